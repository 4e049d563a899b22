"""The Stato di attuazione: how far the objectives are on a day of the year, what is critical, late, changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.documents.achievement import ObjectiveResult, ResultGroup, summary_of
from app.domain.documents.common import Imprint, Letterhead
from app.domain.exact import round_half_up, total_of
from app.domain.italian import plural
from app.domain.periods import year_period
from app.domain.sheets.detail import TrafficLight


@dataclass(frozen=True, slots=True)
class StateLine:
    """A line of the summary: of some objectives, those of which the progress is known, its mean, what was noted.

    `late` are the objectives of which something is late; `lights` counts them by their light.
    """

    title: str
    objectives: int
    known: int
    mean: Decimal | None
    critical: int
    changes: int
    late: int = 0
    lights: str = ""


STATE_COLUMNS: tuple[Column, ...] = (
    Column("title", "Area", width=48),
    Column("objectives", "Obiettivi", Format.INTEGER, 12),
    Column("known", "Con un dato", Format.INTEGER, 11),
    Column("mean", "Grado medio", Format.DECIMAL, 11),
    Column("late", "In ritardo", Format.INTEGER, 11),
    Column("critical", "Con criticità", Format.INTEGER, 11),
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
    late = sum(bool(one.late) for one in objectives)
    return StateLine(
        title, len(objectives), len(known), mean, counted.critical, counted.changes, late, _lights(objectives)
    )


def _lights(objectives: tuple[ObjectiveResult, ...]) -> str:
    """Write the worst first: `2 rossi · 5 gialli · 8 verdi`."""
    found = [one.light for one in objectives if one.light is not None]
    counts = ((found.count(light), words) for light, words in _LIGHT_WORDS.items())
    return " · ".join(plural(count, *words) for count, words in counts if count)


_LIGHT_WORDS = {
    TrafficLight.RED: ("rosso", "rossi"),
    TrafficLight.AMBER: ("giallo", "gialli"),
    TrafficLight.GREEN: ("verde", "verdi"),
}


def state_day(year: int, today: date) -> date:
    """Return the day on which a year is usually told: today, or its last day once it is over."""
    days = year_period(year)
    return min(max(today, days.start), days.end)
