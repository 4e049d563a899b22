"""A fund divided among groups before it is divided among people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.awards.definition import SplitRule
from app.domain.awards.dividing import by_largest_remainder, in_proportion
from app.domain.awards.entrants import Entrant
from app.domain.awards.participants import Participant, Spell
from app.domain.awards.result import AwardLack, LackKind
from app.domain.awards.service import days_in
from app.domain.awards.vocabulary import SplitBy, SplitKey
from app.domain.periods import Period
from app.domain.scoring.numbers import NOTHING, as_fraction, total_of

WHOLE = ""
"""The one group of a fund that is not divided."""


@dataclass(frozen=True, slots=True)
class GroupPool:
    """A group, its part of the fund in cents, and the places of its people."""

    name: str
    cents: int
    places: tuple[int, ...]


def group_of(split: SplitRule, person: Participant, removed: Sequence[Period], year: int) -> str | AwardLack:
    """Return the group in which somebody has most days of service; of two alike the last."""
    if split.by is SplitBy.ENTITY:
        return WHOLE
    days: dict[str, int] = {}
    for spell in person.spells:
        name = _name_in(split.by, spell)
        if name:
            days[name] = days.pop(name, 0) + days_in(spell.period, removed, year)
    if not days:
        return AwardLack(LackKind.GROUP, f"{person.name}: manca {_MISSING[split.by]} a cui appartiene.", person.party)
    most = max(days.values())
    return [name for name, count in days.items() if count == most][-1]


_MISSING = {SplitBy.AREA: "l'area", SplitBy.SECTOR: "il settore", SplitBy.EVALUATOR: "il valutatore"}


def _name_in(by: SplitBy, spell: Spell) -> str:
    return {SplitBy.AREA: spell.area, SplitBy.SECTOR: spell.sector, SplitBy.EVALUATOR: spell.evaluator}.get(by, "")


def split_pool(split: SplitRule, cents: int, entrants: Sequence[Entrant]) -> list[GroupPool] | AwardLack:
    """Divide the fund among the groups, to the cent, in the order of their names."""
    members: dict[str, list[int]] = {}
    for place, entrant in enumerate(entrants):
        members.setdefault(entrant.group, []).append(place)
    names = sorted(members)
    if len(names) == 1:
        return [GroupPool(names[0], cents, tuple(members[names[0]]))]
    exact = [NOTHING for _ in names]
    for share in split.keys:
        sizes = [_size(split, share.key, [entrants[place] for place in members[name]]) for name in names]
        lack = next((size for size in sizes if isinstance(size, AwardLack)), None)
        if lack is not None:
            return lack
        part = cents * as_fraction(share.share) / 100
        weights = [size for size in sizes if isinstance(size, Fraction)]
        exact = [so_far + more for so_far, more in zip(exact, in_proportion(part, weights), strict=True)]
    if total_of(exact) != cents:
        sentence = "Le chiavi con cui il fondo è diviso tra i gruppi non fanno 100, o valgono zero per tutti i gruppi."
        return AwardLack(LackKind.RULE, sentence)
    amounts = by_largest_remainder(exact, cents, range(len(names)))
    return [GroupPool(name, amount, tuple(members[name])) for name, amount in zip(names, amounts, strict=True)]


def _size(split: SplitRule, key: SplitKey, people: Sequence[Entrant]) -> Fraction | AwardLack:
    match key:
        case SplitKey.HEADS:
            return Fraction(len(people))
        case SplitKey.FULL_TIME:
            return total_of(one.full_time for one in people)
        case SplitKey.COEFFICIENTS:
            return total_of(one.weight for one in people)
        case SplitKey.SALARY:
            return _salaries(people)
        case SplitKey.UNIT_WEIGHT:
            return _unit_weight(split, people[0].group)


def _salaries(people: Sequence[Entrant]) -> Fraction | AwardLack:
    total = 0
    for one in people:
        if one.person.salary is None:
            sentence = f"{one.person.name}: manca lo stipendio dell'anno, che serve per il monte salari."
            return AwardLack(LackKind.SALARY, sentence, one.person.party)
        total += one.person.salary
    return Fraction(total)


def _unit_weight(split: SplitRule, group: str) -> Fraction | AwardLack:
    weights: Mapping[str, Fraction] = {one.group.casefold(): as_fraction(one.weight) for one in split.weights}
    found = weights.get(group.casefold())
    if found is None:
        return AwardLack(LackKind.GROUP, f"Il peso di «{group}» non è tra quelli del fondo.", name=group)
    return found
