"""How much of the time of a person the objectives of a year take."""

from collections.abc import Collection
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.periods import Period

Share = tuple[Period, Decimal]


def busiest(shares: Collection[Share]) -> Decimal:
    """Return the highest sum of the shares of one day: those of other months do not add up."""
    starts = {period.start for period, _ in shares}
    return max((sum((part for days, part in shares if day in days), ZERO) for day in starts), default=ZERO)


def is_too_much(total: Decimal) -> bool:
    return total > HUNDRED
