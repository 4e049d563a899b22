"""The method of a year and the absences in it, as their checks read them."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.law.method_year import Leave, MethodYear, is_parental_leave
from app.domain.method.definition import MethodDefinition
from app.domain.periods import Period, year_period
from app.domain.permissions import Action, InScope, may
from app.domain.scoring.service import AbsenceSpell, is_neutral
from app.models.people import Absence, Employee
from app.models.structure import Area, Sector
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.law.limits import limits_of
from app.services.objectives.measures import method_of_year
from app.services.workspace import Workspace


def method_facts(workspace: Workspace, year: int) -> Iterator[MethodYear]:
    """Yield what the method of a year is held to, for who may read the whole; nothing when there is no such year."""
    with reading(workspace, InScope(Action.READ)) as session:
        cycle = cycle_of(session, year)
        if cycle is None or not may(workspace.actor, Action.READ):
            return
        method = method_of_year(session, cycle)
        units = (*session.scalars(select(Area.name)), *session.scalars(select(Sector.name)))
        facts = MethodYear(method, limits_of(session, workspace, year), tuple(_leaves(session, year, method)), units)
    yield facts


def _leaves(session: Session, year: int, method: MethodDefinition) -> Iterator[Leave]:
    """Yield the parental leaves of the year that neither the archive nor the method keeps from weighing."""
    whole = year_period(year)
    query = (
        select(Absence, Employee)
        .join(Employee, Employee.id == Absence.employee_id)
        .where(Absence.valid_from <= whole.end, Absence.valid_to >= whole.start, Absence.is_neutral.is_(False))
        .order_by(Employee.last_name, Employee.first_name, Absence.valid_from)
    )
    for absence, person in session.execute(query):
        days = Period(absence.valid_from, absence.valid_to)
        if is_parental_leave(absence.kind) and not is_neutral(method.service, AbsenceSpell(absence.kind, days)):
            yield Leave(person.id, person.full_name, absence.kind, days)
