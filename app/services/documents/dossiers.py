"""The Fascicolo of a person: who may be asked about, and all that the archive holds of them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit.filters import Thing, ThingKind
from app.domain.audit.rows import EntryRow
from app.domain.documents.catalogue import DocumentSubject
from app.domain.documents.dossier import PersonDossier, dossier_file_name
from app.domain.duties.reminding import number_of, party_of
from app.domain.errors import UserError
from app.domain.italian import DASH, format_date
from app.domain.permissions import Action, Actor, InScope, may
from app.domain.structure.hierarchy import Party
from app.models.municipality import Official
from app.models.people import Employee
from app.services.access import reading
from app.services.audit.entries import entries_about
from app.services.documents.dossier_facts import dated_facts, pursued_objectives
from app.services.documents.dossier_sheets import dossier_sheets, evaluations_given
from app.services.documents.filling import Filling
from app.services.workspace import Workspace


def dossiers(filling: Filling) -> list[PersonDossier]:
    """Return the dossier of one person, or of everybody; `UserError` where there is nobody that may be asked about."""
    actor, session, wanted = filling.workspace.actor, filling.session, filling.request.subject_id
    parties = [one for one in _parties(session, actor) if wanted is None or number_of(one) == wanted]
    if not parties and wanted is None and may(actor, Action.EXPORT):
        raise UserError("In archivio non c'è ancora nessuna persona.", "Scrivere il personale nella pagina Struttura.")
    if not parties:
        raise UserError(
            "Il fascicolo di questa persona non si può stampare.",
            "Lo stampa il Segretario comunale; ciascuno stampa il proprio.",
        )
    things = [Thing(ThingKind.EMPLOYEE, one.employee_id) for one in parties if one.employee_id]
    entries = entries_about(session, things) if may(actor, Action.READ_AUDIT) else None
    told = {one: None if entries is None else entries.get(one.employee_id or 0, ()) for one in parties}
    return [_dossier(filling, one, told[one]) for one in parties]


def dossier_choices(workspace: Workspace, _year: int) -> list[DocumentSubject]:
    """Return the people whose dossier may be printed, of every year."""
    with reading(workspace, InScope(Action.READ)) as session:
        return [DocumentSubject(number_of(one), _shown(session, one)) for one in _parties(session, workspace.actor)]


def dossiers_of_person(workspace: Workspace, _year: int, matricola: str) -> list[int]:
    """Return the dossier of one of the staff; `UserError` when it is not there, or not for whoever asks."""
    with reading(workspace, InScope(Action.READ)) as session:
        found = session.scalar(select(Employee.id).where(Employee.matricola == matricola))
        numbers = [number_of(one) for one in _parties(session, workspace.actor) if found and one.employee_id == found]
    if not numbers:
        raise UserError(f"Non c'è nessun fascicolo della matricola {matricola}.", "Controllare la matricola.")
    return numbers


def dossier_name(workspace: Workspace, number: int) -> str:
    """Return the name of the file of one dossier, by whom it is of."""
    with reading(workspace, InScope(Action.READ)) as session:
        return dossier_file_name(*called(session, party_of(number)))


def _parties(session: Session, actor: Actor) -> Sequence[Party]:
    """Return whose dossiers `actor` may print: everybody's where they may take names out of the archive, else the own.

    An official is one of the people of the archive as well: Sindaco, Segretario, members of the body.
    """
    staff = session.scalars(select(Employee).order_by(Employee.last_name, Employee.first_name, Employee.matricola))
    everybody = [Party(employee_id=one.id) for one in staff]
    officials = session.scalars(select(Official).order_by(Official.full_name, Official.valid_from))
    everybody += [Party(official_id=one.id) for one in officials]
    if may(actor, Action.EXPORT):
        return everybody
    return [one for one in everybody if _is(actor, one)]


def _is(actor: Actor, party: Party) -> bool:
    is_employee = party.employee_id is not None and party.employee_id == actor.employee_id
    return is_employee or (party.official_id is not None and party.official_id == actor.official_id)


def called(session: Session, party: Party) -> tuple[str, str]:
    """Return the name of somebody, and the matricola where they have one."""
    if party.employee_id is not None and (employee := session.get(Employee, party.employee_id)):
        return employee.full_name, employee.matricola
    official = session.get(Official, party.official_id) if party.official_id is not None else None
    return (official.full_name if official else ""), ""


def _shown(session: Session, party: Party) -> str:
    name, matricola = called(session, party)
    if matricola:
        return f"{name} ({matricola})"
    official = session.get_one(Official, party.official_id)
    return f"{name}, {official.role.italian}"


def _dossier(filling: Filling, party: Party, entries: Sequence[EntryRow] | None) -> PersonDossier:
    session = filling.session
    name, matricola = called(session, party)
    return PersonDossier(
        filling.letterhead(),
        filling.imprint(),
        filling.workspace.today,
        name,
        matricola,
        _personal(session, party),
        dated_facts(session, party),
        pursued_objectives(session, party),
        dossier_sheets(filling, party),
        evaluations_given(session, party),
        entries,
    )


def _personal(session: Session, party: Party) -> tuple[tuple[str, str], ...]:
    if party.employee_id is None:
        official = session.get_one(Official, party.official_id)
        return (("Cognome e nome", official.full_name), ("Carica", official.role.italian))
    one = session.get_one(Employee, party.employee_id)
    return (
        ("Cognome", one.last_name),
        ("Nome", one.first_name),
        ("Matricola", one.matricola),
        ("Codice fiscale", one.tax_code or DASH),
        ("Genere", one.gender.italian),
        ("Data di nascita", format_date(one.birth_date)),
        ("Data di assunzione", format_date(one.hired_on)),
        ("Data di cessazione", format_date(one.left_on) if one.left_on else "in servizio"),
    )
