"""Quantities as people write them; what can be read in two ways is asked."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.italian import NotReadable, format_decimal
from app.domain.quantities import Dot, TwoReadings, parse_quantity, read_quantity, with_unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12500", "12500"), ("12.500,00", "12500.00"), ("1.500,00", "1500.00"), ("1.500.000", "1500000"),
        ("12,5", "12.5"), ("12.5", "12.5"), ("12.50", "12.50"), ("0.500", "0.500"), ("1234.567", "1234.567"),
        ("12,500.00", "12500.00"), ("1,500,000", "1500000"), ("12.500 €", "12500"), ("€ 12.500", "12500"),
        ("12 500", "12500"), ("12'500", "12500"), ("-3", "-3"), ("\N{MINUS SIGN}3,5", "-3.5"), (" 98 % ", "98"),
    ],
)  # fmt: skip
def test_that_a_quantity_is_read_in_every_usual_form(text: str, expected: str) -> None:
    assert parse_quantity(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["12.500", "1.000", "-174.500", "100.000", "12.500 %"])
def test_that_a_dot_before_three_figures_is_asked_and_never_guessed(text: str) -> None:
    with pytest.raises(TwoReadings) as asked:
        parse_quantity(text)
    assert asked.value.thousands in str(asked.value)
    assert asked.value.decimals in str(asked.value)
    assert read_quantity(text, Dot.THOUSANDS) == 1000 * read_quantity(text, Dot.DECIMALS)


@pytest.mark.parametrize("text", ["", "abc", "1.23.4", "12.5000.000", "1e3", "31/12/2024", "NaN", "1,2,3", "--1", "٣"])
def test_that_what_is_not_a_quantity_is_refused(text: str) -> None:
    with pytest.raises(NotReadable):
        parse_quantity(text)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_that_a_quantity_is_read_as_it_was_written(value: Decimal) -> None:
    assert parse_quantity(format_decimal(value, None)) == value
    assert read_quantity(format_decimal(value, None, grouped=True), Dot.THOUSANDS) == value


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("1", "giorni", "1 giorno"),
        ("-1", "giorni", "-1 giorno"),
        ("2", "giorni", "2 giorni"),
        ("180000", "€", "180.000 €"),
        ("1", "fogli", "1 fogli"),
        ("1.5", "", "1,5"),
    ],
)
def test_that_a_quantity_agrees_with_its_unit(value: str, unit: str, words: str) -> None:
    assert with_unit(Decimal(value), unit) == words
