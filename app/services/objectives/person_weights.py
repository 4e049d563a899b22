"""How the weights of people's objectives stand: of one person in full, of many as totals."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.ids import EmployeeId
from app.domain.objectives.assignment import PersonWeightRow
from app.domain.objectives.weights import KindWeight, WeightTotal, person_totals
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveAssignment
from app.models.people import Employee
from app.services.workspace import Workspace, reading

Totals = dict[EmployeeId, tuple[WeightTotal, ...]]


@dataclass(frozen=True, slots=True)
class PersonWeights:
    """All the objectives of a person in a year, with the totals of the common and of the specific ones."""

    employee_id: EmployeeId
    name: str
    rows: tuple[PersonWeightRow, ...]
    totals: tuple[WeightTotal, ...]


def weights_of_person(workspace: Workspace, year: int, employee_id: EmployeeId) -> PersonWeights:
    with reading(workspace) as session:
        found = (
            select(ObjectiveAssignment, Objective)
            .join(Objective)
            .join(Cycle, Objective.cycle_id == Cycle.id)
            .where(Cycle.year == year, ObjectiveAssignment.employee_id == employee_id)
            .order_by(Objective.position, Objective.code)
        )
        rows = tuple(_row(assignment, objective) for assignment, objective in session.execute(found))
        person = session.get(Employee, employee_id)
        name = f"{person.last_name} {person.first_name}" if person else ""
        return PersonWeights(employee_id, name, rows, person_totals(KindWeight(row.kind, row.weight) for row in rows))


def totals_of_people(session: Session, cycle: Cycle, employees: Collection[EmployeeId] | None = None) -> Totals:
    """Return the totals of some people, or of everyone with an objective, in one query."""
    found = (
        select(
            ObjectiveAssignment.employee_id,
            Objective.kind,
            func.count(ObjectiveAssignment.id),
            func.sum(ObjectiveAssignment.weight),
        )
        .join(Objective)
        .where(Objective.cycle_id == cycle.id)
        .group_by(ObjectiveAssignment.employee_id, Objective.kind)
    )
    if employees is not None:
        found = found.where(ObjectiveAssignment.employee_id.in_(list(employees)))
    weights: dict[EmployeeId, list[KindWeight]] = defaultdict(list)
    for employee, kind, count, weight in session.execute(found):
        weights[employee].append(KindWeight(kind, weight, count))
    return {employee: person_totals(given) for employee, given in weights.items()}


def _row(assignment: ObjectiveAssignment, objective: Objective) -> PersonWeightRow:
    return PersonWeightRow(
        id=assignment.id,
        version=assignment.version,
        objective_id=objective.id,
        code=objective.code,
        title=objective.title,
        kind=objective.kind,
        weight=assignment.weight,
    )
