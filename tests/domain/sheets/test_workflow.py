"""The table of the transitions of a sheet."""

import itertools

import pytest

from app.domain.permissions import Action
from app.domain.sheets.guards import (
    answered,
    as_delivered,
    hearing_recorded,
    nothing_missing,
    scan_kept,
    term_passed,
)
from app.domain.sheets.step_words import (
    ACCEPT,
    ATTACH,
    COMPLETE,
    MENDING,
    OF_PARTS,
    PROPOSE,
    REJECT,
    SHEET_STEPS,
    UNPROPOSE,
)
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
    closing = [one for one in TRANSITIONS if one.target is SheetState.FINAL]
    assert {one.source for one in closing} == {SheetState.ACKNOWLEDGED, SheetState.UNDER_REVIEW}
    assert {(one.action, one.effect) for one in closing} == {(Action.CLOSE, Effect.FREEZE)}
    assert all({answered, as_delivered, scan_kept, term_passed} <= set(one.guards) for one in closing)


def test_that_a_final_sheet_is_left_only_by_a_revision_that_the_segretario_asks_for_with_a_reason() -> None:
    [reopening] = transitions_from(SheetState.FINAL)
    assert (reopening.target, reopening.action) == (SheetState.SUPERSEDED, Action.REOPEN)
    assert reopening.needs_reason
    assert reopening.effect is Effect.MAKE_REVISION
    assert transitions_from(SheetState.SUPERSEDED) == ()


WAYS = {
    # state: what leads there, where it leads (spec: "Every state has its ways in and out")
    "prepared": ("", "assigned in_progress not_evaluable"),
    "assigned": ("prepared", "in_progress not_evaluable"),
    "in_progress": ("prepared assigned completed not_evaluable", "completed not_evaluable"),
    "completed": ("in_progress delivered acknowledged", "in_progress delivered"),
    "delivered": ("completed", "completed acknowledged under_review"),
    "acknowledged": ("delivered under_review", "completed final under_review"),
    "under_review": ("delivered acknowledged", "acknowledged final superseded"),
    "final": ("acknowledged under_review", "superseded"),
    "not_evaluable": ("prepared assigned in_progress", "in_progress"),
    "superseded": ("under_review final", ""),
}


@pytest.mark.parametrize("state", SheetState)
def test_that_every_state_has_its_ways_in_and_out(state: SheetState) -> None:
    into = {one.source.value for one in TRANSITIONS if one.target is state}
    out = {one.target.value for one in TRANSITIONS if one.source is state}
    assert (into, out) == tuple(set(words.split()) for words in WAYS[state.value])


def test_that_not_evaluable_keeps_its_reason() -> None:
    into = [one for one in TRANSITIONS if one.target is SheetState.NOT_EVALUABLE]
    assert all(one.needs_reason and one.effect is Effect.KEEP_REASON for one in into)


def test_that_every_button_takes_a_transition_but_those_that_mend_one_propose_it_or_keep_a_paper() -> None:
    behind = {one.words for one in TRANSITIONS if one.words}
    assert behind == set(SHEET_STEPS) - {*MENDING, *OF_PARTS, ATTACH, PROPOSE, UNPROPOSE, ACCEPT, REJECT}


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
