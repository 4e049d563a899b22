"""Columns that nobody knows, and which of ours they are by the hand of who takes the file in."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.matching import text_key
from app.domain.workbooks.reading import ReadWorkbook
from app.domain.workbooks.table_headings import ChosenColumns


@dataclass(frozen=True, slots=True)
class UnknownColumn:
    """A heading that is none of ours: its sheet, the layout it was read as, our columns that it may be.

    `choices` are keys and headings; `chosen` is the key of the one taken, empty where the column is not read.
    """

    sheet: str
    layout: str
    heading: str
    choices: tuple[tuple[str, str], ...]
    chosen: str = ""

    @property
    def place(self) -> tuple[str, str]:
        return self.layout, text_key(self.heading)


def unknown_columns(read: ReadWorkbook, chosen: ChosenColumns) -> Iterator[UnknownColumn]:
    """Yield the columns not known in a file that was read without any chosen by hand."""
    for sheet in read.sheets:
        columns = (*sheet.layout.columns, *sheet.layout.also_read)
        choices = tuple((column.key, column.heading) for column in columns if column.key not in sheet.places)
        for heading in sheet.unknown if choices else ():
            key = chosen.get((sheet.layout.name, text_key(heading)), "")
            yield UnknownColumn(sheet.name, sheet.layout.name, heading, choices, key)


def headings_fingerprint(read: ReadWorkbook) -> str:
    """Return what stands for the headings that are not known: another file of the same make has the same."""
    places = sorted((sheet.layout.name, text_key(heading)) for sheet in read.sheets for heading in sheet.unknown)
    return hashlib.sha256(json.dumps(places, ensure_ascii=False).encode()).hexdigest()


def written_choices(chosen: Mapping[tuple[str, str], str]) -> str:
    """Write the choices as the archive keeps them."""
    lines = sorted([layout, heading, key] for (layout, heading), key in chosen.items() if key)
    return json.dumps(lines, ensure_ascii=False)


def read_choices(text: str) -> dict[tuple[str, str], str]:
    return {(layout, heading): key for layout, heading, key in json.loads(text or "[]")}
