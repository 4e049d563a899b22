"""One step of a sheet along the table of transitions, with its guards and its effect."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from app.domain.decision_proposals import ProposalOutcome
from app.domain.errors import UserError
from app.domain.issues import errors_of
from app.domain.obstacles import refuse_first
from app.domain.permissions import Action, Actor, may
from app.domain.scoring.results import SheetResult
from app.domain.serial.canonical import sha256_of
from app.domain.sheets.content import SheetContent
from app.domain.sheets.evaluated_parts import PartToFill
from app.domain.sheets.guards import SheetFacts as Facts
from app.domain.sheets.in_place import declared_for
from app.domain.sheets.interim import outcome_of
from app.domain.sheets.lengths import REASON, refuse_too_long
from app.domain.sheets.offered import OF_CLOSED_SESSION, OfferedStep, in_order, offered_steps, steps_of_parts
from app.domain.sheets.review import answered_on, unanswered
from app.domain.sheets.review_terms import last_days
from app.domain.sheets.snapshot import take_snapshot
from app.domain.sheets.step_details import SheetCalendar, StepDetails, check_step
from app.domain.sheets.step_words import COMPLETE
from app.domain.sheets.stored import write_snapshot
from app.domain.sheets.transitions import Effect, no_such_step, transition
from app.domain.workflow import (
    AttachmentKind,
    CycleState,
    RemarkKind,
    SheetState,
    SignatureKind,
    SignatureOutcome,
)
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetEvent, SheetSignature, SheetSnapshot
from app.services.objectives.acknowledging import see_on_sheet
from app.services.proposals.standing import proposed_around, settle_sheet
from app.services.rounds.behind import why_behind
from app.services.sheets.delivered import has_changed, made_fingerprint
from app.services.sheets.of_round import closed_by, refuse_closed_round, refuse_closed_year, reopened_round
from app.services.sheets.reviewed import remark_lines, sealed_review
from app.services.sheets.revisions import make_revision
from app.services.sheets.sheet_access import ask_of_sheet, can, is_from_file, refuse_in_place, waiting_for
from app.services.sheets.sheet_content import content_of
from app.services.transaction import Unit

NOTHING = StepDetails()


@dataclass(frozen=True)
class _StepContext:
    """One sheet on its way: what it is made of is read once, and only if a guard or an effect asks."""

    unit: Unit
    sheet: Sheet
    details: StepDetails
    known: SheetContent | None

    @cached_property
    def content(self) -> SheetContent:
        return self.known or content_of(self.unit.session, self.sheet)

    @property
    def on(self) -> date:
        return self.details.on or self.unit.workspace.today


def take_step(
    unit: Unit,
    sheet: Sheet,
    target: SheetState,
    details: StepDetails = NOTHING,
    content: SheetContent | None = None,
    *,
    asking: Action | None = None,
) -> None:
    """Bring `sheet` to `target`, or raise `UserError` saying what stands in the way; keep an event of it.

    `content` is what the sheet is made of now, when it was already read; `asking` is asked of the policy in the place
    of what the step asks.
    """
    rule = transition(sheet.state, target)
    if rule is None:
        raise no_such_step(sheet.state, target).error
    ask_of_sheet(unit, asking or rule.action, sheet)
    (refuse_closed_year if rule.action is Action.REOPEN else refuse_closed_round)(sheet.round)
    _refuse_wrong_dates(unit, sheet, target, details)
    if rule.needs_reason and not details.reason.strip():
        raise UserError("Manca il motivo.", "Scriverlo: resta nella storia della scheda.")
    refuse_too_long(details.reason, REASON, "Motivo")
    if target is SheetState.COMPLETED and rule.action is Action.SCORE:
        details = _in_whose_place(unit, sheet, details)
    step = _StepContext(unit, sheet, details, content)
    if rule.guards:
        facts = facts_of(sheet, step.content, unit.workspace.today, why_behind(unit.workspace, unit.session, sheet))
        if not rule.applies(facts):
            raise no_such_step(sheet.state, target).error
        refuse_first(rule.obstacles(facts))
    sheet.events.append(_event(step, target))
    _EFFECTS[rule.effect](step)
    sheet.state = target


def begin_filling(unit: Unit, sheet: Sheet) -> None:
    """Mark a sheet as begun at the first thing written on it."""
    if sheet.state is not SheetState.IN_PROGRESS and unit.session.dirty | unit.session.new | unit.session.deleted:
        take_step(unit, sheet, SheetState.IN_PROGRESS, asking=_first_mark(unit, sheet))


def _first_mark(unit: Unit, sheet: Sheet) -> Action | None:
    """Return what is asked of who scores a part, and begins the sheet with it; None of whoever fills the sheet."""
    is_of_part = Action.SCORE_PART in unit.asked and not can(unit.workspace.actor, Action.SCORE, sheet)
    return Action.SCORE_PART if is_of_part else None


def facts_of(sheet: Sheet, content: SheetContent, today: date, why: str, known: SheetResult | None = None) -> Facts:
    """Return what the guards look at: `known` is its result, `why` it does not follow the structure."""
    lines, days, around = remark_lines(sheet), content.method.process.review_days, proposed_around(sheet)
    has_scan = any(one.kind is AttachmentKind.TRANSCRIBED for one in sheet.attachments)
    return Facts(
        content,
        today,
        has_hearing=any(one.kind is RemarkKind.HEARING for one in sheet.remarks),
        has_changed=has_changed(sheet, content),
        known=known,
        state=sheet.state,
        is_signed=bool(sheet.signatures),
        unanswered=unanswered(lines),
        terms=last_days(days, sheet.delivered_on, answered_on(lines, days)),
        lacks_scan=bool(sheet.transcribed_by) and not has_scan,
        outcome=outcome_of(sheet.interim_outcome),
        proposals=around.of_sheet,
        proposed_objectives=around.objectives,
        behind=why,
    )


def steps_now(actor: Actor, sheet: Sheet, facts: Facts, parts: Sequence[PartToFill] = ()) -> tuple[OfferedStep, ...]:
    """Return the buttons of a sheet as they stand for `actor`: few once its round is over, none after its year."""
    if sheet.round.cycle.state is CycleState.CLOSED:
        return ()
    permitted = {action: can(actor, action, sheet) for action in Action}
    permitted[Action.EDIT_ARCHIVE] = may(actor, Action.EDIT_ARCHIVE)  # asked of the session, not of one sheet
    waiting, note = waiting_for(actor, sheet), ""
    if waiting is not None and not facts.missing and is_from_file(sheet):
        waiting, note = None, f"{declared_for(sheet.evaluator_name)}: si dichiara compilata la sua scheda"
    offered = offered_steps(sheet.state, permitted, facts, waiting, actor.name)
    offered = tuple(replace(one, note=note) if one.words is COMPLETE else one for one in offered)
    if closed_by(sheet.round):
        return tuple(one for one in offered if one.words in OF_CLOSED_SESSION)
    may_name = permitted[Action.DECIDE] and facts.content.takes_scores
    return in_order((*offered, *steps_of_parts(sheet.state, parts, facts.content.template, may_name=may_name)))


def steps_of_own_part(sheet: Sheet, content: SheetContent, parts: Sequence[PartToFill]) -> tuple[OfferedStep, ...]:
    """Return the buttons of who sees and scores only a part of a sheet."""
    if closed_by(sheet.round):
        return ()
    return in_order(steps_of_parts(sheet.state, parts, content.template, may_name=False))


def calendar_of(sheet: Sheet, today: date, remarks_until: date | None = None) -> SheetCalendar:
    """Return when things happened to a sheet."""
    answer = next((one for one in sheet.signatures if one.kind is SignatureKind.EVALUATED), None)
    return SheetCalendar(
        today,
        sheet.valid_to,
        sheet.assigned_on,
        sheet.interview_on,
        sheet.delivered_on,
        remarks_until,
        answer.on_date if answer else None,
        answer.outcome if answer else None,
        sheet.closed_at.astimezone().date() if sheet.closed_at and _was_final(sheet) else None,
        min(one.at for one in sheet.events).astimezone().date() if sheet.supersedes_id and sheet.events else None,
    )


def _in_whose_place(unit: Unit, sheet: Sheet, details: StepDetails) -> StepDetails:
    """Refuse to complete a sheet in another's place without the reason; of scores that their evaluator gave in a file,
    let the history say whose they are."""
    if not is_from_file(sheet):
        refuse_in_place(unit, sheet)
    elif waiting_for(unit.workspace.actor, sheet) is not None:
        return replace(details, reason=details.reason or declared_for(sheet.evaluator_name))
    return details


def _was_final(sheet: Sheet) -> bool:
    """Tell whether a frozen sheet was closed, and not only replaced while it was looked at again."""
    return sheet.state is SheetState.FINAL or any(one.to_state is SheetState.FINAL for one in sheet.events)


def _refuse_wrong_dates(unit: Unit, sheet: Sheet, target: SheetState, details: StepDetails) -> None:
    wrong = errors_of(check_step(target, details, calendar_of(sheet, unit.workspace.today)))
    if wrong:
        raise UserError(wrong[0].sentence, "Correggere quanto indicato e riprovare.")


def _event(step: _StepContext, target: SheetState) -> SheetEvent:
    workspace = step.unit.workspace
    return SheetEvent(
        at=workspace.now(),
        actor=workspace.actor.name,
        from_state=step.sheet.state,
        to_state=target,
        reason=step.details.reason.strip(),
    )


def _nothing(_step: _StepContext) -> None:
    """Change nothing but the state."""


def _set_assigned(step: _StepContext) -> None:
    """Write the day on the objectives of the person, which the sheet follows; of who has none, on the sheet alone."""
    step.sheet.assigned_on = see_on_sheet(step.unit, step.sheet, step.on, step.details.seen_means) or step.on


def _set_delivered(step: _StepContext) -> None:
    step.sheet.delivered_on = step.on
    step.sheet.interview_on = step.details.interview_on or step.sheet.interview_on
    step.sheet.delivered_sha256 = made_fingerprint(step.sheet, step.content)


def _take_back_delivery(step: _StepContext) -> None:
    step.sheet.delivered_on = step.sheet.interview_on = None
    step.sheet.delivered_sha256 = ""


def _take_back_signature(step: _StepContext) -> None:
    step.sheet.signatures.clear()
    _take_back_delivery(step)


def _record_signatures(step: _StepContext) -> None:
    """Keep the signature of the evaluator and the answer of the person: signed, refused or notified."""
    witnesses = step.details.first_witness.strip(), step.details.second_witness.strip()
    person = step.content.person
    step.sheet.signatures += [
        SheetSignature(
            kind=SignatureKind.EVALUATOR, outcome=SignatureOutcome.SIGNED, name=person.evaluator, on_date=step.on
        ),
        SheetSignature(
            kind=SignatureKind.EVALUATED,
            outcome=step.details.outcome,
            name=person.full_name,
            on_date=step.on,
            first_witness=witnesses[0],
            second_witness=witnesses[1],
        ),
    ]


def _keep_reason(step: _StepContext) -> None:
    """The step answers to the proposal that waits for it, whoever asked for the step."""
    step.sheet.not_evaluable_reason = step.details.reason.strip()
    settle_sheet(step.unit, step.sheet.id, ProposalOutcome.ACCEPTED, step.details.reason)


def _freeze(step: _StepContext) -> None:
    """Keep all the sheet was made from, with its SHA-256: from now on nothing changes it, nor its signatures."""
    step.unit.session.flush()
    body = write_snapshot(take_snapshot(step.content, sealed_review(step.sheet)))
    now = step.unit.workspace.now()
    step.sheet.closed_at = now
    step.sheet.snapshot = SheetSnapshot(taken_at=now, body=body, sha256=sha256_of(body))
    step.unit.can_undo = False


def _make_revision(step: _StepContext) -> None:
    """Freeze the sheet, where it was not, and put a new revision in its place, with all that was written on it.

    A round that is over opens again with it: it is closed once more when the new revision is final too.
    """
    if step.sheet.snapshot is None:
        _freeze(step)
    why = "; ".join(filter(None, (step.details.reason.strip(), reopened_round(step.sheet.round))))
    made = make_revision(step.unit, step.sheet, why)
    step.unit.can_undo = False
    step.unit.touched(made.id)


_EFFECTS: Mapping[Effect, Callable[[_StepContext], None]] = {
    Effect.NONE: _nothing,
    Effect.SET_ASSIGNED_ON: _set_assigned,
    Effect.SET_DELIVERED_ON: _set_delivered,
    Effect.TAKE_BACK_DELIVERY: _take_back_delivery,
    Effect.TAKE_BACK_SIGNATURE: _take_back_signature,
    Effect.RECORD_SIGNATURE: _record_signatures,
    Effect.KEEP_REASON: _keep_reason,
    Effect.FREEZE: _freeze,
    Effect.MAKE_REVISION: _make_revision,
}
