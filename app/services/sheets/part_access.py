"""Who may write on which line of a sheet: the evaluator, or on a part that another scores whoever scores it."""

from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.permissions import Action, Actor, PerSheet, Relation, SheetInQuestion, may, require
from app.domain.roles import UserRole
from app.domain.sheets.evaluated_parts import is_of_part, section_of
from app.domain.sheets.transitions import not_open_to_scores
from app.domain.validation import present
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetSectionEvaluator
from app.services.access import Question
from app.services.methods.presets import method_of
from app.services.sheets.charged import is_charged
from app.services.sheets.of_round import refuse_closed_round
from app.services.sheets.sheet_access import can_some_day, found_sheet, in_question, to_be_scored
from app.services.transaction import Unit

_OF_PARTS, _OF_SHEETS = PerSheet(Action.SCORE_PART), PerSheet(Action.SCORE)


def of_lines(actor: Actor) -> Question:
    """Return what is asked at the door of who writes on lines; of each line it is asked whether it is theirs."""
    return _OF_PARTS if actor.role is UserRole.BODY else _OF_SHEETS


def part_question(actor: Actor, sheet: Sheet, row: SheetSectionEvaluator) -> SheetInQuestion:
    """Return what the policy looks at in a part: somebody who scores another one is nobody to it."""
    asked = in_question(actor, sheet)
    if asked.relation is Relation.ONESELF:
        return asked
    if is_charged(actor, row):
        return asked._replace(relation=Relation.SECTION)
    return asked._replace(relation=Relation.NONE if asked.relation is Relation.SECTION else asked.relation)


def may_fill(actor: Actor, sheet: Sheet, row: SheetSectionEvaluator) -> bool:
    return may(actor, Action.SCORE_PART, part_question(actor, sheet, row))


def acts_for_another(actor: Actor, row: SheetSectionEvaluator) -> bool:
    """Tell whether who logged in writes on a part in the place of who scores it, which asks for a reason."""
    is_keeper = actor.role in {UserRole.SECRETARY, UserRole.VICE}
    return is_keeper and actor.user_id is not None and not is_charged(actor, row)


def part_of_line(sheet: Sheet, section: str, item: str) -> SheetSectionEvaluator | None:
    """Return the part that a line is on; None where it is for the sheet's evaluator."""
    row = next((one for one in sheet.section_evaluators if one.section == section), None)
    if row is None:
        return None
    session = present(Session.object_session(sheet))
    template = method_of(session, sheet.round.method_version_id).template(sheet.template_code)
    found = section_of(template, section)
    return row if found is not None and is_of_part(found, item) else None


def line_to_be_scored(unit: Unit, sheet_id: SheetId, section: str, item: str) -> Sheet:
    """Return a sheet of which a line takes a score from this person, or raise `UserError` saying why it does not."""
    sheet = found_sheet(unit, sheet_id)
    row = part_of_line(sheet, section, item)
    if row is None:
        return to_be_scored(unit, sheet_id)
    refuse_part(unit, sheet, row)
    if row.signed_on is not None:
        raise UserError(
            "Questa parte della scheda è firmata: i punteggi non si possono cambiare.",
            "Riaprirla, con il motivo: la firma si toglie, e si firma di nuovo.",
        )
    return sheet


def refuse_part(unit: Unit, sheet: Sheet, row: SheetSectionEvaluator) -> None:
    """Raise `UserError` when the person at the keyboard may not go on with a part, now or at all."""
    actor = unit.workspace.actor
    asked = part_question(actor, sheet, row)
    refuse_closed_round(sheet.round)
    if not may(actor, Action.SCORE_PART, asked):
        if not sheet.state.is_open_to_scores and _may_some_day(actor, asked):
            raise not_open_to_scores(sheet.state).error
        if can_some_day(actor, Action.SCORE, sheet):
            raise of_another()
    require(actor, Action.SCORE_PART, asked)
    unit.asked.add(Action.SCORE_PART)


def _may_some_day(actor: Actor, asked: SheetInQuestion) -> bool:
    return any(may(actor, Action.SCORE_PART, asked._replace(state=state)) for state in SheetState)


def refuse_of_another(sheet: Sheet, section: str, item: str) -> None:
    """Raise `UserError` when a line is of a part that others score, where it cannot be written."""
    if part_of_line(sheet, section, item) is not None:
        raise of_another()


def of_another() -> UserError:
    return UserError(
        "Questa parte della scheda la valuta un'altra persona.",
        "La compila e la firma chi è indicato: pagina Valutazioni, Firme e riesame.",
    )
