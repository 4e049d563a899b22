"""Exact fractions and how they are written."""

from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.scoring.numbers import as_fraction, mean_of, portion, ratio, total_of, weighted, written

THIRDS = [(Fraction(1, 3), Fraction(50, 7)), (Fraction(2, 3), Fraction(20, 7)), (Fraction(1, 2), Fraction(0))]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("-3", "-3"),
        ("-1/2", "-0,5"),
        ("-7/4", "-1,75"),
        ("2/3", "0,666666…"),
        ("-200/3", "-66,666666…"),
        ("1/8", "0,125"),
        ("10/1000000", "0,00001"),
        ("1/2000000", "0,000000…"),
    ],
)
def test_that_an_exact_number_is_written_as_italians_do_and_marked_when_cut(value, shown):
    assert written(Fraction(value)) == shown


def test_that_decimals_are_written_without_zeros_at_the_end():
    assert [written(Decimal(value)) for value in ("87.50", "1E+2", "-0.10")] == ["87,5", "100", "-0,1"]


def test_that_a_decimal_becomes_the_same_fraction():
    assert [as_fraction(Decimal(value)) for value in ("33.33", "4", "-0.5")] == [
        Fraction(3333, 100),
        4,
        Fraction(-1, 2),
    ]


def test_that_sums_of_different_denominators_are_exact():
    assert total_of([Fraction(1, 3), Fraction(-3, 4), Fraction(5, 6)]) == Fraction(5, 12)
    assert total_of([]) == 0
    # 1/3 × 50/7 + 2/3 × 20/7 = 90/21; i pesi sommano a 3/2.
    assert weighted(THIRDS) == Fraction(90, 21)
    assert mean_of(THIRDS) == Fraction(90, 21) / Fraction(3, 2)


def test_that_a_mean_without_weights_is_unknown():
    assert mean_of([]) is None
    assert mean_of([(Fraction(0), Fraction(50))]) is None


def test_that_quotients_are_exact():
    assert ratio(Fraction(2, 3), Fraction(4, 5), 100) == Fraction(250, 3)
    # 1/2 × 3/5 : 7/4 = 12/70.
    assert portion(Fraction(1, 2), Fraction(3, 5), Fraction(7, 4)) == Fraction(12, 70)
