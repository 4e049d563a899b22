"""How each evaluator spread the totals: mean, spread, histogram, share in the top band. No forced curve."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.domain.exact import percentage, round_half_up
from app.domain.scoring.numbers import as_fraction, mean_of
from app.domain.sheets.rows import SheetRow

FLOORS = (0, 50, 60, 70, 80, 90)
"""Where the bars of the histogram begin; the last reaches 100."""

EVERYBODY, THOSE_SEEN = "Tutto l'ente", "Le schede visibili"


@dataclass(frozen=True, slots=True)
class DistributionRow:
    """The totals given by one evaluator; `top` is the percentage of sheets in the best band."""

    id: str
    evaluator: str
    sheets: int
    given: int
    mean: Decimal | None
    spread: Decimal | None
    histogram: tuple[int, ...]
    top: Decimal | None
    are_all_equal: bool


def distribution(rows: Iterable[SheetRow], everybody: str = EVERYBODY) -> list[DistributionRow]:
    """Return a row for each evaluator, by name, and first of all that of them all, called `everybody`."""
    found = list(rows)
    names = sorted({row.evaluator for row in found}, key=str.casefold)
    own = [_row(name, [row for row in found if row.evaluator == name]) for name in names]
    return [_row("", found, everybody), *own] if found else []


def bar_of(total: Decimal) -> int:
    """Return the position of the bar that counts this total."""
    return max(place for place, floor in enumerate(FLOORS) if total >= floor)


def _row(evaluator: str, rows: Sequence[SheetRow], title: str = "") -> DistributionRow:
    totals = [row.total for row in rows if row.total is not None and not row.missing]
    bars = [bar_of(max(total, Decimal(0))) for total in totals]
    top = sum(row.is_top for row in rows if row.total is not None and not row.missing)
    mean = mean_of([(as_fraction(Decimal(1)), as_fraction(total)) for total in totals])
    return DistributionRow(
        evaluator,
        title or evaluator or EVERYBODY,
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
