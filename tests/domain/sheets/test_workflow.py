"""The table of the transitions of a sheet."""

import itertools

import pytest

from app.domain.permissions import Action
from app.domain.workflow import (
    TRANSITIONS,
    Effect,
    Guard,
    RemarkKind,
    SheetState,
    SignatureKind,
    SignatureOutcome,
    transition,
    transitions_from,
)

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
    assert all({Guard.NOTHING_MISSING, Guard.HEARING_RECORDED} <= set(one.guards) for one in into)


def test_that_only_who_may_close_makes_a_sheet_final_and_that_freezes_it() -> None:
    [closing] = [one for one in TRANSITIONS if one.target is SheetState.FINAL]
    assert (closing.action, closing.effect) == (Action.CLOSE, Effect.FREEZE)
    assert transitions_from(SheetState.FINAL) == ()


def test_that_not_evaluable_keeps_its_reason() -> None:
    into = [one for one in TRANSITIONS if one.target is SheetState.NOT_EVALUABLE]
    assert all(one.needs_reason and one.effect is Effect.KEEP_REASON for one in into)


@pytest.mark.parametrize("words", [SheetState, RemarkKind, SignatureKind, SignatureOutcome])
def test_that_every_word_has_its_italian(words: type) -> None:
    assert all(word.italian for word in words)
