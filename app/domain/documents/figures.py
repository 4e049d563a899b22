"""Tables of the Piano whose columns are computed, never typed: population, staff by gender, cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import ZERO, percentage, round_half_up, total_of


@dataclass(frozen=True, slots=True)
class PopulationCount:
    """The residents of one date, as counted; `families` is None when it is not known."""

    counted_on: date
    men: int
    women: int
    families: int | None = None


@dataclass(frozen=True, slots=True)
class PopulationRow:
    """A line of the population table; changes are against the line before (None on the first)."""

    year: int
    counted_on: date
    residents: int
    men: int
    women: int
    change: int | None
    change_percent: Decimal | None
    families: int | None
    members_per_family: Decimal | None


POPULATION_COLUMNS = (
    Column("year", "Anno", Format.CODE, 6),
    Column("counted_on", "Data di rilevazione", Format.DATE, 12),
    Column("residents", "Residenti", Format.INTEGER, 10),
    Column("men", "Maschi", Format.INTEGER, 8),
    Column("women", "Femmine", Format.INTEGER, 8),
    Column("change", "Variazione assoluta", Format.INTEGER, 11),
    Column("change_percent", "Variazione percentuale", Format.PERCENT, 12),
    Column("families", "Famiglie", Format.INTEGER, 9),
    Column("members_per_family", "Componenti per famiglia", Format.DECIMAL, 12),
)


def population_rows(counts: Iterable[PopulationCount]) -> tuple[PopulationRow, ...]:
    """Compute the table from the counts, oldest first; percentages and means with two decimals, half up."""
    ordered = sorted(counts, key=lambda count: count.counted_on)
    before: list[PopulationCount | None] = [None, *ordered]
    return tuple(_population_row(count, previous) for count, previous in zip(ordered, before, strict=False))


def _population_row(count: PopulationCount, previous: PopulationCount | None) -> PopulationRow:
    residents = count.men + count.women
    change = None if previous is None else residents - previous.men - previous.women
    return PopulationRow(
        year=count.counted_on.year,
        counted_on=count.counted_on,
        residents=residents,
        men=count.men,
        women=count.women,
        change=change,
        change_percent=_change_percent(change, previous),
        families=count.families,
        members_per_family=_mean(residents, count.families),
    )


def _change_percent(change: int | None, previous: PopulationCount | None) -> Decimal | None:
    if change is None or previous is None:
        return None
    return percentage(change, previous.men + previous.women, digits=2)


def _mean(residents: int, families: int | None) -> Decimal | None:
    return round_half_up(Decimal(residents) / families) if families else None


@dataclass(frozen=True, slots=True)
class StaffRow:
    """The people of one settore by gender; the shares are of the people of that line."""

    unit: str
    men: int
    women: int

    @property
    def total(self) -> int:
        return self.men + self.women

    @property
    def men_share(self) -> Decimal | None:
        return percentage(self.men, self.total)

    @property
    def women_share(self) -> Decimal | None:
        return percentage(self.women, self.total)


STAFF_COLUMNS = (
    Column("unit", "Settore", Format.TEXT, 44),
    Column("men", "Uomini", Format.INTEGER, 9),
    Column("women", "Donne", Format.INTEGER, 9),
    Column("total", "Totale", Format.INTEGER, 9),
    Column("men_share", "% uomini", Format.PERCENT, 11, digits=1),
    Column("women_share", "% donne", Format.PERCENT, 11, digits=1),
)


def staff_total(rows: Iterable[StaffRow]) -> StaffRow:
    """Sum the lines: 8 men and 16 women of 24 are 33,3 % and 66,7 %."""
    counted = tuple(rows)
    return StaffRow("Totale", sum(row.men for row in counted), sum(row.women for row in counted))


@dataclass(frozen=True, slots=True)
class CostRow:
    """One part of the personnel cost of a year, in euros."""

    label: str
    amount: Decimal


COST_COLUMNS = (
    Column("label", "Voce", Format.TEXT, 40),
    Column("amount", "Importo", Format.MONEY, 18),
)


def cost_total(rows: Iterable[CostRow]) -> CostRow:
    return CostRow("Totale", total_of([row.amount for row in rows]) or ZERO)
