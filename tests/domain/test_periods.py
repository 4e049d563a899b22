"""Intervals of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.periods import FOREVER, Period, holes, period_between, reference_day, year_period

YEAR = year_period(2024)
days = st.dates(date(2023, 6, 1), date(2025, 6, 30))
periods = st.tuples(days, st.integers(0, 200)).map(lambda pair: Period(pair[0], pair[0] + timedelta(pair[1])))


def test_that_dates_upside_down_are_refused() -> None:
    with pytest.raises(ValueError, match="viene prima"):
        Period(date(2024, 2, 1), date(2024, 1, 31))


def test_that_a_period_counts_both_ends() -> None:
    assert YEAR.days == 366
    assert date(2024, 12, 31) in YEAR
    assert period_between(date(2024, 1, 1), None).end == FOREVER


@given(st.lists(periods, max_size=6))
def test_that_holes_and_periods_cover_the_year_exactly(covered: list[Period]) -> None:
    found = list(holes(covered, YEAR))
    for offset in range(YEAR.days):
        day = YEAR.start + timedelta(offset)
        assert any(day in period for period in covered) != any(day in hole for hole in found)


@given(periods, periods)
def test_that_the_intersection_is_what_both_have(one: Period, two: Period) -> None:
    both = one.intersection(two)
    assert (both is not None) == one.overlaps(two)
    if both is not None:
        assert both.start in one
        assert both.end in two


def test_that_periods_touch_when_no_day_is_between() -> None:
    first, second = Period(date(2024, 1, 1), date(2024, 6, 30)), Period(date(2024, 7, 1), date(2024, 12, 31))
    assert first.touches(second)
    assert second.touches(first)
    assert not first.touches(Period(date(2024, 7, 2), date(2024, 7, 3)))
    assert period_between(date(2020, 1, 1), None).touches(first)


def test_that_a_year_is_looked_at_today_or_on_its_nearest_day() -> None:
    today = date(2024, 5, 6)
    assert [reference_day(year, today) for year in (2023, 2024, 2025)] == [
        date(2023, 12, 31),
        today,
        date(2025, 1, 1),
    ]
