"""A workbook to be filled as a form: cells with their looks and formulas, and the few that are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from app.domain.workbooks.layout import Meta


class FormLook(Enum):
    """What a cell is for: it decides its font, colours and border."""

    TITLE = auto()
    FACTS = auto()
    HEADING = auto()
    SECTION = auto()
    SECTION_NUMBER = auto()
    LABEL = auto()
    TEXT = auto()
    NUMBER = auto()
    LACKING = auto()
    ENTRY = auto()
    LONG_ENTRY = auto()
    TOTAL_LABEL = auto()
    TOTAL = auto()
    LINK = auto()
    HELPER = auto()


@dataclass(frozen=True, slots=True)
class CellEntry:
    """What may be written in a cell: a word of `list_cells`, or what fulfils `condition`; without either, any text.

    The cell is coloured while the formula `alarm` holds; `hint` shows when it is chosen.
    """

    list_cells: str = ""
    condition: str = ""
    hint: str = ""
    refusal: str = ""
    alarm: str = ""


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell; with a `formula`, `value` is what it gives now. It is as wide as `across` columns, merged.

    `link` leads to a cell of another sheet: `'Rossi Mario'!A1`.
    """

    row: int
    column: int
    value: str | int | Decimal | Fraction | date | None = None
    look: FormLook = FormLook.TEXT
    formula: str = ""
    number_format: str = ""
    across: int = 1
    entry: CellEntry | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of cells: widths of its columns in characters, heights of some rows in points.

    The rows down to `frozen` stay in sight; the last of them is repeated on each printed page.
    """

    name: str
    cells: tuple[FormCell, ...]
    widths: tuple[int, ...]
    frozen: int = 0
    heights: Mapping[int, int] = field(default_factory=dict)
    hidden_columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FormWorkbook:
    """The whole form: only the cells with an entry may be written. A `password` (empty: none) opens the rest."""

    title: str
    instructions: tuple[str, ...]
    sheets: tuple[FormSheet, ...]
    meta: Meta
    password: str = field(default="", repr=False)
