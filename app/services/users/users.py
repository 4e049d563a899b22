"""The users of an archive. Passwords are not here: the key file has them, `slot` names the place of each in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import OfficialId, UserId
from app.domain.permissions import Action, Actor
from app.domain.structure.hierarchy import Party
from app.domain.users.user import (
    OfficeHeld,
    PasswordState,
    UserDraft,
    UserRow,
    actor_on,
    bears_name,
    office_of,
    title_of,
    validate_user,
    with_titles_apart,
    without_administrator,
)
from app.domain.validation import present, refuse
from app.models.municipality import Official
from app.models.people import AreaCharge, Employee, EqAppointment, EqAppointmentArea
from app.models.users import User
from app.services.access import reading
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def list_users(workspace: Workspace) -> list[UserRow]:
    """Return the users: those who administer first, then by name."""
    with reading(workspace, Action.MANAGE_USERS) as session:
        rows = _rows(session, workspace.today)
    return [replace(row, password=_password_of(row, workspace)) for row in rows]


def list_offices(workspace: Workspace) -> list[OfficeHeld]:
    """Return the officials of the ente, each with the Aree whose responsibility they have: who a user may be."""
    with reading(workspace, Action.MANAGE_USERS) as session:
        return _offices(session, workspace.today)


def save_user(workspace: Workspace, draft: UserDraft) -> Changes:
    """Make or change a user; `NotValid` says what is wrong, also when nobody would administer the archive any more."""
    what = "Modifica utente" if draft.id else "Nuovo utente"
    with _managing(workspace, f"{what}: {draft.full_name.strip()}") as unit:
        offices = _offices(unit.session, workspace.today)
        draft = replace(draft, official_id=office_of(draft, offices, workspace.today))
        refuse(validate_user(draft, _rows(unit.session, workspace.today), offices))
        row = unit.row_of(User, draft)
        row.full_name, row.role = draft.full_name.strip(), present(draft.role)
        row.employee_id, row.official_id = draft.employee_id, draft.official_id
        row.is_administrator, row.may_transcribe = draft.is_administrator, draft.may_transcribe
        row.valid_from, row.valid_to = present(draft.valid_from), draft.valid_to
        unit.touched(unit.add(row).id)
        _refuse_nobody(unit)
    return unit.changes


def remove_user(workspace: Workspace, identity: UserId) -> str | None:
    """Take a user away and return the slot whose password must stop opening the archive; None where there was none."""
    with _managing(workspace, "Elimina utente") as unit:
        row = unit.get(User, identity)
        unit.label = f"Elimina utente: {row.full_name}"
        slot = row.slot
        unit.session.delete(row)
        _refuse_nobody(unit)
    return slot


def give_slot(workspace: Workspace, identity: UserId, slot: str | None) -> Changes:
    """Say which slot of the key file the password of a user opens; None when the password was taken away."""
    with _managing(workspace, "Password dell'utente") as unit:
        row = unit.get(User, identity)
        unit.label = f"Password dell'utente: {row.full_name}"
        row.slot = slot
        unit.touched(row.id)
    return unit.changes


def titles_by_slot(session: Session, today: date) -> dict[str, str]:
    """Return what the log-in calls each user who has a password, by slot."""
    return {one.slot: one.title for one in _rows(session, today) if one.slot}


def user_of_slot(session: Session, slot: str, today: date) -> UserRow:
    """Return the user whose password opened a slot; `UserError` when nobody has it."""
    found = next((one for one in _rows(session, today) if one.slot == slot), None)
    if found is None:
        raise UserError(
            "Questa password non è più di nessun utente dell'archivio.", "Rivolgersi a chi amministra gli utenti."
        )
    return found


def actor_of(workspace: Workspace, slot: str) -> Actor:
    """Return who works after the password of `slot` has opened the archive; `UserError` when they may not today."""
    with reading(workspace, Action.OPEN) as session:
        return actor_on(user_of_slot(session, slot, workspace.today), workspace.today)


@contextmanager
def _managing(workspace: Workspace, label: str) -> Iterator[Unit]:
    """Passwords are outside the archive: what was done with users is mended by hand, not undone."""
    with unit_of_work(workspace, label, Topic.USERS, action=Action.MANAGE_USERS) as unit:
        unit.can_undo = False
        yield unit


def _refuse_nobody(unit: Unit) -> None:
    unit.session.flush()
    refuse(without_administrator(_rows(unit.session, unit.workspace.today), unit.workspace.today))


def _password_of(row: UserRow, workspace: Workspace) -> PasswordState:
    """Return what the key file says of a user's password: none, where a lost one was made again without it."""
    keys = workspace.archive.keys
    slot = keys.slot(row.slot) if keys is not None and row.slot is not None else None
    if slot is None:
        return PasswordState.NONE
    return PasswordState.TEMPORARY if slot.is_temporary else PasswordState.OWN


def _rows(session: Session, day: date) -> list[UserRow]:
    users = session.scalars(select(User)).all()
    headed, people = _headed(session, day), _people(session)
    names = {one.full_name for one in users} | set(people.values())
    headed = {party: [area for area in areas if not bears_name(area, names)] for party, areas in headed.items()}
    rows = (_row(one, headed, people.get(Party(one.employee_id, one.official_id), "")) for one in users)
    return with_titles_apart(sorted(rows, key=lambda one: (not one.is_administrator, one.full_name.casefold())))


def _row(one: User, headed: Mapping[Party, list[str]], person: str) -> UserRow:
    areas = headed.get(Party(one.employee_id, one.official_id), ())
    return UserRow(
        one.id,
        one.version,
        one.full_name,
        one.role,
        one.is_administrator,
        one.valid_from,
        one.valid_to,
        one.employee_id,
        one.official_id,
        one.slot,
        title_of(one.role, areas, is_official=one.official_id is not None),
        person,
        one.may_transcribe,
    )


def _people(session: Session) -> Mapping[Party, str]:
    employees = {Party(employee_id=one.id): one.full_name for one in session.scalars(select(Employee))}
    return employees | {Party(official_id=one.id): one.full_name for one in session.scalars(select(Official))}


def _offices(session: Session, today: date) -> list[OfficeHeld]:
    areas: dict[OfficialId, list[str]] = {}
    for charge in _charges(session, today):
        if charge.area.name not in areas.setdefault(charge.official_id, []):
            areas[charge.official_id].append(charge.area.name)
    officials = session.scalars(select(Official).order_by(Official.role, Official.valid_from, Official.id))
    return [
        OfficeHeld(one.id, one.role, one.full_name, one.valid_to, tuple(areas.get(one.id, ()))) for one in officials
    ]


def _charges(session: Session, since: date) -> Iterator[AreaCharge]:
    """Yield the responsibilities of Aree that are not over on a day, by when they begin."""
    not_over = or_(AreaCharge.valid_to.is_(None), AreaCharge.valid_to >= since)
    query = select(AreaCharge).where(not_over).options(joinedload(AreaCharge.area))
    yield from session.scalars(query.order_by(AreaCharge.valid_from, AreaCharge.id))


def _headed(session: Session, day: date) -> Mapping[Party, list[str]]:
    """Return the names of the Aree that each EQ and each official heads on a day, the main appointment first."""
    query = (
        select(EqAppointment)
        .where(EqAppointment.valid_from <= day, or_(EqAppointment.valid_to.is_(None), EqAppointment.valid_to >= day))
        .options(selectinload(EqAppointment.areas).joinedload(EqAppointmentArea.area))
        .order_by(EqAppointment.is_ad_interim, EqAppointment.valid_from)
    )
    found: dict[Party, list[str]] = {}
    for row in session.scalars(query):
        own = found.setdefault(Party(employee_id=row.employee_id), [])
        own += [one.area.name for one in row.areas if one.area.name not in own]
    for charge in _charges(session, day):
        if charge.valid_from <= day:
            found.setdefault(Party(official_id=charge.official_id), []).append(charge.area.name)
    return found
