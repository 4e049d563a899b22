"""The table of the transitions of a sheet."""

import itertools

import pytest

from app.domain.permissions import Action
from app.domain.sheets.guards import hearing_recorded, nothing_missing
from app.domain.sheets.step_words import COMPLETE, HEARING, SHEET_STEPS
from app.domain.sheets.transitions import TRANSITIONS, Effect, transition, transitions_from, way
from app.domain.workflow import RemarkKind, SheetState, SignatureKind, SignatureOutcome, states_where

ORDER = [
    SheetState.PREPARED,
    SheetState.ASSIGNED,
    SheetState.IN_PROGRESS,
    SheetState.COMPLETED,
    SheetState.DELIVERED,
    SheetState.ACKNOWLEDGED,
    SheetState.FINAL,
]


def test_that_no_step_is_listed_twice() -> None:
    steps = [(one.source, one.target) for one in TRANSITIONS]
    assert len(set(steps)) == len(steps)


def test_that_a_sheet_can_walk_from_prepared_to_final() -> None:
    assert all(transition(source, target) for source, target in itertools.pairwise(ORDER))


def test_that_going_back_always_needs_a_reason() -> None:
    back = [one for one in TRANSITIONS if one.target in ORDER and one.source in ORDER[ORDER.index(one.target) :]]
    assert back
    assert all(one.needs_reason for one in back)


@pytest.mark.parametrize("target", [SheetState.COMPLETED, SheetState.FINAL])
def test_that_nothing_is_completed_or_closed_while_something_is_missing(target: SheetState) -> None:
    into = [one for one in TRANSITIONS if one.target is target and not one.needs_reason]
    assert all({nothing_missing, hearing_recorded} <= set(one.guards) for one in into)


def test_that_only_who_may_close_makes_a_sheet_final_and_that_freezes_it() -> None:
    [closing] = [one for one in TRANSITIONS if one.target is SheetState.FINAL]
    assert (closing.action, closing.effect) == (Action.CLOSE, Effect.FREEZE)
    assert transitions_from(SheetState.FINAL) == ()


def test_that_not_evaluable_keeps_its_reason() -> None:
    into = [one for one in TRANSITIONS if one.target is SheetState.NOT_EVALUABLE]
    assert all(one.needs_reason and one.effect is Effect.KEEP_REASON for one in into)


def test_that_every_button_takes_a_transition_but_the_hearing_which_mends_one() -> None:
    behind = {one.words for one in TRANSITIONS if one.words}
    assert behind == set(SHEET_STEPS) - {HEARING}


@pytest.mark.parametrize("state", SheetState)
def test_that_a_state_has_each_button_once(state: SheetState) -> None:
    words = [one.words for one in transitions_from(state) if one.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("state", states_where(lambda state: state.is_open_to_scores))
def test_that_completing_begins_on_its_way_a_sheet_not_begun(state: SheetState) -> None:
    through = [] if state.is_begun else [SheetState.IN_PROGRESS]
    assert [one.target for one in way(state, COMPLETE)] == [*through, SheetState.COMPLETED]


def test_that_each_state_is_to_fill_or_complete_or_left_out() -> None:
    for state in SheetState:
        assert [state.is_open_to_scores, state.is_complete, not state.is_evaluated].count(True) == 1
        assert state.is_done is not state.is_open_to_scores


def test_that_nothing_has_to_happen_any_more_to_what_is_final_or_left_out() -> None:
    settled = states_where(lambda state: state.is_settled)
    assert settled == (SheetState.FINAL, SheetState.NOT_EVALUABLE, SheetState.SUPERSEDED)


@pytest.mark.parametrize("words", [SheetState, RemarkKind, SignatureKind, SignatureOutcome])
def test_that_every_word_has_its_italian(words: type) -> None:
    assert all(word.italian for word in words)
