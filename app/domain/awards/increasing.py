"""The increase of the individual award (CCNL 23.2.2026 art. 48): how many, who, and how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from app.domain.awards.definition import IncreaseRule
from app.domain.awards.entrants import Entrant
from app.domain.awards.fund_year import FundYear
from app.domain.awards.ordering import first_by_ranking
from app.domain.awards.result import AwardLack, LackKind
from app.domain.awards.vocabulary import IncreaseMode, QuotaRounding
from app.domain.italian import plural
from app.domain.scoring.numbers import NOTHING, ONE, as_fraction


@dataclass(frozen=True, slots=True)
class Increase:
    """The increase in a fund or in a group: who is chosen, what is set aside for each, what multiplies the others.

    `people` is N, those positively evaluated; `mean` the cents destined to each of them, P/N; `extra` the whole cents
    set aside for each chosen one; `factor` what is added to the weight of one (m′, or r where it is multiplied).
    """

    chosen: frozenset[int] = frozenset()
    group: str = ""
    people: int = 0
    mean: Fraction = NOTHING
    rate: Fraction = NOTHING
    extra: int = 0
    factor: Fraction = NOTHING
    decided_by: str = ""

    @property
    def set_aside(self) -> int:
        return self.extra * len(self.chosen)

    @property
    def least_extra(self) -> Fraction:
        return self.rate * self.mean


def quota(rule: IncreaseRule, people: int) -> int:
    """Return k, how many get the increase out of those positively evaluated."""
    if rule.count is not None:
        return rule.count
    exact = as_fraction(rule.people) * people / 100
    rounded = ceil(exact) if rule.rounding is QuotaRounding.UP else int(exact)
    return max(rounded, min(rule.at_least, people))


def increase_of(
    of: FundYear, entrants: Sequence[Entrant], places: Sequence[int], cents: int, group: str = ""
) -> Increase | AwardLack:
    """Choose who gets the increase among the people of a pool of so many cents, and say how much it is."""
    rule = of.fund.increase
    positive = [place for place in places if entrants[place].is_positive]
    if rule is None or not positive:
        return Increase()
    count, people = quota(rule, len(positive)), len(positive)
    if count > people:
        sentence = (
            f"La maggiorazione è per {plural(count, 'persona', 'persone')}, ma quelle valutate positivamente sono"
            f" {people}."
        )
        return AwardLack(LackKind.RULE, sentence)
    chosen = first_by_ranking(of.rules, entrants, positive, count, of.fund.ties)
    if isinstance(chosen, AwardLack):
        return chosen
    rate, mean = as_fraction(rule.rate) / 100, Fraction(cents, people)
    made = Increase(frozenset(chosen.places), group, people, mean, rate, decided_by=chosen.decided_by)
    return _paid(rule, made, cents)


def _paid(rule: IncreaseRule, made: Increase, cents: int) -> Increase | AwardLack:
    extra, factor = 0, NOTHING
    match rule.mode:
        case IncreaseMode.SET_ASIDE:
            extra = ceil(made.least_extra)  # never less than what the contract asks, not even by a part of a cent
        case IncreaseMode.MULTIPLIED:
            factor = made.rate
        case IncreaseMode.ADDITIVE:
            left = ONE - made.rate * len(made.chosen) / made.people
            if left <= NOTHING:
                return AwardLack(LackKind.RULE, "La maggiorazione, a tanti e così alta, prende tutto il fondo.")
            factor = made.rate / left
    if extra * len(made.chosen) > cents:
        return AwardLack(LackKind.RULE, "La maggiorazione, a tanti e così alta, supera il fondo.")
    return Increase(made.chosen, made.group, made.people, made.mean, made.rate, extra, factor, made.decided_by)
