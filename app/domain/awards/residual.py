"""What is not shared: saved, kept for the next year, or shared out among those who have earned it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.awards.definition import FundRule
from app.domain.awards.dividing import Bound, by_largest_remainder, factor_within, whole_cents, within_bounds
from app.domain.awards.entrants import Entrant
from app.domain.awards.vocabulary import FundNature, ResidualKey, ResidualUse
from app.domain.exact import to_units
from app.domain.scoring.numbers import NOTHING, ONE, as_fraction, total_of


def use_of(fund: FundRule, nature: FundNature) -> ResidualUse:
    """Return where what is left goes; of what is shared out, where what the caps leave goes."""
    if fund.residual.use in {ResidualUse.SAVING, ResidualUse.NEXT_YEAR}:
        return fund.residual.use
    return ResidualUse.NEXT_YEAR if nature is FundNature.STABLE else ResidualUse.SAVING


@dataclass(frozen=True, slots=True)
class Received:
    """Where somebody stands before the residual is shared out: theoretical share (exact) and amount, in cents."""

    theoretical: Fraction
    amount: int


@dataclass(frozen=True, slots=True)
class ResidualShare:
    """What somebody gets of a residual, in cents: the own key among the sum of all, and the cents of one unit of it.

    `unit` is None where everybody reaches the own `most`, `is_held` where the most of somebody held.
    """

    cents: int
    residual: int
    key: Fraction
    keys: Fraction
    unit: Bound
    most: Bound

    @property
    def is_held(self) -> bool:
        return self.unit is None or self.unit * self.keys != self.residual


def shared_out(
    fund: FundRule, cents: int, people: Sequence[Entrant], received: Sequence[Received], order: Sequence[int]
) -> list[ResidualShare]:
    """Share a residual out; nobody goes beyond the cap of the rule or the individual maximum.

    Who has nothing due, or was cut, gets nothing of it.
    """
    keys = [_key(fund, one) for one in people]
    bounds = [(None, _most(fund, one)) for one in received]
    exact = within_bounds(Fraction(cents), keys, bounds)
    amounts = by_largest_remainder(exact, min(cents, whole_cents(exact)), order)
    unit, whole = factor_within(Fraction(cents), keys, bounds), total_of(keys)
    return [
        ResidualShare(amount, cents, key, whole, unit, most)
        for amount, key, (_, most) in zip(amounts, keys, bounds, strict=True)
    ]


def _key(fund: FundRule, one: Entrant) -> Fraction:
    if not one.is_positive or one.payable.reduction < ONE:
        return NOTHING
    match fund.residual.key:
        case ResidualKey.PAYOUT:
            return one.part
        case ResidualKey.SURPLUS:
            return max((one.score or NOTHING) - as_fraction(fund.residual.minimum), NOTHING)
        case ResidualKey.WEIGHT:
            return one.weight


def _most(fund: FundRule, received: Received) -> Bound:
    rooms: list[Fraction] = []
    if fund.residual.cap is not None:
        rooms.append(received.theoretical * as_fraction(fund.residual.cap) / 100 - received.amount)
    if fund.maximum is not None:
        rooms.append(Fraction(to_units(fund.maximum) - received.amount))
    return max(min(rooms), NOTHING) if rooms else None
