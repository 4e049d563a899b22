"""The objectives of a year as their checks read them, asked of the archive in a fixed number of queries."""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.ids import EmployeeId
from app.domain.issues import Link
from app.domain.italian import format_date
from app.domain.matching import text_key
from app.domain.objectives import ObjectiveState
from app.domain.objectives.acknowledgement import Acknowledgement, day_of_sheet
from app.domain.objectives.checked import CheckedIndicator, CheckedObjective, CheckedPerson, ObjectiveYear
from app.domain.objectives.comparing import PastObjective
from app.domain.objectives.lacks import IndicatorFacts
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.weights import WeightTotal, person_totals, unit_total, weight_total
from app.domain.permissions import Action, InScope, may
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective, ObjectiveAssignment, ObjectiveRevision
from app.models.people import Employee
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.law.limits import limits_of
from app.services.objectives.before import past_objectives
from app.services.objectives.elsewhere import counted_elsewhere
from app.services.objectives.person_weights import assigned_to, terms_of
from app.services.objectives.responsibles import lacking_of_responsibles
from app.services.objectives.rows import unit_names
from app.services.objectives.service_periods import served
from app.services.sheets.assigned_days import disagreeing
from app.services.workspace import Workspace


def objective_facts(workspace: Workspace, year: int) -> Iterator[ObjectiveYear]:
    """Yield what the checks read of the objectives of a year; nothing when there is no such year."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return
        objectives, given_by = _objectives(session, cycle), _given_by(session, workspace, year)
        before = past_objectives(session, objectives, year)
        facts = ObjectiveYear(
            tuple(_checked(one, before.get(one.id, ())) for one in objectives),
            _texts_of(session, year - 1),
            tuple(_unit_totals(session, objectives)) if may(workspace.actor, Action.READ) else (),
            tuple(_people(session, cycle, given_by, reads_all=may(workspace.actor, Action.READ))),
            given_by,
        )
    yield facts


def _objectives(session: Session, cycle: Cycle) -> list[Objective]:
    found = (
        select(Objective)
        .where(Objective.cycle_id == cycle.id)
        .order_by(Objective.position, Objective.code)
        .options(
            selectinload(Objective.indicators).selectinload(Indicator.values),
            selectinload(Objective.phases),
            selectinload(Objective.units),
        )
    )
    return list(session.scalars(found))


def _checked(one: Objective, before: tuple[PastObjective, ...]) -> CheckedObjective:
    return CheckedObjective(
        id=one.id,
        code=one.code,
        title=one.title,
        description=one.description,
        kind=one.kind,
        state=one.state,
        is_linked=bool(one.mandate_line_id or one.dup_mission.strip()),
        indicators=tuple(map(_checked_indicator, one.indicators)),
        indicator_total=weight_total("Indicatori", [indicator.weight for indicator in one.indicators]),
        phase_total=weight_total("Fasi", [phase.weight for phase in one.phases]),
        is_untouched=one.is_untouched,
        before=before,
    )


def _checked_indicator(one: Indicator) -> CheckedIndicator:
    return CheckedIndicator(
        name=one.name,
        facts=IndicatorFacts(
            rule=one.rule,
            has_baseline=one.baseline is not None,
            has_target=one.target is not None,
            has_due_date=one.target_on is not None,
            has_source=bool(one.source.strip()),
        ),
        unsourced=any(not value.source.strip() for value in one.values),
        id=one.id,
        is_untouched=one.is_untouched,
        unit=one.unit,
        is_late_for_nothing=one.rule.wants_due_date and not parameters_of(one.parameters).penalty,
        baseline=one.baseline,
        target=one.target,
        direction=one.direction,
    )


def _texts_of(session: Session, year: int) -> dict[str, str]:
    found = (
        select(Objective.code, Objective.title, Objective.description)
        .join(Cycle, Objective.cycle_id == Cycle.id)
        .where(Cycle.year == year)
    )
    return {text_key(description or title): code for code, title, description in session.execute(found)}


def _unit_totals(session: Session, objectives: list[Objective]) -> list[tuple[Link, WeightTotal]]:
    names = unit_names(session)
    weights = defaultdict(list)
    for objective in objectives:
        for link in objective.units if objective.state is not ObjectiveState.WITHDRAWN else ():
            weights[UnitRef(link.area_id, link.sector_id)].append((objective.kind, link.weight))
    return [(_link(unit), unit_total(names.get(unit, ""), given)) for unit, given in weights.items()]


def _link(unit: UnitRef) -> Link:
    if unit.sector_id is None:
        return Link("objectives_area", unit.area_id, "weight")
    return Link("objectives_sector", unit.sector_id, "weight")


def _given_by(session: Session, workspace: Workspace, year: int) -> date | None:
    """Return the last day by which objectives are given and seen: the end of a month."""
    month = limits_of(session, workspace, year).value("mese_di_assegnazione")
    return None if month is None else date(year, int(month), monthrange(year, int(month))[1])


def _people(session: Session, cycle: Cycle, given_by: date | None, *, reads_all: bool) -> list[CheckedPerson]:
    counts, two_dates = _assignments(session, cycle, given_by), _two_dates(session, cycle)
    terms, assigned = terms_of(session, cycle), assigned_to(session, cycle)
    serving = served(session, cycle.year)
    lacking = lacking_of_responsibles(session, cycle) if reads_all else {}
    elsewhere = _elsewhere(session, cycle) if reads_all else {}
    found = (
        select(Employee.id, Employee.last_name, Employee.first_name)
        .where(Employee.id.in_(list(serving)))
        .order_by(Employee.last_name, Employee.first_name)
    )
    return [
        CheckedPerson(
            employee,
            f"{last} {first}",
            counts.every[employee],
            counts.unseen[employee],
            person_totals(assigned.get(employee, ()), terms.get(employee, ())),
            any(term.counts_shared for term in terms.get(employee, ())),
            counts.late[employee] if serving[employee][0] is None else 0,
            counts.revised[employee],
            two_dates.get(employee, ()),
            tuple(one.code for one in lacking.get(employee, ())),
            counts.revised_on.get(employee),
            elsewhere.get(employee, ()),
        )
        for employee, last, first in session.execute(found)
    ]


def _elsewhere(session: Session, cycle: Cycle) -> dict[EmployeeId, tuple[str, ...]]:
    found: dict[EmployeeId, tuple[str, ...]] = {}
    for person, words in counted_elsewhere(session, cycle):
        found[person] = (*found.get(person, ()), words)
    return found


class _Counts(NamedTuple):
    """How many objectives each person has, how many are not seen yet, how many changed after they were seen, and how
    many of the whole year were seen after the day by which they are given; the day of the first change not seen."""

    every: Counter[EmployeeId]
    unseen: Counter[EmployeeId]
    revised: Counter[EmployeeId]
    late: Counter[EmployeeId]
    revised_on: dict[EmployeeId, date]


def _assignments(session: Session, cycle: Cycle, given_by: date | None) -> _Counts:
    """Count what people have seen; one seen anew after a revision was given in time."""
    own = ObjectiveRevision.objective_id == Objective.id
    last: Any = select(func.max(ObjectiveRevision.on_date)).where(own).scalar_subquery()
    first: Any = (
        select(func.min(ObjectiveRevision.on_date))
        .where(own, ObjectiveRevision.on_date >= ObjectiveAssignment.acknowledged_on)
        .scalar_subquery()
    )
    found = (
        select(
            ObjectiveAssignment.employee_id,
            ObjectiveAssignment.valid_from,
            ObjectiveAssignment.acknowledged_on,
            ObjectiveAssignment.acknowledged_means,
            ObjectiveAssignment.acknowledged_by,
            last,
            first,
        )
        .join(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
    )
    counts = _Counts(Counter(), Counter(), Counter(), Counter(), {})
    for employee, start, seen_on, means, by, last_change, first_change in session.execute(found):
        acknowledgement = Acknowledgement(seen_on, means, by)
        is_of_whole_year = start is None or start <= date(cycle.year, 1, 1)
        counts.every[employee] += 1
        counts.unseen[employee] += seen_on is None
        counts.revised[employee] += acknowledgement.is_to_renew
        if acknowledgement.is_to_renew and (changed := first_change or last_change):
            counts.revised_on[employee] = min(changed, counts.revised_on.get(employee, changed))
        is_late = is_of_whole_year and last_change is None and seen_on and given_by and seen_on > given_by
        counts.late[employee] += bool(is_late)
    return counts


def _two_dates(session: Session, cycle: Cycle) -> dict[EmployeeId, tuple[str, ...]]:
    """Say of each person which sheets have another day than the objectives: older archives kept the two apart."""
    found: dict[EmployeeId, tuple[str, ...]] = {}
    for sheet, seen in disagreeing(session, cycle.id):
        if sheet.employee_id is not None:
            on_sheet, on_objectives = (
                format_date(sheet.assigned_on),
                format_date(day_of_sheet(seen, sheet.delivered_on)),
            )
            words = f"la presa visione è del {on_sheet} sulla scheda, del {on_objectives} negli obiettivi."
            found[sheet.employee_id] = (*found.get(sheet.employee_id, ()), words)
    return found
