"""The table of the transitions of a sheet: where from, where to, who, what must hold, what it does, its button."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.obstacles import Obstacle
from app.domain.permissions import Action
from app.domain.sheets.guards import (
    Guard,
    SheetFacts,
    answered,
    as_delivered,
    evaluator_named,
    follows_structure,
    hearing_recorded,
    nothing_missing,
    objectives_decided,
    proposal_decided,
    scan_kept,
    signed,
    term_passed,
)
from app.domain.sheets.step_words import (
    CLOSE,
    COMPLETE,
    DELIVER,
    NOT_EVALUABLE,
    REMARKS,
    REOPEN,
    REVISE,
    SEE,
    SIGN,
    TAKE_BACK,
    StepWords,
)
from app.domain.workflow import SheetState, states_where


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
    MAKE_REVISION = auto()


def _always(_facts: SheetFacts) -> bool:
    return True


def _not_signed(facts: SheetFacts) -> bool:
    return not facts.is_signed


@dataclass(frozen=True, slots=True)
class Transition:
    """One step that a sheet may take: `action` is what the policy is asked, `label` names it in the audit.

    Without `words` it has no button: it is taken on the way to another step. `applies`: on which sheets in that state
    there is such a step at all.
    """

    source: SheetState
    target: SheetState
    action: Action
    label: str
    words: StepWords | None
    guards: tuple[Guard, ...] = ()
    needs_reason: bool = False
    effect: Effect = Effect.NONE
    applies: Callable[[SheetFacts], bool] = _always

    def obstacles(self, facts: SheetFacts) -> Iterator[Obstacle]:
        for guard in self.guards:
            yield from guard(facts)


_COMPLETE = (proposal_decided, nothing_missing, hearing_recorded)
_TO_BE_HANDED = (evaluator_named, follows_structure, *_COMPLETE)
_BEGUN = "Inizio della compilazione"

TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        SheetState.PREPARED,
        SheetState.ASSIGNED,
        Action.SCORE,
        "Presa visione degli obiettivi",
        SEE,
        effect=Effect.SET_ASSIGNED_ON,
    ),
    Transition(SheetState.PREPARED, SheetState.IN_PROGRESS, Action.SCORE, _BEGUN, None),
    Transition(SheetState.ASSIGNED, SheetState.IN_PROGRESS, Action.SCORE, _BEGUN, None),
    Transition(SheetState.IN_PROGRESS, SheetState.COMPLETED, Action.SCORE, "Scheda compilata", COMPLETE, _TO_BE_HANDED),
    Transition(
        SheetState.COMPLETED, SheetState.IN_PROGRESS, Action.CORRECT, "Scheda riaperta", REOPEN, needs_reason=True
    ),
    Transition(
        SheetState.COMPLETED,
        SheetState.DELIVERED,
        Action.DELIVER,
        "Scheda consegnata",
        DELIVER,
        _TO_BE_HANDED,
        effect=Effect.SET_DELIVERED_ON,
    ),
    Transition(
        SheetState.DELIVERED,
        SheetState.COMPLETED,
        Action.DELIVER,
        "Consegna annullata",
        TAKE_BACK,
        needs_reason=True,
        effect=Effect.TAKE_BACK_DELIVERY,
    ),
    Transition(
        SheetState.DELIVERED,
        SheetState.ACKNOWLEDGED,
        Action.DELIVER,
        "Scheda firmata",
        SIGN,
        (as_delivered,),
        effect=Effect.RECORD_SIGNATURE,
    ),
    Transition(
        SheetState.ACKNOWLEDGED,
        SheetState.COMPLETED,
        Action.DELIVER,
        "Consegna e firma annullate",
        TAKE_BACK,
        needs_reason=True,
        effect=Effect.TAKE_BACK_SIGNATURE,
    ),
    Transition(
        SheetState.ACKNOWLEDGED,
        SheetState.FINAL,
        Action.CLOSE,
        "Chiusura della scheda",
        CLOSE,
        (answered, as_delivered, follows_structure, *_COMPLETE, objectives_decided, scan_kept, term_passed),
        effect=Effect.FREEZE,
    ),
    *(
        Transition(state, SheetState.UNDER_REVIEW, Action.REMARK, "Osservazioni sulla scheda", REMARKS)
        for state in states_where(lambda state: state.is_handed_over and state is not SheetState.UNDER_REVIEW)
    ),
    Transition(
        SheetState.UNDER_REVIEW,
        SheetState.ACKNOWLEDGED,
        Action.DELIVER,
        "Scheda firmata",
        SIGN,
        (answered, as_delivered),
        effect=Effect.RECORD_SIGNATURE,
        applies=_not_signed,
    ),
    Transition(
        SheetState.UNDER_REVIEW,
        SheetState.FINAL,
        Action.CLOSE,
        "Chiusura della scheda",
        CLOSE,
        (answered, as_delivered, follows_structure, *_COMPLETE, objectives_decided, signed, scan_kept, term_passed),
        effect=Effect.FREEZE,
    ),
    Transition(
        SheetState.UNDER_REVIEW,
        SheetState.SUPERSEDED,
        Action.ANSWER,
        "Punteggi riaperti dopo il riesame",
        REVISE,
        needs_reason=True,
        effect=Effect.MAKE_REVISION,
    ),
    Transition(
        SheetState.FINAL,
        SheetState.SUPERSEDED,
        Action.REOPEN,
        "Scheda definitiva riaperta",
        REVISE,
        needs_reason=True,
        effect=Effect.MAKE_REVISION,
    ),
    *(
        Transition(
            state,
            SheetState.NOT_EVALUABLE,
            Action.DECIDE,
            "Scheda non valutabile",
            NOT_EVALUABLE,
            needs_reason=True,
            effect=Effect.KEEP_REASON,
        )
        for state in states_where(lambda state: state.is_open_to_scores)
    ),
    Transition(
        SheetState.NOT_EVALUABLE,
        SheetState.IN_PROGRESS,
        Action.DECIDE,
        "Scheda di nuovo valutabile",
        REOPEN,
        needs_reason=True,
    ),
)
"""Every step that a sheet may take. Preparing a round again may also put one aside (`superseded`): the structure of
the year wants others in its place, and no revision of it is made."""


def transition(source: SheetState, target: SheetState) -> Transition | None:
    return next((one for one in TRANSITIONS if one.source is source and one.target is target), None)


def transitions_from(source: SheetState) -> tuple[Transition, ...]:
    return tuple(one for one in TRANSITIONS if one.source is source)


def way(source: SheetState, words: StepWords) -> tuple[Transition, ...]:
    """Return the transitions behind a button, in order; empty when a sheet in that state has no such button.

    A transition without a button of its own is taken on the way: completing a sheet not begun begins it.
    """
    steps = transitions_from(source)
    direct = next(((one,) for one in steps if one.words is words), ())
    on_the_way = ((one, *way(one.target, words)) for one in steps if one.words is None)
    return direct or next((found for found in on_the_way if len(found) > 1), ())


def no_such_step(source: SheetState, target: SheetState) -> Obstacle:
    return Obstacle(
        f"Una scheda {source.italian} non può diventare {target.italian}.",
        "La pagina mostra ora che cosa si può fare.",
    )


def not_open_to_scores(state: SheetState) -> Obstacle:
    """Say that scores are not given in this state, and the button that leads back to giving them."""
    back = next((one.words for one in transitions_from(state) if one.needs_reason and one.words), None)
    remedy = f"Usare «{back.text}» e indicare il motivo." if back else "Non si può più modificare."
    return Obstacle(f"La scheda è {state.italian}: i punteggi non si possono cambiare.", remedy)
