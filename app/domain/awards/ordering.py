"""People in order: for the cents left over, and for a number of places that must be filled by ranking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from app.domain.awards.definition import AwardRules, OrderRule
from app.domain.awards.entrants import Entrant
from app.domain.awards.result import AwardLack, LackKind
from app.domain.awards.vocabulary import OrderDirection, OrderKey
from app.domain.awards.weighing import coefficient_of
from app.domain.italian import agreeing, listed, plural, some_of

Value = Fraction | Decimal | int | str


def value_of(rule: OrderRule, rules: AwardRules, entrant: Entrant) -> Value | None:  # noqa: PLR0911 (one for each key)
    """Return what a criterion looks at; None when it is not known. The older and the longer in service are greater."""
    person = entrant.person
    match rule.key:
        case OrderKey.SCORE:
            return entrant.score
        case OrderKey.OTHER_SCORE:
            return person.evaluation(rule.name)
        case OrderKey.DAYS:
            return entrant.days
        case OrderKey.SENIORITY:
            return None if person.hired_on is None else -person.hired_on.toordinal()
        case OrderKey.AGE:
            return None if person.born_on is None else -person.born_on.toordinal()
        case OrderKey.COEFFICIENT:
            return coefficient_of(rules, person.spells[-1].contract_area) if person.spells else None
        case OrderKey.FIGURE:
            return person.figure(rule.name)
        case OrderKey.NAME:
            return person.name.casefold()
        case OrderKey.CODE:
            return person.code.casefold()


def in_order(rules: AwardRules, entrants: Sequence[Entrant], criteria: Sequence[OrderRule]) -> list[int]:
    """Return the places of the people in the order of the criteria; what is not known comes last.

    Those who are still equal stand by who they are, so that the order in which they were given never counts.
    """
    places = sorted(range(len(entrants)), key=lambda place: _identity(entrants[place]))
    for rule in reversed(criteria):
        values = {place: value_of(rule, rules, entrants[place]) for place in places}
        unknown = [place for place in places if values[place] is None]
        places = _sorted(places, values, rule.direction) + unknown
    return places


def _sorted(places: Sequence[int], values: Mapping[int, Any], direction: OrderDirection) -> list[int]:
    """Return the places with a value in its order; equals stay as they are."""
    known = [place for place in places if values[place] is not None]
    return sorted(known, key=values.__getitem__, reverse=direction is OrderDirection.GREATER_FIRST)


def _identity(entrant: Entrant) -> tuple[str, int, int]:
    party = entrant.person.party
    return entrant.person.code, party.employee_id or 0, party.official_id or 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """The places of those chosen, in order of ranking, and the criterion that parted equals (empty: none had to)."""

    places: tuple[int, ...]
    decided_by: str = ""


def first_by_ranking(
    rules: AwardRules, entrants: Sequence[Entrant], places: Sequence[int], count: int, ties: Sequence[OrderRule]
) -> Chosen | AwardLack:
    """Choose the first `count` by their evaluation; equals across the cut are parted by the criteria in order.

    What a criterion needs and nobody has given is missing, and so is a criterion when all of them leave equals.
    """
    chosen: list[int] = []
    left, decided_by = list(places), ""
    for rule in (OrderRule(OrderKey.SCORE), *ties):
        room = count - len(chosen)
        if not 0 < room < len(left):
            break
        values = {place: value_of(rule, rules, entrants[place]) for place in left}
        if blank := [place for place in left if values[place] is None]:
            return _unknown(rule, [entrants[place] for place in blank])
        left = _sorted(left, values, rule.direction)
        at_cut = values[left[room - 1]]
        chosen += [place for place in left[:room] if values[place] != at_cut]
        left = [place for place in left if values[place] == at_cut]
        decided_by = "" if rule.key is OrderKey.SCORE else rule.italian
    room = count - len(chosen)
    if 0 < room < len(left):
        return _tie([entrants[place] for place in left], room)
    return Chosen((*chosen, *left[:room]), decided_by)


def _unknown(rule: OrderRule, blank: Sequence[Entrant]) -> AwardLack:
    one = blank[0].person
    names = listed(entrant.person.name for entrant in blank[:_NAMED])
    sentence = f"Per mettere in ordine chi ha la stessa valutazione manca «{rule.italian}» di {names}."
    return AwardLack(LackKind.FIGURE, sentence, one.party, rule.name)


def _tie(equals: Sequence[Entrant], room: int) -> AwardLack:
    names = some_of([entrant.person.name for entrant in equals], _NAMED)
    left = f"{agreeing(room, 'resta', 'restano')} {plural(room, 'posto', 'posti')}"
    sentence = (
        f"Pari merito che i criteri del fondo non sciolgono: {names}; {left} per {len(equals)}."
        " Aggiungere un criterio di parimerito."
    )
    return AwardLack(LackKind.TIE, sentence)


_NAMED = 5
