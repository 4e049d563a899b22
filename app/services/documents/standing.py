"""How objectives stand on a day, as the Stato di attuazione tells it on paper and on screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.documents.achievement import ObjectiveNote, ObjectiveResult
from app.domain.documents.measures import MeasuredIndicator
from app.domain.method.definition import Process
from app.domain.objectives import ObjectiveState
from app.domain.objectives.lateness import DueStanding, PhaseStanding, late_parts
from app.domain.objectives.progress import phases_progress
from app.domain.objectives.readings import DatedValue
from app.domain.objectives.written_value import WrittenValue
from app.domain.sheets.half_year import traffic_light
from app.models.objectives import Indicator, Objective
from app.services.documents.measured import measured_indicator
from app.services.objectives.known_on_day import KnownOnDay

_NOTHING = DatedValue(date.min, 0, WrittenValue())


@dataclass(frozen=True, slots=True)
class StandingWriter:
    """Writes objectives as they stand on the day of `known`; the light is that of the method."""

    known: KnownOnDay
    process: Process
    year: int

    def on_the_day(self, one: Objective, result: ObjectiveResult) -> ObjectiveResult:
        """Return what was known of an objective by the day, in the place of what is known now."""
        is_active, is_known = one.state is ObjectiveState.ACTIVE, self._is_known(one)
        degree, progress = (result.degree, self._progress(one)) if is_known else (None, None)
        reached = progress if degree is None else degree
        return replace(
            result,
            degree=degree,
            progress=progress,
            indicators=result.indicators if is_known else tuple(replace(row, degree=None) for row in result.indicators),
            notes=tuple(sorted(self._notes(one), key=lambda note: note.on_date)),
            changes=tuple(row for row in result.changes if row.on_date <= self.known.day),
            light=traffic_light(reached, self.process) if is_active else None,
            late=tuple(self._late(one)) if is_active else (),
            seen_on=max(self._days(one), default=None),
        )

    def indicator(self, row: Indicator, degree: Decimal | None) -> MeasuredIndicator:
        """Return an indicator with the last that was found of it."""
        found = self.known.values.get(row.id, _NOTHING)
        return measured_indicator(row, found, degree)

    def _progress(self, one: Objective) -> Decimal | None:
        monitored = [row.progress for row in one.monitorings if row.progress is not None and self._is_past(row.on_date)]
        if monitored or not self._is_read(one):
            return monitored[-1] if monitored else None
        then = self.known.progress
        return phases_progress([(row.weight, then.get(row.id, row.progress)) for row in one.phases])

    def _is_known(self, one: Objective) -> bool:
        return any(self._days(one)) or self._is_read(one)

    def _is_read(self, one: Objective) -> bool:
        """Tell whether somebody has said how far its phases are: those nobody has looked at are no progress of 0."""
        known = self.known
        return any(row.id in known.read_phases or known.progress.get(row.id, row.progress) for row in one.phases)

    def _notes(self, one: Objective) -> Iterator[ObjectiveNote]:
        yield from (
            ObjectiveNote(row.on_date, row.notes, row.critical_points)
            for row in one.monitorings
            if self._is_past(row.on_date)
        )
        yield from self.known.notes.get(one.id, ())

    def _days(self, one: Objective) -> Iterator[date]:
        yield from (row.on_date for row in one.monitorings if self._is_past(row.on_date))
        if (last := self.known.last.get(one.id)) is not None:
            yield last

    def _late(self, one: Objective) -> Iterator[str]:
        then = self.known.progress
        phases = [
            PhaseStanding(row.title, row.months, row.ends_on, then.get(row.id, row.progress)) for row in one.phases
        ]
        due = [
            DueStanding(row.name, row.target_on, self.known.values.get(row.id, _NOTHING).value.done_on)
            for row in one.indicators
            if row.rule.wants_due_date and row.target_on is not None
        ]
        return late_parts(self.known.day, self.year, phases, due)

    def _is_past(self, day: date) -> bool:
        return day <= self.known.day


def progress_of(one: Objective) -> Decimal | None:
    """Return what the last monitoring says, else what the phases do."""
    monitored = [row.progress for row in one.monitorings if row.progress is not None]
    return monitored[-1] if monitored else phases_progress([(row.weight, row.progress) for row in one.phases])
