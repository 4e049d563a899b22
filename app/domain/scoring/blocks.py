"""Blocks: what each looks at, whether it holds, and what it does to total, share and outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import BlockEffect, FigureSource, Watched
from app.domain.method.template import BlockingRule, SheetTemplate
from app.domain.scoring.figures import figure_read
from app.domain.scoring.inputs import SheetInput, is_objective
from app.domain.scoring.missing import Missing
from app.domain.scoring.numbers import as_fraction, written
from app.domain.scoring.sections import SectionOutcome

ON_TOTAL = frozenset({BlockEffect.TOTAL_ZERO, BlockEffect.TOTAL_CEILING})


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks that hold, and what is missing to tell whether the others do."""

    held: tuple[BlockingRule, ...]
    missing: tuple[Missing, ...]

    def of(self, effect: BlockEffect) -> list[BlockingRule]:
        return [rule for rule in self.held if rule.effect is effect]


_FIGURES: Mapping[Watched, FigureSource] = {
    Watched.CERTIFIED: FigureSource.CERTIFIED,
    Watched.DUTY: FigureSource.CERTIFIED,
    Watched.ENTITY: FigureSource.ENTITY,
    Watched.UNIT: FigureSource.UNIT,
    Watched.PRESENCE: FigureSource.PRESENCE,
}


def blocks_of(
    method: MethodDefinition,
    template: SheetTemplate,
    sheet: SheetInput,
    outcomes: Sequence[SectionOutcome],
    *,
    total: Fraction | None = None,
    effects: frozenset[BlockEffect] = frozenset(BlockEffect) - ON_TOTAL,
) -> Blocks:
    """Return the blocks with one of these effects that hold; `total` is that which the bands look at."""
    held: list[BlockingRule] = []
    missing: list[Missing] = []
    for rule in template.blocking:
        if rule.effect not in effects:
            continue
        if rule.watches in _FIGURES:
            reading = figure_read(method, sheet, _FIGURES[rule.watches], rule.item)
            missing += reading.missing
            values = [] if reading.value is None else [reading.value]
        else:
            values = _degrees(rule, outcomes, total)
        if any(_is_met(rule, value) for value in values):
            held.append(rule)
    return Blocks(tuple(held), tuple(missing))


def _degrees(rule: BlockingRule, outcomes: Sequence[SectionOutcome], total: Fraction | None) -> list[Fraction]:
    """Return the degrees that a rule looks at; what does not apply has none."""
    inside = [one for one in outcomes if rule.section in {"", one.section.code}]
    match rule.watches:
        case Watched.SECTION:
            found = [one.part.degree for one in inside] if rule.section else [total]
        case Watched.FACTOR:
            found = [item.degree for one in inside for item in one.items if _key(item.step.key) == rule.item]
        case _:
            found = [item.degree for one in inside for item in one.items if is_objective(_key(item.step.key))]
    return [degree for degree in found if degree is not None]


def _key(step: str) -> str:
    return step.partition("/")[2]


def _is_met(rule: BlockingRule, value: Fraction) -> bool:
    if rule.watches is Watched.DUTY:
        return value == 0
    if rule.at_least is not None:
        return value >= as_fraction(rule.at_least)
    return value < as_fraction(rule.minimum)


def reason_of(rule: BlockingRule) -> str:
    """Say why a rule holds: the reason of the method, else what it looks at."""
    if rule.reason:
        return rule.reason
    if rule.watches is Watched.SECTION:
        return _bound(rule)
    if rule.watches is Watched.DUTY:
        return f"{rule.watches.italian} «{rule.item}»"
    named = f"{rule.watches.italian} «{rule.item}»" if rule.item else rule.watches.italian
    return f"{named} {_bound(rule)}"


def _bound(rule: BlockingRule) -> str:
    return f"sotto {written(rule.minimum)}" if rule.at_least is None else f"almeno {written(rule.at_least)}"


def ceiling_of(rule: BlockingRule) -> Decimal:
    """Return the total that a rule does not let be passed."""
    if rule.effect is BlockEffect.TOTAL_ZERO:
        return Decimal(0)
    return Decimal(0) if rule.value is None else rule.value
