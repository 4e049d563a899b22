"""What changes the total, and the share of the award, after they are found: in the order that the method file tells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import Multiplier
from app.domain.method.outside_words import FigureSource, Target
from app.domain.method.template import SheetTemplate
from app.domain.scoring.blocks import ON_TOTAL, blocks_of, ceiling_of, reason_of
from app.domain.scoring.figures import figure_read, mean_read
from app.domain.scoring.inputs import SheetInput
from app.domain.scoring.missing import Missing
from app.domain.scoring.numbers import NOTHING, as_fraction, clamped, written
from app.domain.scoring.sections import SectionOutcome
from app.domain.scoring.steps import PERCENT, Step, Values, known


@dataclass(frozen=True, slots=True)
class Changing:
    """A number with its step, as it is changed: what is still missing to change it goes along."""

    step: Step
    target: Target
    missing: tuple[Missing, ...] = ()

    @property
    def value(self) -> Fraction:
        return self.step.result or NOTHING

    def lacking(self, missing: tuple[Missing, ...]) -> "Changing":
        new = tuple(one for one in missing if one not in self.missing)
        return replace(self, missing=(*self.missing, *new)) if new else self

    def to(self, mark: str, what: str, formula: str, value: Fraction, values: Values) -> "Changing":
        """Return the number changed, with that of before below it."""
        step = self.step
        below = step.renamed(f"{step.key}:{mark}", f"{step.label}, prima {what}")
        head = (("totale" if self.target is Target.TOTAL else "quota", step.shown),)
        unit = PERCENT if self.target is Target.SHARE else ""
        changed = known(step.key, step.label, formula, value, (*head, *values), unit=unit, children=(below,))
        return replace(self, step=changed)


def changed_total(
    method: MethodDefinition,
    template: SheetTemplate,
    sheet: SheetInput,
    outcomes: Sequence[SectionOutcome],
    total: Step,
) -> Changing:
    """Return the exact total after penalties, multipliers, blocks and ceilings."""
    changing = Changing(total, Target.TOTAL)
    if total.result is None:
        return changing
    changing = _penalised(method, template, sheet, changing)
    changing = _multiplied(method, template, sheet, changing)
    changing = _blocked(method, template, sheet, outcomes, changing)
    return _under_ceilings(template, sheet, changing)


def is_total_changed(tree: Step) -> bool:
    """Tell whether the total of a sheet is another than the sum of the points of its sections and corrections."""
    return any(step.key.startswith(_MARKS) for step in tree.walk())


_MARKS = ("total:penalty-", "total:multiplier-", "total:blocks", "total:ceiling-")


def multiplied_share(method: MethodDefinition, template: SheetTemplate, sheet: SheetInput, share: Step) -> Changing:
    """Return the share after multipliers and penalties, before the blocks."""
    changing = _multiplied(method, template, sheet, Changing(share, Target.SHARE))
    return _penalised(method, template, sheet, changing)


def share_under_ceilings(template: SheetTemplate, sheet: SheetInput, share: Step) -> Changing:
    return _under_ceilings(template, sheet, Changing(share, Target.SHARE))


def _penalised(method: MethodDefinition, template: SheetTemplate, sheet: SheetInput, changing: Changing) -> Changing:
    """Take the penalties away one after the other, none of which goes below its own floor."""
    for number, penalty in enumerate(template.penalties):
        if penalty.applies_to is not changing.target:
            continue
        reading = figure_read(method, sheet, FigureSource.CERTIFIED, penalty.datum)
        changing = changing.lacking(reading.missing)
        if not reading.value:
            continue
        before, taken = changing.value, reading.value * as_fraction(penalty.each)
        is_total = changing.target is Target.TOTAL
        after = before - taken if is_total else before * (100 - taken) / 100
        after = min(before, max(after, as_fraction(penalty.not_below)))
        each = f"{written(penalty.each)}{'' if is_total else ' %'}"
        formula = "totale − eventi × punti" if is_total else "quota × (100 − eventi × percentuale) : 100"
        values = (
            (penalty.label, reading.shown),
            ("ciascuno", each),
            ("non sotto", written(penalty.not_below)),
        )
        changing = changing.to(f"penalty-{number}", "della penalità", formula, after, values)
    return changing


def _multiplied(method: MethodDefinition, template: SheetTemplate, sheet: SheetInput, changing: Changing) -> Changing:
    for number, multiplier in enumerate(template.multipliers):
        if multiplier.applies_to is not changing.target:
            continue
        reading = figure_read(method, sheet, multiplier.figure, multiplier.datum)
        changing = changing.lacking(reading.missing)
        if reading.value is None:
            continue
        coefficient = coefficient_of(multiplier, reading.value)
        low, high = as_fraction(multiplier.result_minimum), as_fraction(multiplier.result_maximum)
        found = min(max(changing.value * coefficient, low), high)
        if changing.target is Target.TOTAL:
            found = clamped(found, as_fraction(method.indicators.cap))
        name = changing.target.italian
        bounds = f"da {written(low)} a {written(high)}"
        values = (
            (reading.title, reading.shown),
            ("coefficiente", written(coefficient)),
            ("limiti", bounds),
        )
        changing = changing.to(f"multiplier-{number}", "del moltiplicatore", f"{name} × coefficiente", found, values)
    return changing


def coefficient_of(multiplier: Multiplier, figure: Fraction) -> Fraction:
    """Return the coefficient of a figure, by table or by line, within the bounds of the multiplier."""
    found = _by_line(multiplier, figure) if multiplier.is_linear else _by_table(multiplier, figure)
    if multiplier.minimum is not None:
        found = max(found, as_fraction(multiplier.minimum))
    return found if multiplier.maximum is None else min(found, as_fraction(multiplier.maximum))


def _by_table(multiplier: Multiplier, figure: Fraction) -> Fraction:
    reached = [step for step in multiplier.steps if as_fraction(step.floor) <= figure]
    return as_fraction(max(reached, key=lambda step: step.floor).coefficient) if reached else NOTHING


def _by_line(multiplier: Multiplier, figure: Fraction) -> Fraction:
    """Join the points with straight lines; before the first and past the last the coefficient stays."""
    points = sorted((as_fraction(step.floor), as_fraction(step.coefficient)) for step in multiplier.steps)
    reached = [point for point in points if point[0] <= figure]
    ahead = points[len(reached) :]
    if not reached or not ahead:
        return (reached[-1] if reached else ahead[0])[1] if points else NOTHING
    (start, low), (end, high) = reached[-1], ahead[0]
    return low + (high - low) * (figure - start) / (end - start)


def _blocked(
    method: MethodDefinition,
    template: SheetTemplate,
    sheet: SheetInput,
    outcomes: Sequence[SectionOutcome],
    changing: Changing,
) -> Changing:
    blocks = blocks_of(method, template, sheet, outcomes, effects=ON_TOTAL)
    changing = changing.lacking(blocks.missing)
    if not blocks.held:
        return changing
    limits = [(reason_of(rule), f"al massimo {written(ceiling_of(rule))}") for rule in blocks.held]
    found = min([changing.value, *(as_fraction(ceiling_of(rule)) for rule in blocks.held)])
    return changing.to("blocks", "dei blocchi", "totale, ridotto dalle regole di blocco", found, tuple(limits))


def _under_ceilings(template: SheetTemplate, sheet: SheetInput, changing: Changing) -> Changing:
    for number, ceiling in enumerate(template.ceilings):
        if ceiling.applies_to is not changing.target:
            continue
        reading = mean_read(sheet, ceiling.mean, ceiling.applies_to)
        changing = changing.lacking(reading.missing)
        if reading.value is None or reading.value >= changing.value:
            continue
        formula = f"{ceiling.applies_to.italian}, non sopra {reading.name}"
        values = ((reading.title, reading.shown),)
        changing = changing.to(f"ceiling-{number}", "del tetto", formula, reading.value, values)
    return changing
