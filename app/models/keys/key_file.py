"""The key file of an archive: who may open it, each with the archive's key wrapped by their password.

It is canonical JSON of a numbered format, so that each of its bytes counts: a file that is not what this module would
write again is refused.
"""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

FORMAT, RENAMED_FORMAT, FIRST_FORMAT = 3, 2, 1
"""Format 3 has slots with a temporary password, 2 slots given another title; a file is in the least that it needs."""
LARGEST = 256 * 1024
"""Bytes of the largest key file that is read."""
SALT, NONCE, WRAPPED, SEAL, KEY_ID = 16, 12, 48 + 16, 32, 16


class KeyFileError(Exception):
    """The bytes are not a key file of ours; `is_newer`: of a version of the program that came after this one."""

    def __init__(self, *, is_newer: bool = False) -> None:
        super().__init__("spoiled key file")
        self.is_newer = is_newer


@dataclass(frozen=True, slots=True)
class DerivationCost:
    """What Argon2id is asked: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def is_allowed(self) -> bool:
        """At least OWASP's minimum (Password Storage Cheat Sheet: 19 MiB, 2 passes); no more than a PC can give."""
        return 19 * 1024 <= self.memory_kib <= 1024 * 1024 and 2 <= self.passes <= 64 and 1 <= self.lanes <= 8


LOWEST_COST = DerivationCost(19 * 1024, 2, 1)


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One who may open the archive: a title that names nobody, and the archive's key under their password.

    The wrapped key is tied to the `title` of when the password was given; `renamed` is what is shown since then in its
    place, covered by the seal alone: a title follows the archive without asking anybody's password.
    `is_temporary`: whoever gave the password knows it, and its owner changes it before anything opens.
    """

    id: str
    title: str
    cost: DerivationCost
    salt: bytes
    nonce: bytes
    wrapped: bytes = b""
    renamed: str = ""
    is_temporary: bool = False

    @property
    def shown(self) -> str:
        return self.renamed or self.title

    def called(self, title: str) -> "KeySlot":
        """Show it under a title from now on."""
        return replace(self, renamed="" if title == self.title else title)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """`key_id` tells which key the slots hold, without telling the key; `seal` is of all the rest, made with it."""

    archive_id: str
    name: str
    key_id: bytes
    slots: tuple[KeySlot, ...]
    seal: bytes = b""

    def slot(self, slot_id: str) -> KeySlot | None:
        return next((one for one in self.slots if one.id == slot_id), None)

    def with_slot(self, slot: KeySlot) -> "KeyFile":
        """Put a slot in the place of the one with its id, else after the others."""
        if self.slot(slot.id) is None:
            return replace(self, slots=(*self.slots, slot))
        return replace(self, slots=tuple(slot if one.id == slot.id else one for one in self.slots))

    def without_slot(self, slot_id: str) -> "KeyFile":
        return replace(self, slots=tuple(one for one in self.slots if one.id != slot_id))


def written(file: KeyFile) -> bytes:
    """Write a key file; `read` gives the same back."""
    return _canonical({**_body(file), "seal": file.seal.hex()})


def sealed_part(file: KeyFile) -> bytes:
    """Return what the seal is made of: everything but itself."""
    return _canonical(_body(file))


def slot_context(file: KeyFile, slot: KeySlot) -> bytes:
    """Return what the wrapped key of a slot is tied to: the archive, which key, and all the rest of the slot."""
    rest = {key: value for key, value in _plain_slot(slot).items() if key not in {"wrapped", "renamed"}}
    return _canonical({"archive_id": file.archive_id, "key_id": file.key_id.hex(), "slot": rest})


def read(data: bytes) -> KeyFile:
    """Read a key file; `KeyFileError` when it is not exactly as `written` would write it."""
    try:
        plain = json.loads(data)
        if plain["format"] > FORMAT:
            raise KeyFileError(is_newer=True)
        file = _file_in(plain)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise KeyFileError from error
    if not _is_in_bounds(file) or written(file) != data:
        raise KeyFileError
    return file


def _body(file: KeyFile) -> dict[str, Any]:
    return {
        "format": max((_format_of(slot) for slot in file.slots), default=FIRST_FORMAT),
        "archive_id": file.archive_id,
        "name": file.name,
        "key_id": file.key_id.hex(),
        "slots": [_plain_slot(slot) for slot in file.slots],
    }


def _format_of(slot: KeySlot) -> int:
    return FORMAT if slot.is_temporary else RENAMED_FORMAT if slot.renamed else FIRST_FORMAT


def _plain_slot(slot: KeySlot) -> dict[str, Any]:
    texts = {"salt": slot.salt.hex(), "nonce": slot.nonce.hex(), "wrapped": slot.wrapped.hex()}
    renamed = {"renamed": slot.renamed} if slot.renamed else {}
    temporary = {"temporary": True} if slot.is_temporary else {}
    return {"id": slot.id, "title": slot.title, **asdict(slot.cost), **texts, **renamed, **temporary}


def _file_in(plain: dict[str, Any]) -> KeyFile:
    slots = tuple(_slot_in(one) for one in plain["slots"])
    bare = KeyFile(str(plain["archive_id"]), str(plain["name"]), bytes.fromhex(plain["key_id"]), slots)
    return replace(bare, seal=bytes.fromhex(plain["seal"]))


def _slot_in(plain: dict[str, Any]) -> KeySlot:
    cost = DerivationCost(int(plain["memory_kib"]), int(plain["passes"]), int(plain["lanes"]))
    salt, nonce, wrapped = (bytes.fromhex(plain[name]) for name in ("salt", "nonce", "wrapped"))
    renamed, is_temporary = str(plain.get("renamed", "")), bool(plain.get("temporary", False))
    return KeySlot(str(plain["id"]), str(plain["title"]), cost, salt, nonce, wrapped, renamed, is_temporary)


def _is_in_bounds(file: KeyFile) -> bool:
    ids = [slot.id for slot in file.slots]
    lengths = (len(file.key_id), len(file.seal)) == (KEY_ID, SEAL)
    return lengths and len(set(ids)) == len(ids) and all(_is_slot_in_bounds(slot) for slot in file.slots)


def _is_slot_in_bounds(slot: KeySlot) -> bool:
    lengths = (len(slot.salt), len(slot.nonce), len(slot.wrapped)) == (SALT, NONCE, WRAPPED)
    return lengths and slot.cost.is_allowed


def _canonical(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
