"""How the totals of a year were spread, on paper: the drawing of the page, and its figures in a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.documents.common import Imprint, Letterhead
from app.domain.sheets.distribution import DistributionRow, RoundDistribution


@dataclass(frozen=True, slots=True)
class PrintedSpread:
    """The totals of one evaluator in one year, as a line of the table."""

    evaluator: str
    year: int
    given: str
    mean: Decimal | None
    spread: Decimal | None
    top: Decimal | None


SPREAD_COLUMNS: tuple[Column, ...] = (
    Column("evaluator", "Valutatore", width=44),
    Column("year", "Anno", Format.CODE, width=10),
    Column("given", "Schede compilate", width=18),
    Column("mean", "Media", Format.DECIMAL, width=14),
    Column("spread", "Scarto", Format.DECIMAL, width=14),
    Column("top", "Fascia più alta", Format.PERCENT, width=18, digits=0),
)


@dataclass(frozen=True, slots=True)
class DistributionDocument:
    """The totals on a day; `totals` None: the year has no session."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    totals: RoundDistribution | None


def printed_spreads(totals: RoundDistribution) -> Iterator[PrintedSpread]:
    """Yield a line for each evaluator, and below it that of the year before, where there was one."""
    for row in totals.rows:
        yield _line(row.now, totals.year)
        if row.before is not None:
            yield _line(row.before, totals.before_year)


def _line(row: DistributionRow, year: int) -> PrintedSpread:
    return PrintedSpread(row.evaluator, year, f"{row.given} di {row.sheets}", row.mean, row.spread, row.top)
