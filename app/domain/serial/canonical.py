"""Canonical JSON: one text for one value, lossless, what the archive stores and what hashes are made of."""

import json
from typing import Any, TypeVar

from app.domain.errors import UserError
from app.domain.serial.plain import from_plain, to_plain

T = TypeVar("T")


def to_json(value: object) -> str:
    """Write any frozen dataclass of the method or of the scoring as canonical JSON."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(shape: type[T], text: str) -> T:
    """Read back what `to_json` wrote; `UserError` says the first place that is not right."""
    value, problems = from_plain(shape, loaded(text))
    if value is None:
        raise UserError(_closed(problems[0].as_issue().sentence), _RESTORE)
    return value


def loaded(text: str) -> Any:
    """Read the JSON of the archive; `UserError` when it is spoiled."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise UserError("Il testo conservato nell'archivio non è leggibile.", _RESTORE) from error


def _closed(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."


_RESTORE = "Ripristinare una copia di sicurezza dell'archivio."
