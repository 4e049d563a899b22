"""Closed sheets as the archive stores them: one row for each format there ever was, each read for ever."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.errors import UserError
from app.domain.method.template import Band
from app.domain.serial.canonical import from_loaded, loaded, to_json
from app.domain.serial.codecs import Codec
from app.domain.serial.format_1 import sheet as format_1
from app.domain.serial.format_2 import sheet as format_2
from app.domain.serial.format_3 import sheet as format_3
from app.domain.serial.format_4 import sheet as format_4
from app.domain.sheets.snapshot import Frozen, Snapshot


@dataclass(frozen=True, slots=True)
class SnapshotFormat:
    """How one format stores a closed sheet, what lists read of it, and what its outcome calls a band."""

    snapshot: Codec[Snapshot]
    head: Callable[[Any], Frozen]
    band_name: Callable[[Band], str]


FORMATS: Mapping[int, SnapshotFormat] = {
    1: SnapshotFormat(format_1.SNAPSHOT, format_1.head, format_1.band_name),
    2: SnapshotFormat(format_2.SNAPSHOT, format_1.head, format_1.band_name),
    3: SnapshotFormat(format_3.SNAPSHOT, format_1.head, format_1.band_name),
    4: SnapshotFormat(format_4.SNAPSHOT, format_1.head, format_1.band_name),
}


def write_snapshot(snapshot: Snapshot) -> str:
    """Write a closed sheet in its format: one that is being closed has that of today."""
    return to_json(FORMATS[snapshot.format].snapshot, snapshot)


def read_snapshot(body: str) -> Snapshot:
    """Read a closed sheet, of whatever format; `UserError` says what of it cannot be read."""
    plain = loaded(body)
    return from_loaded(_format_of(plain).snapshot.read, plain)


def read_frozen(body: str) -> Frozen:
    """Read only the head of a closed sheet."""
    plain = loaded(body)
    return from_loaded(_format_of(plain).head, plain)


def _format_of(plain: Any) -> SnapshotFormat:
    number = plain.get("format") if isinstance(plain, dict) else None
    if type(number) is not int or number not in FORMATS:
        raise UserError(
            "Una scheda definitiva è in un formato che questa versione di Merito non conosce.",
            "Aprire l'archivio con la versione più recente del programma.",
        )
    return FORMATS[number]
