"""From a place in a ranking to a share of the award; and from the sheets ranked together to the place of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from app.domain.italian import plural
from app.domain.method.outside_words import TieBreak
from app.domain.method.template import Bands, Rank
from app.domain.method.vocabulary import BandBasis
from app.domain.scoring.inputs import RankInput
from app.domain.scoring.numbers import as_fraction, written


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sheet among those ranked: its totals, and what decides with the same total, each greater goes before.

    `born_day` and `hired_day` are ordinals of dates: the youngest has the greater, the longest in service the smaller.
    """

    key: str
    exact: Fraction
    rounded: Decimal
    individual: Fraction | None = None
    service_days: int = 0
    hired_day: int = 0
    born_day: int = 0


def _order(one: Ranked, tie: TieBreak) -> Fraction:
    match tie:
        case TieBreak.EXACT_TOTAL:
            return one.exact
        case TieBreak.INDIVIDUAL:
            return Fraction(-1) if one.individual is None else one.individual
        case TieBreak.SERVICE_DAYS:
            return Fraction(one.service_days)
        case TieBreak.SENIORITY:
            return Fraction(-one.hired_day)
        case TieBreak.YOUNGEST:
            return Fraction(one.born_day)


def places_of(bands: Bands, sheets: Sequence[Ranked]) -> Mapping[str, RankInput]:
    """Return the place of each sheet among all those given, from 1; those that stay equal have the better place."""
    orders = {one.key: _place_order(bands, one) for one in sheets}
    return {
        key: RankInput(1 + sum(1 for other in orders.values() if other > order), len(sheets))
        for key, order in orders.items()
    }


def _place_order(bands: Bands, one: Ranked) -> tuple[Fraction, ...]:
    total = one.exact if bands.basis is BandBasis.EXACT else as_fraction(one.rounded)
    return (total, *(_order(one, tie) for tie in bands.ties))


def rank_of(bands: Bands, given: RankInput) -> Rank | None:
    """Return the row of the ranking that a place falls in, None when no row takes it."""
    return next((rank for rank in bands.ranks if given.place <= last_place(bands, rank, given.ranked)), None)


def last_place(bands: Bands, rank: Rank, ranked: int) -> int:
    """Return the last place that a row of the ranking takes, of so many that are ranked."""
    if rank.first is not None:
        return rank.first
    if rank.percent is None:
        return ranked
    part = ranked * as_fraction(rank.percent) / 100
    return ceil(part) if bands.is_rounded_up else floor(part)


def rank_name(rank: Rank) -> str:
    """Return what a row of the ranking is called: by the method, else by whom it takes."""
    if rank.label:
        return rank.label
    if rank.first is not None:
        return f"primi {rank.first}" if rank.first > 1 else "primo"
    return "tutti gli altri" if rank.percent is None else f"primo {written(rank.percent)} %"


def place_words(given: RankInput) -> str:
    return f"{given.place}º di {plural(given.ranked, 'valutato', 'valutati')}"
