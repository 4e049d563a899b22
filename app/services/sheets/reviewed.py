"""What was recorded of the review of a sheet, read for guards, page and paper."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.italian import format_date
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.sheets.attachments import AttachmentRow
from app.domain.sheets.guards import SheetFacts
from app.domain.sheets.interim import outcome_of
from app.domain.sheets.not_evaluable import not_evaluable_words
from app.domain.sheets.paper import PaperSides
from app.domain.sheets.review import RemarkLine
from app.domain.sheets.review_detail import SheetReview
from app.domain.sheets.sealed import SealedReview, sealed
from app.domain.workflow import RemarkKind, SheetState, SignatureKind
from app.models.evaluation import Sheet
from app.models.sheet_parts import Attachment
from app.services.sheets.sheet_access import can, substitution_of, transcription_of, waiting_for


def remark_lines(sheet: Sheet) -> tuple[RemarkLine, ...]:
    """Return what was said of a sheet, in the order in which it was recorded."""
    return tuple(
        RemarkLine(
            one.id,
            one.kind,
            one.on_date,
            one.author,
            one.text,
            one.is_late,
            one.admitted_reason,
            one.answers_id,
            one.attended,
            one.attachment_id,
        )
        for one in sheet.remarks
    )


def sealed_review(sheet: Sheet) -> SealedReview:
    """Return what closing a sheet seals of what was recorded around it."""
    papers = {one.id: one.sha256 for one in sheet.attachments}
    return sealed(remark_lines(sheet), substitution_of(sheet), transcription_of(sheet), papers)


def review_of(actor: Actor, sheet: Sheet, facts: SheetFacts) -> SheetReview:
    """Return the review of a sheet as `actor` sees it."""
    may_attach = can(actor, Action.ATTACH, sheet) and not sheet.state.is_frozen
    substitute = replacing(sheet)
    return SheetReview(
        remark_lines(sheet),
        facts.terms,
        facts.content.method.process.review_days,
        tuple(_row(one, may_remove=may_attach) for one in sheet.attachments),
        substitution_of(sheet),
        transcription_of(sheet),
        sheet.revision,
        sheet.supersedes_id,
        substitute.id if substitute else None,
        replaced_in_words(substitute),
        waiting_for(actor, sheet),
        facts.outcome,
        may_admit_late=may_admit_late(actor),
        proposals=facts.proposals,
    )


def may_admit_late(actor: Actor) -> bool:
    """Tell whether somebody may take a request that arrived after its last day: the Segretario decides."""
    return actor.role in {UserRole.SECRETARY, UserRole.VICE}


def replacing(sheet: Sheet) -> Sheet | None:
    """Return the revision that has taken the place of a sheet; only then is it looked for."""
    session = Session.object_session(sheet)
    if sheet.state is not SheetState.SUPERSEDED or session is None:
        return None
    return session.scalar(select(Sheet).where(Sheet.supersedes_id == sheet.id))


def replaced_in_words(substitute: Sheet | None) -> str:
    return f"Sostituita dalla revisione {substitute.revision}" if substitute else ""


NOT_TO_BE_HANDED = "Da non consegnare: la struttura è cambiata dopo che la scheda è stata preparata."


def paper_sides(sheet: Sheet, behind: str = "") -> PaperSides:
    """Return what the paper of a sheet says besides its content; `behind` is what the structure wants otherwise."""
    standing = [
        substitution_of(sheet).sentence,
        transcription_of(sheet).sentence,
        f"{NOT_TO_BE_HANDED} {behind}" if behind else "",
    ]
    if sheet.revision > 1:
        standing.append(_revised(sheet))
    standing.append(replaced_in_words(replacing(sheet)))
    lines = remark_lines(sheet)
    is_plain = all(one.kind is RemarkKind.REMARKS and not one.is_late for one in lines)
    review = () if is_plain else tuple(one.sentence for one in lines)
    outcome, told = outcome_of(sheet.interim_outcome), tuple(filter(None, standing))
    return PaperSides(outcome, told, review, _witnesses(sheet), why_not_evaluable(sheet))


def why_not_evaluable(sheet: Sheet) -> str:
    """Say why a sheet is not evaluable and since when; empty where it is."""
    if sheet.state is not SheetState.NOT_EVALUABLE:
        return ""
    days = [one.at for one in sheet.events if one.to_state is SheetState.NOT_EVALUABLE]
    since = max(days).astimezone().date() if days else None
    return not_evaluable_words(sheet.not_evaluable_reason, since)


def _witnesses(sheet: Sheet) -> str:
    """Name before whom the person refused to sign; empty where nobody was called."""
    answer = next((one for one in sheet.signatures if one.kind is SignatureKind.EVALUATED), None)
    return " e ".join(filter(None, (answer.first_witness, answer.second_witness))) if answer else ""


def _revised(sheet: Sheet) -> str:
    """Say which sheet a revision replaces, who opened it, when and why."""
    words = f"Revisione {sheet.revision}: sostituisce la scheda n. {sheet.round.cycle.year}/{sheet.supersedes_id}"
    first = min(sheet.events, key=lambda one: one.at, default=None)
    if first is None:
        return words
    why = first.reason.removeprefix(f"Revisione {sheet.revision}: ")
    return f"{words}, riaperta da {first.actor} il {format_date(first.at.astimezone().date())}: {why}"


def _row(one: Attachment, *, may_remove: bool) -> AttachmentRow:
    return AttachmentRow(
        one.id, one.kind, one.name, one.sha256, one.size, one.on_date, one.author, may_remove=may_remove
    )
