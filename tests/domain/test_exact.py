"""Exact numbers and how Italians write them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import italian
from app.domain.exact import (
    NotExact,
    cut_down,
    fits,
    from_units,
    percentage,
    round_half_up,
    share_equally,
    to_units,
    total_of,
)
from app.domain.italian import NotReadable

hundredths = st.integers(-(10**9), 10**9).map(lambda units: Decimal(units).scaleb(-2))


@given(hundredths)
def test_that_units_and_decimals_are_the_same_number(value: Decimal) -> None:
    assert from_units(to_units(value)) == value


@pytest.mark.parametrize("value", ["0.001", "1E-3", "NaN", "Infinity"])
def test_that_a_finer_number_is_refused_and_never_rounded(value: str) -> None:
    with pytest.raises(NotExact):
        to_units(Decimal(value))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("75.145", "75.15"), ("87.555", "87.56"), ("79.999", "80.00"), ("-0.005", "-0.01"), ("0.0049", "0.00")],
)
def test_that_halves_go_away_from_zero(value: str, expected: str) -> None:
    assert round_half_up(Decimal(value)) == Decimal(expected)
    assert round_half_up(Fraction(value)) == Decimal(expected)


@given(st.integers(0, 10**6), st.integers(1, 60))
def test_that_equal_parts_sum_to_the_whole(units: int, parts: int) -> None:
    total = from_units(units)
    shares = share_equally(total, parts)
    assert total_of(shares) == total
    assert max(shares) - min(shares) <= Decimal("0.01")


def test_that_a_hundred_in_three_is_the_known_split() -> None:
    assert share_equally(Decimal(100), 3) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert share_equally(Decimal(100), 0) == []


def test_that_units_may_be_finer_or_whole() -> None:
    assert (to_units(Decimal("-1.234"), 3), from_units(-1234, 3)) == (-1234, Decimal("-1.234"))
    assert (to_units(Decimal("7.0"), 0), from_units(7, 0)) == (7, Decimal(7))
    with pytest.raises(NotExact, match=r"1\.2345 ha più di 3 decimali"):
        to_units(Decimal("1.2345"), 3)


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("2.4999", 0, "2"),
        ("0.05", 1, "0.1"),
        ("-0.04", 1, "0.0"),
        ("1.0004", 3, "1.000"),
        ("99.9995", 3, "100.000"),
    ],
)
def test_that_a_number_is_rounded_to_the_decimals_asked(value: str, digits: int, expected: str) -> None:
    assert str(round_half_up(Fraction(value), digits)) == expected


def test_that_a_sixth_is_rounded_up_and_a_third_down() -> None:
    assert (round_half_up(Fraction(1, 6)), round_half_up(Fraction(1, 3))) == (Decimal("0.17"), Decimal("0.33"))


def test_that_parts_may_be_whole_and_one_part_is_the_whole() -> None:
    assert share_equally(Decimal(11), 3, 0) == [4, 4, 3]
    assert share_equally(Decimal("0.01"), 2) == [Decimal("0.01"), 0]
    assert share_equally(Decimal("33.33"), 1) == [Decimal("33.33")]
    assert share_equally(Decimal(100), -1) == []


def test_that_percentages_are_computed() -> None:
    assert percentage(Decimal("0.5"), Decimal(3), 3) == Decimal("16.667")
    assert percentage(0, 4) == Decimal("0.0")
    assert percentage(-1, 4) == Decimal("-25.0")
    assert percentage(16, 24) == Decimal("66.7")
    assert percentage(8, 24) == Decimal("33.3")
    assert percentage(1, 0) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("62,5", "62.5"), ("62.5", "62.5"), (" 100 % ", "100"), ("-3", "-3"), ("7\u00a0", "7")]
)
def test_that_comma_and_dot_are_both_the_decimal_separator(text: str, expected: str) -> None:
    assert italian.parse_decimal(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "1.234,5", "1,2,3", "abc", "1e3", "٣", "--1", "."])
def test_that_what_is_not_a_score_is_refused(text: str) -> None:
    with pytest.raises(NotReadable):
        italian.parse_decimal(text)


@pytest.mark.parametrize("text", ["1.234,56", "1234,56", "1234.56", "1.234,56 €", "€ 1.234,56"])
def test_that_an_amount_is_read_in_every_usual_form(text: str) -> None:
    assert italian.parse_money(text) == Decimal("1234.56")


@pytest.mark.parametrize("text", ["", "euro", "NaN", "Infinity", "1e5", "1.2.3"])
def test_that_what_is_not_an_amount_is_refused(text: str) -> None:
    with pytest.raises(NotReadable):
        italian.parse_money(text)


@given(hundredths)
def test_that_an_amount_is_read_as_it_was_written(value: Decimal) -> None:
    assert italian.parse_money(italian.format_money(value)) == value
    assert italian.parse_decimal(italian.format_decimal(value)) == value


def test_that_numbers_are_written_as_italians_do() -> None:
    assert italian.format_decimal(Decimal("87.5")) == "87,50"
    assert italian.format_decimal(Decimal("87.50"), None) == "87,5"
    assert italian.format_decimal(Decimal(100), None) == "100"
    assert italian.format_money(Decimal("1234567.8")) == "1.234.567,80 €"
    assert italian.format_percent(Decimal("66.66"), 1) == "66,7 %"
    assert italian.format_decimal(None) == italian.DASH
    assert italian.format_long_date(date(2024, 12, 1)) == "1º dicembre 2024"
    assert italian.listed(["a", "b", "c"]) == "a, b e c"


def test_that_words_agree_with_their_number() -> None:
    assert [italian.plural(count, "scheda", "schede") for count in (0, 1, 2)] == ["0 schede", "1 scheda", "2 schede"]
    gaps = [italian.gap_in_words(Decimal(gap)) for gap in ("1.00", "0.5", "5", "-1", "-0.5")]
    assert gaps == ["manca 1", "mancano 0,5", "mancano 5", "avanza 1", "avanzano 0,5"]


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (Fraction(800, 9), 1, "88.8"),
        (Fraction(-800, 9), 1, "-88.8"),
        (Fraction(9999, 100), 2, "99.99"),
        (Fraction(1), 2, "1.00"),
    ],
)
def test_that_decimals_cut_down_go_towards_zero(value: Fraction, digits: int, expected: str) -> None:
    assert str(cut_down(value, digits)) == expected


def test_that_decimals_are_cut_to_two_unless_said() -> None:
    assert str(cut_down(Decimal("-0.999"))) == "-0.99"


def test_that_a_number_fits_where_it_has_no_more_decimals() -> None:
    assert [fits(Decimal(value), 2) for value in ("1.23", "1.230", "1.234", "NaN")] == [True, True, False, False]
