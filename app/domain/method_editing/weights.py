"""The weights of a list of sections or factors: what they sum to, and sharing them equally."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.domain.exact import ZERO, share_equally, total_of
from app.domain.italian import format_decimal, gap_in_words
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind


def weights_words(owner: Any) -> str:
    """Say what the weights sum to: `Somma dei pesi: 95 di 100 (mancano 5)`; nothing where there are none."""
    match owner:
        case SheetTemplate():
            return _sum([section.weight for section in owner.sections], owner.weights_total)
        case Section():
            weights = [factor.weight for factor in owner.factors if factor.weight is not None]
            return _sum(weights, owner.items_total) if weights else ""
        case _:
            return ""


def has_weights(item: type) -> bool:
    """Tell whether items of this kind carry weights that sum to a total."""
    return item in {Section, Factor}


def with_equal_weights(owner: Any) -> Any:
    """Share the total in parts as equal as possible: 100 in 3 is 33,34 33,33 33,33. A correction has no weight."""
    match owner:
        case SheetTemplate():
            weighing = [section for section in owner.sections if section.kind is not SectionKind.ADJUSTMENT]
            shares = iter(share_equally(owner.weights_total, len(weighing)))
            sections = (replace(one, weight=next(shares)) if one in weighing else one for one in owner.sections)
            return replace(owner, sections=tuple(sections))
        case Section():
            parts = share_equally(owner.items_total, len(owner.factors))
            factors = (replace(one, weight=part) for one, part in zip(owner.factors, parts, strict=True))
            return replace(owner, factors=tuple(factors))
        case _:
            return owner


def with_missing_weight(owner: Any, item: Any) -> Any:
    """Give a new section the weight that is missing to the total of its template, if any."""
    if not isinstance(owner, SheetTemplate) or not isinstance(item, Section):
        return item
    missing = owner.weights_total - total_of([section.weight for section in owner.sections])
    return replace(item, weight=max(missing, ZERO))


def _sum(weights: list[Decimal], expected: Decimal) -> str:
    found = total_of(weights)
    wrong = "" if found == expected else f" ({gap_in_words(expected - found)})"
    return f"Somma dei pesi: {format_decimal(found, None)} di {format_decimal(expected, None)}{wrong}"
