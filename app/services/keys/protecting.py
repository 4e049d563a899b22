"""Protecting an archive, and encrypting it again with another key."""

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from app.domain.errors import UserError
from app.domain.keys.passwords import refuse_weak
from app.domain.keys.recovery_key import recovery_text
from app.domain.permissions import Action
from app.models.archive import Archive
from app.models.keys.key_file import DerivationCost, KeyFile
from app.models.keys.wrapping import calibrated_cost, new_key, new_key_file, new_slot, sealed, wrap
from app.models.protection import convert
from app.services.access import glancing
from app.services.keys.attempts import Attempts
from app.services.keys.slots import cost_of, written_title
from app.services.keys.unlocking import key_behind
from app.services.workspace import Workspace

CLEAR_COPY = "in chiaro, prima della protezione"
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Protection:
    """An archive under a new key. `recovery_key` is to be printed now: it is kept nowhere.

    `kept` is the copy in clear of before, to be removed only if the user wants; `temporary` are the passwords given
    anew to the other slots, by their id.
    """

    path: Path
    key: bytes = field(repr=False)
    recovery_key: str = field(repr=False)
    slot_id: str
    kept: Path | None = None
    temporary: Mapping[str, str] = field(default_factory=dict, repr=False)


def protect(
    workspace: Workspace,
    title: str,
    password: str,
    *,
    names: Iterable[str] = (),
    cost: DerivationCost | None = None,
    fill: Callable[[Workspace, str], None] | None = None,
) -> Protection:
    """Encrypt an archive in clear, with one who may log in; it is closed here and its file is another afterwards.

    `fill` writes the first user in the encrypted archive before it takes its name: it is given the workspace and the
    id of the slot. On any error the archive in clear is as it was (to be opened again).
    """
    file, key = _new_keys(workspace)
    title = written_title(title)
    refuse_weak(password, (file.name, title, *names))
    slot = wrap(file, new_slot(title, cost or calibrated_cost()), key, password)
    archive = workspace.archive
    archive.close()
    filling = partial(_fill, workspace, slot.id, fill) if fill else None
    keys = sealed(file.with_slot(slot), key)
    kept = convert(archive.path, None, key, keys, kept_as=CLEAR_COPY, fill=filling)
    return Protection(archive.path, key, recovery_text(key), slot.id, kept)


def rekey(
    workspace: Workspace,
    slot_id: str,
    password: str,
    attempts: Attempts,
    *,
    dropped: Collection[str] = (),
    before: Callable[[], object] | None = None,
    fill: Callable[[Workspace, str], None] | None = None,
) -> Protection:
    """Encrypt a protected archive again, so that whoever had its key has it no more; it is closed here.

    The password of whoever asks stays; the others are given a temporary one, since theirs are not known here, and the
    slots `dropped` are left out. `before` is done once the password is right, with the archive as it was; `fill` as in
    `protect`. Copies and backups made before still open with the key and the passwords of then.
    """
    with glancing(workspace, Action.MANAGE_USERS):
        archive = workspace.archive
    if archive.key is None or archive.keys is None:
        raise UserError("L'archivio non è protetto da una password.")
    key_behind(archive.keys, slot_id, password, attempts)
    if before is not None:
        before()
    key, old = new_key(), archive.keys
    kept = [slot for slot in old.slots if slot.id == slot_id or slot.id not in dropped]
    temporary = {slot.id: _temporary_password() for slot in kept if slot.id != slot_id}
    file = new_key_file(key, old.archive_id, old.name)
    for slot in kept:
        emptied = new_slot(slot.shown, cost_of(old), slot.id, is_temporary=slot.id in temporary)
        file = file.with_slot(wrap(file, emptied, key, temporary.get(slot.id, password)))
    archive.close()
    filling = partial(_fill, workspace, slot_id, fill) if fill else None
    convert(archive.path, archive.key, key, sealed(file, key), fill=filling)
    return Protection(archive.path, key, recovery_text(key), slot_id, temporary=temporary)


def _new_keys(workspace: Workspace) -> tuple[KeyFile, bytes]:
    key = new_key()
    with glancing(workspace, Action.MANAGE_USERS) as glance:
        if workspace.archive.key is not None:
            raise UserError("L'archivio è già protetto.")
        if not workspace.archive.is_writable:
            raise UserError("L'archivio è aperto in sola lettura.", "Chiuderlo e riaprirlo per proteggerlo.")
        return new_key_file(key, glance.archive_id(), glance.municipality()[0]), key


def _fill(workspace: Workspace, slot_id: str, fill: Callable[[Workspace, str], None], archive: Archive) -> None:
    fill(replace(workspace, archive=archive), slot_id)


def _temporary_password() -> str:
    """Make a password to be dictated and changed at once: 77 random bits, no signs mistaken for each other."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(4))
