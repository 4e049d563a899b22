"""Who uses an archive, carried into a copy of another time that takes its place."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Topic
from app.domain.ids import EmployeeId, OfficialId, UserId
from app.domain.permissions import Action
from app.domain.roles import UserRole
from app.models.municipality import Official
from app.models.people import Employee
from app.models.users import User
from app.services.access import reading
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

LABEL = "Utenti di prima del ripristino"


@dataclass(frozen=True, slots=True)
class CarriedUser:
    """A user as the archive of now has them; `known_by` tells whether a person of the copy is the same one."""

    id: UserId
    full_name: str
    role: UserRole
    employee_id: EmployeeId | None
    official_id: OfficialId | None
    known_by: str
    is_administrator: bool
    valid_from: date
    valid_to: date | None
    slot: str | None


def users_of(workspace: Workspace) -> tuple[CarriedUser, ...]:
    """Return every user of an archive that is about to give its place to a copy."""
    with reading(workspace, Action.BACK_UP) as session:
        return tuple(_carried(session, one) for one in session.scalars(select(User).order_by(User.id)))


def carry_users(workspace: Workspace, users: tuple[CarriedUser, ...]) -> None:
    """Let a copy have these users and no others: their passwords are those of the key file that it is given.

    Who was not yet in the copy, or was somebody else there, is a name alone until an administrator says who it is.
    """
    with unit_of_work(workspace, LABEL, Topic.USERS, action=Action.BACK_UP) as unit:
        unit.can_undo = False
        there = {one.id: one for one in unit.session.scalars(select(User))}
        for identity in there.keys() - {one.id for one in users}:
            unit.session.delete(there[identity])
        for one in users:
            row = there.get(one.id) or User(id=one.id)
            row.full_name, row.role, row.is_administrator = one.full_name, one.role, one.is_administrator
            row.valid_from, row.valid_to, row.slot = one.valid_from, one.valid_to, one.slot
            is_same = _known_by(unit.session, one.employee_id, one.official_id) == one.known_by
            row.employee_id = one.employee_id if is_same else None
            row.official_id = one.official_id if is_same else None
            unit.session.add(row)


def _carried(session: Session, user: User) -> CarriedUser:
    return CarriedUser(
        user.id,
        user.full_name,
        user.role,
        user.employee_id,
        user.official_id,
        _known_by(session, user.employee_id, user.official_id),
        user.is_administrator,
        user.valid_from,
        user.valid_to,
        user.slot,
    )


def _known_by(session: Session, employee_id: EmployeeId | None, official_id: OfficialId | None) -> str:
    """Return the matricola of an employee, or the name of an official: ids may be given again to somebody else."""
    if employee_id is not None:
        employee = session.get(Employee, employee_id)
        return employee.matricola if employee is not None else ""
    official = session.get(Official, official_id) if official_id is not None else None
    return official.full_name if official is not None else ""
