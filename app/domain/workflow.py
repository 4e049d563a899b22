"""States of rounds and sheets, and the transitions of a sheet: a table, not scattered conditions."""

from dataclasses import dataclass
from enum import Enum, auto

from app.domain.permissions import Action


class RoundKind(Enum):
    """The check of the summer or the evaluation of the year."""

    INTERIM = "interim"
    FINAL = "final"

    @property
    def italian(self) -> str:
        return {"interim": "Verifica intermedia", "final": "Valutazione finale"}[self.value]


class RoundState(Enum):
    """An evaluation round is open until all its sheets are final and the Segretario closes it."""

    OPEN = "open"
    CLOSED = "closed"

    @property
    def italian(self) -> str:
        return {"open": "aperta", "closed": "chiusa"}[self.value]


class CycleState(Enum):
    """A year is open until its report is approved."""

    OPEN = "open"
    CLOSED = "closed"

    @property
    def italian(self) -> str:
        return {"open": "aperto", "closed": "chiuso"}[self.value]


class SheetState(Enum):
    """Where a sheet stands, from prepared to final."""

    PREPARED = "prepared"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    UNDER_REVIEW = "under_review"
    FINAL = "final"
    NOT_EVALUABLE = "not_evaluable"
    SUPERSEDED = "superseded"

    @property
    def italian(self) -> str:
        return {
            "prepared": "predisposta",
            "assigned": "obiettivi assegnati",
            "in_progress": "in compilazione",
            "completed": "compilata",
            "delivered": "consegnata",
            "acknowledged": "firmata",
            "under_review": "in riesame",
            "final": "definitiva",
            "not_evaluable": "non valutabile",
            "superseded": "sostituita",
        }[self.value]

    @property
    def is_open_to_scores(self) -> bool:
        return self in {SheetState.PREPARED, SheetState.ASSIGNED, SheetState.IN_PROGRESS}


class SignatureKind(Enum):
    """Who signs a sheet, and as what."""

    EVALUATOR = "evaluator"
    EVALUATED = "evaluated"
    SECRETARY = "secretary"
    BODY = "body"

    @property
    def italian(self) -> str:
        return {
            "evaluator": "Valutatore",
            "evaluated": "Valutato, per presa visione",
            "secretary": "Segretario comunale",
            "body": "Nucleo di valutazione",
        }[self.value]


class SignatureOutcome(Enum):
    """Signed, or refusal recorded with two witnesses or by notification."""

    SIGNED = "signed"
    REFUSED_WITH_WITNESSES = "refused_with_witnesses"
    NOTIFIED = "notified"

    @property
    def italian(self) -> str:
        return {
            "signed": "firmata",
            "refused_with_witnesses": "firma rifiutata, con due testimoni",
            "notified": "notificata",
        }[self.value]


class RemarkKind(Enum):
    """What the evaluated person, or the answer to them, is about."""

    REMARKS = "remarks"
    RECONSIDERATION = "reconsideration"
    CONCILIATION = "conciliation"
    ANSWER = "answer"
    HEARING = "hearing"

    @property
    def italian(self) -> str:
        return {
            "remarks": "Osservazioni",
            "reconsideration": "Richiesta di riesame",
            "conciliation": "Richiesta di conciliazione",
            "answer": "Risposta",
            "hearing": "Contraddittorio",
        }[self.value]


class Guard(Enum):
    """What must hold before a sheet may go on; a guard that fails lists what is missing."""

    NOTHING_MISSING = auto()
    HEARING_RECORDED = auto()
    TERM_PASSED = auto()
    AS_DELIVERED = auto()


class Effect(Enum):
    """What a transition does to the sheet besides changing its state."""

    NONE = auto()
    SET_ASSIGNED_ON = auto()
    SET_DELIVERED_ON = auto()
    TAKE_BACK_DELIVERY = auto()
    TAKE_BACK_SIGNATURE = auto()
    RECORD_SIGNATURE = auto()
    KEEP_REASON = auto()
    FREEZE = auto()


@dataclass(frozen=True, slots=True)
class Transition:
    """One step that a sheet may take: `action` is what the policy is asked, `label` names it in the audit."""

    source: SheetState
    target: SheetState
    action: Action
    label: str
    guards: tuple[Guard, ...] = ()
    needs_reason: bool = False
    effect: Effect = Effect.NONE


_COMPLETE = (Guard.NOTHING_MISSING, Guard.HEARING_RECORDED)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        SheetState.PREPARED,
        SheetState.ASSIGNED,
        Action.SCORE,
        "Presa visione degli obiettivi",
        effect=Effect.SET_ASSIGNED_ON,
    ),
    Transition(SheetState.PREPARED, SheetState.IN_PROGRESS, Action.SCORE, "Inizio della compilazione"),
    Transition(SheetState.ASSIGNED, SheetState.IN_PROGRESS, Action.SCORE, "Inizio della compilazione"),
    Transition(SheetState.IN_PROGRESS, SheetState.COMPLETED, Action.SCORE, "Scheda compilata", _COMPLETE),
    Transition(SheetState.COMPLETED, SheetState.IN_PROGRESS, Action.SCORE, "Scheda riaperta", needs_reason=True),
    Transition(
        SheetState.COMPLETED,
        SheetState.DELIVERED,
        Action.SCORE,
        "Scheda consegnata",
        _COMPLETE,
        effect=Effect.SET_DELIVERED_ON,
    ),
    Transition(
        SheetState.DELIVERED,
        SheetState.COMPLETED,
        Action.SCORE,
        "Consegna annullata",
        needs_reason=True,
        effect=Effect.TAKE_BACK_DELIVERY,
    ),
    Transition(
        SheetState.DELIVERED,
        SheetState.ACKNOWLEDGED,
        Action.SCORE,
        "Scheda firmata",
        (Guard.AS_DELIVERED,),
        effect=Effect.RECORD_SIGNATURE,
    ),
    Transition(
        SheetState.ACKNOWLEDGED,
        SheetState.COMPLETED,
        Action.SCORE,
        "Consegna e firma annullate",
        needs_reason=True,
        effect=Effect.TAKE_BACK_SIGNATURE,
    ),
    Transition(
        SheetState.ACKNOWLEDGED,
        SheetState.FINAL,
        Action.CLOSE,
        "Chiusura della scheda",
        (*_COMPLETE, Guard.TERM_PASSED, Guard.AS_DELIVERED),
        effect=Effect.FREEZE,
    ),
    *(
        Transition(
            state,
            SheetState.NOT_EVALUABLE,
            Action.SCORE,
            "Scheda non valutabile",
            needs_reason=True,
            effect=Effect.KEEP_REASON,
        )
        for state in (SheetState.PREPARED, SheetState.ASSIGNED, SheetState.IN_PROGRESS)
    ),
    Transition(
        SheetState.NOT_EVALUABLE, SheetState.IN_PROGRESS, Action.SCORE, "Scheda di nuovo valutabile", needs_reason=True
    ),
)
"""Every step that a sheet may take. Preparing a round again may also replace a sheet (`superseded`)."""


def transition(source: SheetState, target: SheetState) -> Transition | None:
    return next((one for one in TRANSITIONS if one.source is source and one.target is target), None)


def transitions_from(source: SheetState) -> tuple[Transition, ...]:
    return tuple(one for one in TRANSITIONS if one.source is source)
