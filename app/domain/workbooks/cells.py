"""One cell of a workbook read forgivingly: what people write in Excel becomes a value of its column."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum

from app.domain.choices import choice_named
from app.domain.columns import Column, Format
from app.domain.dates import NotADate
from app.domain.exact import NotExact, to_units
from app.domain.italian import NotReadable, format_value, listed, parse_decimal, parse_money
from app.domain.matching import text_key
from app.domain.quantities import TwoReadings, parse_quantity
from app.domain.workbooks import weekly_hours
from app.domain.workbooks.cell_days import day_written
from app.domain.workbooks.cell_words import LAST_YEAR, NO_DAY, NO_END, NOTHING, NOTHING_BEGINS

Native = str | int | Decimal | bool | date | time | None
"""What a cell may hold, once the reader of the file has made its numbers exact."""


class Erase(Enum):
    """The word `(cancella)`: the cell asks to empty what the archive holds."""

    ERASE = "(cancella)"


ERASE = Erase.ERASE
Value = Native | Erase


class CellRefused(ValueError):  # noqa: N818 (errors say the fact)
    """A cell that is not what its column wants: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


class CellTrouble(Enum):
    """Why the value of a cell is not known: an error of calculation, a formula that was never calculated."""

    ERROR = "error"
    NOT_CALCULATED = "not_calculated"


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as found: its value, how the file shows it, and why the value is not known, if it is not.

    `as_date` is the day a plain number would be in the calendar of that file (1900 or 1904).
    """

    value: Native = None
    number_format: str = "General"
    trouble: CellTrouble | None = None
    as_date: date | None = None

    @property
    def is_percent(self) -> bool:
        return "%" in re.sub(r'"[^"]*"|\\.', "", self.number_format)


_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = re.compile(r"[^\S\n]+")
_WHOLE_AS_DECIMAL, _ZEROS = re.compile(r"(\d+)[.,]0+"), re.compile(r"0{2,}")
_ERASE_KEY = re.compile(r"\(\s*cancella\s*\)", re.IGNORECASE)
_YES, _NO = frozenset({"si", "s", "x", "vero", "true", "1", "yes", "y"}), frozenset({"no", "n", "falso", "false", "0"})
_LONGEST_NUMBER = 15
_EXAMPLES = {
    Format.INTEGER: "un numero intero, per esempio 12",
    Format.DECIMAL: "un numero, per esempio 87,50",
    Format.QUANTITY: "un numero, per esempio 1.250,50",
    Format.PERCENT: "una percentuale, per esempio 50",
    Format.MONEY: "un importo, per esempio 1.234,56",
    Format.DATE: "una data come 31/12/2024",
    Format.BOOLEAN: "sì oppure no",
}


def clean_text(text: str) -> str:
    """Return `text` without invisible characters and spaces around; runs of spaces become one."""
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text  # nearly all: the rest costs ten times as much
    lines = _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()


def read_cell(column: Column, raw: RawCell, year: int | None = None, *, is_foreign: bool = False) -> Value:
    """Return the value of a cell, None when it is empty, `ERASE` when it asks to erase; raise `CellRefused`.

    `year` is the one in which the file is read: a date whose year has two figures is of the century it tells;
    a file that `is_foreign` was not written by us, and may say `--` for nothing in a text too.
    """
    if raw.trouble is CellTrouble.ERROR:
        raise CellRefused("contiene un errore di calcolo", "Correggere la formula, oppure scrivere il valore.")
    if raw.trouble is CellTrouble.NOT_CALCULATED:
        problem = "contiene una formula che non è mai stata calcolata"
        raise CellRefused(problem, "Aprire il file con Excel o LibreOffice, salvarlo e riprovare.")
    if raw.value is None:
        return None
    if isinstance(raw.value, str):
        clean = clean_text(raw.value)
        if not clean or (clean[0] in NOTHING_BEGINS and _stands_for_nothing(column, clean, is_foreign=is_foreign)):
            return None
        if clean[0] == "(" and _ERASE_KEY.fullmatch(clean):
            return _erase(column)
    try:
        if column.format is Format.DATE:
            return _date(column, raw, year)
        return _READERS.get(column.format, _text)(column, raw)
    except NotADate as reason:
        raise CellRefused("non è un giorno del calendario", f"{reason}.") from None
    except NotReadable:
        wanted = _EXAMPLES[column.format]
        raise CellRefused(f"non è {wanted.split(',')[0]}", f"Scrivere {wanted}.") from None


def says_nothing(column: Column, text: str, *, is_foreign: bool) -> bool:
    """Whether a text stands for an empty cell: `n.d.`, `--`; a text that we wrote says what it says."""
    clean = clean_text(text)
    return not clean or (clean[0] in NOTHING_BEGINS and _stands_for_nothing(column, clean, is_foreign=is_foreign))


def _stands_for_nothing(column: Column, clean: str, *, is_foreign: bool) -> bool:
    if clean[0] == "0":
        return column.format is Format.DATE and NO_DAY.fullmatch(clean) is not None
    is_text = column.format in {Format.TEXT, Format.CODE, Format.CHOICE} and not is_foreign
    return not is_text and column.format is not Format.LONG_TEXT and bool(NOTHING.fullmatch(clean))


def shown(raw: RawCell) -> str:
    """Write what a cell holds, for a message."""
    return _written(raw.value)


def same(column: Column, before: object, after: object) -> bool:
    """Whether two values are the same once both are written as a cell of `column` can hold them."""
    return before == after or _comparable(column, before) == _comparable(column, after)


def _comparable(column: Column, value: object) -> object:
    plain = getattr(value, "italian", value)
    if column.format is Format.CODE and plain is not None:
        plain = str(plain)
    return (clean_text(plain) or None) if isinstance(plain, str) else plain


def _erase(column: Column) -> Erase:
    if column.required:
        raise CellRefused("non si può cancellare", "Scrivere un valore, oppure lasciare la cella vuota.")
    return ERASE


def _written(value: Native) -> str:
    return clean_text(value) if isinstance(value, str) else format_value(value)


def _text(column: Column, raw: RawCell) -> Value:
    text = _written(raw.value)
    return text if column.format is Format.LONG_TEXT else " ".join(text.split())


def _code(_column: Column, raw: RawCell) -> Value:
    """Keep the zeros in front of a code, drop the `.0` that Excel adds behind."""
    if isinstance(raw.value, int | Decimal) and not isinstance(raw.value, bool):
        return _code_of_number(Decimal(raw.value), raw.number_format)
    text = " ".join(_written(raw.value).split())
    whole = _WHOLE_AS_DECIMAL.fullmatch(text)
    return whole[1] if whole else text


def _code_of_number(number: Decimal, number_format: str) -> str:
    if number.adjusted() >= _LONGEST_NUMBER:
        raise CellRefused(
            "è un codice lungo che Excel ha trasformato in numero, perdendone le cifre",
            "Dare alla cella il formato Testo e scrivere di nuovo il codice.",
        )
    written = f"{number.normalize():f}"
    return written.zfill(len(number_format)) if _ZEROS.fullmatch(number_format) else written


def _number(parse: Callable[[str], Decimal]) -> Callable[[Column, RawCell], Value]:
    def read(column: Column, raw: RawCell) -> Value:
        if column.is_bare and (raw.is_percent or (isinstance(raw.value, str) and set(raw.value) & {"%", "€"})):
            raise CellRefused("è una percentuale o un importo", "Scrivere il solo numero, per esempio 40.")
        try:
            return _with_digits(column, _exact_number(parse, raw))
        except TwoReadings as two:
            raise CellRefused("si legge in due modi", f"Scrivere {two.thousands} oppure {two.decimals}.") from None

    return read


def _exact_number(parse: Callable[[str], Decimal], raw: RawCell) -> Decimal:
    match raw.value:
        case bool() | date() | time() | None:
            raise NotReadable
        case str():
            value = parse(clean_text(raw.value))
        case _:
            value = Decimal(raw.value) * (100 if raw.is_percent else 1)
    if not value.is_finite():
        raise NotReadable
    if value.adjusted() >= _LONGEST_NUMBER:
        raise CellRefused("è un numero troppo grande", "Controllare le cifre.")
    return value


def _with_digits(column: Column, value: Decimal) -> Decimal:
    """Refuse decimals that the archive could not hold: a value is never rounded in silence."""
    if column.digits is not None:
        try:
            to_units(value, column.digits)
        except NotExact:
            raise CellRefused(
                f"ha più di {column.digits} decimali", f"Arrotondare a {column.digits} decimali."
            ) from None
    return value


def _percent(column: Column, raw: RawCell) -> Value:
    """Read a percentage, also as hours of the week: `18/36` and `18 ore` are 50."""
    text = weekly_hours.without_part_time(clean_text(raw.value)) if isinstance(raw.value, str) else ""
    try:
        if (share := weekly_hours.share_written(text)) is not None:
            return share
        value = _number(parse_decimal)(column, RawCell(text) if text else raw)
        if (
            column.in_hours
            and isinstance(value, Decimal)
            and value < weekly_hours.NO_HOURS
            and not raw.is_percent | ("%" in text)
        ):
            return weekly_hours.share_of_week(value)
    except weekly_hours.TooManyHours:
        problem = f"sono più delle {weekly_hours.WEEK} ore di una settimana di lavoro"
        remedy = "Scrivere le ore, per esempio 18, oppure la percentuale, per esempio 50 %."
        raise CellRefused(problem, remedy) from None
    return value


def _integer(_column: Column, raw: RawCell) -> Value:
    value = _exact_number(parse_money, raw)
    if value != value.to_integral_value():
        raise NotReadable
    return int(value)


def _date(column: Column, raw: RawCell, year: int | None) -> Value:
    """Return a day; `ERASE` where a last day is said not to be there: `in servizio`, `31/12/9999`."""
    if column.is_end and isinstance(raw.value, str) and NO_END.fullmatch(clean_text(raw.value)):
        return ERASE
    value = clean_text(raw.value) if isinstance(raw.value, str) else raw.value
    if value == 0 and not isinstance(value, bool):
        return None  # how programs write that there is no day
    day = day_written(value, raw.as_date, year, is_past=column.is_past)
    return ERASE if column.is_end and day.year >= LAST_YEAR else day


def _boolean(_column: Column, raw: RawCell) -> Value:
    key = text_key(_written(raw.value))
    if key not in {*_YES, *_NO}:
        raise NotReadable
    return key in _YES


def _choice(column: Column, raw: RawCell) -> Value:
    """Return the choice as it is declared, however it is written."""
    text = " ".join(_written(raw.value).split())
    found = choice_named(column.choices, text)
    if found is None and column.choices:
        raise CellRefused("non è tra i valori ammessi", f"Scegliere tra {listed(column.choices)}.")
    return found or text


_READERS: dict[Format, Callable[[Column, RawCell], Value]] = {
    Format.CODE: _code,
    Format.INTEGER: _integer,
    Format.DECIMAL: _number(parse_decimal),
    Format.QUANTITY: _number(parse_quantity),
    Format.PERCENT: _percent,
    Format.MONEY: _number(parse_money),
    Format.BOOLEAN: _boolean,
    Format.CHOICE: _choice,
}
