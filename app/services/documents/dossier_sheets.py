"""The sheets of a person of every year, for the Fascicolo: what is on them where the policy grants it."""

from collections.abc import Iterator
from operator import itemgetter

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from app.domain.documents.dossier import DossierSheet, KeptPaper
from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.italian import format_date, plural
from app.domain.permissions import Action
from app.domain.structure.hierarchy import Party
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.sheet_parts import SheetEvent, SheetPaper, SheetSectionEvaluator, SheetSignature
from app.services.documents.filling import Filling
from app.services.documents.sheets import SheetsToPrint
from app.services.proposals.standing import proposals_of_sheet
from app.services.sheets.reviewed import remark_lines, why_not_evaluable
from app.services.sheets.sheet_access import can, is_listed


def dossier_sheets(filling: Filling, party: Party) -> tuple[DossierSheet, ...]:
    """Return every sheet of somebody, the replaced ones too, in order of time."""
    actor = filling.workspace.actor
    sheets = [one for one in filling.session.scalars(_theirs(party)) if is_listed(actor, one)]
    seen = [one for one in sheets if can(actor, Action.SEE_SCORES, one)]
    contents = dict(zip((one.id for one in seen), SheetsToPrint(filling, seen), strict=True))
    return tuple(_sheet(filling.session, one, contents.get(one.id)) for one in sheets)


def evaluations_given(session: Session, party: Party) -> tuple[str, ...]:
    """Say how many sheets somebody has filled as evaluator in each session, and not whose they are."""
    query = (
        select(Cycle.year, EvaluationRound.kind, func.count(Sheet.id))
        .join(EvaluationRound, Sheet.round_id == EvaluationRound.id)
        .join(Cycle, EvaluationRound.cycle_id == Cycle.id)
        .where(_evaluated_by(party))
        .group_by(Cycle.year, EvaluationRound.kind)
        .order_by(Cycle.year, EvaluationRound.kind)
    )
    return tuple(
        f"{kind.italian} {year}: valutatore di {plural(count, 'scheda', 'schede')}."
        for year, kind, count in session.execute(query)
    )


def _theirs(party: Party) -> Select[Sheet]:
    own = Sheet.employee_id == party.employee_id if party.employee_id else Sheet.official_id == party.official_id
    query = select(Sheet).join(EvaluationRound).join(Cycle).where(own)
    return query.order_by(Cycle.year, EvaluationRound.kind, Sheet.valid_from, Sheet.revision)


def _evaluated_by(party: Party) -> ColumnElement[bool]:
    if party.employee_id is not None:
        return Sheet.evaluator_id == party.employee_id
    return Sheet.evaluator_official_id == party.official_id


def _sheet(session: Session, sheet: Sheet, content: EvaluationSheetDocument | None) -> DossierSheet:
    number = f"n. {sheet.round.cycle.year}/{sheet.id}"
    title = f"{sheet.round.kind.italian} {sheet.round.cycle.year}, {number}, revisione {sheet.revision}"
    if content is None:
        return DossierSheet(title, sheet.standing, sheet.valid_from, sheet.valid_to)
    codes = session.execute(
        select(SheetPaper.code, SheetPaper.on_date).where(SheetPaper.sheet_id == sheet.id).order_by(SheetPaper.id)
    )
    return DossierSheet(
        title,
        sheet.standing,
        sheet.valid_from,
        sheet.valid_to,
        content,
        tuple(_steps(sheet)),
        tuple(map(_signed, sheet.signatures)),
        tuple(_said(session, sheet)),
        tuple(KeptPaper(one.kind.italian, one.name, one.on_date, one.sha256) for one in sheet.attachments),
        tuple(f"{code}, stampa del {format_date(day)}" for code, day in codes),
    )


def _said(session: Session, sheet: Sheet) -> Iterator[str]:
    """Say what the person asked and was answered, and what the evaluator proposed to the Segretario."""
    yield from (one.sentence for one in remark_lines(sheet))
    yield from (one.sentence for one in proposals_of_sheet(session, sheet.id))


def _signed(one: SheetSignature) -> str:
    witnesses = ", ".join(filter(None, (one.first_witness, one.second_witness)))
    present = f", testimoni {witnesses}" if witnesses else ""
    return f"{one.kind.italian}: {one.name}, {one.outcome.italian}, {format_date(one.on_date)}{present}"


def _steps(sheet: Sheet) -> Iterator[str]:
    """Say what happened to a sheet, day after day, and why it was brought back or left out."""
    if why := why_not_evaluable(sheet):
        yield why
    noted = (
        ("obiettivi visti", sheet.assigned_on),
        ("colloquio", sheet.interview_on),
        ("consegna", sheet.delivered_on),
    )
    steps = [(day, words) for words, day in noted if day]
    steps += [(one.signed_on, _part(one)) for one in sheet.section_evaluators if one.signed_on]
    steps += [(event.at.astimezone().date(), _event(event)) for event in sheet.events]
    for day, words in sorted(steps, key=itemgetter(0)):
        yield f"{format_date(day)}: {words}"


def _part(one: SheetSectionEvaluator) -> str:
    """Say who signed a part that is not for the evaluator, and who wrote the signature down."""
    why = f", registrata da {one.recorded_by} ({one.reason})" if one.recorded_by else ""
    return f"firmata la parte del {one.kind.capacity}, {one.signed_by}{why}"


def _event(event: SheetEvent) -> str:
    why = f" ({event.reason})" if event.reason else ""
    return f"da {event.from_state.italian} a {event.to_state.italian}, {event.actor}{why}"
