"""The last days of the review are counted in one place, from the days of the method."""

from datetime import date

import pytest

from app.domain.sheets.review_terms import (
    ReviewDays,
    SecondLevel,
    answer_by,
    last_day,
    last_days,
    review_ends,
    signature_by,
)
from app.domain.workflow import RemarkKind

DAYS = ReviewDays(10, 15, 30)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2025, 1, 21), 10, date(2025, 1, 31)),
        (date(2025, 1, 31), 10, date(2025, 2, 10)),
        (date(2025, 12, 28), 10, date(2026, 1, 7)),
        (date(2024, 2, 19), 10, date(2024, 2, 29)),
        (date(2025, 2, 18), 10, date(2025, 2, 28)),
        (date(2024, 2, 29), 365, date(2025, 2, 28)),
        (date(2025, 3, 29), 2, date(2025, 3, 31)),  # the clocks go forward on the 30th
        (date(2025, 6, 30), 0, date(2025, 6, 30)),
    ],
)
def test_that_days_are_counted_from_the_one_after_over_the_ends_of_months_and_years(
    start: date, days: int, end: date
) -> None:
    assert last_day(start, days) == end


def test_that_each_request_has_its_own_last_day_and_the_longest_ends_the_review() -> None:
    delivered = date(2025, 12, 20)
    assert last_days(DAYS, delivered) == {
        RemarkKind.REMARKS: date(2025, 12, 30),
        RemarkKind.RECONSIDERATION: date(2026, 1, 4),
        RemarkKind.CONCILIATION: date(2026, 1, 19),
    }
    assert review_ends(DAYS, delivered) == date(2026, 1, 19)
    assert signature_by(DAYS, delivered) == date(2025, 12, 30)
    assert (last_days(DAYS, None), review_ends(DAYS, None), signature_by(DAYS, None)) == ({}, None, None)


def test_that_a_method_without_days_provides_no_request_but_remarks_on_the_day() -> None:
    none = ReviewDays(0, 0, 0)
    delivered = date(2025, 3, 1)
    assert last_days(none, delivered) == {RemarkKind.REMARKS: delivered}
    assert signature_by(none, delivered) is None
    assert signature_by(ReviewDays(0, 10, 0), delivered) == date(2025, 3, 11)
    assert answer_by(none, RemarkKind.CONCILIATION, delivered) is None


def test_that_an_answer_takes_as_many_days_as_the_request_from_its_arrival() -> None:
    assert answer_by(DAYS, RemarkKind.RECONSIDERATION, date(2025, 12, 31)) == date(2026, 1, 15)
    assert answer_by(DAYS, RemarkKind.HEARING, date(2025, 12, 31)) is None


LATER = ReviewDays(10, 15, 20, 12, 45, SecondLevel.AFTER_ANSWER, "Collegio")
ALONE = ReviewDays(10, 15, 20, second_level=SecondLevel.NONE)
START, ANSWERED = date(2025, 3, 3), date(2025, 3, 20)


def test_that_a_second_level_after_the_answer_counts_its_days_from_it() -> None:
    assert RemarkKind.CONCILIATION not in last_days(LATER, START)
    assert last_days(LATER, START, ANSWERED)[RemarkKind.CONCILIATION] == date(2025, 4, 9)
    assert (review_ends(LATER, START), review_ends(LATER, START, ANSWERED)) == (date(2025, 3, 18), date(2025, 4, 9))
    assert signature_by(LATER, START) == date(2025, 3, 13)
    from_delivery = LATER._replace(second_level=SecondLevel.FROM_DELIVERY)
    assert last_days(from_delivery, START, ANSWERED)[RemarkKind.CONCILIATION] == date(2025, 3, 23)


def test_that_each_level_answers_in_the_days_of_the_method_or_in_as_many_as_the_person_had() -> None:
    assert answer_by(LATER, RemarkKind.RECONSIDERATION, START) == date(2025, 3, 15)
    assert answer_by(LATER, RemarkKind.CONCILIATION, START) == date(2025, 4, 17)
    assert answer_by(ALONE, RemarkKind.CONCILIATION, START) == date(2025, 3, 23)
    assert [one.level_of(RemarkKind.CONCILIATION) for one in (ReviewDays(), LATER, ALONE)] == [2, 2, 1]
    assert {LATER.level_of(kind) for kind in (RemarkKind.REMARKS, RemarkKind.RECONSIDERATION)} == {1}
