"""Objectives given to whoever serves in their units, many at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.exact import ZERO
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.italian import plural
from app.domain.objectives import ObjectiveState
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.sharing import Sharing
from app.domain.objectives.weight_periods import Assigned, stretch_weights
from app.domain.objectives.weights import Term
from app.domain.periods import year_period
from app.domain.permissions import Action
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveAssignment, ObjectiveUnit
from app.models.people import EqAppointment, EqAppointmentArea
from app.services.access import reading
from app.services.objectives.common import seen_objective
from app.services.objectives.person_weights import assigned_to, terms_of
from app.services.objectives.service_periods import Limits, served
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

People = Mapping[EmployeeId, Limits]
Planned = Mapping[ObjectiveId, Decimal]


@dataclass(frozen=True, slots=True)
class NewlyGiven:
    """What `assign_own_units` would do; `without_staff` are the objectives whose units have nobody in service.

    `heads` of Aree would get their first weights; `without_weight` are the codes of what they would pursue that the
    plan does not weigh: who has one of those gets equal parts.
    """

    assignments: int = 0
    people: int = 0
    without_staff: int = 0
    heads: int = 0
    without_weight: tuple[str, ...] = ()


def newly_given_in_own_units(workspace: Workspace, objectives: Collection[ObjectiveId]) -> NewlyGiven:
    """Count what `assign_own_units` would do, before anything is written."""
    with reading(workspace, Action.READ) as session:
        staff = [(one, _staff(session, one)) for one in _objectives(session, objectives)]
        given = [(one, employee) for one, people in staff for employee in _new(one, people)]
        people = {employee for _, employee in given}
        heads = dict(_lacking_of_heads(session, given, people))
        lacking = dict.fromkeys(code for codes in heads.values() for code in codes)
        without_staff = sum(not found for _, found in staff)
        return NewlyGiven(len(given), len(people), without_staff, len(heads), tuple(lacking))


def assign_own_units(workspace: Workspace, objectives: Collection[ObjectiveId]) -> Changes:
    """Give each objective to everyone who serves in its units during the year, within the days of that service.

    One without a unit goes to the whole ente. Who had no weights yet gets them in equal parts; who heads an Area, in
    the proportions that the plan gives to its objectives.
    """
    label = f"Assegnazione di {plural(len(objectives), 'obiettivo', 'obiettivi')} al personale delle unità"
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS) as unit:
        found = _objectives(unit.session, objectives)
        staff = {seen_objective(unit, one.id): _staff(unit.session, one) for one in found}
        if not any(staff.values()):
            raise UserError(
                "Nelle unità di questi obiettivi non c'è personale in servizio nell'anno.",
                "Inserirlo nella pagina Struttura.",
            )
        given: set[EmployeeId] = set()
        for one, people in staff.items():
            for employee, (start, end) in _new(one, people).items():
                unit.session.add(
                    ObjectiveAssignment(
                        objective_id=one.id, employee_id=employee, weight=ZERO, valid_from=start, valid_to=end
                    )
                )
                given.add(employee)
        unit.session.flush()
        for cycle in {one.cycle_id: None for one in staff}:
            give_first_weights(unit, unit.get(Cycle, cycle), given)
    return unit.changes


def _objectives(session: Session, identities: Collection[ObjectiveId]) -> list[Objective]:
    """Return the objectives, without those withdrawn, which nobody pursues."""
    loads = (selectinload(Objective.units), selectinload(Objective.assignments))
    found = select(Objective).where(Objective.id.in_(identities), Objective.state != ObjectiveState.WITHDRAWN)
    return list(session.scalars(found.options(*loads).order_by(Objective.position, Objective.code)))


def _staff(session: Session, one: Objective) -> People:
    """Return who serves in the units of an objective, from the first day to the last in any of them."""
    year = session.scalars(select(Cycle.year).where(Cycle.id == one.cycle_id)).one()
    places: list[UnitRef | None] = [UnitRef(link.area_id, link.sector_id) for link in one.units]
    found: dict[EmployeeId, Limits] = {}
    for place in places or [None]:
        for employee, days in served(session, year, place).items():
            found[employee] = _both(found[employee], days) if employee in found else days
    return found


def _both(one: Limits, other: Limits) -> Limits:
    """Return the days of two services together; None is the beginning, or the end, of the year."""
    (first, last), (other_first, other_last) = one, other
    return (
        min(first, other_first) if first and other_first else None,
        max(last, other_last) if last and other_last else None,
    )


def _new(one: Objective, people: People) -> People:
    known = {row.employee_id for row in one.assignments}
    return {employee: days for employee, days in people.items() if employee not in known}


def give_first_weights(unit: Unit, cycle: Cycle, employees: Collection[EmployeeId]) -> None:
    """Give weights to the objectives of people who have none, in equal parts or as the plan weighs them for a head."""
    terms, planned = terms_of(unit.session, cycle, employees), _planned(unit.session, cycle, employees)
    for employee, assigned in assigned_to(unit.session, cycle, employees).items():
        for identity, weight in _first_weights(assigned, terms.get(employee, ()), planned.get(employee, {})):
            unit.get(ObjectiveAssignment, identity).weight = weight
            unit.touched(identity)


def _planned(session: Session, cycle: Cycle, employees: Collection[EmployeeId]) -> Mapping[EmployeeId, Planned]:
    """Return what the objectives weigh in the Aree that some people head in the year."""
    days = year_period(cycle.year)
    headed = (
        select(EqAppointment.employee_id, ObjectiveUnit.objective_id, ObjectiveUnit.id, ObjectiveUnit.weight)
        .join(EqAppointmentArea, EqAppointmentArea.appointment_id == EqAppointment.id)
        .join(ObjectiveUnit, ObjectiveUnit.area_id == EqAppointmentArea.area_id)
        .join(Objective, Objective.id == ObjectiveUnit.objective_id)
        .where(Objective.cycle_id == cycle.id, EqAppointment.employee_id.in_(employees))
        .where(EqAppointment.valid_from <= days.end)
        .where(or_(EqAppointment.valid_to.is_(None), EqAppointment.valid_to >= days.start))
        .distinct()
    )
    found: dict[EmployeeId, dict[ObjectiveId, Decimal]] = {}
    for employee, objective, _, weight in session.execute(headed):
        own = found.setdefault(employee, {})
        own[objective] = own.get(objective, ZERO) + (weight or ZERO)
    return found


def _lacking_of_heads(
    session: Session, given: Sequence[tuple[Objective, EmployeeId]], people: Collection[EmployeeId]
) -> Iterator[tuple[EmployeeId, list[str]]]:
    """Yield who heads an Area and would get first weights, with the codes of what has no weight in the plan."""
    codes = {one.id: one.code for one, _ in given}
    for cycle in map(partial(session.get_one, Cycle), {one.cycle_id: None for one, _ in given}):
        planned = _planned(session, cycle, people)
        before, terms = assigned_to(session, cycle, list(planned)), terms_of(session, cycle, list(planned))
        for head, weights in planned.items():
            new = [(one.id, one.kind, ZERO) for one, employee in given if employee == head]
            pursued = [*((one.objective_id, one.kind, one.weight) for one in before.get(head, ())), *new]
            sets = [one_set.kinds for term in terms.get(head, ()) for one_set in term.sets]
            own = [[one for one in pursued if one[1] in kinds] for kinds in sets]
            first = [some for some in own if len(some) > 1 and not any(weight for *_, weight in some)]
            if first:
                lacking = {one: None for some in first for one, *_ in some if not weights.get(one)}
                yield head, [codes.get(one) or session.get_one(Objective, one).code for one in lacking]


def _first_weights(
    assigned: Collection[Assigned], terms: Collection[Term], planned: Planned
) -> Iterator[tuple[int, Decimal]]:
    """Yield weights for the sets in which nobody has given any; the earlier days come first.

    They are equal, but where the plan weighs all the objectives of a set for whoever heads their Area.
    """
    given: dict[int, Decimal] = {}
    for term in terms:
        for one_set in term.sets:
            own = [one for one in assigned if one.kind in one_set.kinds]
            if not any(one.weight for one in own):
                told = [replace(one, weight=planned.get(one.objective_id, ZERO)) for one in own]
                sharing = Sharing.PROPORTIONAL if all(one.weight for one in told) else Sharing.EQUAL
                given = stretch_weights(told, term.days, one_set.expected, sharing) | given
    yield from given.items()
