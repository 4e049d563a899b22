"""The columns of a foreign file, and which of ours they are: known by themselves, or by the hand of who takes it in."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.domain.matching import text_key
from app.domain.workbooks.reading import ReadSheet, ReadWorkbook
from app.domain.workbooks.table_headings import NOT_READ, SHEET, ChosenColumns, is_left_out


@dataclass(frozen=True, slots=True)
class ColumnOption:
    """One of our columns that a heading may be: the layouts it is of, its key, its heading."""

    layouts: tuple[str, ...]
    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A heading of a file: its sheet, what it may be, and the place of what it is now in `options` (None: not read).

    One that `is_known` the program knows by itself; `layout` is what its sheet was read as.
    """

    sheet: str
    layout: str
    heading: str
    options: tuple[ColumnOption, ...]
    chosen: int | None = None
    is_known: bool = False

    def choice(self, option: int | None) -> dict[tuple[str, str], str]:
        """Return what is kept when it is chosen to be one of its options, or not to be read."""
        heading = text_key(self.heading)
        read_as = {layout for one in self.options for layout in one.layouts}
        otherwise = NOT_READ if self.is_known else ""
        chosen = {(layout, heading): otherwise for layout in read_as}
        if option is not None:
            chosen |= {(layout, heading): self.options[option].key for layout in self.options[option].layouts}
        return chosen


def file_columns(read: ReadWorkbook, chosen: ChosenColumns) -> Iterator[FileColumn]:
    """Yield the columns of a file that was read without any chosen by hand: first those that nobody knows."""
    for sheet in read.sheets:
        options = _options(read, sheet)
        for heading in sheet.unknown if options else ():
            yield FileColumn(sheet.name, sheet.layout.name, heading, options, _chosen(heading, options, chosen))
    if read.meta is not None:
        return
    for sheet in read.sheets:
        options = _options(read, sheet)
        for key, heading in sheet.headings.items():
            if _named_twice(read, sheet, key):
                continue
            is_left = chosen.get((sheet.layout.name, text_key(heading))) == NOT_READ
            now = _chosen(heading, options, chosen)
            own = next(at for at, one in enumerate(options) if one.key == key)
            at = now if now is not None else None if is_left else own
            yield FileColumn(sheet.name, sheet.layout.name, heading, options, at, is_known=True)


def _options(read: ReadWorkbook, sheet: ReadSheet) -> tuple[ColumnOption, ...]:
    """Return our columns that one of a sheet may be, of every layout that the sheet was read as."""
    found: dict[str, ColumnOption] = {}
    for layout in [one.layout for one in read.sheets if one.name == sheet.name]:
        for column in (*layout.columns, *layout.also_read):
            before = found.get(column.key, ColumnOption((), column.key, column.heading))
            found[column.key] = replace(before, layouts=(*before.layouts, layout.name))
    return tuple(found.values())


def _named_twice(read: ReadWorkbook, sheet: ReadSheet, key: str) -> bool:
    """Whether a column was read for another layout of the same sheet first: the matricola of a list with offices."""
    first = next(one for one in read.sheets if one.name == sheet.name)
    return sheet.is_beside and key in first.headings


def _chosen(heading: str, options: tuple[ColumnOption, ...], chosen: ChosenColumns) -> int | None:
    name = text_key(heading)
    return next((at for at, one in enumerate(options) if chosen.get((one.layouts[0], name)) == one.key), None)


@dataclass(frozen=True, slots=True)
class FileSheet:
    """A sheet of a file that has several: its name, as what it is read, whether it is chosen not to be."""

    name: str
    layout: str
    is_left_out: bool = False

    def choice(self, *, is_left_out: bool) -> dict[tuple[str, str], str]:
        return {(SHEET, text_key(self.name)): NOT_READ if is_left_out else ""}


def file_sheets(read: ReadWorkbook, chosen: ChosenColumns) -> tuple[FileSheet, ...]:
    """Return the sheets of a foreign file, where they are more than one."""
    named = {one.name: one.layout.name for one in reversed(read.sheets)}
    if read.meta is not None or len(named) < 2:
        return ()
    return tuple(FileSheet(name, layout, is_left_out(name, chosen)) for name, layout in sorted(named.items()))


def headings_fingerprint(read: ReadWorkbook) -> str:
    """Return what stands for the headings of a file: another of the same make has the same.

    Those that nobody knows are enough; where all are known they all count.
    """
    places = sorted((sheet.layout.name, text_key(heading)) for sheet in read.sheets for heading in sheet.unknown)
    if not places:
        every = {(sheet.layout.name, text_key(one)) for sheet in read.sheets for one in sheet.headings.values()}
        places = sorted(every)
    return hashlib.sha256(json.dumps(places, ensure_ascii=False).encode()).hexdigest()


def written_choices(chosen: Mapping[tuple[str, str], str]) -> str:
    """Write the choices as the archive keeps them."""
    lines = sorted([layout, heading, key] for (layout, heading), key in chosen.items() if key)
    return json.dumps(lines, ensure_ascii=False)


def read_choices(text: str) -> dict[tuple[str, str], str]:
    return {(layout, heading): key for layout, heading, key in json.loads(text or "[]")}
