"""Interim values from the readings: proposed from the window of the interim check, written once somebody agrees."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import IndicatorId
from app.domain.italian import DASH, plural
from app.domain.objectives import ValueKind
from app.domain.objectives import value as values
from app.domain.objectives.interim_proposals import InterimProposal, InterimProposals
from app.domain.objectives.rules import tidy
from app.domain.objectives.value import IndicatorValueDraft, value_text
from app.domain.permissions import Action, InScope
from app.domain.year_windows import StepKey, Window, step_windows
from app.models.cycles import Cycle
from app.models.objectives import Indicator, IndicatorValue, Objective
from app.models.readings import IndicatorReading
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.objectives.indicators import put_value
from app.services.objectives.measures import method_of_year
from app.services.objectives.measuring_scope import measurable_objectives
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def interim_proposals(workspace: Workspace, year: int) -> InterimProposals:
    """Return the last reading of each indicator in the window, where it is not the interim value already."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return InterimProposals(step_windows(year)[StepKey.INTERIM])
        window = _window(session, cycle)
        allowed = measurable_objectives(session, workspace.actor, cycle, workspace.today)
        found = {row.indicator_id: row for row in _in_window(session, cycle, window)}
        query = (
            select(Indicator, Objective.code)
            .join(Objective, Objective.id == Indicator.objective_id)
            .where(Indicator.id.in_(list(found)))
            .options(selectinload(Indicator.values))
            .order_by(Objective.position, Objective.code, Indicator.position)
        )
        rows = [
            _proposal(one, code, found[one.id])
            for one, code in session.execute(query)
            if (allowed is None or one.objective_id in allowed) and not _is_taken(one, found[one.id])
        ]
    return InterimProposals(window, tuple(rows))


def take_interim(workspace: Workspace, year: int, readings: Collection[int]) -> Changes:
    """Write readings as the interim values of their indicators, all of them or none."""
    count = plural(len(readings), "valore intermedio", "valori intermedi")
    label = f"{count} dalle rilevazioni del {year}"
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS, action=InScope(Action.MEASURE)) as unit:
        for identity in readings:
            _take(unit, unit.get(IndicatorReading, identity))
        unit.label = label
    return unit.changes


def _take(unit: Unit, row: IndicatorReading) -> None:
    indicator = unit.get(Indicator, row.indicator_id)
    kept = _interim(indicator)
    source = (kept.source if kept else "") or indicator.source
    draft = IndicatorValueDraft(
        IndicatorId(indicator.id), ValueKind.INTERIM, on_date=row.on_date, value=tidy(row.value), done_on=row.done_on,
        choice=row.choice, source=source, evidence=kept.evidence if kept else "",
        reason=row.note or (kept.reason if kept else ""),
    )  # fmt: skip
    for issue in values.validate(draft, indicator.rule):
        code = unit.get(Objective, indicator.objective_id).code
        raise UserError(f"{code}, «{indicator.name}»: {issue.sentence}", "Completarlo, o toglierlo dalla scelta.")
    put_value(unit, draft)


def _window(session: Session, cycle: Cycle) -> Window:
    return step_windows(cycle.year, method_of_year(session, cycle).process.phase_days)[StepKey.INTERIM]


def _in_window(session: Session, cycle: Cycle, window: Window) -> Iterator[IndicatorReading]:
    """Yield the readings that say a value, the last one of an indicator last."""
    query = (
        select(IndicatorReading)
        .join(Indicator, Indicator.id == IndicatorReading.indicator_id)
        .join(Objective, Objective.id == Indicator.objective_id)
        .where(Objective.cycle_id == cycle.id, IndicatorReading.on_date.between(window.start, window.due))
        .order_by(IndicatorReading.on_date, IndicatorReading.id)
    )
    return (row for row in session.scalars(query) if row.value is not None or row.done_on or row.choice)


def _proposal(one: Indicator, code: str, row: IndicatorReading) -> InterimProposal:
    kept = _interim(one)
    present = value_text(one.rule, tidy(kept.value), kept.done_on, kept.choice) if kept else DASH
    shown = value_text(one.rule, tidy(row.value), row.done_on, row.choice)
    return InterimProposal(row.id, code, one.name, row.on_date, shown, present)


def _is_taken(one: Indicator, row: IndicatorReading) -> bool:
    kept = _interim(one)
    return kept is not None and (kept.on_date, kept.value, kept.done_on, kept.choice) == (
        row.on_date, row.value, row.done_on, row.choice,
    )  # fmt: skip


def _interim(one: Indicator) -> IndicatorValue | None:
    return next((value for value in one.values if value.kind is ValueKind.INTERIM), None)
