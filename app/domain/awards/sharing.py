"""One pool divided among the people of a group: exact shares by the mode of the fund, then whole cents."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.awards.definition import FundRule
from app.domain.awards.dividing import (
    Bound,
    by_largest_remainder,
    factor_within,
    in_proportion,
    whole_cents,
    within_bounds,
)
from app.domain.awards.entrants import Entrant
from app.domain.awards.result import AwardLack, LackKind
from app.domain.awards.vocabulary import AwardMode
from app.domain.exact import to_units
from app.domain.italian import format_money
from app.domain.scoring.numbers import NOTHING, ONE, total_of


@dataclass(frozen=True, slots=True)
class Shared:
    """What the people of a pool get, in their order: exact amounts and whole cents.

    `theoretical` is the share by the weights alone, `of_increase` the exact part of each amount that the increase is
    where it is more weight; `full` are the amounts before the cuts; `factor` multiplied what was to be given where
    that did not stay in the pool or the bounds of somebody held, None where they held everybody.
    """

    cents: int
    exact: tuple[Fraction, ...]
    amounts: tuple[int, ...]
    theoretical: tuple[Fraction, ...]
    of_increase: tuple[Fraction, ...]
    divisor: Fraction
    full: tuple[Fraction, ...]
    factor: Bound

    @property
    def left(self) -> int:
        return self.cents - sum(self.amounts)


def share(
    fund: FundRule, cents: int, people: Sequence[Entrant], factors: Sequence[Fraction], order: Sequence[int]
) -> Shared | AwardLack:
    """Divide a pool of cents; `factors` multiply the weight of each (the increase, where it is more weight).

    `order` are the places of the people to whom the cents left over go first.
    """
    weights = [one.weight * factor for one, factor in zip(people, factors, strict=True)]
    bounds = [_bounds(fund, one) for one in people]
    if (lack := _least_too_much(fund, cents, bounds)) is not None:
        return lack
    theoretical = in_proportion(Fraction(cents), weights)
    full, divisor, factor = _before_cuts(fund, cents, people, weights, bounds)
    exact = [amount * one.payable.reduction for amount, one in zip(full, people, strict=True)]
    target = cents if total_of(exact) == cents else whole_cents(exact)
    amounts = by_largest_remainder(exact, target, order)
    of_increase = [amount - amount / factor for amount, factor in zip(exact, factors, strict=True)]
    return Shared(
        cents, tuple(exact), tuple(amounts), tuple(theoretical), tuple(of_increase), divisor, tuple(full), factor
    )


def _before_cuts(
    fund: FundRule,
    cents: int,
    people: Sequence[Entrant],
    weights: Sequence[Fraction],
    bounds: Sequence[tuple[Bound, Bound]],
) -> tuple[list[Fraction], Fraction, Bound]:
    """Return the amounts, the sum they were divided by, and what multiplied them (1: only what that sum says)."""
    if any(one.payable.is_amount for one in people):
        given = [one.weight * one.part for one in people]
    elif fund.mode is AwardMode.THEORETICAL:
        theoretical = in_proportion(Fraction(cents), weights)
        given = [amount * one.part for amount, one in zip(theoretical, people, strict=True)]
    else:
        products = [weight * one.part for weight, one in zip(weights, people, strict=True)]
        return within_bounds(Fraction(cents), products, bounds), total_of(products), _level(cents, products, bounds)
    held = [_held(amount, bound) for amount, bound in zip(given, bounds, strict=True)]
    whole = total_of(held)
    if whole <= cents:
        return held, total_of(weights), ONE
    factor = factor_within(Fraction(cents), given, bounds)
    return within_bounds(Fraction(cents), given, bounds), total_of(weights), factor


def _level(cents: int, products: Sequence[Fraction], bounds: Sequence[tuple[Bound, Bound]]) -> Bound:
    """Return the cents of one unit of weight × share where somebody is held by a bound; 1 where nobody is."""
    whole, factor = total_of(products), factor_within(Fraction(cents), products, bounds)
    return ONE if not whole or factor == cents / whole else factor


def _held(amount: Fraction, bound: tuple[Bound, Bound]) -> Fraction:
    least, most = bound
    if not amount:
        return amount
    raised = max(amount, least) if least is not None else amount
    return min(raised, most) if most is not None else raised


def _bounds(fund: FundRule, one: Entrant) -> tuple[Bound, Bound]:
    """Return the individual minimum and maximum in cents; nobody is raised who has nothing due."""
    least = to_units(fund.minimum) if fund.minimum is not None and one.is_positive and one.weight else None
    most = to_units(fund.maximum) if fund.maximum is not None else None
    return (None if least is None else Fraction(least)), (None if most is None else Fraction(most))


def _least_too_much(fund: FundRule, cents: int, bounds: Sequence[tuple[Bound, Bound]]) -> AwardLack | None:
    needed = total_of(least or NOTHING for least, _ in bounds)
    if needed <= cents:
        return None
    sentence = f"Il fondo non basta per dare a tutti il minimo individuale di {format_money(fund.minimum)}."
    return AwardLack(LackKind.RULE, sentence)
