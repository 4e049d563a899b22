"""Which objectives count in some days, and with which weight: the one rule of the checks and of the sheets."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain import exact
from app.domain.exact import ZERO
from app.domain.ids import ObjectiveId
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.sharing import Sharing
from app.domain.periods import DAY, FOREVER, Period


@dataclass(frozen=True, slots=True)
class Assigned:
    """An objective given to a person for some days; `id` is that of the assignment."""

    id: int
    objective_id: ObjectiveId
    kind: ObjectiveKind
    weight: Decimal
    period: Period
    is_payment_times: bool = False


def counting_on(assigned: Iterable[Assigned], stretch: Period) -> list[Assigned]:
    """Return what counts on the first day of a stretch (in it nothing changes): each objective once, as last given."""
    present = sorted(
        (one for one in assigned if stretch.start in one.period), key=lambda one: (one.period.start, one.id)
    )
    return list({one.objective_id: one for one in present}.values())


def stretches(assigned: Collection[Assigned], days: Iterable[Period]) -> list[Period]:
    """Cut some days where what counts changes: the pieces hold each day once, and are as long as they can be."""
    cuts = {one.period.start for one in assigned}
    cuts |= {one.period.end + DAY for one in assigned if one.period.end < FOREVER}
    pieces = itertools.chain.from_iterable(_pieces(whole, cuts) for whole in joined(days))
    alike = itertools.groupby(pieces, key=lambda piece: counting_on(assigned, piece))
    return [piece for _, same in alike for piece in joined(same)]


def joined(periods: Iterable[Period]) -> list[Period]:
    """Return the same days as few periods as possible, in order."""
    found: list[Period] = []
    for period in sorted(periods):
        if found and found[-1].touches(period):
            last = found.pop()
            found.append(Period(last.start, max(last.end, period.end)))
        else:
            found.append(period)
    return found


def counting_in(
    assigned: Iterable[Assigned], period: Period, set_of: Callable[[ObjectiveKind], Hashable]
) -> list[Assigned]:
    """Return the objectives that count in the period of a sheet, each with its weight there.

    Over several stretches an objective weighs the mean by days of its weights in its set (the section that takes
    its kind): when the set sums to 100 in every stretch, it sums to 100 in every period.
    """
    sets: dict[Hashable, list[Assigned]] = defaultdict(list)
    for one in assigned:
        sets[set_of(one.kind)].append(one)
    return [one for group in sets.values() for one in _averaged(group, period)]


def stretch_weights(
    assigned: Collection[Assigned], days: Iterable[Period], total: Decimal, sharing: Sharing = Sharing.EQUAL
) -> dict[int, Decimal]:
    """Share weights in each stretch, the fullest first; what stands in two keeps the weight of the first.

    Where proportions are kept, weights that are all zero become equal.
    """
    pieces = [counting_on(assigned, piece) for piece in stretches(assigned, days)]
    given: dict[int, Decimal] = {}
    for counted in sorted(pieces, key=len, reverse=True):
        new = {one.id: one.weight or ZERO for one in counted if one.id not in given}
        left = max(total - exact.total_of([given[one.id] for one in counted if one.id in given]), ZERO)
        if sharing is Sharing.EQUAL:
            shares = exact.share_equally(left, len(new))
        else:
            shares = exact.share_in_proportion(left, list(new.values())) if new else []
        given |= dict(zip(new, shares, strict=True))
    return given


def _pieces(whole: Period, cuts: Iterable[date]) -> Iterator[Period]:
    starts = [whole.start, *sorted(cut for cut in cuts if whole.start < cut <= whole.end)]
    for start, following in itertools.zip_longest(starts, starts[1:]):
        yield Period(start, following - DAY if following else whole.end)


def _averaged(assigned: Collection[Assigned], period: Period) -> list[Assigned]:
    pieces = [(piece.days, counting_on(assigned, piece)) for piece in stretches(assigned, [period])]
    pieces = [(days, counted) for days, counted in pieces if counted]
    latest = {one.objective_id: one for _, counted in pieces for one in counted}
    if len(pieces) < 2:
        return list(latest.values())
    whole = sum(days for days, _ in pieces)
    means = dict.fromkeys(latest, Fraction(0))
    for days, counted in pieces:
        for one in counted:
            means[one.objective_id] += Fraction(one.weight) * days / whole
    weights = _rounded(list(means.values()))
    return [replace(one, weight=weight) for one, weight in zip(latest.values(), weights, strict=True)]


def _rounded(values: Sequence[Fraction]) -> list[Decimal]:
    """Round to hundredths so that the sum is the rounded sum: what is left goes by largest remainder."""
    units = [int(value * 100) for value in values]
    left = exact.to_units(exact.round_half_up(sum(values, Fraction(0)))) - sum(units)
    by_remainder = sorted(range(len(values)), key=lambda place: units[place] - values[place] * 100)
    for place in by_remainder[:left]:
        units[place] += 1
    return [exact.from_units(unit) for unit in units]
