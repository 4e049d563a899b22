"""The Stato di attuazione: how far the objectives are half way through the year, what is critical, what was changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.documents.achievement import ObjectiveResult, ResultGroup, summary_of
from app.domain.documents.common import Imprint, Letterhead
from app.domain.exact import round_half_up, total_of


@dataclass(frozen=True, slots=True)
class StateLine:
    """A line of the summary: of some objectives, those of which the progress is known, its mean, what was noted."""

    title: str
    objectives: int
    known: int
    mean: Decimal | None
    critical: int
    changes: int


STATE_COLUMNS: tuple[Column, ...] = (
    Column("title", "Area", width=50),
    Column("objectives", "Obiettivi", Format.INTEGER, 12),
    Column("known", "Con un dato", Format.INTEGER, 12),
    Column("mean", "Grado medio", Format.DECIMAL, 12),
    Column("critical", "Con criticità", Format.INTEGER, 12),
    Column("changes", "Variazioni", Format.INTEGER, 13),
)


@dataclass(frozen=True, slots=True)
class StateReport:
    """How the objectives of the year stand on a day, by Area."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    groups: tuple[ResultGroup, ...] = ()

    @property
    def lines(self) -> Iterator[StateLine]:
        return (_line(group.title, group.objectives) for group in self.groups)

    @property
    def total(self) -> StateLine:
        return _line("Totale", tuple(one for group in self.groups for one in group.objectives))


def reached(one: ObjectiveResult) -> Decimal | None:
    """Return the degree measured so far, or else what the last monitoring or the phases tell."""
    return one.progress if one.degree is None else one.degree


def _line(title: str, objectives: tuple[ObjectiveResult, ...]) -> StateLine:
    known = [degree for one in objectives if not one.neutralised and (degree := reached(one)) is not None]
    counted = summary_of(title, objectives)
    mean = round_half_up(total_of(known) / len(known)) if known else None
    return StateLine(title, len(objectives), len(known), mean, counted.critical, counted.changes)
