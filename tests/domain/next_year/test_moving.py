"""Days and aims a year later."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.next_year.moving import Aim, HeldDays, moved, next_aim, next_span
from app.domain.next_year.remarks import named
from app.domain.objectives import Direction, IndicatorRule
from app.domain.periods import year_period

D = Decimal
NEXT = year_period(2025)
WAY = IndicatorRule.BASELINE_TO_TARGET


@pytest.mark.parametrize(
    ("day", "years", "then"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2024, 12, 31), 1, date(2025, 12, 31)),
        (date(2025, 3, 15), 1, date(2026, 3, 15)),
        (None, 1, None),
    ],
)
def test_that_a_day_goes_on_by_years_and_the_29_of_february_becomes_the_28(
    day: date | None, years: int, then: date | None
) -> None:
    assert moved(day, years) == then


def test_that_days_narrowed_by_the_service_follow_the_service_of_the_year_after() -> None:
    joined_in_april, whole = HeldDays(date(2024, 4, 1)), HeldDays()
    assert next_span(joined_in_april, joined_in_april, whole, NEXT, 1) == whole
    assert next_span(whole, joined_in_april, HeldDays(None, date(2025, 6, 30)), NEXT, 1) == HeldDays(
        None, date(2025, 6, 30)
    )


def test_that_days_that_somebody_chose_are_moved_within_the_service() -> None:
    chosen = HeldDays(date(2024, 2, 29), date(2024, 9, 30))
    assert next_span(chosen, HeldDays(), HeldDays(), NEXT, 1) == HeldDays(date(2025, 2, 28), date(2025, 9, 30))
    assert next_span(chosen, HeldDays(), HeldDays(date(2025, 5, 1)), NEXT, 1) == HeldDays(
        date(2025, 5, 1), date(2025, 9, 30)
    )
    assert next_span(chosen, HeldDays(), HeldDays(date(2025, 10, 1)), NEXT, 1) is None


@pytest.mark.parametrize(
    ("rule", "direction", "aim", "last", "then"),
    [
        (WAY, Direction.HIGHER, (D(10), D(20)), D(15), Aim(D(15), D(20))),
        (WAY, Direction.HIGHER, (D(10), D(20)), D(20), Aim(D(20), None, is_reached=True)),
        (WAY, Direction.HIGHER, (D(10), D(20)), D(25), Aim(D(25), None, is_reached=True)),
        (WAY, Direction.LOWER, (D(30), D(20)), D(15), Aim(D(15), None, is_reached=True)),
        (WAY, Direction.LOWER, (D(30), D(20)), D(22), Aim(D(22), D(20))),
        (WAY, Direction.HIGHER, (D(10), None), D(15), Aim(D(15), None)),
        (WAY, Direction.HIGHER, (D(10), D(20)), None, Aim(None, D(20))),
        (IndicatorRule.PERCENT_OF_TARGET, Direction.HIGHER, (D(8), D(10)), D(12), Aim(D(12), D(10), is_passed=True)),
        (IndicatorRule.PERCENT_OF_TARGET, Direction.HIGHER, (D(8), D(10)), D(10), Aim(D(10), D(10))),
        (IndicatorRule.PERCENT_OF_TARGET, Direction.LOWER, (D(30), D(27)), D(26), Aim(D(26), D(27), is_passed=True)),
        (IndicatorRule.STEPS, Direction.HIGHER, (D(1), None), D(5), Aim(D(1), None)),
    ],
)
def test_that_an_indicator_starts_where_the_year_before_ended(
    rule: IndicatorRule, direction: Direction, aim: tuple[Decimal, Decimal | None], last: Decimal | None, then: Aim
) -> None:
    assert next_aim(rule, direction, Aim(*aim), last) == then


def test_that_many_codes_are_named_by_the_first_and_counted() -> None:
    assert named(["A", "B", "A"]) == "A e B"
    assert named([str(one) for one in range(7)]) == "0, 1, 2, 3 e altri 3"
