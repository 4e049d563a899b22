"""The sets of objectives whose weights must sum, as the sections of the sheet say."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.method.template import Section, SheetTemplate
from app.domain.objectives.weight_periods import Assigned


@dataclass(frozen=True, slots=True)
class WeightSet:
    """The objectives of one section of a person, and what their weights sum to.

    `is_payment_apart`: the payment-times objective may be left out of the sum (D.L. 13/2023 art. 4-bis).
    """

    label: str
    kinds: frozenset[ObjectiveKind]
    expected: Decimal = HUNDRED
    is_payment_apart: bool = False

    def leaves_apart(self, one: Assigned) -> bool:
        """Tell whether an objective decides a share of the pay instead of entering the total of the sheet."""
        return self.is_payment_apart and one.is_payment_times


def weight_sets(template: SheetTemplate) -> tuple[WeightSet, ...]:
    """Return the sections that weigh the person's objectives; a kind that no such section takes is in no set."""
    kinds: dict[str, set[ObjectiveKind]] = defaultdict(set)
    for kind in ObjectiveKind:
        if section := template.section_for(kind):
            kinds[section.code].add(kind)
    return tuple(_set(template, one, kinds[one.code]) for one in template.sections if one.code in kinds)


def _set(template: SheetTemplate, section: Section, kinds: set[ObjectiveKind]) -> WeightSet:
    is_apart = template.payment_share is not None
    return WeightSet(section.title, frozenset(kinds), section.items_total, is_apart)
