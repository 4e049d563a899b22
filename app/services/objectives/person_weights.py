"""How the weights of people's objectives stand: of one person in full, of many as totals."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.exact import ZERO
from app.domain.ids import EmployeeId
from app.domain.method.template import SheetTemplate
from app.domain.objectives import ObjectiveState
from app.domain.objectives.assignment import PersonWeightRow
from app.domain.objectives.time_shares import Share, busiest
from app.domain.objectives.weight_periods import Assigned, joined
from app.domain.objectives.weight_sets import WeightSet, weight_sets
from app.domain.objectives.weights import Term, WeightTotal, person_totals
from app.domain.periods import Period, year_period
from app.domain.permissions import Action, InScope
from app.domain.rounds.facts import RoundFacts, while_employed
from app.domain.rounds.spans import YearOfPerson, year_of_person
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveAssignment
from app.models.people import Employee
from app.models.sessions import WRITES
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.objectives.assigned import acknowledgement_of, days_assigned
from app.services.objectives.measures import method_of_year
from app.services.structure.loading import People, load_service
from app.services.workspace import Workspace

_TERMS = "terms of people"
Totals = dict[EmployeeId, tuple[WeightTotal, ...]]


@dataclass(frozen=True, slots=True)
class PersonWeights:
    """All the objectives of a person in a year, the sets they fall in, and how each set stands."""

    employee_id: EmployeeId
    name: str
    rows: tuple[PersonWeightRow, ...]
    sets: tuple[WeightSet, ...]
    totals: tuple[WeightTotal, ...]
    time: Decimal = ZERO
    """The most that the objectives take of one day of the person, 0..100 and more."""


def weights_of_person(workspace: Workspace, year: int, employee_id: EmployeeId) -> PersonWeights:
    with reading(workspace, InScope(Action.READ)) as session:
        person = session.get(Employee, employee_id)
        name = person.full_name if person else ""
        cycle = cycle_of(session, year)
        if cycle is None:
            return PersonWeights(employee_id, name, (), (), ())
        rows = tuple(_row(*found) for found in session.execute(_pursued(cycle, [employee_id])))
        kinds = {row.kind for row in rows}
        terms = terms_of(session, cycle, [employee_id]).get(employee_id, ())
        sets = {one.label: one for term in terms for one in term.sets if one.kinds & kinds}
        totals = person_totals(assigned_to(session, cycle, [employee_id]).get(employee_id, ()), terms)
        time = time_of_people(session, cycle, [employee_id]).get(employee_id, ZERO)
        return PersonWeights(employee_id, name, rows, tuple(sets.values()), totals, time)


def totals_of_people(session: Session, cycle: Cycle, employees: People = None) -> Totals:
    """Return the totals of some people, or of everyone with an objective, in a few queries."""
    terms = terms_of(session, cycle, employees)
    given = assigned_to(session, cycle, employees)
    return {employee: person_totals(assigned, terms.get(employee, ())) for employee, assigned in given.items()}


def people_leaving_apart(session: Session, cycle: Cycle, employees: People = None) -> frozenset[EmployeeId]:
    """Return those whose sheet, on some day, leaves the payment-times objective out of its total."""
    terms = terms_of(session, cycle, employees)
    return frozenset(
        one for one, own in terms.items() if any(kept.is_payment_apart for term in own for kept in term.sets)
    )


def time_of_people(session: Session, cycle: Cycle, employees: People = None) -> dict[EmployeeId, Decimal]:
    """Return how much of each person's time is planned on the fullest day; nobody of whom no share is told."""
    found: dict[EmployeeId, list[Share]] = defaultdict(list)
    known_days = cache(partial(days_assigned, cycle.year))
    columns = (
        ObjectiveAssignment.employee_id, ObjectiveAssignment.time_share, ObjectiveAssignment.valid_from,
        ObjectiveAssignment.valid_to,
    )  # fmt: skip
    planned = _pursued(cycle, employees)
    for employee, share, start, end in session.execute(planned.with_only_columns(*columns)):
        if share is not None:
            found[employee].append((known_days(start, end), share))
    return {employee: busiest(shares) for employee, shares in found.items()}


def assigned_to(session: Session, cycle: Cycle, employees: People = None) -> dict[EmployeeId, list[Assigned]]:
    """Return the objectives of each person; those withdrawn count for nobody."""
    found: dict[EmployeeId, list[Assigned]] = defaultdict(list)
    known_days = cache(partial(days_assigned, cycle.year))
    columns = (
        ObjectiveAssignment.employee_id, ObjectiveAssignment.id, Objective.id, Objective.kind,
        ObjectiveAssignment.weight, ObjectiveAssignment.valid_from, ObjectiveAssignment.valid_to,
        Objective.is_payment_times,
    )  # fmt: skip
    for employee, one, objective, kind, weight, start, end, is_payment in session.execute(
        _pursued(cycle, employees).with_only_columns(*columns)
    ):
        found[employee].append(Assigned(one, objective, kind, weight, known_days(start, end), is_payment))
    return found


def terms_of(session: Session, cycle: Cycle, employees: People = None) -> dict[EmployeeId, tuple[Term, ...]]:
    """Return the days of service of each person with the sets that hold in them: those of the sheet that the
    person has on those days, by role, contract area and unit.

    The sheets of all the objectives ask of the same people again and again: who only reads finds each of them once.
    """
    if employees is None or WRITES in session.info:
        return _terms_found(session, cycle, employees)
    known: dict[EmployeeId, tuple[Term, ...] | None] = session.info.setdefault((_TERMS, cycle.id), {})
    if unknown := [one for one in employees if one not in known]:
        found = _terms_found(session, cycle, unknown)
        known.update((one, found.get(one)) for one in unknown)
    return {one: terms for one in employees if (terms := known[one]) is not None}


def _terms_found(session: Session, cycle: Cycle, employees: People) -> dict[EmployeeId, tuple[Term, ...]]:
    method = method_of_year(session, cycle)
    known = {template.code: _term(template) for template in method.templates}
    whole = year_period(cycle.year)
    facts = RoundFacts(whole, method, while_employed(load_service(session, whole, employees)))
    return {one: _terms(year_of_person(one, facts), known) for one in facts.service}


def _term(template: SheetTemplate) -> Term:
    """Return what holds on the days of a template, whichever they are."""
    return Term(
        weight_sets(template), counts_shared=any(section.holds_shared_objectives for section in template.sections)
    )


def _terms(year: YearOfPerson, known: Mapping[str, Term]) -> tuple[Term, ...]:
    """Join the days in which the same sets hold, in the order of the year; days without a sheet have no set."""
    found: dict[Term, list[Period]] = {Term(): list(year.uncovered)}
    for span in year.spans:
        found.setdefault(known[span.key.template_code], []).append(span.period)
    return tuple(replace(term, days=tuple(joined(days))) for term, days in found.items() if days)


def _pursued(cycle: Cycle, employees: People) -> Select[ObjectiveAssignment, Objective]:
    found = (
        select(ObjectiveAssignment, Objective)
        .join(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .order_by(Objective.position, Objective.code, ObjectiveAssignment.valid_from)
    )
    return found if employees is None else found.where(ObjectiveAssignment.employee_id.in_(employees))


def _row(assignment: ObjectiveAssignment, objective: Objective) -> PersonWeightRow:
    return PersonWeightRow(
        id=assignment.id,
        version=assignment.version,
        objective_id=objective.id,
        code=objective.code,
        title=objective.title,
        kind=objective.kind,
        weight=assignment.weight,
        valid_from=assignment.valid_from,
        valid_to=assignment.valid_to,
        time_share=assignment.time_share,
        seen=acknowledgement_of(assignment).told,
    )
