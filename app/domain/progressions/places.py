"""Where in the program the facts of a person are, and who of a ranking has the increment."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import HUNDRED, round_half_up
from app.domain.issues import Link
from app.domain.italian import format_money, format_percent, plural
from app.domain.matching import text_key
from app.domain.progressions.candidates import Candidate
from app.domain.progressions.definition import Places, ProgressionRules
from app.domain.progressions.vocabulary import PlacesKind, PlacesRounding


def person_link(person: int, field: str = "") -> Link:
    """Return the place of the facts of a person."""
    return Link("progression", person, field)


@dataclass(frozen=True, slots=True)
class PlacesGiven:
    """How many places a ranking has (None: as many as the money pays for) or what it may cost, in cents, and why."""

    number: int | None
    budget: int | None
    words: str


def places_of(rules: ProgressionRules, names: frozenset[str], *, is_eq: bool) -> Places | None:
    """Return the row for the ranking of a contract area, called by any of its names: its own, or that of each.

    EQ kept apart have theirs, or that of everybody; without names it is the one ranking of the ente.
    """
    same = [one for one in rules.places if text_key(one.contract_area) in names | {""}]
    return min(same, key=lambda one: (one.for_eq != is_eq, not one.contract_area), default=None)


def places_given(row: Places, admitted: int, budget: int | None) -> PlacesGiven:
    """Say how many of `admitted` people have the increment, or how much money there is for them."""
    match row.kind:
        case PlacesKind.NUMBER:
            return PlacesGiven(row.number, None, plural(row.number, "posto", "posti"))
        case PlacesKind.SHARE:
            number = _whole(Fraction(row.share) * admitted / 100, row.rounding)
            people = plural(admitted, "ammesso", "ammessi")
            words = f"{format_percent(row.share, None)} di {people}, {row.rounding.italian}: {number}"
            return PlacesGiven(number, None, words)
        case PlacesKind.BUDGET:
            cents = int(Fraction(budget or 0) * Fraction(row.share) / 100)
            return PlacesGiven(None, cents, f"budget di {euros(cents)}")


def _whole(exact: Fraction, rounding: PlacesRounding) -> int:
    match rounding:
        case PlacesRounding.DOWN:
            return exact.numerator // exact.denominator
        case PlacesRounding.UP:
            return -(-exact.numerator // exact.denominator)
        case PlacesRounding.NEAREST:
            return int(round_half_up(exact, 0))


def cost_of(rules: ProgressionRules, one: Candidate) -> int | None:
    """Return what the increment of a person costs a year, in cents, in proportion to the part time; None: no amount."""
    names = one.area_names
    value = next((it.value for it in rules.amounts if text_key(it.contract_area) in names), None)
    return None if value is None else int(round_half_up(Fraction(value) * Fraction(one.part_time), 0))


def euros(cents: int) -> str:
    return format_money(Decimal(cents) / HUNDRED)


def taken(given: PlacesGiven, groups: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Return how many people have the increment, and how many after them are equal and wait to be told apart.

    `groups` are the costs of the people in their order, those that nothing tells apart together. The increments are
    given down the ranking: the first that the money does not pay for ends them, nobody below is taken in the place.
    """
    chosen, spent = 0, 0
    for costs in groups:
        if _fits(given, chosen + len(costs), spent + sum(costs)):
            chosen, spent = chosen + len(costs), spent + sum(costs)
            continue
        has_room = any(_fits(given, chosen + 1, spent + cost) for cost in costs)
        return chosen, len(costs) if has_room else 0
    return chosen, 0


def _fits(given: PlacesGiven, people: int, cents: int) -> bool:
    return (given.number is None or people <= given.number) and (given.budget is None or cents <= given.budget)
