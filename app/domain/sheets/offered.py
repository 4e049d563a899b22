"""The buttons of a sheet as it stands: the steps of the table, and what mends that for which they wait."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.method.template import SheetTemplate
from app.domain.obstacles import Obstacle
from app.domain.permissions import Action
from app.domain.sheets.evaluated_parts import PartToFill, is_scored_by_another
from app.domain.sheets.guards import SheetFacts
from app.domain.sheets.step_words import (
    ACCEPT,
    ANSWER,
    ATTACH,
    FOLLOW,
    HEARING,
    MENDING,
    NAME_PARTS,
    PROPOSE,
    REJECT,
    REMARKS,
    REOPEN_PART,
    REVISE,
    SCAN,
    SHEET_STEPS,
    SIGN_PART,
    SUBSTITUTE,
    TRANSCRIBE,
    UNPROPOSE,
    StepWords,
)
from app.domain.sheets.transitions import way
from app.domain.workflow import SheetState


@dataclass(frozen=True, slots=True)
class OfferedStep:
    """A button of a sheet as it stands: whether this person may use it, and what it waits for.

    `opens_missing`: what it waits for is to be given on the sheet itself, and the button leads there. `note` says what
    it means on this sheet, in the place of what it is for.
    """

    words: StepWords
    is_permitted: bool
    obstacle: Obstacle | None = None
    opens_missing: bool = False
    note: str = ""

    @property
    def can_be_pressed(self) -> bool:
        return self.obstacle is None or self.opens_missing

    @property
    def tip(self) -> str:
        return self.obstacle.sentence if self.obstacle else self.note or self.words.help


def offered_steps(
    state: SheetState,
    permitted: Mapping[Action, bool],
    facts: SheetFacts,
    waiting: Obstacle | None = None,
    asker: str = "",
) -> tuple[OfferedStep, ...]:
    """Return the buttons of a sheet in the order in which they stand; a closed round is for the caller to ask.

    `permitted` is what the policy answers for this sheet; `waiting` what whoever asks must write before scoring it,
    `asker` their name, by which the own proposals are known.
    """
    found = {}
    for words in SHEET_STEPS:
        steps = way(state, words)
        if steps and steps[-1].applies(facts):
            obstacle = next(steps[-1].obstacles(facts), None)
            opens_missing = state.is_open_to_scores and obstacle is not None and bool(obstacle.missing)
            found[words] = OfferedStep(words, permitted[steps[-1].action], obstacle, opens_missing)
    waited = {one.obstacle.mended_by for one in found.values() if one.obstacle} | (
        {waiting.mended_by} if waiting else set()
    )
    waited |= {FOLLOW.name} if facts.behind else set()
    found |= {words: OfferedStep(words, permitted[_ASKED[words]]) for words in MENDING if words.name in waited}
    for words in (*_BESIDE[state], *_of_proposal(state, facts, asker)):
        found.setdefault(words, OfferedStep(words, permitted[_ASKED[words]]))
    return tuple(found[words] for words in SHEET_STEPS if words in found)


def steps_of_parts(
    state: SheetState, parts: Sequence[PartToFill], template: SheetTemplate, *, may_name: bool
) -> Iterator[OfferedStep]:
    """Yield the buttons of the parts that others score: naming them, signing them, opening them again."""
    if not state.is_open_to_scores:
        return
    if may_name and any(map(is_scored_by_another, template.sections)):
        yield OfferedStep(NAME_PARTS, True)
    if to_sign := [one for one in parts if one.may_sign]:
        waits = [_before_signing(one) for one in to_sign]
        obstacle = None if None in waits else waits[0]
        yield OfferedStep(SIGN_PART, True, obstacle, opens_missing=obstacle is not None and bool(obstacle.missing))
    if any(one.may_reopen for one in parts):
        yield OfferedStep(REOPEN_PART, True)


def _before_signing(part: PartToFill) -> Obstacle | None:
    if not part.part.name:
        return Obstacle(
            f"Non è indicato chi valuta «{part.title}».", "Indicarlo: Chi valuta le parti.", mended_by=NAME_PARTS.name
        )
    if part.missing:
        words = "; ".join(one.label for one in part.missing[:3])
        return Obstacle(f"La parte «{part.title}» non è completa. {words}.", "Completarla.", missing=part.missing)
    return None


def in_order(steps: Iterable[OfferedStep]) -> tuple[OfferedStep, ...]:
    """Return the buttons in the order in which they stand."""
    return tuple(sorted(steps, key=lambda one: SHEET_STEPS.index(one.words)))


def _of_proposal(state: SheetState, facts: SheetFacts, asker: str) -> Iterator[StepWords]:
    """Yield what may be done with the proposal that waits, or that one may be made."""
    if facts.proposal is None:
        yield from (PROPOSE,) if state.is_open_to_scores else ()
        return
    yield from (ACCEPT, REJECT)
    yield from (UNPROPOSE,) if facts.proposal.proposed_by == asker else ()


OF_CLOSED_SESSION = (ATTACH, REVISE)
"""The buttons that stay once a session is over: a paper that comes back is kept, and opening a final sheet again opens
the session with it."""

_ASKED: Mapping[StepWords, Action] = {
    FOLLOW: Action.EDIT_ARCHIVE,
    HEARING: Action.REMARK,
    REMARKS: Action.REMARK,
    ANSWER: Action.ANSWER,
    SCAN: Action.ATTACH,
    ATTACH: Action.ATTACH,
    ACCEPT: Action.DECIDE,
    REJECT: Action.DECIDE,
    PROPOSE: Action.PROPOSE,
    UNPROPOSE: Action.PROPOSE,
    SUBSTITUTE: Action.SCORE,
    TRANSCRIBE: Action.SCORE,
}
"""What the policy is asked by the buttons that change no state."""

_BESIDE: Mapping[SheetState, tuple[StepWords, ...]] = {
    state: (*((REMARKS,) if state is SheetState.UNDER_REVIEW else ()), *((ATTACH,) if state.is_complete else ()))
    for state in SheetState
}
"""The buttons that change no state and wait for nothing: another request while one is looked at, a paper to keep."""
