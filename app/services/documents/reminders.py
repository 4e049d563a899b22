"""The reminder letters of a year: one for each person who must act, of what the Cruscotto lists under that person."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from app.domain.documents.catalogue import DocumentSubject
from app.domain.documents.common import Printed
from app.domain.documents.reminder import ReminderLetter, reminder_file_name
from app.domain.duties.duty import Doer
from app.domain.duties.grouping import DutyGroup, Grouping, grouped
from app.domain.duties.reminding import number_of, party_of
from app.domain.errors import UserError
from app.domain.permissions import Action, Actor, InScope, may
from app.domain.progress import Progress, Silent
from app.domain.roles import OfficialRole
from app.models.municipality import Official
from app.models.people import Employee
from app.services.access import ask, reading
from app.services.documents.apart import print_each_apart
from app.services.documents.filling import Filling
from app.services.documents.missing import duties_of_year
from app.services.documents.office_holders import in_office
from app.services.workspace import Workspace

_SILENT = Silent()


def reminder_groups(workspace: Workspace, year: int) -> list[DutyGroup]:
    """Return what each person has to do, late first; who does not read the whole archive sees only the own."""
    ask(workspace.actor, InScope(Action.READ))
    found = grouped(duties_of_year(workspace, year), Grouping.DOER, workspace.today)
    return [group for group in found if _may_remind(workspace.actor, _doer(group))]


def reminder_letters(filling: Filling) -> list[ReminderLetter]:
    """Write the letters asked for; `UserError` when nobody, or not that person, has anything to do."""
    letters = [
        _letter(filling, group) for group in filling.gathered if filling.request.is_about(number_of(_doer(group).party))
    ]
    if not letters:
        raise UserError("Non c'è nessun promemoria da scrivere.", "Nell'elenco Che cosa manca si vede chi deve agire.")
    return letters


def reminder_choices(workspace: Workspace, year: int) -> list[DocumentSubject]:
    """Return who may be reminded, in the order of the Cruscotto."""
    doers = [_doer(group) for group in reminder_groups(workspace, year)]
    return [DocumentSubject(number_of(one.party), f"{one.name}, {one.role}" if one.role else one.name) for one in doers]


def reminders_of_person(workspace: Workspace, year: int, matricola: str) -> list[int]:
    """Return the letter of one of the staff; `UserError` when that person has nothing to do."""
    with reading(workspace, InScope(Action.READ)) as session:
        found = session.scalar(select(Employee.id).where(Employee.matricola == matricola))
    parties = [_doer(group).party for group in reminder_groups(workspace, year)]
    numbers = [number_of(one) for one in parties if found is not None and one.employee_id == found]
    if not numbers:
        raise UserError(
            f"Nel {year} la matricola {matricola} non ha niente da completare.", "Controllare la matricola e l'anno."
        )
    return numbers


def reminder_name(workspace: Workspace, number: int) -> str:
    """Return the name of the file of one letter, by whom it is for."""
    party = party_of(number)
    with reading(workspace, InScope(Action.READ)) as session:
        employee = session.get(Employee, party.employee_id) if party.employee_id is not None else None
        office = session.get(Official, party.official_id) if party.official_id is not None else None
        name = employee.full_name if employee else office.full_name if office else OfficialRole.SECRETARY.italian
        return reminder_file_name(name)


def print_reminders_apart(letters: Sequence[ReminderLetter], folder: Path, progress: Progress = _SILENT) -> Printed:
    """Print each letter to a file of its own."""
    from app.reports.print_reminders import print_reminders

    return print_each_apart(letters, folder, print_reminders, progress)


def _letter(filling: Filling, group: DutyGroup) -> ReminderLetter:
    today = filling.workspace.today
    return ReminderLetter(
        filling.letterhead(),
        filling.imprint(),
        filling.request.year,
        today,
        _doer(group),
        group.duties,
        in_office(filling.session, OfficialRole.SECRETARY, today),
    )


def _doer(group: DutyGroup) -> Doer:
    return group.duties[0].doer


def _may_remind(actor: Actor, doer: Doer) -> bool:
    return doer.is_user or may(actor, Action.READ)
