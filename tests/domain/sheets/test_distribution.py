"""How the totals are spread."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import SheetId
from app.domain.roles import SheetRole
from app.domain.sheets.distribution import FLOORS, bar_of, distribution
from app.domain.sheets.rows import SheetRow
from app.domain.workflow import SheetState


def sheet(evaluator: str, total: str | None, *, missing: int = 0, is_top: bool = False) -> SheetRow:
    return SheetRow(
        SheetId(1),
        1,
        "Rossi",
        "1",
        "",
        date(2024, 1, 1),
        date(2024, 12, 31),
        SheetRole.EMPLOYEE,
        evaluator,
        SheetState.COMPLETED,
        None if total is None else Decimal(total),
        "",
        missing,
        is_top,
    )


def test_that_no_sheets_have_no_distribution() -> None:
    assert distribution([]) == []


def test_that_provisional_totals_do_not_count() -> None:
    whole, own = distribution([sheet("Verdi", "80"), sheet("Verdi", "20", missing=3), sheet("Verdi", None)])
    assert (whole.sheets, whole.given, own.mean, own.spread) == (3, 1, Decimal("80.00"), None)
    assert not own.are_all_equal


def test_that_mean_spread_and_top_are_computed() -> None:
    whole, *_ = distribution([sheet("A", "90", is_top=True), sheet("B", "80"), sheet("B", "85"), sheet("B", "85")])
    assert (whole.mean, whole.spread, whole.top) == (Decimal("85.00"), Decimal("3.54"), Decimal("25.0"))


@given(st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=20))
def test_that_every_total_is_in_one_bar(totals: list[Decimal]) -> None:
    whole, *_ = distribution([sheet("A", str(total)) for total in totals])
    assert sum(whole.histogram) == len(totals)
    assert all(bar_of(total) < len(FLOORS) for total in totals)
