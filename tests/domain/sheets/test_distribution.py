"""How the totals are spread."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import AreaId, EmployeeId, SectorId, SheetId
from app.domain.objectives.objective import UnitRef
from app.domain.roles import SheetRole
from app.domain.sheets.distribution import FLOORS, NO_EVALUATOR, bar_of, compared, distribution, equal_units
from app.domain.sheets.quotas import narrow_spreads
from app.domain.sheets.rows import NOBODY, SheetRow
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState

PARTIES = {name: Party(EmployeeId(number)) for number, name in enumerate(("A", "B", "Verdi"), 1)}


def sheet(
    evaluator: str,
    total: str | None,
    *,
    missing: int = 0,
    is_top: bool = False,
    unit: UnitRef | None = None,
    state: SheetState = SheetState.COMPLETED,
) -> SheetRow:
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
        state,
        None if total is None else Decimal(total),
        "",
        missing,
        is_top,
        evaluator_party=PARTIES.get(evaluator, NOBODY),
        unit_ref=unit,
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


def test_that_two_evaluators_of_one_name_are_two_and_one_who_changed_name_is_one() -> None:
    one, two = sheet("A", "80"), replace(sheet("B", "90"), evaluator="A")
    assert [(row.evaluator, row.given) for row in distribution([one, two])[1:]] == [("A", 1), ("A", 1)]
    before = distribution([replace(sheet("A", "70"), evaluator="A da nubile")])
    [whole, own] = compared(distribution([one]), before)
    assert (own.before and own.before.mean, whole.before and whole.before.mean) == (Decimal("70.00"), Decimal("70.00"))


def test_that_who_gave_nothing_the_year_before_is_compared_with_nothing() -> None:
    [_whole, own] = compared(distribution([sheet("A", "80")]), distribution([sheet("A", None), sheet("B", "60")]))
    assert own.before is None


def test_that_sheets_without_an_evaluator_are_said_so() -> None:
    [_whole, own] = distribution([sheet("", "80")])
    assert own.evaluator == NO_EVALUATOR


AREA, FIRST, SECOND = UnitRef(AreaId(1)), UnitRef(AreaId(1), SectorId(1)), UnitRef(AreaId(1), SectorId(2))
NAMES = {AREA: "Area", FIRST: "Primo", SECOND: "Secondo"}


def units(*rows: SheetRow) -> list[tuple[str, int]]:
    return list(equal_units(rows, NAMES.__getitem__))


def test_that_a_settore_whose_totals_are_all_equal_is_found_whoever_gave_them() -> None:
    first = sheet("A", "80", unit=FIRST), sheet("B", "80.00", unit=FIRST)
    assert units(*first, sheet("A", "90", unit=SECOND)) == [("Primo", 2)]
    assert units(*first, sheet("A", "80", unit=SECOND)) == [("Area", 3)]
    assert units(*first, sheet("A", "70", unit=FIRST)) == []


def test_that_provisional_totals_and_sheets_that_do_not_count_make_no_unit_equal() -> None:
    assert units(sheet("A", "80", unit=FIRST), sheet("A", "80", unit=FIRST, missing=1)) == []
    assert units(sheet("A", "80", unit=FIRST), sheet("A", "80", unit=FIRST, state=SheetState.NOT_EVALUABLE)) == []
    assert units(sheet("A", "80"), sheet("A", "80")) == []


def test_that_totals_too_near_are_told_by_evaluator_where_the_ente_sets_a_spread() -> None:
    rows = [sheet("A", "80"), sheet("A", "84"), sheet("B", "60"), sheet("B", "90"), sheet("Verdi", "70")]
    assert list(narrow_spreads(rows, None)) == []
    assert list(narrow_spreads(rows, Decimal(2))) == []
    assert list(narrow_spreads(rows, Decimal("2.01"))) == [
        "A: lo scarto dei 2 totali è 2,00 punti; l'ente ne vuole almeno 2,01."
    ]
