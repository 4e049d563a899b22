"""A sheet of raw cells becomes rows of values and errors that name their cell: nothing is raised."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.columns import Column
from app.domain.issues import Issue, Severity
from app.domain.italian import quoted
from app.domain.matching import text_key
from app.domain.workbooks.cells import Erase, RawCell, Value, shown
from app.domain.workbooks.layout import Meta, SheetLayout

WHOLE_ROW = "Riga"
"""What stands for the heading where no cell is wrong but the row as a whole."""


@dataclass(frozen=True, slots=True, order=True)
class CellError:
    """A cell that cannot be taken: where it is, what it holds, what is wrong and what to do.

    `row` and `column` are counted from 1; a column of 0 is the whole row.
    """

    sheet: str
    row: int
    column: int
    heading: str
    value: str
    problem: str
    remedy: str

    @property
    def cell(self) -> str:
        return f"{column_letters(self.column)}{self.row}" if self.column else f"riga {self.row}"

    @property
    def sentence(self) -> str:
        if self.heading == WHOLE_ROW:
            return f"{self.sheet}, {self.cell}: {self.problem}. {self.remedy}".strip()
        what = f"{self.heading}: «{self.value}» {self.problem}" if self.value else f"{self.heading}: {self.problem}"
        return f"{self.sheet}, {self.cell}, {what}. {self.remedy}".strip()


@dataclass(frozen=True, slots=True)
class NativeRows:
    """Rows by number as a fast reader gives them: the values from the column `first` on, `""` or None where empty.

    Those whose cells cannot be read (errors, formulas never calculated) are not among them.
    """

    rows: Mapping[int, Sequence[object]] = field(default_factory=dict)
    first: int = 1


@dataclass(frozen=True, slots=True)
class RawTable:
    """The cells of one sheet that are not empty, by row and column, both counted from 1.

    One that `is_protected` lets nobody write elsewhere than where it should. `natives` are the same rows as values, for
    a reader that can do without cells; a table that gives none is read by its cells.
    """

    name: str
    rows: Mapping[int, Mapping[int, RawCell]]
    is_protected: bool = True
    natives: Callable[[], NativeRows] = field(default=NativeRows, compare=False)


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """A file as found: its sheets, what it says of itself when it says it, how it was read where that was guessed."""

    tables: tuple[RawTable, ...]
    meta: Meta | None = None
    notes: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row: the values of its cells that are not empty, by key of the column."""

    number: int
    values: Mapping[str, Value]
    errors: tuple[CellError, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet read: its rows, and at which place of the user's file each of our columns is.

    `unknown` are the headings nobody knows, `headings` those of the file by our key; `is_beside` says that the sheet
    was read as another of ours first; `together` are the names of the sheets that a list is divided in, this one
    among them.
    """

    layout: SheetLayout
    name: str
    rows: tuple[ReadRow, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Issue, ...] = ()
    unknown: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    is_beside: bool = False
    together: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[CellError, ...]:
        return tuple(error for row in self.rows for error in row.errors)

    def error(self, row: ReadRow, key: str, problem: str, remedy: str) -> CellError:
        """Return an error about the cell of `row` under the column `key` (the whole row when there is none)."""
        column = next((one for one in self.layout.columns if one.key == key), None)
        value = row.values.get(key)
        text = "" if value is None or column is None else shown_value(column, value)
        heading = column.heading if column else WHOLE_ROW
        return CellError(self.name, row.number, self.places.get(key, 0), heading, text, problem, remedy)


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """A whole workbook read against its layout: the sheets that were found, and what is worth saying.

    `about` is whose it is, where a workbook is made for somebody; `year` that of one that is of a year.
    """

    sheets: tuple[ReadSheet, ...]
    notes: tuple[Issue, ...] = ()
    about: str = ""
    meta: Meta | None = None
    year: int | None = None

    def sheets_of(self, layout: SheetLayout) -> list[ReadSheet]:
        """Return the sheets of the file that are of a layout: one for each person, where each has its own."""
        return [sheet for sheet in self.sheets if sheet.layout.name == layout.name]

    @property
    def errors(self) -> tuple[CellError, ...]:
        return tuple(error for sheet in self.sheets for error in sheet.errors)


def shown_value(column: Column, value: Value) -> str:
    """Write a value as its cell shows it, for a message."""
    if isinstance(value, Erase):
        return value.value
    return shown(RawCell(value)) if isinstance(value, str) else column.written(value)


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_OWN_SHEETS = frozenset({"istruzioni", "elenchi", "errori", "meta", "riepilogo"})


def is_ours(name: str) -> bool:
    """Whether a sheet of our workbooks goes by this name that holds no rows: the words of the lists, what was wrong."""
    return text_key(name) in _OWN_SHEETS


def unknown_sheets(names: Sequence[str]) -> list[Issue]:
    """Name the sheets of a file that are neither of its layout nor made beside it."""
    strangers = [name for name in names if not is_ours(name)]
    return [warning("unknown_sheets", f"Fogli non riconosciuti: {quoted(strangers)}.")] if strangers else []


_YEAR = "anno"


def year_line(year: int) -> tuple[str, str]:
    """Return the line with which a workbook says, in its hidden sheet, of which year it is."""
    return _YEAR, str(year)


def year_of(raw: RawWorkbook, otherwise: int | None) -> int | None:
    """Return the year that a file says it is of, else the one given."""
    lines = raw.meta.lines if raw.meta else ()
    told = next((line[1] for line in lines if len(line) > 1 and line[0] == _YEAR), "")
    return int(told) if told.isdecimal() else otherwise


LEFT_OUT = "left_out"
"""What is said of rows of which something cannot be taken, and the rest is."""


def warning(code: str, sentence: str) -> Issue:
    return Issue(code, sentence, severity=Severity.WARNING)
