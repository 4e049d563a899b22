"""How each evaluator spread the totals: mean, spread, histogram, share in the top band. No forced curve."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.domain.exact import percentage, round_half_up
from app.domain.italian import format_decimal, format_percent
from app.domain.objectives.objective import UnitRef
from app.domain.scoring.numbers import as_fraction, mean_of
from app.domain.sheets.rows import NOBODY, SheetRow
from app.domain.structure.hierarchy import Party

FLOORS = (0, 50, 60, 70, 80, 90)
"""Where the bars of the histogram begin; the last reaches 100."""
ENDS = tuple(zip(FLOORS, (*FLOORS[1:], 100), strict=True))
"""From where to where each bar goes."""

EVERYBODY, THOSE_SEEN, NO_EVALUATOR = "Tutto l'ente", "Le schede visibili", "Senza valutatore"


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """The totals given by one evaluator, or (`party` None) by all; `top` is the percentage in the best band."""

    party: Party | None
    evaluator: str
    sheets: int
    given: int
    mean: Decimal | None
    spread: Decimal | None
    histogram: tuple[int, ...]
    top: Decimal | None
    are_all_equal: bool

    @property
    def figures(self) -> str:
        """Write the figures in a line: `7 di 8  ·  media 86,93 ± 3,20  ·  fascia più alta 40 %`."""
        spread = "" if self.spread is None else f" ± {format_decimal(self.spread)}"
        top = f"fascia più alta {format_percent(self.top, 0)}"
        return f"{self.given} di {self.sheets}  ·  media {format_decimal(self.mean)}{spread}  ·  {top}"


@dataclass(frozen=True, slots=True)
class ComparedTotals:
    """An evaluator's totals of now beside those of the year before, where there were any."""

    now: DistributionRow
    before: DistributionRow | None = None


@dataclass(frozen=True, slots=True)
class RoundDistribution:
    """The totals of a round: the whole first, then each evaluator; `before_year` is 0 without a round to compare.

    `quotas` says which quotas of merit of the method are passed, to who sees every score.
    """

    title: str
    year: int
    before_year: int
    rows: tuple[ComparedTotals, ...]
    quotas: tuple[str, ...] = ()


def distribution(rows: Iterable[SheetRow], everybody: str = EVERYBODY) -> list[DistributionRow]:
    """Return a row for each evaluator, by name, and first of all that of them all, called `everybody`."""
    found = list(rows)
    names = {row.evaluator_party: row.evaluator for row in found}
    parties = sorted(names, key=lambda party: (names[party].casefold(), party != NOBODY))
    own = [_row(party, names[party], [row for row in found if row.evaluator_party == party]) for party in parties]
    return [_row(None, everybody, found), *own] if found else []


def compared(now: Sequence[DistributionRow], before: Sequence[DistributionRow]) -> tuple[ComparedTotals, ...]:
    """Put each row beside that of the same evaluator, and the whole beside the whole, of the year before."""
    then = {row.party: row for row in before if row.given}
    return tuple(ComparedTotals(row, then.get(row.party)) for row in now)


def equal_units(rows: Iterable[SheetRow], name_of: Callable[[UnitRef], str]) -> Iterator[tuple[str, int]]:
    """Yield the units of which all totals are equal, with how many; of an Area and its settori only the Area."""
    found = [row for row in rows if row.unit_ref is not None and row.state.is_evaluated]
    areas = {UnitRef(row.unit_ref.area_id) for row in found if row.unit_ref is not None}
    told = set()
    for unit in sorted({*areas, *(row.unit_ref for row in found if row.unit_ref)}, key=_in_order):
        inside = [row for row in found if unit in {row.unit_ref, _area_of(row)}]
        totals = _totals(inside)
        if len(totals) > 1 and len(set(totals)) == 1 and UnitRef(unit.area_id) not in told:
            told.add(unit)
            yield name_of(unit), len(totals)


def bar_of(total: Decimal) -> int:
    """Return the position of the bar that counts this total."""
    return max(place for place, floor in enumerate(FLOORS) if total >= floor)


def _in_order(unit: UnitRef) -> tuple[int, int]:
    return unit.area_id, unit.sector_id or 0


def _area_of(row: SheetRow) -> UnitRef | None:
    return UnitRef(row.unit_ref.area_id) if row.unit_ref is not None else None


def _totals(rows: Iterable[SheetRow]) -> list[Decimal]:
    """Return the totals of the sheets of which nothing is missing."""
    return [row.total for row in rows if row.total is not None and not row.missing]


def _row(party: Party | None, name: str, rows: Sequence[SheetRow]) -> DistributionRow:
    totals = _totals(rows)
    bars = [bar_of(max(total, Decimal(0))) for total in totals]
    top = sum(row.is_top for row in rows if row.total is not None and not row.missing)
    mean = mean_of([(as_fraction(Decimal(1)), as_fraction(total)) for total in totals])
    return DistributionRow(
        party,
        name or NO_EVALUATOR,
        len(rows),
        len(totals),
        None if mean is None else round_half_up(mean),
        _spread(totals),
        tuple(bars.count(place) for place in range(len(FLOORS))),
        percentage(top, len(totals)),
        len(totals) > 1 and len(set(totals)) == 1,
    )


def _spread(totals: Sequence[Decimal]) -> Decimal | None:
    """Return the standard deviation of the totals, to two decimals; None with fewer than two."""
    if len(totals) < 2:
        return None
    mean = sum(totals, Decimal(0)) / len(totals)
    variance = sum(((total - mean) ** 2 for total in totals), Decimal(0)) / len(totals)
    return variance.sqrt().quantize(Decimal("0.01"), ROUND_HALF_UP)
