"""A clock that cannot be right is remarked."""

from datetime import UTC, datetime

import pytest

from app.domain.clock import clock_remark


@pytest.mark.parametrize("year", [1969, 1975, 1999, 2101, 2150, 2199])
def test_that_a_year_beyond_reason_is_said(year: int) -> None:
    assert f"segna l'anno {year}" in clock_remark(datetime(year, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize("year", [2000, 2026, 2100])
def test_that_of_a_clock_that_may_be_right_nothing_is_said(year: int) -> None:
    assert clock_remark(datetime(year, 6, 1, tzinfo=UTC)) == ""
