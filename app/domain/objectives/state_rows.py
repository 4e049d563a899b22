"""The Stato di attuazione as a list: one row for each objective, as it stands on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.documents.achievement import ObjectiveResult, ResultGroup
from app.domain.documents.state import STATE_COLUMNS, StateLine, StateReport, reached
from app.domain.ids import ObjectiveId
from app.domain.italian import DASH, format_percent
from app.domain.italian_enum import ItalianEnum
from app.domain.sheets.detail import TrafficLight


class StateMark(ItalianEnum):
    """What the list can be narrowed to."""

    LATE = "late", "in ritardo"
    CRITICAL = "critical", "con criticità"
    RED = "red", "rosso"
    AMBER = "amber", "giallo"
    GREEN = "green", "verde"
    UNKNOWN = "unknown", "senza dati"


_OF_LIGHT = {
    TrafficLight.RED: StateMark.RED,
    TrafficLight.AMBER: StateMark.AMBER,
    TrafficLight.GREEN: StateMark.GREEN,
}


@dataclass(frozen=True, slots=True)
class StateRow:
    """An objective as it stands on a day, with the group (an Area, or what is above them) that it belongs to."""

    id: ObjectiveId
    group: str
    code: str
    title: str
    unit: str
    owner: str
    degree: str
    light: TrafficLight | None
    seen_on: date | None
    late: str
    critical: str
    is_set_aside: bool = False

    @property
    def shown_light(self) -> str:
        return self.light.italian if self.light else "" if self.is_set_aside else DASH

    @property
    def marks(self) -> frozenset[StateMark]:
        found = {_OF_LIGHT[self.light]} if self.light else set() if self.is_set_aside else {StateMark.UNKNOWN}
        found |= {StateMark.LATE} if self.late else set()
        return frozenset(found | ({StateMark.CRITICAL} if self.critical else set()))


STATE_ROW_COLUMNS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 11),
    Column("title", "Obiettivo", Format.TEXT, 34),
    Column("degree", "Grado", Format.TEXT, 10, with_figures=True),
    Column("shown_light", "Semaforo", Format.TEXT, 10),
    Column("late", "In ritardo", Format.TEXT, 34),
    Column("critical", "Criticità", Format.TEXT, 34),
    Column("seen_on", "Ultimo dato", Format.DATE, 11),
    Column("owner", "Responsabile", Format.TEXT, 16),
    Column("unit", "Unità", Format.TEXT, 18),
)


AREA_COLUMNS: tuple[Column, ...] = (*STATE_COLUMNS, Column("lights", "Semafori", width=34))


@dataclass(frozen=True, slots=True)
class StatePage:
    """The objectives of a year as they stand on a day: the lines of the groups with their total, and each of them."""

    year: int
    day: date
    lines: tuple[StateLine, ...] = ()
    rows: tuple[StateRow, ...] = ()

    def of(self, group: str) -> tuple[StateRow, ...]:
        """Return the rows of a group; of the total, all."""
        is_whole = bool(self.lines) and group == self.lines[0].title
        return self.rows if is_whole else tuple(row for row in self.rows if row.group == group)


def state_page(report: StateReport) -> StatePage:
    """Return the list that a report of the state tells; its total comes first."""
    if not report.groups:
        return StatePage(report.year, report.on_day)
    return StatePage(report.year, report.on_day, (report.total, *report.lines), tuple(_rows(report.groups)))


def _rows(groups: Iterable[ResultGroup]) -> Iterator[StateRow]:
    for group in groups:
        for one in group.objectives:
            if one.id is not None:
                yield _row(group.title, one.id, one)


def _row(group: str, identity: ObjectiveId, one: ObjectiveResult) -> StateRow:
    degree = "neutralizzato" if one.neutralised else format_percent(reached(one), 2)
    return StateRow(
        identity, group, one.code, one.title, one.unit, one.owner, degree, one.light, one.seen_on,
        "; ".join(one.late), "; ".join(_critical(one)), bool(one.neutralised),
    )  # fmt: skip


def _critical(one: ObjectiveResult) -> Iterator[str]:
    """Yield the critical points, the last one first."""
    return (note.critical_points for note in reversed(one.critical_points))
