"""What somebody may try in a session, on sheets and on what they are made of; undo and redo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from app.domain.ids import ProposalId, SheetId
from app.domain.method.scale import Scale
from app.domain.sheets.attachments import AttachmentDraft
from app.domain.sheets.composition import CorrectionDraft, PartRow
from app.domain.sheets.review import AnswerDraft, HearingDraft, RemarkDraft
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import AttachmentKind, RemarkKind, SheetState, SignatureOutcome
from app.services.audit.undoing import redo_last, undo_last, would_undo
from app.services.proposals.deciding import accept_not_evaluable, reject_proposal
from app.services.proposals.proposing import propose_not_evaluable, take_back_proposal
from app.services.sheets.attachments import attach_file, remove_attachment
from app.services.sheets.composition import (
    add_correction,
    apply_part,
    choose_factor,
    choose_weight,
    drop_factor,
    exclude_part,
    remove_correction,
)
from app.services.sheets.review import (
    answer_remark,
    record_hearing,
    record_remark,
    record_transcription,
    substitute_evaluator,
)
from app.services.sheets.scores import (
    NoteDraft,
    ScoreDraft,
    TextsDraft,
    give_score,
    give_scores,
    write_note,
    write_texts,
)
from app.services.sheets.steps import assign_sheets, close_round, complete_sheet, finish_sheets, step_sheet
from tests.services.sheets.any_order.plan_moves import PLAN_MOVES
from tests.services.sheets.any_order.walk import Idle, Move, Walk, one_of


def _drafts(walk: Walk, sheet_id: SheetId) -> list[ScoreDraft]:
    items = [one for one in walk.detail(sheet_id).items if one.takes_score]
    return [ScoreDraft(sheet_id, one.section, one.key, _degree(one.scale, walk.number)) for one in items]


def _degree(scale: Scale | None, number: int) -> Decimal:
    """Return a degree that needs no reason written (the best ones of the Segretario's scale do), or any other."""
    if scale is not None and scale.rows and number % 3 == 0:
        return scale.rows[number // 7 % len(scale.rows)].value
    return Decimal(8) if scale is None or scale.accepts(Decimal(8)) else scale.top


def _score_all(walk: Walk, sheet_id: SheetId) -> None:
    give_scores(walk.workspace, _drafts(walk, sheet_id) or one_of([], 0))


def _score_one(walk: Walk, sheet_id: SheetId) -> None:
    draft = one_of(_drafts(walk, sheet_id), walk.number)
    give_score(walk.workspace, replace(draft, value=None) if walk.number % 3 == 0 else draft)


def _note(walk: Walk, sheet_id: SheetId) -> None:
    draft = one_of(_drafts(walk, sheet_id), walk.number)
    write_note(walk.workspace, NoteDraft(sheet_id, draft.section, draft.item, f"Nota {walk.number % 3 or ''}"))


def _composing(walk: Walk, sheet_id: SheetId) -> object:
    """Exclude a part, put it back, choose its weight, choose or drop a factor, correct: whatever the number says."""
    part = one_of(walk.detail(sheet_id).composition.parts, walk.number)
    place, workspace = (part.section, part.item), walk.workspace
    tries: tuple[Callable[[], object], ...] = (
        lambda: exclude_part(workspace, sheet_id, *place, walk.reason),
        lambda: apply_part(workspace, sheet_id, *place),
        lambda: choose_weight(workspace, sheet_id, part.section, part.high if walk.number % 2 else part.low),
        lambda: choose_factor(workspace, sheet_id, *place),
        lambda: drop_factor(workspace, sheet_id, *place),
        lambda: _correct(walk, sheet_id, part),
    )
    return tries[walk.number // 5 % len(tries)]()


def _correct(walk: Walk, sheet_id: SheetId, part: PartRow) -> object:
    if part.correction is not None:
        return remove_correction(walk.workspace, sheet_id, part.correction)
    draft = CorrectionDraft(sheet_id, part.section, Decimal(1), walk.reason, walk.actor.name, walk.today)
    return add_correction(walk.workspace, draft)


def _no_objectives(walk: Walk, sheet_id: SheetId) -> object:
    """Say that the section of the objectives does not apply: the Segretario has none here."""
    return exclude_part(walk.workspace, sheet_id, "obiettivi", "", "Nessun obiettivo assegnato quest'anno")


def _step(target: SheetState) -> Move:
    def move(walk: Walk, sheet_id: SheetId) -> object:
        how = one_of(tuple(SignatureOutcome), walk.number)
        details = StepDetails(walk.reason, walk.today, outcome=how, first_witness="Uno", second_witness="Due")
        return step_sheet(walk.workspace, sheet_id, target, details)

    return move


def _ask(kind: RemarkKind) -> Move:
    def move(walk: Walk, sheet_id: SheetId) -> object:
        file = _file(AttachmentKind.REMARKS) if walk.number % 5 == 0 else None
        return record_remark(
            walk.workspace, sheet_id, RemarkDraft(kind, walk.today, "Chiede.", walk.reason, attachment=file)
        )

    return move


def _answer(walk: Walk, sheet_id: SheetId) -> object:
    waiting = one_of(walk.detail(sheet_id).review.unanswered, walk.number)
    return answer_remark(walk.workspace, sheet_id, AnswerDraft(waiting.id, walk.today, "Resta com'è."))


def _file(kind: AttachmentKind) -> AttachmentDraft:
    return AttachmentDraft(kind, "carta.pdf", b"%PDF-1.7")


def _attach(walk: Walk, sheet_id: SheetId) -> object:
    return attach_file(walk.workspace, sheet_id, _file(one_of(tuple(AttachmentKind), walk.number)))


def _detach(walk: Walk, sheet_id: SheetId) -> object:
    kept = [key for key, row in walk.before["attachments"].items() if row["sheet_id"] == sheet_id]
    return remove_attachment(walk.workspace, one_of(kept, walk.number))


def _transcribe(walk: Walk, sheet_id: SheetId) -> object:
    scan = _file(AttachmentKind.TRANSCRIBED) if walk.number % 2 else None
    return record_transcription(walk.workspace, sheet_id, walk.today, scan)


def _finish(walk: Walk, _sheet: SheetId) -> object:
    past = walk.today - timedelta(20)
    return finish_sheets(
        walk.workspace, walk.comune.round_id, interview_on=past, delivered_on=past, signed_on=walk.today
    )


_ONWARD = {
    "prepared": ("score", "see", "score", "transcribe", "score", "substitute"),
    "assigned": ("score", "score", "transcribe", "score", "substitute"),
    "in_progress": ("complete", "score", "complete", "hear", "no objectives", "propose", "reject"),
    "completed": ("to delivered",),
    "delivered": ("to acknowledged", "ask reconsideration", "to acknowledged"),
    "acknowledged": ("to final", "to final", "ask conciliation"),
    "under_review": ("answer", "to final", "to acknowledged", "to superseded"),
    "final": ("to superseded", "value", "weight"),
    "not_evaluable": ("to in_progress",),
    "superseded": ("score", "undo"),
}


def onward(walk: Walk, sheet_id: SheetId) -> str:
    """Name the next step of a sheet, whatever it is: or no walk would ever close one."""
    entries = walk.before["audit_entries"]
    if walk.number % 3 == 0 and entries[max(entries)]["undoes"] is not None:
        return "redo"
    return one_of(_ONWARD[walk.before["sheets"][sheet_id]["state"]], walk.number)


def _undo(walk: Walk, _sheet: SheetId) -> object:
    """Undo the last operation of the walk; what was there before it stays, or there would be no session."""
    found, _left = would_undo(walk.explained)
    if found is not None and found.id <= walk.first:
        raise Idle
    return undo_last(walk.explained)


def _texts(walk: Walk, one: SheetId) -> object:
    return write_texts(walk.workspace, TextsDraft(one, general=f"Testo {walk.number % 3}", training="Corso"))


def _hear(walk: Walk, one: SheetId) -> object:
    return record_hearing(walk.workspace, one, HearingDraft(walk.today, "Tutti", "Sentita."))


def _proposed(walk: Walk, sheet_id: SheetId) -> ProposalId:
    """Return the proposal on a sheet, whether it waits or was decided."""
    return one_of([one.id for one in walk.detail(sheet_id).review.proposals][::-1], walk.number // 11)


MOVES: dict[str, Move] = {
    **PLAN_MOVES,
    "see": _step(SheetState.ASSIGNED),
    "score": _score_all,
    "score one": _score_one,
    "note": _note,
    "texts": _texts,
    "compose": _composing,
    "no objectives": _no_objectives,
    "complete": lambda walk, one: complete_sheet(walk.workspace, one),
    "substitute": lambda walk, one: substitute_evaluator(walk.workspace, one, walk.reason),
    "transcribe": _transcribe,
    "hear": _hear,
    "answer": _answer,
    "propose": lambda walk, one: propose_not_evaluable(walk.workspace, one, walk.reason),
    "unpropose": lambda walk, one: take_back_proposal(walk.workspace, _proposed(walk, one)),
    "accept": lambda walk, one: accept_not_evaluable(walk.workspace, _proposed(walk, one), walk.reason),
    "reject": lambda walk, one: reject_proposal(walk.workspace, _proposed(walk, one), walk.reason),
    "attach": _attach,
    "detach": _detach,
    "assign": lambda walk, _one: assign_sheets(walk.workspace, walk.comune.round_id, walk.today),
    "finish": _finish,
    "close round": lambda walk, _one: close_round(walk.workspace, walk.comune.round_id),
    "undo": _undo,
    "redo": lambda walk, _one: redo_last(walk.explained),
    **{f"ask {kind.value}": _ask(kind) for kind in RemarkKind if kind.is_request},
    **{f"to {state.value}": _step(state) for state in SheetState},
}
