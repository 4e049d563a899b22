"""What is read from plain data, and what is not one."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from app.domain.serial.scalars import LONGEST, SCALARS, shown

D = Decimal


@pytest.mark.parametrize(
    ("shape", "plain", "value"),
    [
        (str, "uno", "uno"),
        (str, 1, None),
        (bool, True, True),
        (bool, 1, None),
        (int, 7, 7),
        (int, True, None),
        (int, "7", None),
        (Decimal, "12.50", D("12.50")),
        (Decimal, 12, D(12)),
        (Decimal, D("1.5"), D("1.5")),
        (Decimal, True, None),
        (Decimal, 1.5, None),
        (Decimal, "dodici", None),
        (Decimal, "Infinity", None),
        (Decimal, "NaN", None),
        (Decimal, "1e30", D("1e30")),
        (Decimal, "1e31", None),
        (Decimal, "1e-30", D("1e-30")),
        (Decimal, "1e-31", None),
        (Fraction, "432/5", Fraction(432, 5)),
        (Fraction, "1/0", None),
        (Fraction, 3, None),
        (date, date(2024, 2, 29), date(2024, 2, 29)),
        (date, "2024-02-29", date(2024, 2, 29)),
        (date, "2023-02-29", None),
        (date, 20240229, None),
    ],
)
def test_that_a_value_is_read_or_is_none(shape: type, plain: Any, value: object) -> None:
    found = SCALARS[shape](plain)
    assert (found, type(found)) == (value, type(value))


def test_that_what_was_found_is_shown_as_written_and_shortened() -> None:
    assert (shown(True), shown(False), shown(7)) == ("true", "false", "7")
    assert shown("x" * LONGEST) == "x" * LONGEST
    assert shown("x" * (LONGEST + 1)) == "x" * LONGEST + "…"
