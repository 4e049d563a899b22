"""What is proper to result pay of EQ and Segretario, as data."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.awards.vocabulary import MissedDuty, PostKey
from app.domain.exact import ZERO


@dataclass(frozen=True, slots=True)
class IncentiveBand:
    """From these euros of other incentives on, the result pay is cut by this percentage."""

    floor: Decimal
    cut: Decimal


@dataclass(frozen=True, slots=True)
class DutyCut:
    """How much is cut for each person towards whom an evaluator missed a duty, and at most, in percent."""

    duty: MissedDuty
    cut: Decimal
    at_most: Decimal = Decimal(100)


@dataclass(frozen=True, slots=True)
class ResultRule:
    """What is proper to the result pay of who holds a post.

    `payment_share` is the percentage that hangs on the payment-times objective (D.L. 13/2023 art. 4-bis c. 2: at least
    30), zero where the sheet itself sees to it; `interim_share` the percentage of the position pay of a post held ad
    interim (CCNL 23.2.2026 art. 16: 15–25); `is_interim_by_score` whether that is in proportion to f(S).
    """

    posts_by: PostKey = PostKey.WEIGHT
    payment_share: Decimal = ZERO
    interim_share: Decimal = ZERO
    is_interim_by_score: bool = True
    counts_convention: bool = True
    incentives: tuple[IncentiveBand, ...] = ()
    duties: tuple[DutyCut, ...] = ()


PLAIN_RESULT = ResultRule()
"""Result pay by the weight of the posts alone."""
