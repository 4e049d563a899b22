"""The letters of consegna: one for each sheet of a year that was handed over."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.catalogue import DocumentSubject
from app.domain.documents.delivery import DeliveryLetter, delivery_file_name
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.permissions import Action, Actor, PerSheet
from app.domain.sheets.content import SheetContent
from app.domain.sheets.paper import HEADING, INTERIM_HEADING, role_names
from app.domain.sheets.second_level import second_level_body
from app.domain.workflow import RoundKind, states_where
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Employee
from app.services.access import reading
from app.services.documents.filling import Filling
from app.services.documents.sheets import contents_to_print, short_code
from app.services.sheets.named import load_sheet_names
from app.services.sheets.sheet_access import can
from app.services.sheets.sheets import person_of_sheet
from app.services.workspace import Workspace

_WHEN = "Le lettere si scrivono quando la scheda è consegnata: in Valutazioni, «Consegna…»."


def delivery_letters(filling: Filling) -> list[DeliveryLetter]:
    """Write the letter of one sheet, or of all those handed over; `UserError` when there is none."""
    wanted = filling.request.subject_id
    sheets = [
        one
        for one in _delivered(filling.session, filling.workspace.actor, filling.request.year)
        if wanted is None or one.id == wanted
    ]
    if not sheets:
        raise UserError("Non c'è nessuna scheda consegnata di cui scrivere la lettera.", _WHEN)
    return [_letter(filling, *one) for one in contents_to_print(filling.session, sheets)]


def delivery_choices(workspace: Workspace, year: int) -> list[DocumentSubject]:
    """Return the sheets of a year that were handed over, by person."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        sheets = _delivered(session, workspace.actor, year)
        names = load_sheet_names(session, sheets).people
        return [DocumentSubject(one.id, _choice(one, names[one.evaluated_party].full_name)) for one in sheets]


def deliveries_of_person(workspace: Workspace, year: int, matricola: str) -> list[SheetId]:
    """Return the sheets handed over to one person; `UserError` when there is none."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        person = session.scalar(select(Employee.id).where(Employee.matricola == matricola))
        sheets = _delivered(session, workspace.actor, year)
        found = [one.id for one in sheets if person is not None and one.employee_id == person]
    if not found:
        raise UserError(f"Nel {year} non c'è nessuna scheda consegnata alla matricola {matricola}.", _WHEN)
    return found


def delivery_name(workspace: Workspace, sheet_id: int) -> str:
    """Return the name of the file of one letter: `Consegna_2024_Rossi_Mario_0123.pdf`."""
    return delivery_file_name(*person_of_sheet(workspace, SheetId(sheet_id)))


def _delivered(session: Session, actor: Actor, year: int) -> list[Sheet]:
    """Return the sheets handed over in the sessions of a year, those of the final one first."""
    query = (
        select(Sheet)
        .join(EvaluationRound)
        .join(Cycle)
        .where(Cycle.year == year, Sheet.state.in_(states_where(lambda one: one.is_delivered)))
    )
    sheets = [one for one in session.scalars(query) if can(actor, Action.SEE_SCORES, one)]
    names = load_sheet_names(session, sheets).people
    return sorted(sheets, key=lambda one: (_is_interim(one), names[one.evaluated_party].full_name, one.valid_from))


def _is_interim(sheet: Sheet) -> bool:
    return sheet.round.kind is RoundKind.INTERIM


def _choice(sheet: Sheet, person: str) -> str:
    return f"{person} (verifica intermedia)" if _is_interim(sheet) else person


def _letter(filling: Filling, sheet: Sheet, content: SheetContent) -> DeliveryLetter:
    return DeliveryLetter(
        filling.letterhead(),
        filling.imprint(
            number=f"{content.year}/{sheet.id}", method=content.method_title, short_hash=short_code(sheet, content)
        ),
        content.year,
        INTERIM_HEADING if _is_interim(sheet) else HEADING,
        role_names(content),
        content.person,
        sheet.delivered_on,
        sheet.interview_on,
        content.method.process.review_days,
        second_level_body(content.method.process.review_days, content.role, content.method.labels),
    )
