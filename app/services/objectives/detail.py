"""One objective with everything about it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain import italian
from app.domain.cycles import Lock
from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.objectives import IndicatorRule, ValueKind
from app.domain.objectives.assignment import AssignmentRow
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.indicator import IndicatorRow
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare
from app.domain.objectives.phase import PhaseRow
from app.domain.objectives.records import MonitoringDraft, ResourceDraft, RevisionDraft
from app.domain.objectives.rules import tidy
from app.domain.objectives.value import IndicatorValueDraft, value_text
from app.domain.objectives.weights import in_a_cell, weight_total
from app.domain.objectives.written_value import WrittenValue
from app.domain.permissions import Action, Actor, InScope
from app.models.cycles import Cycle
from app.models.names_of_then import call_units_as_then
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment, Phase
from app.models.people import Employee
from app.services.access import reading
from app.services.certification.standing import standing_certifications
from app.services.cycles import lock_of, measuring_lock_of
from app.services.evidence.reading import evidence_rows
from app.services.objectives.assigned import acknowledgement_of
from app.services.objectives.editing import PLAIN_FIELDS
from app.services.objectives.grid_values import final_values_before
from app.services.objectives.measures import measured_indicators, measured_objectives, method_of_year
from app.services.objectives.measuring_scope import measurable_objectives
from app.services.objectives.official_heads import official_heads
from app.services.objectives.person_weights import people_leaving_apart, time_of_people, totals_of_people
from app.services.objectives.reading_rows import readings_of
from app.services.objectives.responsibles import answering_without
from app.services.objectives.revision_words import changed_parts, decided_by
from app.services.objectives.service_periods import unit_names
from app.services.proposals.proposing import may_propose
from app.services.proposals.standing import proposals_of_objective
from app.services.workspace import Workspace

_LARGEST = 400
"""People more than these are not named one by one in a query: everyone is read."""


def objective_detail(workspace: Workspace, identity: ObjectiveId) -> ObjectiveDetail:
    """Return everything about an objective; `UserError` when it is gone."""
    with reading(workspace, InScope(Action.READ)) as session:
        objective = session.get(Objective, identity, options=[selectinload(Objective.indicators, Indicator.values)])
        if objective is None:
            raise UserError("L'obiettivo non c'è più.", "Sceglierne un altro: la pagina mostra ora quelli che ci sono.")
        call_units_as_then(session, session.get_one(Cycle, objective.cycle_id).year)
        return detail_of(session, objective, workspace.actor, workspace.today)


def detail_of(session: Session, objective: Objective, actor: Actor, today: date) -> ObjectiveDetail:
    cycle = session.get_one(Cycle, objective.cycle_id)
    method = method_of_year(session, cycle)
    degrees = measured_indicators(session, objective.id, method)
    last = _years_before(session, objective)
    return ObjectiveDetail(
        draft=draft_of(objective),
        state=objective.state,
        neutralised_on=objective.neutralised_on,
        neutralised_reason=objective.neutralised_reason,
        neutralised_opinion=objective.neutralised_opinion,
        indicators=tuple(_indicator(one, degrees, last) for one in objective.indicators),
        indicator_total=weight_total("Indicatori", [one.weight for one in objective.indicators]),
        values=tuple(_value(value) for one in objective.indicators for value in one.values),
        phases=tuple(_phase(one) for one in objective.phases),
        phase_total=weight_total("Fasi", [one.weight for one in objective.phases]),
        assignments=_assignments(session, cycle, objective),
        resources=tuple(
            ResourceDraft(one.id, objective.id, one.kind, one.description, one.chapter, one.amount)
            for one in objective.resources
        ),
        monitorings=_monitorings(objective),
        revisions=_revisions(session, objective),
        degree=measured_objectives(session, [objective.id], method).get(objective.id),
        closing=lock_of(session, cycle, actor),
        origin=_origin(session, objective),
        is_untouched=objective.is_untouched,
        certified=standing_certifications(session, cycle.id).get(objective.id),
        proposals=proposals_of_objective(session, objective.id),
        may_propose=may_propose(session, actor, objective, today),
        readings=readings_of(session, objective.id),
        measuring=_measuring(session, cycle, actor, objective.id, today),
        evidences=tuple(evidence_rows(session, objective.id)),
        official_head=official_heads(session, cycle.year, today).of(objective),
    )


def _measuring(session: Session, cycle: Cycle, actor: Actor, identity: ObjectiveId, today: date) -> Lock | None:
    """Tell why `actor` cannot write what was measured of an objective; None when they can."""
    allowed = measurable_objectives(session, actor, cycle, today)
    if allowed is not None and identity not in allowed:
        return lock_of(session, cycle, actor)
    return measuring_lock_of(session, cycle, actor, today)


def _origin(session: Session, objective: Objective) -> str:
    """Name the objective that one was copied from; empty where there is none, or who asks does not see it."""
    found = select(Objective.code, Cycle.year).join(Cycle, Objective.cycle_id == Cycle.id)
    row = session.execute(found.where(Objective.id == objective.origin_id)).first()
    return f"{row.code} del {row.year}" if row else ""


def draft_of(objective: Objective) -> ObjectiveDraft:
    """Return the objective as a form edits it."""
    shares = tuple(UnitShare(UnitRef(one.area_id, one.sector_id), one.weight) for one in objective.units)
    fields = {name: getattr(objective, name) for name in PLAIN_FIELDS}
    return ObjectiveDraft(
        id=objective.id,
        version=objective.version,
        code=objective.code,
        units=shares,
        ambits=tuple(one.ambit for one in objective.ambits),
        measures=tuple(one.measure_id for one in objective.measures),
        **fields,
    )


def _years_before(session: Session, objective: Objective) -> Mapping[IndicatorId, Mapping[int, WrittenValue]]:
    """Return the final values, of three years back, of what the indicators of an objective were copied from."""
    if all(one.origin_indicator_id is None for one in objective.indicators):
        return {}
    return final_values_before(session, select(Indicator.id).where(Indicator.objective_id == objective.id))


def _indicator(
    one: Indicator, degrees: Mapping[IndicatorId, Decimal], before: Mapping[IndicatorId, Mapping[int, WrittenValue]]
) -> IndicatorRow:
    values = {years: _written(one.rule, value) for years, value in before.get(one.id, {}).items()}
    return IndicatorRow(
        id=one.id,
        version=one.version,
        name=one.name,
        rule=one.rule,
        direction=one.direction,
        unit=one.unit,
        baseline=tidy(one.baseline),
        target=tidy(one.target),
        target_on=one.target_on,
        weight=one.weight,
        source=one.source,
        interim=_shown(one, ValueKind.INTERIM),
        final=_shown(one, ValueKind.FINAL),
        degree=degrees.get(one.id),
        parameters=one.parameters,
        last_year=values.get(1, ""),
        two_years_ago=values.get(2, ""),
        three_years_ago=values.get(3, ""),
        is_untouched=one.is_untouched,
    )


def _shown(one: Indicator, kind: ValueKind) -> str:
    value = next((value for value in one.values if value.kind is kind), None)
    return value_text(one.rule, value.value, value.done_on, value.choice) if value else italian.DASH


def _written(rule: IndicatorRule, value: WrittenValue) -> str:
    return value_text(rule, value.value, value.done_on, value.choice)


def _value(one: IndicatorValue) -> IndicatorValueDraft:
    return IndicatorValueDraft(
        indicator_id=one.indicator_id,
        kind=one.kind,
        id=one.id,
        version=one.version,
        on_date=one.on_date,
        value=tidy(one.value),
        done_on=one.done_on,
        choice=one.choice,
        source=one.source,
        evidence=one.evidence,
        reason=one.reason,
    )


def _phase(one: Phase) -> PhaseRow:
    return PhaseRow(
        one.id,
        one.version,
        one.title,
        one.months,
        one.starts_on,
        one.ends_on,
        one.weight,
        one.progress,
        one.kind,
        one.actual_months,
    )


def _monitorings(objective: Objective) -> tuple[MonitoringDraft, ...]:
    return tuple(
        MonitoringDraft(
            one.id, one.version, objective.id, one.on_date, one.progress, one.notes, one.critical_points, one.author
        )
        for one in objective.monitorings
    )


def _revisions(session: Session, objective: Objective) -> tuple[RevisionDraft, ...]:
    return tuple(
        RevisionDraft(
            one.id,
            objective.id,
            one.on_date,
            one.what,
            one.reason,
            one.act,
            one.act_id,
            decided_by(session, one),
            one.author,
            changed_parts(one),
        )
        for one in objective.revisions
    )


def _assignments(session: Session, cycle: Cycle, objective: Objective) -> tuple[AssignmentRow, ...]:
    found = (
        select(ObjectiveAssignment, Employee.last_name, Employee.first_name)
        .join(Employee, ObjectiveAssignment.employee_id == Employee.id)
        .where(ObjectiveAssignment.objective_id == objective.id)
        .order_by(Employee.last_name, Employee.first_name, ObjectiveAssignment.valid_from)
    )
    rows = session.execute(found).all()
    if not rows:
        return ()
    people = {one.employee_id for one, _, _ in rows}
    asked = people if len(people) <= _LARGEST else None
    units, totals = unit_names(session, cycle.year, asked), totals_of_people(session, cycle, asked)
    times = time_of_people(session, cycle, asked)
    lacking = answering_without(session, cycle, people)
    apart = people_leaving_apart(session, cycle, asked) if objective.is_payment_times else frozenset()
    return tuple(
        AssignmentRow(
            id=one.id,
            version=one.version,
            employee_id=one.employee_id,
            person=f"{last} {first}",
            unit=units.get(one.employee_id, ""),
            weight=one.weight,
            total=in_a_cell(totals.get(one.employee_id, ()), lacking.get(one.employee_id, 0)),
            is_right=one.employee_id not in lacking and all(it.is_right for it in totals.get(one.employee_id, ())),
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            acknowledged_on=one.acknowledged_on,
            seen=acknowledgement_of(one).words,
            time_share=one.time_share,
            time_total=times.get(one.employee_id),
            is_apart=one.employee_id in apart,
        )
        for one, last, first in rows
    )
