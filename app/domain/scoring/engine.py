"""Score a sheet: one pass that builds the explanation tree, from which the result is read."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from app.domain.method.definition import MethodDefinition
from app.domain.method.template import SheetTemplate
from app.domain.scoring.award import Award, award_of
from app.domain.scoring.changes import changed_total
from app.domain.scoring.inputs import SheetInput
from app.domain.scoring.numbers import as_fraction, total_of
from app.domain.scoring.objective_parts import Memory
from app.domain.scoring.parts import missing_in, rounded_step
from app.domain.scoring.results import Missing, SectionResult, SheetResult
from app.domain.scoring.sections import SectionOutcome, section_outcome
from app.domain.scoring.steps import Step, Values, figure_of
from app.domain.scoring.totals import contribution, terms_in, total_step, with_moved_weights


def score_sheet(
    method: MethodDefinition, template: SheetTemplate, sheet: SheetInput, memory: Memory | None = None
) -> SheetResult:
    """Return totals, band and explanation of a sheet; the same input gives the same tree for ever.

    A `memory` given with every sheet of many spares measuring again what is the same on all of them.
    """
    kept = memory or Memory()
    found = [section_outcome(method, template, section, sheet, kept) for section in template.sections]
    outcomes, moved = with_moved_weights(template.total, found)
    cap = as_fraction(method.indicators.cap)
    first = total_step("total", "Totale", template.total, outcomes, cap)
    changed = changed_total(method, template, sheet, outcomes, _telling(first, moved))
    exact = changed.step
    total, individual = _rounded(template, exact), _rounded(template, _own_total(template, outcomes, first, cap))
    award = award_of(method, template, sheet, outcomes, exact=exact, rounded=total)
    tree = Step(
        "sheet",
        template.title,
        "sezioni, totale, fascia e quota del premio",
        (),
        total.result,
        total.shown,
        (*(outcome.part.step for outcome in outcomes), total, individual, award.band, award.award),
    )
    missing = missing_in(outcome.part for outcome in outcomes) + _once(changed.missing, award.missing)
    return _read_off(tree, template, award, missing, _section_results(template, outcomes))


def _own_total(template: SheetTemplate, outcomes: Sequence[SectionOutcome], total: Step, cap: Fraction) -> Step:
    """Return the total of the sections of individual performance: that of the sheet, where they are all."""
    own = [outcome for outcome in outcomes if outcome.section.is_individual]
    key, label = "individual", "Performance individuale"
    if len(own) == len(outcomes) and not total.children:
        return total.renamed(key, label)
    return total_step(key, label, template.total, own, cap)


def _telling(step: Step, moved: Values) -> Step:
    return replace(step, values=(*step.values, *moved)) if moved else step


def _once(some: tuple[Missing, ...], others: tuple[Missing, ...]) -> tuple[Missing, ...]:
    """Tell once what both the total and the award wait for."""
    return (*some, *(one for one in others if one not in some))


def _rounded(template: SheetTemplate, exact: Step) -> Step:
    return exact if exact.result is None else rounded_step(exact, exact.result, template.rounding)


def _read_off(
    tree: Step, template: SheetTemplate, award: Award, missing: tuple[Missing, ...], sections: tuple[SectionResult, ...]
) -> SheetResult:
    total, individual, band, paid = tree.children[-4:]
    digits = template.rounding.digits
    return SheetResult(
        tree=tree,
        missing=missing,
        sections=sections,
        exact_total=_exact(total),
        total=figure_of(total, digits),
        exact_individual=_exact(individual),
        individual=figure_of(individual, digits),
        band=award.label,
        share=figure_of(band, 6),
        award_share=figure_of(paid, 6),
        is_negative=award.is_negative,
        digits=digits,
    )


def _exact(rounded: Step) -> Fraction | None:
    return rounded.children[0].result if rounded.children else None


def _section_results(template: SheetTemplate, outcomes: Sequence[SectionOutcome]) -> tuple[SectionResult, ...]:
    whole = total_of(weight for weight, _ in terms_in(template.total, outcomes))
    return tuple(_section_result(template, outcome, whole) for outcome in outcomes)


def _section_result(template: SheetTemplate, outcome: SectionOutcome, whole: Fraction) -> SectionResult:
    section, part = outcome.section, outcome.part
    return SectionResult(
        section.code,
        section.title,
        part.shown_weight,
        part.degree,
        contribution(template.total, outcome, whole),
        outcome.items,
        section.aggregator,
        part.is_excluded,
    )
