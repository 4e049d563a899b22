"""Money divided exactly: in proportion within bounds, and to the cent by largest remainder."""

from collections.abc import Sequence
from fractions import Fraction

from app.domain.scoring.numbers import NOTHING, total_of

Bound = Fraction | None


def by_largest_remainder(exact: Sequence[Fraction], total: int, order: Sequence[int]) -> list[int]:
    """Round exact amounts to whole cents that sum to `total`, at most one cent more than each has.

    The cents left over go to the largest remainders; equal remainders in the `order` given (places of `exact`).
    """
    whole = [int(amount) for amount in exact]
    left = total - sum(whole)
    for place in sorted(order, key=lambda one: whole[one] - exact[one])[:left]:
        whole[place] += 1
    return whole


def whole_cents(exact: Sequence[Fraction]) -> int:
    """Return the cents that amounts which do not fill a fund come to, together: never more than they are."""
    return int(total_of(exact))


def in_proportion(total: Fraction, weights: Sequence[Fraction]) -> list[Fraction]:
    """Divide `total` as the weights stand to each other; all nothing when there is no weight."""
    whole = total_of(weights)
    if not whole:
        return [NOTHING for _ in weights]
    each = total / whole
    return [each * weight for weight in weights]


def within_bounds(
    total: Fraction, weights: Sequence[Fraction], bounds: Sequence[tuple[Bound, Bound]]
) -> list[Fraction]:
    """Divide `total` in proportion, nobody below the least or above the most of the own bounds (None: no bound).

    One factor for all that are between their bounds, found among the values at which somebody reaches one. What the
    upper bounds leave is not given; who has no weight gets nothing. The least amounts must not exceed `total`.
    """
    if all(bound == (None, None) for bound in bounds):
        return in_proportion(total, weights)
    factor = factor_within(total, weights, bounds)
    return [_bounded(factor, weight, bound) for weight, bound in zip(weights, bounds, strict=True)]


def _bounded(factor: Bound, weight: Fraction, bound: tuple[Bound, Bound]) -> Fraction:
    """Return what one gets at a factor; None stands for one without end."""
    least, most = bound
    if not weight:
        return NOTHING
    if factor is None:
        return most if most is not None else NOTHING
    share = factor * weight
    if least is not None:
        share = max(share, least)
    return min(share, most) if most is not None else share


def factor_within(total: Fraction, weights: Sequence[Fraction], bounds: Sequence[tuple[Bound, Bound]]) -> Bound:
    """Return what multiplies every weight in `within_bounds`, before the bounds of each.

    It is swept up: at each turn somebody begins to grow (leaves the least) or stops (reaches the most).

    What is given so far is `held + growing × factor`; None when even without end the total is not reached.
    """
    held, growing = NOTHING, NOTHING
    turns: list[tuple[Fraction, Fraction, Fraction]] = []
    for weight, (least, most) in zip(weights, bounds, strict=True):
        if not weight:
            continue
        low = min(least, most) if least is not None and most is not None else least or NOTHING
        held += low
        turns.append((low / weight, -low, weight))
        if most is not None:
            turns.append((max(most, low) / weight, most, -weight))
    turns.sort()
    for factor, more_held, more_growing in turns:
        if growing and held + growing * factor >= total:
            break
        held, growing = held + more_held, growing + more_growing
    return (total - held) / growing if growing else None
