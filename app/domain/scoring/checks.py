"""Is what is given on a sheet in order: weights that sum, scores on their scale, indicators well defined."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO, total_of
from app.domain.issues import Issue
from app.domain.italian import agreeing, format_decimal, plural
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import Contribution
from app.domain.method.scale import Scale
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.template_checks import sum_sentence
from app.domain.method.vocabulary import ScaleMode, TotalRule
from app.domain.objectives import Direction, IndicatorRule
from app.domain.scoring.indicators import reads_a_named_table
from app.domain.scoring.inputs import IndicatorInput, ObjectiveInput, SectionInput, SheetInput
from app.domain.scoring.objectives import is_left_apart, judgement_scale


def sheet_issues(method: MethodDefinition, template: SheetTemplate, sheet: SheetInput) -> list[Issue]:
    """Return what forbids completing a sheet besides what is missing (that is in the result)."""
    issues = [*_section_weight_issues(template, sheet)]
    for section in template.sections:
        given = sheet.section(section.code)
        issues += _objective_weight_issues(template, section, given)
        issues += _factor_score_issues(method, section, given)
        issues += _factor_weight_issues(section, given)
        issues += _chosen_issues(section, given)
        issues += _objective_score_issues(method, section, given)
    return issues


def score_issue(scale: Scale, value: Decimal, field: str = "") -> Issue | None:
    """Return what is wrong with a score, said with the values that the scale accepts."""
    if scale.accepts(value):
        return None
    shown = format_decimal(value, None)
    return Issue("score_out_of_scale", f"Il punteggio {shown} non è ammesso: {accepted(scale)}.", field)


def accepted(scale: Scale) -> str:
    """Say which values a scale accepts."""
    low, high = ("0", "100") if scale.mode is ScaleMode.PERCENT else _ends(scale)
    match scale.mode:
        case ScaleMode.STEPS:
            values = (format_decimal(row.value, None) for row in scale.rows)
            return f"i valori sono {', '.join(values)}"
        case ScaleMode.FREE if scale.step is not None:
            return f"va da {low} a {high}, di {format_decimal(scale.step, None)} in {format_decimal(scale.step, None)}"
        case _:
            return f"va da {low} a {high}"


def _ends(scale: Scale) -> tuple[str, str]:
    return format_decimal(scale.minimum, None), format_decimal(scale.maximum, None)


def indicator_issues(indicator: IndicatorInput) -> list[Issue]:
    """Return what is wrong in the definition of an indicator, whatever its value will be."""
    return [issue for check in _INDICATOR_CHECKS for issue in check(indicator)]


def _same_ends(indicator: IndicatorInput) -> Iterator[Issue]:
    if indicator.rule is not IndicatorRule.BASELINE_TO_TARGET or indicator.target is None:
        return
    if indicator.baseline == indicator.target:
        yield _definition(indicator, "target", "il valore di partenza e il valore atteso sono uguali")
    elif indicator.baseline is not None:
        is_up = indicator.target > indicator.baseline
        if is_up != (indicator.direction is Direction.HIGHER):
            yield _definition(indicator, "direction", "il verso è contrario al cammino dalla partenza all'atteso")


def _bounds(indicator: IndicatorInput) -> Iterator[Issue]:
    if indicator.rule is not IndicatorRule.STEPS:
        return
    sign = -1 if indicator.direction is Direction.LOWER else 1
    if reads_a_named_table(indicator):
        return
    rows = sorted((sign * row.bound, row.degree) for row in indicator.parameters.bounds)
    if not rows:
        yield _definition(indicator, "bounds", "la tabella dei gradini è vuota")
    if len({bound for bound, _ in rows}) < len(rows):
        yield _definition(indicator, "bounds", "due gradini hanno lo stesso valore")
    if [degree for _, degree in rows] != sorted(degree for _, degree in rows):
        yield _definition(indicator, "bounds", "un risultato migliore avrebbe un grado più basso")


def _penalty(indicator: IndicatorInput) -> Iterator[Issue]:
    if indicator.parameters.penalty < ZERO:
        yield _definition(indicator, "penalty", "la penalità non può essere negativa")


_INDICATOR_CHECKS = (_same_ends, _bounds, _penalty)


def _definition(indicator: IndicatorInput, field: str, what: str) -> Issue:
    return Issue(f"indicator_{field}", f"Indicatore «{indicator.label}»: {what}.", field)


def _section_weight_issues(template: SheetTemplate, sheet: SheetInput) -> Iterator[Issue]:
    weights = [section.weight_for(sheet.section(section.code).weight) for section in template.sections]
    if template.total is TotalRule.WEIGHTED and total_of(weights) != template.weights_total:
        yield Issue("W1", sum_sentence("I pesi delle sezioni", total_of(weights), template.weights_total))
    for section, weight in zip(template.sections, weights, strict=True):
        low, high = section.least_weight, section.greatest_weight
        if not low <= weight <= high:
            shown = [format_decimal(number, None) for number in (weight, low, high)]
            sentence = f"Sezione «{section.title}»: il peso {shown[0]} non sta tra {shown[1]} e {shown[2]}."
            yield Issue("weight_range", sentence, section.code)


def _objective_weight_issues(template: SheetTemplate, section: Section, given: SectionInput) -> Iterator[Issue]:
    """Check that the weights sum: those of the person, where a payment-times objective left apart may count in the
    sum or not; of each unit those of all its objectives."""
    if not given.objectives or given.excluded or given.degree is not None or section.factors:
        return
    if section.holds_shared_objectives:
        yield from _unit_weight_issues(section, given)
        return
    found = total_of([one.weight for one in given.objectives if one.weight is not None])
    kept = [one for one in given.objectives if not is_left_apart(template, one)]
    inside = total_of([one.weight for one in kept if one.weight is not None])
    if section.items_total not in {found, inside} and inside:
        what = f"Sezione «{section.title}»: i pesi degli obiettivi"
        yield Issue("W1", sum_sentence(what, found, section.items_total), section.code)


def _unit_weight_issues(section: Section, given: SectionInput) -> Iterator[Issue]:
    for unit in given.unit_totals:
        if unit.total is not None and unit.total != HUNDRED:
            what = f"Sezione «{section.title}»: i pesi degli obiettivi di «{unit.unit}», nella pagina Obiettivi,"
            yield Issue("W1", sum_sentence(what, unit.total, HUNDRED), section.code)


def _factor_score_issues(method: MethodDefinition, section: Section, given: SectionInput) -> Iterator[Issue]:
    factors = {factor.code: factor for factor in section.factors}
    for score in given.factors:
        factor = factors.get(score.key)
        if factor is None:
            sentence = f"Sezione «{section.title}»: il fattore «{score.key}» non fa parte della scheda."
            yield Issue("unknown_factor", sentence, score.key)
            continue
        for value in (score.value, score.second):
            scale = method.scale(factor.scale or section.scale)
            if value is not None and (issue := score_issue(scale, value, score.key)):
                yield issue


def _factor_weight_issues(section: Section, given: SectionInput) -> Iterator[Issue]:
    """Check the weights chosen for the person: each in its range, and all with the sum of the method."""
    chosen = {one.key: one.weight for one in given.factors if one.weight is not None}
    if not chosen or given.excluded:
        return
    weights = [chosen.get(factor.code, factor.weight) for factor in section.factors]
    found = total_of([weight for weight in weights if weight is not None])
    if found != section.items_total and not any(factor.is_chosen for factor in section.factors):
        what = f"Sezione «{section.title}»: i pesi dei fattori"
        yield Issue("factor_weights", sum_sentence(what, found, section.items_total), section.code)
    for factor in section.factors:
        weight = chosen.get(factor.code)
        low, high = factor.least_weight, factor.greatest_weight
        if weight is not None and low is not None and high is not None and not low <= weight <= high:
            shown = [format_decimal(number, None) for number in (weight, low, high)]
            sentence = f"Fattore «{factor.text}»: il peso {shown[0]} non sta tra {shown[1]} e {shown[2]}."
            yield Issue("weight_range", sentence, section.code)


def _chosen_issues(section: Section, given: SectionInput) -> Iterator[Issue]:
    """Check how many of the factors to be chosen were."""
    if given.excluded or given.degree is not None:
        return
    offered = {factor.code for factor in section.factors if factor.is_chosen}
    chosen = sum(score.key in offered for score in given.factors)
    most = len(offered) if section.chosen_maximum is None else section.chosen_maximum
    if not section.chosen_minimum <= chosen <= most:
        wanted = f"{agreeing(most, 'ne va scelto', 'ne vanno scelti')} {_bounds_in_words(section.chosen_minimum, most)}"
        sentence = f"Sezione «{section.title}»: {plural(chosen, 'fattore scelto', 'fattori scelti')}, {wanted}."
        yield Issue("chosen_factors", sentence, section.code)


def _bounds_in_words(least: int, most: int) -> str:
    if least == most:
        return str(most)
    return f"da {least} a {most}" if least else f"al massimo {most}"


def _objective_score_issues(method: MethodDefinition, section: Section, given: SectionInput) -> Iterator[Issue]:
    scale = judgement_scale(section, method)
    for objective in given.objectives:
        for indicator in objective.indicators:
            yield from indicator_issues(indicator)
        if scale is not None and not objective.indicators:
            for value in (objective.value, objective.second):
                if value is not None and (issue := score_issue(scale, value, objective.key)):
                    yield issue
        yield from _contribution_issues(method, section, objective)


def _contribution_issues(method: MethodDefinition, section: Section, objective: ObjectiveInput) -> Iterator[Issue]:
    given = objective.contribution
    if given is None or section.contribution is Contribution.NONE:
        return
    if section.contribution is Contribution.JUDGEMENT:
        issue = score_issue(method.scale(section.contribution_scale), given, objective.key)
        if issue:
            yield issue
    elif not ZERO <= given <= HUNDRED:
        sentence = f"Obiettivo «{objective.label}»: l'apporto va da 0 a 100 (è {format_decimal(given, None)})."
        yield Issue("contribution", sentence, objective.key)
