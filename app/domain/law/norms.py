"""A text of law or contract with the days on which it holds, and a figure that it sets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.italian import format_decimal, format_money
from app.domain.italian_enum import ItalianEnum


class FigureUnit(ItalianEnum):
    """What a figure counts; the word is that of the files."""

    PERCENT = "percent", "%"
    EURO = "euro", "€"
    HOURS = "hours", "ore"
    YEARS = "years", "anni"
    DAYS = "days", "giorni"
    POINTS = "points", "punti"
    MONTH = "month", "mese"
    INHABITANTS = "inhabitants", "abitanti"

    @property
    def is_whole(self) -> bool:
        return self in {FigureUnit.YEARS, FigureUnit.DAYS, FigureUnit.MONTH, FigureUnit.INHABITANTS}


_MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
    "novembre", "dicembre",
)  # fmt: skip


def figure_text(value: Decimal | None, unit: FigureUnit) -> str:
    """Write a figure with what it counts: `30 %`, `18.000,00 €`, `fine di febbraio`; none set is said."""
    if value is None:
        return "non prevista"
    if unit is FigureUnit.MONTH:
        return f"fine di {_MONTHS[int(value) - 1]}"
    if unit is FigureUnit.EURO:
        return format_money(value)
    return f"{format_decimal(value, None, grouped=unit is FigureUnit.INHABITANTS)} {unit.italian}"


def cited(source: str, *, is_secondary: bool) -> str:
    """Cite a source; one that is known from other texts alone is printed as `v.`."""
    return f"v. {source}" if is_secondary else source


class _InForce:
    """Something that holds from a day, until another where it is over."""

    __slots__ = ()
    valid_from: date
    valid_to: date | None
    source: str
    is_secondary: bool

    def is_in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def citation(self) -> str:
        return cited(self.source, is_secondary=self.is_secondary)


@dataclass(frozen=True, slots=True)
class Norm(_InForce):
    """A text that checks apply: `code` names it to them, `rule` is the check of the list that reads it (`W3`)."""

    code: str
    rule: str
    title: str
    text: str
    source: str
    valid_from: date
    valid_to: date | None = None
    is_secondary: bool = False


@dataclass(frozen=True, slots=True)
class LegalFigure(_InForce):
    """The value of a threshold in the days of one source."""

    value: Decimal
    source: str
    valid_from: date
    valid_to: date | None = None
    is_secondary: bool = False


@dataclass(frozen=True, slots=True)
class Threshold:
    """A figure of law or contract that a check compares with, in a range within which an ente may set its own.

    Without a value in force, and without one of the ente, the check that reads it looks for nothing.
    """

    code: str
    rule: str
    title: str
    unit: FigureUnit
    minimum: Decimal
    maximum: Decimal
    figures: tuple[LegalFigure, ...] = ()
    note: str = ""

    def figure_on(self, day: date) -> LegalFigure | None:
        return next((one for one in self.figures if one.is_in_force(day)), None)


@dataclass(frozen=True, slots=True)
class Law:
    """All the texts and thresholds that ship with the program."""

    norms: tuple[Norm, ...] = ()
    thresholds: tuple[Threshold, ...] = ()

    def source_on(self, code: str, day: date) -> str:
        """Cite what is in force on a day under a code; empty when nothing is."""
        return "; ".join(dict.fromkeys(one.citation for one in self._in_force(code, day)))

    def _in_force(self, code: str, day: date) -> Iterator[Norm]:
        return (one for one in self.norms if one.code == code and one.is_in_force(day))
