"""At what the indicators and the phases of a year stand on a day, by the one rule of the readings."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.achievement import ObjectiveNote
from app.domain.ids import CycleId, IndicatorId, ObjectiveId, PhaseId
from app.domain.objectives.readings import DatedValue, progress_on, value_on
from app.domain.objectives.rules import tidy
from app.domain.objectives.vocabulary import ValueKind
from app.domain.objectives.written_value import WrittenValue
from app.models.objectives import Indicator, IndicatorValue, Objective, Phase
from app.models.readings import IndicatorReading, PhaseReading

_RANKS = {ValueKind.INTERIM: 1, ValueKind.FINAL: 2}


@dataclass(frozen=True, slots=True)
class KnownOnDay:
    """Values and progress up to a day, what was noted of each objective, and the last day something was found.

    `read_phases` are those with a reading by then, be it of nothing done.
    """

    day: date
    values: Mapping[IndicatorId, DatedValue]
    progress: Mapping[PhaseId, Decimal]
    notes: Mapping[ObjectiveId, Sequence[ObjectiveNote]] = field(default_factory=dict)
    last: Mapping[ObjectiveId, date] = field(default_factory=dict)
    read_phases: frozenset[PhaseId] = frozenset()


def known_on_day(session: Session, cycle_id: CycleId, day: date) -> KnownOnDay:
    """Read all that was found of the objectives of a year up to a day, in three queries."""
    notes: dict[ObjectiveId, list[ObjectiveNote]] = defaultdict(list)
    days: dict[ObjectiveId, list[date]] = defaultdict(list)
    known: dict[IndicatorId, list[DatedValue]] = defaultdict(list)
    for row, objective, name in _readings(session, cycle_id, day):
        known[row.indicator_id].append(DatedValue(row.on_date, 0, _written(row)))
        days[objective].append(row.on_date)
        _note(notes[objective], row, name)
    for value, objective in _values(session, cycle_id, day):
        rank = _RANKS[value.kind]
        known[value.indicator_id].append(DatedValue(value.on_date, rank, _written(value), value.source, value.reason))
        days[objective].append(value.on_date)
    read: dict[PhaseId, list[tuple[date, Decimal]]] = defaultdict(list)
    for step, objective, title in _phase_readings(session, cycle_id):
        read[step.phase_id].append((step.on_date, step.progress))
        if step.on_date <= day:
            days[objective].append(step.on_date)
            _note(notes[objective], step, title)
    found = {identity: value_on(day, own) for identity, own in known.items()}
    return KnownOnDay(
        day,
        {identity: one for identity, one in found.items() if one is not None},
        _progress(session, cycle_id, day, read),
        notes,
        {objective: max(own) for objective, own in days.items()},
        frozenset(phase for phase, steps in read.items() if any(on <= day for on, _ in steps)),
    )


def _progress(
    session: Session, cycle_id: CycleId, day: date, read: Mapping[PhaseId, Sequence[tuple[date, Decimal]]]
) -> Mapping[PhaseId, Decimal]:
    phases = select(Phase.id, Phase.progress).join(Objective).where(Objective.cycle_id == cycle_id)
    return {phase: progress_on(day, progress, read.get(phase, ())) for phase, progress in session.execute(phases)}


def _readings(session: Session, cycle_id: CycleId, day: date) -> Sequence[tuple[IndicatorReading, ObjectiveId, str]]:
    query = (
        select(IndicatorReading, Indicator.objective_id, Indicator.name)
        .join(Indicator, Indicator.id == IndicatorReading.indicator_id)
        .join(Objective, Objective.id == Indicator.objective_id)
        .where(Objective.cycle_id == cycle_id, IndicatorReading.on_date <= day)
        .order_by(IndicatorReading.on_date, IndicatorReading.id)
    )
    return [(row, objective, name) for row, objective, name in session.execute(query)]


def _values(session: Session, cycle_id: CycleId, day: date) -> Sequence[tuple[IndicatorValue, ObjectiveId]]:
    query = (
        select(IndicatorValue, Indicator.objective_id)
        .join(Indicator, Indicator.id == IndicatorValue.indicator_id)
        .join(Objective, Objective.id == Indicator.objective_id)
        .where(Objective.cycle_id == cycle_id, IndicatorValue.on_date <= day)
    )
    return [(row, objective) for row, objective in session.execute(query)]


def _phase_readings(session: Session, cycle_id: CycleId) -> Sequence[tuple[PhaseReading, ObjectiveId, str]]:
    query = (
        select(PhaseReading, Phase.objective_id, Phase.title)
        .join(Phase, Phase.id == PhaseReading.phase_id)
        .join(Objective, Objective.id == Phase.objective_id)
        .where(Objective.cycle_id == cycle_id)
        .order_by(PhaseReading.on_date, PhaseReading.id)
    )
    return [(row, objective, title) for row, objective, title in session.execute(query)]


def _written(row: IndicatorReading | IndicatorValue) -> WrittenValue:
    return WrittenValue(tidy(row.value), row.done_on, row.choice)


def _note(notes: list[ObjectiveNote], row: IndicatorReading | PhaseReading, part: str) -> None:
    """Keep what was written beside a reading, with the part it is about."""
    note, critical = (f"{part}: {text.strip()}" if text.strip() else "" for text in (row.note, row.critical_points))
    if note or critical:
        notes.append(ObjectiveNote(row.on_date, note, critical))
