"""A fund divided: by groups, with its increase and its residual, before it is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.domain.awards.classing import classed
from app.domain.awards.entrants import Entrant
from app.domain.awards.explaining import line_of
from app.domain.awards.fund_year import FundYear
from app.domain.awards.increasing import Increase, increase_of
from app.domain.awards.ordering import in_order
from app.domain.awards.residual import Received, ResidualShare, shared_out
from app.domain.awards.result import AwardLack, GroupShare, IncreaseOutcome, LackKind, PersonAward
from app.domain.awards.share_steps import Portion
from app.domain.awards.sharing import Shared, share
from app.domain.awards.splitting import GroupPool, split_pool
from app.domain.awards.vocabulary import ResidualUse, SharingScope
from app.domain.scoring.numbers import NOTHING, ONE


@dataclass(frozen=True, slots=True)
class FundDivision:
    """Its people, the groups, what each group shared, who has the increase, the residual shared out by place."""

    entrants: Sequence[Entrant]
    groups: Sequence[GroupPool]
    shared: Sequence[Shared]
    increases: Sequence[Increase]
    out: dict[int, ResidualShare] = field(default_factory=dict)

    def _pairs(self) -> Iterator[tuple[GroupPool, Shared]]:
        return zip(self.groups, self.shared, strict=True)

    def lines(self, of: FundYear) -> tuple[PersonAward, ...]:
        chosen = {place: one for one in self.increases for place in one.chosen}
        ranks = _ranks(self.entrants)
        found: dict[int, PersonAward] = {}
        for group, shared in self._pairs():
            for at, place in enumerate(group.places):
                portion = Portion(group, shared, at, chosen.get(place), self.out.get(place))
                line = line_of(of.fund, self.entrants[place], portion)
                found[place] = replace(line, position=ranks[place])
        return tuple(found[place] for place in sorted(found))

    def group_shares(self) -> Iterator[GroupShare]:
        for group, shared in self._pairs():
            out = sum(self.out[place].cents for place in group.places if place in self.out)
            yield GroupShare(group.name, group.cents, len(group.places), shared.left - out)

    def increase_outcomes(self) -> Iterator[IncreaseOutcome]:
        extras = {
            place: extra
            for group, shared in self._pairs()
            for place, extra in zip(group.places, shared.of_increase, strict=True)
        }
        for one in self.increases:
            paid = min((extras[place] + one.extra for place in one.chosen), default=NOTHING)
            yield IncreaseOutcome(one.group, one.people, len(one.chosen), one.mean, one.least_extra, paid)

    def received(self) -> dict[int, Received]:
        return {
            place: Received(shared.theoretical[at], shared.amounts[at])
            for group, shared in self._pairs()
            for at, place in enumerate(group.places)
        }


def _ranks(entrants: Sequence[Entrant]) -> list[int]:
    """Return the position of each by evaluation: equals have the same, and the next one counts them all."""
    scores = sorted((one.score or NOTHING for one in entrants), reverse=True)
    first: dict[object, int] = {}
    for position, score in enumerate(scores, start=1):
        first.setdefault(score, position)
    return [first[one.score or NOTHING] for one in entrants]


def divide(of: FundYear, cents: int, entrants: Sequence[Entrant]) -> FundDivision | AwardLack:
    """Divide a fund among those who take part; or say what keeps it from being divided."""
    people = classed(of, entrants)
    if isinstance(people, AwardLack):
        return people
    if not any(one.is_positive for one in people):
        sentence = f"Nel fondo «{of.fund.name}» nessuno ha una valutazione che dà diritto al premio."
        return AwardLack(LackKind.NOBODY, sentence)
    left = cents - sum(one.interim for one in people)
    if left < 0:
        return AwardLack(LackKind.RULE, "Le quote degli incarichi ad interim superano il fondo.")
    made = _by_groups(of, left, people)
    if isinstance(made, AwardLack) or of.fund.residual.use is not ResidualUse.SHARED:
        return made
    return _with_residual(of, made)


def _by_groups(of: FundYear, cents: int, people: Sequence[Entrant]) -> FundDivision | AwardLack:
    is_by_group = of.fund.increase is not None and of.fund.increase.within is SharingScope.GROUP
    common = Increase() if is_by_group else increase_of(of, people, range(len(people)), cents)
    if isinstance(common, AwardLack):
        return common
    groups = split_pool(of.fund.split, cents - common.set_aside, people)
    if isinstance(groups, AwardLack):
        return groups
    increases, shared = [common], []
    ranks = _cents_ranks(of, people)
    for group in groups:
        own = increase_of(of, people, group.places, group.cents, group.name) if is_by_group else common
        if isinstance(own, AwardLack):
            return own
        rest = group.cents - (own.set_aside if is_by_group else 0)
        made = _shared(of, replace(group, cents=rest), people, own, ranks)
        if isinstance(made, AwardLack):
            return made
        increases.append(own if is_by_group else Increase())
        shared.append(made)
    return FundDivision(people, groups, shared, [one for one in increases if one.people])


def _shared(
    of: FundYear, group: GroupPool, people: Sequence[Entrant], increase: Increase, ranks: Sequence[int]
) -> Shared | AwardLack:
    inside = [people[place] for place in group.places]
    factors = [ONE + increase.factor if place in increase.chosen else ONE for place in group.places]
    return share(of.fund, group.cents, inside, factors, _order(group.places, ranks))


def _cents_ranks(of: FundYear, people: Sequence[Entrant]) -> list[int]:
    """Return, by place, how early somebody comes for the cents left over."""
    ranks = [0 for _ in people]
    for rank, place in enumerate(in_order(of.rules, people, of.rules.cents_order)):
        ranks[place] = rank
    return ranks


def _order(places: Sequence[int], ranks: Sequence[int]) -> list[int]:
    """Return the positions within `places`, those who come early for the cents first."""
    return [at for _, at in sorted((ranks[place], at) for at, place in enumerate(places))]


def _with_residual(of: FundYear, made: FundDivision) -> FundDivision:
    """Share out what is left, in each group or among everybody."""
    received, ranks = made.received(), _cents_ranks(of, made.entrants)
    lefts = [(group.places, shared.left) for group, shared in zip(made.groups, made.shared, strict=True)]
    if of.fund.residual.within is SharingScope.ENTITY:
        lefts = [(tuple(sorted(received)), sum(left for _, left in lefts))]
    out: dict[int, ResidualShare] = {}
    for places, left in lefts:
        people = [made.entrants[place] for place in places]
        mine = [received[place] for place in places]
        out |= dict(zip(places, shared_out(of.fund, left, people, mine, _order(places, ranks)), strict=True))
    return replace(made, out=out)
