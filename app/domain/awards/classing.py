"""Classes of merit: people in order, each in the first class that is reached and has room."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from app.domain.awards.entrants import Entrant
from app.domain.awards.fund_year import FundYear
from app.domain.awards.ordering import first_by_ranking
from app.domain.awards.payout import MeritClass
from app.domain.awards.payouts import part_of
from app.domain.awards.result import AwardLack
from app.domain.awards.vocabulary import PayoutKind
from app.domain.scoring.numbers import NOTHING, as_fraction, written


def classed(of: FundYear, entrants: Sequence[Entrant]) -> list[Entrant] | AwardLack:
    """Return the people with the share of their class, where the fund has classes; else as they are.

    Equals are never in two classes by chance: those across the border are parted by the ties of the fund.
    """
    fund = of.fund
    if fund.payout.kind is not PayoutKind.CLASSES:
        return list(entrants)
    shares: dict[int, MeritClass] = {}
    left = list(range(len(entrants)))
    for one in fund.payout.classes:
        fitting = [place for place in left if (entrants[place].score or NOTHING) >= one.floor]
        chosen = (
            first_by_ranking(of.rules, entrants, fitting, _room(one, len(entrants)), fund.ties) if fitting else None
        )
        if isinstance(chosen, AwardLack):
            return chosen
        shares |= dict.fromkeys(chosen.places if chosen else (), one)
        left = [place for place in left if place not in shares]
    return [_with_class(entrant, shares.get(place)) for place, entrant in enumerate(entrants)]


def _room(one: MeritClass, people: int) -> int:
    """Return how many a class may hold: its percentage of those admitted, rounded down."""
    return people if one.at_most is None else int(as_fraction(one.at_most) * people / 100)


def _with_class(entrant: Entrant, found: MeritClass | None) -> Entrant:
    score: Fraction = entrant.score or NOTHING
    if found is None:
        payable = part_of("in nessuna classe: nulla", NOTHING, score)
    else:
        values = (("classe", found.name), ("da", written(found.floor)))
        payable = part_of("quota della classe, per graduatoria", as_fraction(found.share), score, values)
    return replace(entrant, payable=replace(payable, reduction=entrant.payable.reduction, cuts=entrant.payable.cuts))
