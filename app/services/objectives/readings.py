"""Readings of indicators and phases: what was found on the days of the year, by whoever may measure."""

from collections.abc import Collection, Iterator
from typing import TypeVar

from sqlalchemy import select

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.issues import Issue
from app.domain.objectives.readings import ReadingDraft, ReadingRow, validate
from app.domain.objectives.record_days import year_day_issues
from app.domain.objectives.written_value import kind_issues
from app.domain.permissions import Action, InScope
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective, Phase
from app.models.readings import IndicatorReading, PhaseReading
from app.services.objectives.measuring_scope import ask_to_measure, refuse_readings_of_certified
from app.services.objectives.parts import open_part
from app.services.objectives.phase_progress import follow_last_reading
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.OBJECTIVES, Topic.SHEETS)


def record_reading(workspace: Workspace, draft: ReadingDraft) -> Changes:
    """Write what was found of an indicator or a phase on a day: one reading for each day, the new one replaces it."""
    with unit_of_work(workspace, "Rilevazione", *_TOPICS, action=InScope(Action.MEASURE)) as unit:
        unit.touched(put_reading(unit, draft).id)
    return unit.changes


def put_reading(unit: Unit, draft: ReadingDraft) -> IndicatorReading | PhaseReading:
    """Write a reading as part of an operation."""
    part, objective = _part(unit, draft)
    cycle = _ask(unit, objective)
    refuse([*validate(draft, cycle.year), *_kind_issues(part, draft)])
    refuse(list(year_day_issues(draft.on_date, cycle.year, unit.workspace.today)))
    unit.label = f"Rilevazione dell'obiettivo {objective.code}"
    row = _row(unit, draft)
    row.note, row.critical_points, row.author = draft.note, draft.critical_points, unit.workspace.actor.name
    if isinstance(row, PhaseReading):
        row.progress = draft.progress if draft.progress is not None else row.progress
        unit.session.add(row)
        if isinstance(part, Phase):
            follow_last_reading(unit, part)
    else:
        row.value, row.done_on, row.choice = draft.value.value, draft.value.done_on, draft.value.choice
        unit.session.add(row)
        unit.session.flush()
    return row


def _kind_issues(part: Indicator | Phase, draft: ReadingDraft) -> Iterator[Issue]:
    if isinstance(part, Phase):
        if not draft.value.is_empty:
            yield Issue("not_of_phase", "Di una fase si rileva l'avanzamento, da 0 a 100.", "value")
    else:
        if draft.progress is not None:
            yield Issue("not_of_indicator", "Di un indicatore si rileva il valore, non l'avanzamento.", "value")
        yield from kind_issues(draft.value, part.rule)


def delete_readings(workspace: Workspace, rows: Collection[ReadingRow]) -> Changes:
    """Take readings away; a phase goes back to the one that is left."""
    with unit_of_work(workspace, "Eliminazione di rilevazioni", *_TOPICS, action=InScope(Action.MEASURE)) as unit:
        for one in rows:
            unit.label = f"Eliminazione di una rilevazione dell'obiettivo {_delete(unit, one).code}"
        if len(rows) > 1:
            unit.label = f"Eliminazione di {len(rows)} rilevazioni"
    return unit.changes


def _part(unit: Unit, draft: ReadingDraft) -> tuple[Indicator | Phase, Objective]:
    if draft.phase_id is not None:
        return open_part(unit, Phase, draft.phase_id)
    return open_part(unit, Indicator, draft.indicator_id)


def _ask(unit: Unit, objective: Objective) -> Cycle:
    """Ask whether whoever writes may measure an objective, and whether its result is not certified."""
    ask_to_measure(unit, [objective])
    refuse_readings_of_certified(unit.session, objective.cycle_id, [objective])
    return unit.get(Cycle, objective.cycle_id)


def _delete(unit: Unit, one: ReadingRow) -> Objective:
    if one.is_phase:
        phase, objective = open_part(unit, Phase, one.part)
        _ask(unit, objective)
        step = unit.get(PhaseReading, one.number)
        _refuse_other_part(step, one.part)
        unit.session.delete(step)
        follow_last_reading(unit, phase)
        return objective
    _, objective = open_part(unit, Indicator, one.part)
    _ask(unit, objective)
    row = unit.get(IndicatorReading, one.number)
    _refuse_other_part(row, one.part)
    unit.session.delete(row)
    return objective


def _row(unit: Unit, draft: ReadingDraft) -> IndicatorReading | PhaseReading:
    """Return the row that a draft was made from, else that of the same day, else a new one."""
    if draft.phase_id is not None:
        of_phase = select(PhaseReading).where(PhaseReading.phase_id == draft.phase_id)
        step = unit.session.scalars(of_phase.where(PhaseReading.on_date == draft.on_date)).first()
        return _kept(unit, draft, PhaseReading, step) or PhaseReading(phase_id=draft.phase_id, on_date=draft.on_date)
    of_indicator = select(IndicatorReading).where(IndicatorReading.indicator_id == draft.indicator_id)
    same = unit.session.scalars(of_indicator.where(IndicatorReading.on_date == draft.on_date)).first()
    new = IndicatorReading(indicator_id=draft.indicator_id, on_date=draft.on_date)
    return _kept(unit, draft, IndicatorReading, same) or new


Kind = TypeVar("Kind", IndicatorReading, PhaseReading)


def _kept(unit: Unit, draft: ReadingDraft, kind: type[Kind], same: Kind | None) -> Kind | None:
    """Return the row to write on: on a day there is one reading of a part."""
    if draft.id is None or draft.on_date is None:
        return same
    kept = unit.get(kind, draft.id, version=draft.version)
    _refuse_other_part(kept, draft.indicator_id if draft.phase_id is None else draft.phase_id)
    if same is not None and same.id != kept.id:
        raise UserError("Di quel giorno c'è già una rilevazione.", "Scegliere un altro giorno, o correggere quella.")
    kept.on_date = draft.on_date
    return kept


def _refuse_other_part(row: IndicatorReading | PhaseReading, part: int | None) -> None:
    """Raise `UserError` for a reading of another part than the one of which it was asked who may measure it."""
    if part != (row.phase_id if isinstance(row, PhaseReading) else row.indicator_id):
        raise UserError(
            "La rilevazione è di un altro indicatore o di un'altra fase.", "La pagina mostra ora ciò che c'è."
        )
