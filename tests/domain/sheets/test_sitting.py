"""Who comes next in a sitting: the next that waits, round and round, and the list when nobody does."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from app.domain.ids import SheetId
from app.domain.roles import SheetRole
from app.domain.sheets.rows import SheetRow
from app.domain.sheets.sitting import SittingMark, SittingWalk
from app.domain.workflow import SheetState

OPEN, DONE = SheetState.IN_PROGRESS, SheetState.COMPLETED


def row(number: int, state: SheetState = OPEN) -> SheetRow:
    days = date(2024, 1, 1), date(2024, 12, 31)
    return SheetRow(SheetId(number), 1, f"P{number}", "", "", *days, SheetRole.EMPLOYEE, "E", state, None, None, 0)


def walk(*states: SheetState, at: int | None = 1, skipped: tuple[int, ...] = ()) -> SittingWalk:
    rows = tuple(row(number, state) for number, state in enumerate(states, 1))
    return SittingWalk(rows, None if at is None else SheetId(at), frozenset(map(SheetId, skipped)))


def test_that_one_goes_on_to_the_next_that_waits_and_from_the_top_after_the_last() -> None:
    assert walk(OPEN, DONE, OPEN).going_on().current == 3
    assert walk(OPEN, DONE, OPEN, at=3).going_on().current == 1
    assert walk(OPEN, DONE, at=1).going_on().current is None


def test_that_skipping_marks_and_goes_on_and_who_is_done_is_never_skipped() -> None:
    skipped = walk(OPEN, OPEN).skipping()
    assert (skipped.current, skipped.skipped) == (2, {1})
    assert skipped.skipping().current is None
    assert walk(DONE, OPEN).skipping().skipped == frozenset()


def test_that_a_completed_sheet_is_done_though_it_was_skipped() -> None:
    assert walk(DONE, OPEN, skipped=(1, 2)).marks == (SittingMark.DONE, SittingMark.SKIPPED)


def test_that_it_begins_at_the_sheet_wanted_or_at_the_first_that_waits() -> None:
    assert walk(DONE, OPEN, OPEN).begun(SheetId(3)).current == 3
    assert walk(DONE, OPEN, OPEN).begun(SheetId(9)).current == 2
    assert walk(DONE, DONE).begun(None).current is None


def test_that_before_the_list_stands_the_last() -> None:
    at_list = walk(OPEN, DONE, at=None)
    found = at_list.beside(-1)
    assert found is not None
    assert found.id == 2
    assert at_list.beside(1) is None
    assert walk(OPEN, at=1).beside(-1) is None


@given(some.lists(some.sampled_from([OPEN, DONE]), min_size=1, max_size=30), some.data())
def test_that_skipping_and_completing_end_at_the_list_after_as_many_steps_as_people_wait(
    states: list[SheetState], data: some.DataObject
) -> None:
    one = walk(*states).begun(None)
    steps = 0
    while one.row is not None:
        completed = one.with_row(row(one.row.id, DONE))
        one = data.draw(some.sampled_from([one.skipping(), completed.going_on()]))
        steps += 1
    assert steps == states.count(OPEN)
    assert SittingMark.TO_DO not in one.marks
