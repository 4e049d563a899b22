"""Totals of weights: live while typing, exact when they must be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.domain import exact, italian
from app.domain.exact import HUNDRED, ZERO
from app.domain.objectives.vocabulary import ObjectiveKind

COMMON_KINDS = frozenset({ObjectiveKind.STRATEGIC_COMMON})
SPECIFIC_KINDS = frozenset(ObjectiveKind) - COMMON_KINDS
PERSON_SETS = (("Obiettivi comuni", COMMON_KINDS), ("Obiettivi specifici", SPECIFIC_KINDS))


@dataclass(frozen=True, slots=True)
class WeightTotal:
    """How a set of weights stands: how many there are, how many are still to give, their sum and what it should be."""

    label: str
    count: int
    missing: int
    given: Decimal
    expected: Decimal = HUNDRED

    @property
    def difference(self) -> Decimal:
        """What is still to give (negative: too much)."""
        return self.expected - self.given

    @property
    def is_right(self) -> bool:
        return not self.count or (not self.missing and self.difference == ZERO)

    @property
    def sentence(self) -> str:
        if not self.count:
            return "nessun peso da sommare"
        if self.missing == self.count:
            return "pesi da indicare"
        to_give = f" ({italian.plural(self.missing, 'peso', 'pesi')} da indicare)" if self.missing else ""
        return _difference_in_words(self.difference, self.expected) + to_give

    @property
    def shown(self) -> str:
        """The total and what it means: `90,00 su 100 · mancano 10,00`."""
        return (
            f"{italian.format_decimal(self.given)} su {italian.format_decimal(self.expected, None)} · {self.sentence}"
        )


def _difference_in_words(difference: Decimal, expected: Decimal) -> str:
    amount = italian.format_decimal(abs(difference))
    if difference > ZERO:
        return f"{'manca' if difference == 1 else 'mancano'} {amount}"
    if difference < ZERO:
        return f"{amount} di troppo"
    return f"i pesi sommano a {italian.format_decimal(expected, None)}"


def weight_total(label: str, weights: Iterable[Decimal | None], expected: Decimal = HUNDRED) -> WeightTotal:
    """Sum the weights of one set; None is a weight not given yet, which is not zero."""
    all_weights = list(weights)
    given = [weight for weight in all_weights if weight is not None]
    return WeightTotal(label, len(all_weights), len(all_weights) - len(given), exact.total_of(given), expected)


@dataclass(frozen=True, slots=True)
class KindWeight:
    """The weight of one objective of a kind, or the sum of `count` of them."""

    kind: ObjectiveKind
    weight: Decimal
    count: int = 1


def person_totals(weights: Iterable[KindWeight]) -> tuple[WeightTotal, ...]:
    """Return the totals of a person: the common objectives and the specific ones are two sections of the sheet.

    A set without objectives has no total to be right.
    """
    all_weights = list(weights)
    totals = (_total_of(label, [one for one in all_weights if one.kind in kinds]) for label, kinds in PERSON_SETS)
    return tuple(total for total in totals if total.count)


def _total_of(label: str, weights: list[KindWeight]) -> WeightTotal:
    return WeightTotal(label, sum(one.count for one in weights), 0, exact.total_of([one.weight for one in weights]))


def in_words(totals: Iterable[WeightTotal]) -> str:
    """Say in one line how all the sets stand, naming those that are wrong."""
    wrong = [f"{total.label.removeprefix('Obiettivi ')}: {total.sentence}" for total in totals if not total.is_right]
    return "; ".join(wrong) or "i pesi sono a posto"


def equal_shares(count: int, total: Decimal = HUNDRED) -> list[Decimal]:
    """Return weights as equal as possible that sum to `total` exactly: 33,34 + 33,33 + 33,33."""
    return exact.share_equally(total, count)
