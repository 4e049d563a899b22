"""Columns declared once: the table on screen, the export and the import read the same list."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from app.domain import italian


class Format(Enum):
    """How a cell is written, aligned, exported and read back."""

    TEXT = "text"
    CODE = "code"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    QUANTITY = "quantity"
    """A measured number, which may have thousands; a decimal is a score or a weight, which has none."""
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"

    @property
    def is_number(self) -> bool:
        return self in {Format.INTEGER, Format.DECIMAL, Format.QUANTITY, Format.PERCENT, Format.MONEY}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` is an attribute of the row, `width` is in characters.

    `choices` are the values offered in a list; `synonyms` are other headings accepted when reading a workbook;
    `digits` are the decimals shown (None: only those there are); a number that `is_bare` takes no sign of percent or
    euro; a text `with_figures` stands as numbers stand;
    `not_read` says what to do with what is no value of it;
    a date that `is_past` (a birth) is never read as one to come, one that `is_end` may be written `in servizio`;
    a share of time `in_hours` is written as hours of the week; `told_by` is the attribute of the row that says the
    value in words, where more than the value is needed to say it.
    """

    key: str
    heading: str
    format: Format = Format.TEXT
    width: int = 20
    editable: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    digits: int | None = 2
    help: str = ""
    with_figures: bool = False
    is_past: bool = False
    is_end: bool = False
    is_bare: bool = False
    in_hours: bool = False
    not_read: str = ""
    told_by: str = ""

    def value(self, row: object) -> Any:
        return getattr(row, self.key)

    def text(self, row: object) -> str:
        return getattr(row, self.told_by) if self.told_by else self.written(self.value(row))

    def written(self, value: Any) -> str:  # noqa: PLR0911 (one line for each format)
        """Write a value of this column in Italian; missing is empty text."""
        if value is None:
            return ""
        match self.format:
            case Format.MONEY:
                return italian.format_money(value)
            case Format.PERCENT:
                return italian.format_percent(value, self.digits)
            case Format.DECIMAL:
                return italian.format_decimal(Decimal(value), self.digits)
            case Format.QUANTITY:
                return italian.format_decimal(Decimal(value), self.digits, grouped=True)
            case Format.INTEGER:
                return italian.format_decimal(Decimal(value), 0, grouped=True)
            case Format.DATE:
                return italian.format_date(value)
            case Format.BOOLEAN:
                return "sì" if value else "no"
            case _:
                return str(getattr(value, "italian", value))


def column_of(columns: Sequence[Column], key: str) -> Column:
    return next(column for column in columns if column.key == key)
