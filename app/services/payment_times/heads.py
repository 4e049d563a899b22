"""The heads of a year, the payment-times objective of each and what hangs on it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.objectives.weight_periods import Assigned
from app.domain.payment_times.effect import payment_effect, planned_input, weighing_sections
from app.domain.payment_times.year import PaymentHead
from app.domain.periods import year_period
from app.domain.permissions import Action, Actor
from app.domain.roles import SheetRole
from app.domain.rounds.facts import RoundFacts, while_employed
from app.domain.rounds.spans import year_of_person
from app.domain.scoring.inputs import SheetInput
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.registry import Registry
from app.domain.workflow import RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import EqAppointment
from app.services.objectives.measures import method_of_year
from app.services.objectives.person_weights import assigned_to
from app.services.sheets.sheet_access import can
from app.services.sheets.sheet_content import load_contents, sheets_by_id
from app.services.structure.loading import load_service


def heads_of(session: Session, cycle: Cycle, codes: Mapping[ObjectiveId, str], actor: Actor) -> tuple[PaymentHead, ...]:
    """Return the EQ of a year by name; `codes` are those of the payment-times objectives that count.

    What is on a sheet enters the figures only for who may see its scores.
    """
    whole = year_period(cycle.year)
    employees = list(session.scalars(select(EqAppointment.employee_id).distinct()))
    registry = while_employed(load_service(session, whole, employees))
    rows = [one for one in registry.appointments if one.period.overlaps(whole)]
    own = {employee: [one for one in rows if one.employee_id == employee] for employee in dict.fromkeys(_people(rows))}
    if not own:
        return ()
    assigned = assigned_to(session, cycle, list(own))
    sheets = _planned(session, cycle, registry, assigned, list(own)) | _written(session, cycle, list(own), actor)
    heads = (_head(mine, assigned.get(one, ()), codes, sheets.get(one)) for one, mine in own.items())
    return tuple(sorted(heads, key=lambda head: head.name.casefold()))


@dataclass(frozen=True, slots=True)
class _SheetOfHead:
    """The sheet of an EQ, as it is or as it will be."""

    method: MethodDefinition
    template: SheetTemplate
    given: SheetInput


def _people(rows: Sequence[EqAppointmentRow]) -> list[EmployeeId]:
    return [one.employee_id for one in rows]


def _head(
    appointments: Sequence[EqAppointmentRow],
    assigned: Collection[Assigned],
    codes: Mapping[ObjectiveId, str],
    sheet: _SheetOfHead | None,
) -> PaymentHead:
    """Put together the appointments of a year; the pay is that of the last one that is not ad interim, if any."""
    last = max(appointments, key=lambda one: (not one.is_ad_interim, one.valid_from))
    mine = dict.fromkeys(codes[one.objective_id] for one in assigned if one.objective_id in codes)
    weighing = weighing_sections(sheet.template, sheet.given) if sheet is not None and mine else ()
    effect = payment_effect(sheet.method, sheet.template, sheet.given) if sheet is not None and mine else None
    return PaymentHead(
        last.employee_id,
        last.full_name,
        "; ".join(dict.fromkeys(one.areas for one in appointments)),
        any(one.handles_payments for one in appointments),
        last.result_pay,
        "; ".join(mine),
        sheet.template.payment_share if sheet is not None else None,
        effect,
        last.id,
        tuple(one.code for one in weighing),
        any(one.is_individual for one in weighing),
    )


def _planned(
    session: Session,
    cycle: Cycle,
    registry: Registry,
    assigned: Mapping[EmployeeId, Collection[Assigned]],
    employees: Collection[EmployeeId],
) -> dict[EmployeeId, _SheetOfHead]:
    """Return the sheets that the EQ will have by the method of the year, with the objectives that they have now."""
    facts = RoundFacts(year_period(cycle.year), method_of_year(session, cycle), registry)
    found = {}
    for employee in employees:
        spans = year_of_person(employee, facts).spans if employee in facts.service else ()
        codes = [span.key.template_code for span in spans if span.key.role is SheetRole.EQ]
        if codes:
            template = facts.method.template(codes[-1])
            given = planned_input(template, assigned.get(employee, ()))
            found[employee] = _SheetOfHead(facts.method, template, given)
    return found


def _written(
    session: Session, cycle: Cycle, employees: Collection[EmployeeId], actor: Actor
) -> dict[EmployeeId, _SheetOfHead]:
    """Return the sheets of the EQ in the final session of the year, the last one of each."""
    query = (
        select(Sheet.id)
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .where(EvaluationRound.cycle_id == cycle.id, EvaluationRound.kind == RoundKind.FINAL)
        .where(Sheet.role == SheetRole.EQ, Sheet.employee_id.in_(employees))
        .where(Sheet.state != SheetState.NOT_EVALUABLE)
    )
    found = sheets_by_id(session, list(session.scalars(query)))
    seen = [one for one in found if can(actor, Action.SEE_SCORES, one)]
    sheets = sorted(seen, key=lambda one: one.valid_from)
    contents = load_contents(session, sheets)
    return {
        one.employee_id: _SheetOfHead(contents[one.id].method, contents[one.id].template, contents[one.id].given)
        for one in sheets
        if one.employee_id is not None
    }
