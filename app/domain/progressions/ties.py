"""What comes first between equal scores: the criteria of the rules in their order, then a lot drawn, then nothing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from app.domain.progressions.candidates import Candidate, ProcedureTerms
from app.domain.progressions.definition import ProgressionRules, TieRule
from app.domain.progressions.points import Points
from app.domain.progressions.vocabulary import TieDirection, TieField
from app.domain.scoring.numbers import as_fraction

DRAW = "sorteggio"
Key = tuple[Fraction, ...]
Scored = tuple[Candidate, Points]


def _value(terms: ProcedureTerms, one: Candidate, points: Points, field: TieField) -> Fraction:
    match field:
        case TieField.PERFORMANCE:
            return points.performance
        case TieField.EXPERIENCE:
            return points.experience
        case TieField.OTHER:
            return points.other
        case TieField.YEARS_WITHOUT:
            return Fraction((terms.effective_on - (one.last_on or one.hired_on)).days)
        case TieField.SERVICE:
            return Fraction(one.service_days)
        case TieField.AGE:
            return Fraction((terms.reference_on - one.born_on).days if one.born_on else 0)


def order_of(rules: ProgressionRules, terms: ProcedureTerms, one: Candidate, points: Points) -> Key:
    """Return what people are sorted by: equal keys are people whom no criterion tells apart."""
    values = (_directed(rule, _value(terms, one, points, rule.by)) for rule in rules.ties)
    return (-as_fraction(points.total), *values)


def unknown_ages(rules: ProgressionRules, terms: ProcedureTerms, scored: Sequence[Scored]) -> Iterator[Candidate]:
    """Yield those whose unknown birth date would decide: of people whom nothing before the age tells apart."""
    place = next((number for number, rule in enumerate(rules.ties, start=1) if rule.by is TieField.AGE), None)
    if place is None or all(one.born_on for one, _ in scored):
        return
    equal: dict[Key, list[Candidate]] = defaultdict(list)
    for one, points in scored:
        equal[order_of(rules, terms, one, points)[:place]].append(one)
    for group in equal.values():
        yield from (one for one in group if len(group) > 1 and one.born_on is None)


def by_lot(group: Sequence[Scored]) -> Sequence[Sequence[Scored]]:
    """Tell equal people apart by the lot drawn, when each has one and no two have the same."""
    lots = {one.draw for one, _ in group}
    if None in lots or len(lots) < len(group):
        return [group]
    return [[pair] for pair in sorted(group, key=lambda pair: pair[0].draw or 0)]


def _directed(rule: TieRule, value: Fraction) -> Fraction:
    return -value if rule.direction is TieDirection.HIGHER else value


def deciding(rules: ProgressionRules, terms: ProcedureTerms, groups: Sequence[Sequence[Scored]]) -> Mapping[int, str]:
    """Say of each person with the score of a neighbour what told the two apart, or that nothing did."""
    names: list[str] = [rule.label or rule.by.italian for rule in rules.ties]
    found: dict[int, str] = {}
    keys = [order_of(rules, terms, *group[0]) for group in groups]
    for place, group in enumerate(groups):
        near = [keys[at] for at in (place - 1, place + 1) if 0 <= at < len(keys) and keys[at][0] == keys[place][0]]
        words = dict.fromkeys(_first_different(names, keys[place], other) for other in near)
        if len(group) > 1:
            words["nessun criterio distingue"] = None
        found |= {one.id: "; ".join(words) for one, _ in group if words}
    return found


def _first_different(names: Sequence[str], one: Key, other: Key) -> str:
    return next((name for name, mine, its in zip(names, one[1:], other[1:], strict=True) if mine != its), DRAW)
