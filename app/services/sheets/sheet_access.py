"""Who may do what with a sheet: every use case of the session asks here."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.matching import text_key
from app.domain.obstacles import Obstacle, refuse_first
from app.domain.permissions import Action, Actor, Relation, SheetInQuestion, may, refusal, require
from app.domain.roles import SheetRole, UserRole
from app.domain.sheets.evaluated_parts import is_for
from app.domain.sheets.in_place import Substitution, Transcription, waits_for
from app.domain.sheets.transitions import not_open_to_scores
from app.domain.sheets.visibility import hidden_from
from app.domain.structure.area_charges import OF_GIUNTA
from app.domain.structure.hierarchy import Party
from app.domain.workflow import EventOrigin, SheetState
from app.models.audit import ArchiveInfo
from app.models.evaluation import Sheet
from app.models.sessions import whole_session
from app.services.sheets.charged import charged_sheets
from app.services.sheets.of_round import refuse_closed_round, refuse_closed_year
from app.services.sheets.sheet_content import WHOLE_SHEET
from app.services.transaction import Unit


def relation_to(actor: Actor, sheet: Sheet) -> Relation:
    """Return what the person at the keyboard is to the sheet; the Segretario's own sheet is the Segretario's."""
    if _is(actor, sheet.evaluated_party) or (actor.role is UserRole.SECRETARY and sheet.role is SheetRole.SECRETARY):
        return Relation.ONESELF
    if _is(actor, sheet.evaluator_party) or _is_by_name(actor, sheet):
        return Relation.EVALUATOR
    return Relation.SECTION if _scores_a_part(actor, sheet) else Relation.NONE


def _is(actor: Actor, party: Party) -> bool:
    return is_for(actor, party)


def _is_by_name(actor: Actor, sheet: Sheet) -> bool:
    """Tell whether the Segretario who logged in, as nobody of the archive yet, has the name of the one who evaluates.

    The first user of an archive is there before its offices: nobody is in the place of oneself for that.
    """
    is_nobody_yet = actor.role is UserRole.SECRETARY and actor.official_id is None and actor.employee_id is None
    official = sheet.evaluator_official if is_nobody_yet else None
    return official is not None and text_key(official.full_name) == text_key(actor.name)


def _scores_a_part(actor: Actor, sheet: Sheet) -> bool:
    """Tell whether a part of the sheet is for `actor` to score; who keeps the archive may do so on all of them."""
    session = Session.object_session(sheet)
    if session is None or actor.role in {UserRole.SECRETARY, UserRole.VICE}:
        return False
    return sheet.id in charged_sheets(session, actor)


def in_question(actor: Actor, sheet: Sheet) -> SheetInQuestion:
    """Return what the policy looks at in `sheet` when it is `actor` who asks."""
    return SheetInQuestion(relation_to(actor, sheet), sheet.role, sheet.state)


def has_head_evaluator(sheet: Sheet) -> bool:
    """Tell whether who evaluates heads an Area: an EQ, or one of the Giunta who has the responsibility of it."""
    official = sheet.evaluator_official
    is_of_giunta = official is not None and official.role in OF_GIUNTA and sheet.role is not SheetRole.SECRETARY
    return sheet.evaluator_id is not None or is_of_giunta


def can(actor: Actor, action: Action, sheet: Sheet) -> bool:
    return may(actor, action, in_question(actor, sheet))


def can_some_day(actor: Actor, action: Action, sheet: Sheet) -> bool:
    """Tell whether `actor` may do `action` on `sheet` in this state or in another one."""
    asked = in_question(actor, sheet)
    return any(may(actor, action, asked._replace(state=state)) for state in SheetState)


def is_listed(actor: Actor, sheet: Sheet) -> bool:
    """Tell whether lists and search show `sheet` to `actor`: they know of it, or may see what is on it."""
    return may_list(actor, in_question(actor, sheet))


def may_list(actor: Actor, asked: SheetInQuestion) -> bool:
    """Tell what `is_listed` tells of a sheet of which the question is there already."""
    return may(actor, Action.READ, asked) or may(actor, Action.SEE_SCORES, asked)


def ask_of_sheet(unit: Unit, action: Action, sheet: Sheet, state: SheetState | None = None) -> None:
    """Raise `UserError` when the person at the keyboard may not do `action` on `sheet`, as it stands or in `state`."""
    asked = in_question(unit.workspace.actor, sheet)
    require(unit.workspace.actor, action, asked if state is None else asked._replace(state=state))
    unit.asked.add(action)


def filed_sheet(unit: Unit, sheet_id: SheetId, action: Action) -> Sheet:
    """Return a sheet on which `action` is permitted, also when its session is over: papers come back when they do."""
    sheet = found_sheet(unit, sheet_id)
    ask_of_sheet(unit, action, sheet)
    refuse_closed_year(sheet.round)
    return sheet


def permitted_sheet(unit: Unit, sheet_id: SheetId, action: Action) -> Sheet:
    """Return a sheet on which the person at the keyboard may do `action`, or raise `UserError`."""
    return _permitted(unit, found_sheet(unit, sheet_id), action)


def found_sheet(unit: Unit, sheet_id: SheetId) -> Sheet:
    """Return a whole sheet of which nothing was asked yet, or raise `UserError` when it is gone."""
    return unit.session.get(Sheet, sheet_id, options=WHOLE_SHEET) or unit.get(Sheet, sheet_id)


def _permitted(unit: Unit, sheet: Sheet, action: Action) -> Sheet:
    ask_of_sheet(unit, action, sheet)
    refuse_closed_round(sheet.round)
    return sheet


def to_be_scored(unit: Unit, sheet_id: SheetId) -> Sheet:
    """Return a sheet that is open to scores, or raise `UserError` saying why it is not."""
    sheet = open_to_scores(unit, sheet_id)
    refuse_in_place(unit, sheet)
    return sheet


def substitution_of(sheet: Sheet) -> Substitution:
    return Substitution(sheet.substituted_by, sheet.substituted_on, sheet.substitution_reason)


def transcription_of(sheet: Sheet) -> Transcription:
    return Transcription(sheet.transcribed_by, sheet.transcribed_on)


def waiting_for(actor: Actor, sheet: Sheet) -> Obstacle | None:
    """Return what `actor` must write before scoring `sheet` in somebody else's place, while it is open to scores."""
    if not sheet.state.is_open_to_scores:
        return None

    asked, written = in_question(actor, sheet), (substitution_of(sheet), transcription_of(sheet))
    return waits_for(actor, asked, *written, lambda: sheet.evaluator_name)


def refuse_in_place(unit: Unit, sheet: Sheet) -> None:
    """Raise `UserError` when scoring in another's place was not yet said why."""
    waiting = waiting_for(unit.workspace.actor, sheet)
    refuse_first([waiting] if waiting else [])


def is_from_file(sheet: Sheet) -> bool:
    """Tell whether the evaluator has written in a workbook that was taken in: to declare that complete is to score in
    nobody's place. One who scores here, with the own log-in, completes too, or is replaced."""
    name = sheet.evaluator_name
    return any(one.actor == name and one.origin is EventOrigin.FILE for one in sheet.events if name)


def open_to_scores(unit: Unit, sheet_id: SheetId) -> Sheet:
    """Return a sheet in a state that takes scores from this person, in the own or another's place."""
    sheet = found_sheet(unit, sheet_id)
    if not can(unit.workspace.actor, Action.SCORE, sheet) and can_some_day(unit.workspace.actor, Action.SCORE, sheet):
        refuse_closed_round(sheet.round)
        raise not_open_to_scores(sheet.state).error
    return _permitted(unit, sheet, Action.SCORE)


def readable(session: Session, actor: Actor, sheet_id: SheetId) -> Sheet:
    """Return a sheet whose scores the person at the keyboard may see, or raise `UserError`."""
    return readable_with_head(session, actor, sheet_id)[0]


def readable_with_head(
    session: Session, actor: Actor, sheet_id: SheetId, *, with_own_part: bool = False
) -> tuple[Sheet, str]:
    """Return such a sheet and the last hash of the audit, which tells the moment of the archive it is read in.

    `with_own_part`: also one of which the person at the keyboard sees only the part that they score.
    """
    head = select(ArchiveInfo.head_hash).scalar_subquery()
    query = select(Sheet, head).where(Sheet.id == sheet_id).options(*WHOLE_SHEET)
    found = session.execute(query).unique().one_or_none()
    if found is None and whole_session(session).get(Sheet, sheet_id) is not None:
        raise refusal(actor)  # not even that it exists is for this person
    if found is None:
        raise UserError("La scheda non c'è più.", "Ripartire da ciò che la pagina mostra ora.")
    sheet, last = found
    asked = in_question(actor, sheet)
    if with_own_part and may(actor, Action.SEE_PART, asked):
        return sheet, last or ""
    if may(actor, Action.READ, asked) and not may(actor, Action.SEE_SCORES, asked):
        raise hidden_from(actor, asked, has_head_evaluator=has_head_evaluator(sheet))
    require(actor, Action.SEE_SCORES, asked)
    return sheet, last or ""
