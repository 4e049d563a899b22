"""Canonical JSON: one text for one value, lossless, what the archive stores and what hashes are made of."""

import hashlib
import json
from collections.abc import Callable
from typing import Any, TypeVar

from app.domain.errors import UserError
from app.domain.serial.codecs import Codec, Unreadable
from app.domain.serial.plain import place

T = TypeVar("T")


def to_json(codec: Codec[T], value: T) -> str:
    """Write a value in one of the shapes of a format as canonical JSON."""
    return json.dumps(codec.write(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(codec: Codec[T], text: str) -> T:
    """Read back what `to_json` wrote; `UserError` says the first place that is not right."""
    return from_loaded(codec.read, loaded(text))


def from_loaded(read: Callable[[Any], T], plain: Any) -> T:
    """Read what `loaded` gave; `UserError` says the first place that is not right."""
    try:
        return read(plain)
    except Unreadable as error:
        raise UserError(_closed(f"{place(error.path)}: {error.sentence}"), _RESTORE) from error


def loaded(text: str) -> Any:
    """Read the JSON of the archive; `UserError` when it is spoiled."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError("Il testo conservato nell'archivio non è leggibile.", _RESTORE) from error


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text as it is stored, never of what is read of it and written again."""
    return hashlib.sha256(text.encode()).hexdigest()


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."


_RESTORE = "Ripristinare una copia di sicurezza dell'archivio."
