"""What is recorded of the review of a sheet: requests, answers, the hearing; who scores in another's place."""

from datetime import date

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import AttachmentId, SheetId
from app.domain.permissions import Action, PerSheet
from app.domain.sheets.attachments import AttachmentDraft
from app.domain.sheets.in_place import check_substitution, check_transcription
from app.domain.sheets.review import (
    AnswerDraft,
    HearingDraft,
    RemarkDraft,
    answered_on,
    check_answer,
    check_hearing,
    check_remark,
    is_late,
    unanswered,
)
from app.domain.sheets.review_terms import last_days
from app.domain.validation import present, refuse
from app.domain.workflow import RemarkKind, SheetState
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetRemark
from app.services.methods.presets import method_of
from app.services.sheets.attachments import keep_attachment
from app.services.sheets.named import sheet_subject
from app.services.sheets.reviewed import may_admit_late, remark_lines
from app.services.sheets.sheet_access import open_to_scores, permitted_sheet
from app.services.sheets.stepping import take_step
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.SHEETS, Topic.ROUNDS)
_REMARKING, _SCORING = PerSheet(Action.REMARK), PerSheet(Action.SCORE)


def record_remark(workspace: Workspace, sheet_id: SheetId, draft: RemarkDraft) -> Changes:
    """Record osservazioni, or a request of riesame or conciliazione: the sheet is looked at again.

    In the days of the method whoever may record it does; a late one is admitted by the Segretario, with the reason.
    """
    with unit_of_work(workspace, draft.kind.italian, *_TOPICS, action=_REMARKING) as unit:
        sheet = permitted_sheet(unit, sheet_id, Action.REMARK)
        unit.label = f"{draft.kind.italian}: {sheet_subject(unit.session, sheet)}"
        if not sheet.state.is_handed_over:
            raise UserError(
                f"La scheda è {sheet.standing}: si registra ciò che la persona chiede solo dopo la consegna.",
                "Consegnarla, poi registrare la richiesta.",
            )
        days = method_of(unit.session, sheet.round.method_version_id).process.review_days
        terms = last_days(days, sheet.delivered_on, answered_on(remark_lines(sheet), days))
        _refuse_late(workspace, late=is_late(draft, terms))
        refuse(check_remark(draft, workspace.today, sheet.delivered_on, terms, days))
        late = is_late(draft, terms)
        _keep(
            unit,
            sheet,
            SheetRemark(
                kind=draft.kind,
                on_date=present(draft.on),
                text=draft.text.strip(),
                is_late=late,
                admitted_reason=draft.admitted.strip() if late else "",
                level=days.level_of(draft.kind),
            ),
            draft.attachment,
        )
        if sheet.state is not SheetState.UNDER_REVIEW:
            take_step(unit, sheet, SheetState.UNDER_REVIEW)
    return unit.changes


def answer_remark(workspace: Workspace, sheet_id: SheetId, draft: AnswerDraft) -> Changes:
    """Answer to a request keeping the evaluation as it is; to one of second level, whoever closes the sheets."""
    with unit_of_work(workspace, "Risposta", *_TOPICS, action=PerSheet(Action.ANSWER)) as unit:
        sheet = permitted_sheet(unit, sheet_id, Action.ANSWER)
        asked = next((one for one in unanswered(remark_lines(sheet)) if one.id == draft.answers), None)
        if asked is None:
            raise UserError(
                "La richiesta ha già una risposta, o non c'è più.", "Ripartire da ciò che la pagina mostra ora."
            )
        level = method_of(unit.session, sheet.round.method_version_id).process.review_days.level_of(asked.kind)
        if level > 1:
            permitted_sheet(unit, sheet_id, Action.CLOSE)
        unit.label = f"Risposta a «{asked.kind.italian}»: {sheet_subject(unit.session, sheet)}"
        refuse(check_answer(draft, workspace.today, asked.on))
        answer = SheetRemark(
            kind=RemarkKind.ANSWER,
            on_date=present(draft.on),
            text=draft.text.strip(),
            answers_id=asked.id,
            level=level,
        )
        _keep(unit, sheet, answer, draft.attachment)
    return unit.changes


def record_hearing(workspace: Workspace, sheet_id: SheetId, draft: HearingDraft) -> Changes:
    """Record the contraddittorio that a negative evaluation needs: day, who assisted, minutes."""
    with unit_of_work(workspace, "Contraddittorio", Topic.SHEETS, action=_REMARKING) as unit:
        sheet = permitted_sheet(unit, sheet_id, Action.REMARK)
        unit.label = f"Contraddittorio: {sheet_subject(unit.session, sheet)}"
        refuse(check_hearing(draft, workspace.today))
        hearing = SheetRemark(
            kind=RemarkKind.HEARING,
            on_date=present(draft.on),
            text=draft.text.strip(),
            attended=draft.attended.strip(),
        )
        _keep(unit, sheet, hearing, draft.attachment)
    return unit.changes


def substitute_evaluator(workspace: Workspace, sheet_id: SheetId, reason: str) -> Changes:
    """Say why whoever works scores in the place of the evaluator: it stays on the sheet and is printed."""
    with unit_of_work(workspace, "Sostituzione del valutatore", Topic.SHEETS, action=_SCORING) as unit:
        sheet = open_to_scores(unit, sheet_id)
        refuse(check_substitution(reason))
        unit.label = f"Sostituzione del valutatore: {sheet_subject(unit.session, sheet)}"
        sheet.substituted_by, sheet.substituted_on = workspace.actor.name, workspace.today
        sheet.substitution_reason = reason.strip()
        unit.touched(sheet.id)
    return unit.changes


def record_transcription(
    workspace: Workspace, sheet_id: SheetId, on: date | None, scan: AttachmentDraft | None = None
) -> Changes:
    """Say from which paper, signed by the Sindaco on `on`, the Segretario's sheet is written down; `scan` shows it."""
    with unit_of_work(workspace, "Trascrizione", Topic.SHEETS, action=_SCORING) as unit:
        sheet = open_to_scores(unit, sheet_id)
        refuse(check_transcription(on, workspace.today))
        unit.label = f"Trascrizione: {sheet_subject(unit.session, sheet)}"
        sheet.transcribed_by, sheet.transcribed_on = workspace.actor.name, present(on)
        if scan is not None:
            keep_attachment(unit, sheet, scan)
        unit.touched(sheet.id)
    return unit.changes


def _refuse_late(workspace: Workspace, *, late: bool) -> None:
    if late and not may_admit_late(workspace.actor):
        raise UserError("Il termine per questa richiesta è passato.", "Può ammetterla il Segretario, con il motivo.")


def _keep(unit: Unit, sheet: Sheet, remark: SheetRemark, file: AttachmentDraft | None) -> None:
    """Keep what was said under the name of who records it, with its paper where there is one."""
    remark.author = unit.workspace.actor.name
    remark.attachment_id = _attached(unit, sheet, file)
    sheet.remarks.append(remark)
    unit.session.flush()
    unit.touched(sheet.id)


def _attached(unit: Unit, sheet: Sheet, file: AttachmentDraft | None) -> AttachmentId | None:
    return keep_attachment(unit, sheet, file).id if file is not None else None
