"""The wait after wrong passwords."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.keys.delays import Failures, wait_after, wait_left

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("count", "minutes"), [(0, 0), (4, 0), (5, 1), (6, 2), (7, 4), (8, 8), (9, 15), (50, 15), (10**6, 15)]
)
def test_that_the_wait_begins_at_the_fifth_and_doubles_up_to_a_quarter_of_an_hour(count: int, minutes: int) -> None:
    assert wait_after(count) == timedelta(minutes=minutes)


def test_that_the_wait_ends() -> None:
    failures = Failures(5, NOW)
    assert wait_left(failures, NOW + timedelta(seconds=59)) == timedelta(seconds=1)
    assert wait_left(failures, NOW + timedelta(seconds=60)) == timedelta()
    assert wait_left(None, NOW) == timedelta()


def test_that_a_clock_put_back_asks_no_longer_wait() -> None:
    assert wait_left(Failures(5, NOW), NOW - timedelta(days=400)) == timedelta(minutes=1)
