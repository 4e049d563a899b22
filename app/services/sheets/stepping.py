"""One step of a sheet along the table of transitions, with its guards and its effect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.domain.errors import UserError
from app.domain.issues import Issue, errors_of
from app.domain.italian import agreeing, format_date, plural
from app.domain.permissions import require
from app.domain.scoring.checks import sheet_issues
from app.domain.scoring.results import SheetResult
from app.domain.serial.canonical import to_json
from app.domain.sheets.content import SheetContent, lacking, scored
from app.domain.sheets.snapshot import sha256_of, take_snapshot, write_snapshot
from app.domain.sheets.step_details import SheetCalendar, StepDetails, check_step
from app.domain.workflow import (
    Effect,
    Guard,
    RemarkKind,
    RoundState,
    SheetState,
    SignatureKind,
    SignatureOutcome,
    transition,
)
from app.models.evaluation import EvaluationRound, Sheet
from app.models.sheet_parts import SheetEvent, SheetSignature, SheetSnapshot
from app.services.cycles import refuse_closed
from app.services.sheets.sheet_access import relation_to
from app.services.sheets.sheet_content import content_of
from app.services.transaction import Unit

_SHOWN = 8
"""How many missing things a refusal lists."""


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

    @cached_property
    def result(self) -> SheetResult:
        return scored(self.content)

    @property
    def wrong(self) -> list[Issue]:
        """What is not in order although it is there: weights, scores off the scale, factors chosen."""
        return errors_of(sheet_issues(self.content.method, self.content.template, self.content.given))

    @property
    def on(self) -> date:
        return self.details.on or self.unit.workspace.today


def take_step(
    unit: Unit, sheet: Sheet, target: SheetState, details: StepDetails = NOTHING, content: SheetContent | None = None
) -> None:
    """Bring `sheet` to `target`, or raise `UserError` saying what stands in the way; keep an event of it.

    `content` is what the sheet is made of now, when it was already read.
    """
    rule = transition(sheet.state, target)
    if rule is None:
        raise UserError(
            f"Una scheda {sheet.state.italian} non può diventare {target.italian}.",
            "Aggiornare la pagina per vedere che cosa si può fare.",
        )
    require(unit.workspace.actor, rule.action, relation_to(unit.workspace.actor, sheet))
    refuse_closed(sheet.round.cycle)
    refuse_closed_round(sheet.round)
    _refuse_wrong_dates(unit, sheet, target, details)
    if rule.needs_reason and not details.reason.strip():
        raise UserError("Manca il motivo.", "Scriverlo: resta nella storia della scheda.")
    step = _StepContext(unit, sheet, details, content)
    for guard in rule.guards:
        _GUARDS[guard](step)
    sheet.events.append(_event(step, target))
    _EFFECTS[rule.effect](step)
    sheet.state = target


REDELIVER = "Annullare la consegna, controllare la scheda e consegnarla di nuovo."


def has_changed(sheet: Sheet, content: SheetContent) -> bool:
    """Tell whether scores, values or weights are others than when the sheet was delivered."""
    return bool(sheet.delivered_sha256) and sheet.delivered_sha256 != _given_hash(content)


def _given_hash(content: SheetContent) -> str:
    return sha256_of(to_json(content.given))


def begin_filling(unit: Unit, sheet: Sheet) -> None:
    """Mark a sheet as begun at the first thing written on it."""
    if sheet.state is not SheetState.IN_PROGRESS and unit.session.dirty | unit.session.new | unit.session.deleted:
        take_step(unit, sheet, SheetState.IN_PROGRESS)


def refuse_closed_round(evaluation_round: EvaluationRound) -> None:
    """Raise `UserError` when a round is over: nothing in it changes any more."""
    if evaluation_round.state is RoundState.CLOSED:
        raise UserError("La sessione è chiusa.", "Le schede di una sessione chiusa non si modificano più.")


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
        sheet.closed_at.astimezone().date() if sheet.closed_at else None,
    )


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


def _nothing_missing(step: _StepContext) -> None:
    labels = [one.label for one in lacking(step.content, step.result)]
    if not labels:
        return
    more = len(labels) - _SHOWN
    rest = [agreeing(more, "e un'altra", f"e altre {more}")] if more > 0 else []
    raise UserError(
        f"La scheda di {step.content.person.full_name} non è completa:"
        f" {agreeing(len(labels), 'manca', 'mancano')} {plural(len(labels), 'cosa', 'cose')}.",
        "; ".join([*labels[:_SHOWN], *rest]) + ".",
    )


def _hearing_recorded(step: _StepContext) -> None:
    """A negative evaluation waits for the hearing (contraddittorio), where the sheet asks for it."""
    has_hearing = any(one.kind is RemarkKind.HEARING for one in step.sheet.remarks)
    if step.content.template.asks_for_hearing and not has_hearing and step.result.is_negative:
        raise UserError(
            f"La valutazione di {step.content.person.full_name} è negativa e manca il contraddittorio.",
            "Sentire la persona e registrare il contraddittorio prima di completare la scheda.",
        )


def _term_passed(step: _StepContext) -> None:
    until = step.content.dates.remarks_until
    if until is None:
        raise UserError("Manca la data di consegna della scheda.", "Registrare la consegna.")
    if step.unit.workspace.today <= until:
        raise UserError(
            f"Il termine per le osservazioni scade il {format_date(until)}.", "Chiudere la scheda dopo quel giorno."
        )


def _as_delivered(step: _StepContext) -> None:
    """Nobody signs, and nothing closes, numbers that are not those of the paper handed over."""
    if has_changed(step.sheet, step.content):
        raise UserError(
            f"I dati della scheda di {step.content.person.full_name} sono cambiati dopo la consegna.", REDELIVER
        )


_GUARDS: Mapping[Guard, Callable[[_StepContext], None]] = {
    Guard.NOTHING_MISSING: _nothing_missing,
    Guard.HEARING_RECORDED: _hearing_recorded,
    Guard.TERM_PASSED: _term_passed,
    Guard.AS_DELIVERED: _as_delivered,
}


def _nothing(_step: _StepContext) -> None:
    """Change nothing but the state."""


def _set_assigned(step: _StepContext) -> None:
    step.sheet.assigned_on = step.on


def _set_delivered(step: _StepContext) -> None:
    step.sheet.delivered_on = step.on
    step.sheet.interview_on = step.details.interview_on or step.sheet.interview_on
    step.sheet.delivered_sha256 = _given_hash(step.content)


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
    step.sheet.not_evaluable_reason = step.details.reason.strip()


def _freeze(step: _StepContext) -> None:
    """Keep all the sheet was made from, with its SHA-256: from now on nothing changes it."""
    body, now = write_snapshot(take_snapshot(step.content)), step.unit.workspace.now()
    step.sheet.closed_at = now
    step.sheet.snapshot = SheetSnapshot(taken_at=now, body=body, sha256=sha256_of(body))
    step.unit.can_undo = False


_EFFECTS: Mapping[Effect, Callable[[_StepContext], None]] = {
    Effect.NONE: _nothing,
    Effect.SET_ASSIGNED_ON: _set_assigned,
    Effect.SET_DELIVERED_ON: _set_delivered,
    Effect.TAKE_BACK_DELIVERY: _take_back_delivery,
    Effect.TAKE_BACK_SIGNATURE: _take_back_signature,
    Effect.RECORD_SIGNATURE: _record_signatures,
    Effect.KEEP_REASON: _keep_reason,
    Effect.FREEZE: _freeze,
}
