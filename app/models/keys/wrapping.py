"""The archive's key under a password: Argon2id makes a key of the password, AES-256-GCM wraps the archive's with it."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from time import process_time

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.keys.passwords import as_typed
from app.models.keys.key_file import (
    KEY_ID,
    LOWEST_COST,
    NONCE,
    SALT,
    SEAL,
    DerivationCost,
    KeyFile,
    KeySlot,
    sealed_part,
    slot_context,
)

KEY_LENGTH = 48
MEMORY_KIB = 64 * 1024
"""Memory that each guess of a password must have, well above the minimum and at ease on an office PC."""
HALF_A_SECOND = 0.5


def new_key() -> bytes:
    """Make the key of an archive: 32 bytes for AES, 16 of salt."""
    return secrets.token_bytes(KEY_LENGTH)


def key_id_of(key: bytes) -> bytes:
    """Return what tells one key from another without telling anything of it."""
    return _derived(key, b"merito: which key", KEY_ID)


def new_key_file(key: bytes, archive_id: str, name: str) -> KeyFile:
    return KeyFile(archive_id, name, key_id_of(key), ())


def new_slot(title: str, cost: DerivationCost, slot_id: str = "", *, is_temporary: bool = False) -> KeySlot:
    """Make an empty slot: a new one, or one in the place of that with `slot_id`."""
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    return KeySlot(slot_id or secrets.token_hex(8), title, cost, salt, nonce, is_temporary=is_temporary)


def wrap(file: KeyFile, slot: KeySlot, key: bytes, password: str) -> KeySlot:
    """Put the key in a new slot, for `password` to open: it is good in this key file only, under its id and title."""
    wrapped = AESGCM(_password_key(password, slot)).encrypt(slot.nonce, key, slot_context(file, slot))
    return replace(slot, wrapped=wrapped)


def unwrap(file: KeyFile, slot: KeySlot, password: str) -> bytes | None:
    """Return the archive's key; None when the password is wrong, or anything of the slot was changed."""
    try:
        return AESGCM(_password_key(password, slot)).decrypt(slot.nonce, slot.wrapped, slot_context(file, slot))
    except InvalidTag:
        return None


def sealed(file: KeyFile, key: bytes) -> KeyFile:
    """Seal a key file: whoever has the archive's key sees afterwards whether a slot was added, changed or taken."""
    return replace(file, seal=_seal(file, key))


def is_sealed(file: KeyFile, key: bytes) -> bool:
    return file.key_id == key_id_of(key) and hmac.compare_digest(file.seal, _seal(file, key))


def calibrated_cost(clock: Callable[[], float] = process_time) -> DerivationCost:
    """Measure this PC: as many passes as take about half a second; on a slow one less memory, not below the minimum.

    The clock is that of the processor: other programs at work just then must not make the password easier to guess.
    """
    passes = round(HALF_A_SECOND / max(_length_of_a_pass(clock), 0.001))
    return DerivationCost(MEMORY_KIB, min(64, max(2, passes)), 1) if passes else LOWEST_COST


@cache
def _length_of_a_pass(clock: Callable[[], float]) -> float:
    """Measure the seconds of one pass, once: the PC stays the same."""
    once = DerivationCost(MEMORY_KIB, 1, 1)
    start = clock()
    _password_key("misura", KeySlot("", "", once, bytes(SALT), bytes(NONCE)))
    return clock() - start


def _password_key(password: str, slot: KeySlot) -> bytes:
    cost = slot.cost
    kdf = Argon2id(salt=slot.salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(as_typed(password).encode())


def _seal(file: KeyFile, key: bytes) -> bytes:
    return hmac.digest(_derived(key, b"merito: seal of the key file", SEAL), sealed_part(file), "sha256")


def _derived(key: bytes, use: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=use).derive(key)
