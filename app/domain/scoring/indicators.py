"""From the value of an indicator to a degree of achievement: one function and one row for each rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import ZERO
from app.domain.italian import format_date
from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.objectives import Direction, IndicatorRule
from app.domain.objectives.rule_parameters import Lateness
from app.domain.quantities import with_unit
from app.domain.scoring.degree_tables import looked_up
from app.domain.scoring.inputs import IndicatorInput
from app.domain.scoring.numbers import FULL, NOTHING, as_fraction, clamped, mean_of, percent, written
from app.domain.scoring.scales import share_of
from app.domain.scoring.steps import Step, Values, known


@dataclass(frozen=True, slots=True)
class IndicatorMeasure:
    """A degree before it is kept between 0 and the cap, with the formula and the values it came from."""

    degree: Fraction
    formula: str
    values: Values = ()


@dataclass(frozen=True, slots=True)
class Need:
    """Something a rule cannot do without; `is_result` when it comes with the final measurement."""

    words: str
    is_there: Callable[[IndicatorInput, MethodDefinition], bool]
    is_result: bool = True


@dataclass(frozen=True, slots=True)
class IndicatorRuleFunction:
    """A row of the vocabulary: what the rule needs and how it measures."""

    measure: Callable[[IndicatorInput, MethodDefinition], IndicatorMeasure]
    needs: tuple[Need, ...]


def lacking(indicator: IndicatorInput, method: MethodDefinition) -> Need | None:
    """Return the first thing that the indicator's rule needs and does not have."""
    needs = RULES[indicator.rule].needs
    return next((need for need in needs if not need.is_there(indicator, method)), None)


def measured(key: str, indicator: IndicatorInput, method: MethodDefinition) -> Step:
    """Return the degree of a complete indicator, kept between 0 and the cap."""
    found = RULES[indicator.rule].measure(indicator, method)
    own = indicator.parameters.cap
    cap = as_fraction(method.indicators.cap if own is None else own)
    degree = clamped(found.degree, cap)
    values = found.values
    if degree != found.degree:
        values += (("calcolato", written(found.degree)), ("limiti", f"da 0 a {written(cap)}"))
    return known(key, indicator.label, found.formula, degree, values)


def percent_of_target(indicator: IndicatorInput, _: MethodDefinition) -> IndicatorMeasure:
    """Compare with the target; a target below zero turns the direction round, or more would be worth less."""
    actual, target = _number(indicator.actual), _number(indicator.target)
    is_lower = indicator.direction is Direction.LOWER
    values = _values(indicator, "valore", "atteso")
    if target == 0:
        is_reached = actual <= 0 if is_lower else actual >= 0
        return IndicatorMeasure(FULL if is_reached else NOTHING, "atteso zero: raggiunto 100, non raggiunto 0", values)
    if is_lower != (target < 0):
        return IndicatorMeasure(percent(2 * target - actual, target), "100 × (2 × atteso − valore) : atteso", values)
    return IndicatorMeasure(percent(actual, target), "100 × valore : atteso", values)


def baseline_to_target(indicator: IndicatorInput, _: MethodDefinition) -> IndicatorMeasure:
    """Measure how much of the way from the baseline to the target was made."""
    sign = _sign(indicator)
    actual, target = sign * _number(indicator.actual), sign * _number(indicator.target)
    baseline = sign * _number(indicator.baseline)
    values = _values(indicator, "valore", "partenza", "atteso")
    if actual >= target:
        return IndicatorMeasure(FULL, "valore atteso raggiunto", values)
    if actual <= baseline:
        return IndicatorMeasure(NOTHING, "nessun passo avanti dal valore di partenza", values)
    formula = "100 × (valore − partenza) : (atteso − partenza)"
    return IndicatorMeasure(percent(actual - baseline, target - baseline), formula, values)


def steps(indicator: IndicatorInput, method: MethodDefinition) -> IndicatorMeasure:
    """Look the value up in a table of bounds, flat or linear between one bound and the next."""
    if reads_a_named_table(indicator):
        formula, degree, values = looked_up(
            method.degree_table(indicator.parameters.degree_table), _number(indicator.actual)
        )
        return IndicatorMeasure(degree, formula, (*_values(indicator, "valore"), *values))
    sign, actual = _sign(indicator), _sign(indicator) * _number(indicator.actual)
    table = sorted((sign * as_fraction(row.bound), as_fraction(row.degree)) for row in indicator.parameters.bounds)
    values = (*_values(indicator, "valore"), ("tabella", _table(indicator)))
    reached = [row for row in table if row[0] <= actual]
    ahead = table[len(reached) :]
    if not reached:
        return IndicatorMeasure(NOTHING, "nessun gradino raggiunto", values)
    bound, degree = reached[-1]
    if not ahead or not _is_linear(indicator, method):
        return IndicatorMeasure(degree, "grado del gradino raggiunto", values)
    slope = (ahead[0][1] - degree) / (ahead[0][0] - bound)
    return IndicatorMeasure(degree + slope * (actual - bound), "in proporzione tra un gradino e il seguente", values)


def reads_a_named_table(indicator: IndicatorInput) -> bool:
    """Tell whether the steps of an indicator are those of a table of the method, read on its value."""
    parameters = indicator.parameters
    return indicator.rule is IndicatorRule.STEPS and not parameters.bounds and bool(parameters.degree_table)


def yes_no(indicator: IndicatorInput, _: MethodDefinition) -> IndicatorMeasure:
    is_done = indicator.actual != 0
    values = (("esito", "realizzato" if is_done else "non realizzato"),)
    return IndicatorMeasure(FULL if is_done else NOTHING, "realizzato 100, non realizzato 0", values)


def by_date(indicator: IndicatorInput, _: MethodDefinition) -> IndicatorMeasure:
    """Take the penalty away for each day, or month begun, after the target date."""
    due, done = indicator.target_date, indicator.actual_date
    if due is None or done is None:
        return IndicatorMeasure(NOTHING, "non realizzato: 0", (("termine", format_date(due)),))
    parameters = indicator.parameters
    late = LATENESS[parameters.lateness](due, done)
    values = (
        ("termine", format_date(due)),
        ("realizzato il", format_date(done)),
        (f"ritardo ({parameters.lateness.italian})", str(late)),
        ("penalità", written(parameters.penalty)),
    )
    return IndicatorMeasure(FULL - late * as_fraction(parameters.penalty), "100 − ritardo × penalità", values)


def phases(indicator: IndicatorInput, _: MethodDefinition) -> IndicatorMeasure:
    done = [(phase, as_fraction(phase.progress or ZERO)) for phase in indicator.phases]
    degree = mean_of([(as_fraction(phase.weight), progress) for phase, progress in done])
    values = tuple((phase.label, f"{written(phase.weight)} × {written(progress)}") for phase, progress in done)
    return IndicatorMeasure(degree or NOTHING, "somma di peso × avanzamento delle fasi : somma dei pesi", values)


def judgement(indicator: IndicatorInput, method: MethodDefinition) -> IndicatorMeasure:
    label, degree = _judged(indicator, method) or ("", NOTHING)
    return IndicatorMeasure(degree, "quota del giudizio scelto", (("giudizio", label),))


def direct(indicator: IndicatorInput, _: MethodDefinition) -> IndicatorMeasure:
    return IndicatorMeasure(_number(indicator.actual), "percentuale indicata a mano", _values(indicator, "valore"))


def days_late(due: date, done: date) -> int:
    return max(0, (done - due).days)


def months_late(due: date, done: date) -> int:
    """Count the months begun after `due`: one day late is one month."""
    months = (done.year - due.year) * 12 + done.month - due.month
    return max(0, months + (1 if done.day > due.day else 0))


LATENESS: Mapping[Lateness, Callable[[date, date], int]] = {Lateness.DAY: days_late, Lateness.MONTH: months_late}


def _number(value: Decimal | None) -> Fraction:
    if value is None:
        message = "an indicator is measured only when nothing is lacking"
        raise ValueError(message)
    return as_fraction(value)


def _sign(indicator: IndicatorInput) -> int:
    return -1 if indicator.direction is Direction.LOWER else 1


def _is_linear(indicator: IndicatorInput, method: MethodDefinition) -> bool:
    own = indicator.parameters.are_steps_linear
    return method.indicators.are_steps_linear if own is None else own


def _table(indicator: IndicatorInput) -> str:
    word = "fino a" if indicator.direction is Direction.LOWER else "da"
    return "; ".join(f"{word} {written(row.bound)} → {written(row.degree)}" for row in indicator.parameters.bounds)


def _values(indicator: IndicatorInput, *names: str) -> Values:
    numbers = {"valore": indicator.actual, "partenza": indicator.baseline, "atteso": indicator.target}
    return tuple((name, _quantity(numbers[name], indicator.unit)) for name in names)


def _quantity(value: Decimal | None, unit: str) -> str:
    return with_unit(value, unit) if unit and value is not None else written(_number(value))


def _judged(indicator: IndicatorInput, method: MethodDefinition) -> tuple[str, Fraction] | None:
    """Return the words and the degree of a judgement, given by the label of its row or by its value."""
    scale, value = method.judgement_scale(indicator.parameters.scale), indicator.actual
    if scale is not None and indicator.choice:
        return _chosen(scale, indicator.choice)
    return None if scale is None or value is None else (_label(scale, value), share_of(scale, value))


def _chosen(scale: Scale, label: str) -> tuple[str, Fraction] | None:
    row = next((row for row in scale.rows if row.label == label), None)
    if row is None:
        return None
    if row.share is not None:
        return label, as_fraction(row.share)
    return None if row.value is None else (label, share_of(scale, row.value))


def _label(scale: Scale, value: Decimal) -> str:
    row = scale.row_of(value)
    return written(value) if row is None else row.label


_ACTUAL = Need("il valore a consuntivo", lambda indicator, _: indicator.actual is not None)
_TARGET = Need("il valore atteso", lambda indicator, _: indicator.target is not None, is_result=False)
_BASELINE = Need("il valore di partenza", lambda indicator, _: indicator.baseline is not None, is_result=False)
_BOUNDS = Need(
    "la tabella dei gradini",
    lambda indicator, _: bool(indicator.parameters.bounds) or reads_a_named_table(indicator),
    is_result=False,
)
_DUE = Need("la data prevista", lambda indicator, _: indicator.target_date is not None, is_result=False)
_DONE = Need(
    "la data di realizzazione", lambda indicator, _: indicator.actual_date is not None or indicator.actual == 0
)
_PHASES = Need(
    "le fasi con i loro pesi", lambda indicator, _: any(phase.weight for phase in indicator.phases), is_result=False
)
_PROGRESS = Need(
    "l'avanzamento delle fasi", lambda indicator, _: all(phase.progress is not None for phase in indicator.phases)
)
_SCALE = Need(
    "la scala del giudizio",
    lambda indicator, method: method.judgement_scale(indicator.parameters.scale) is not None,
    is_result=False,
)
_JUDGEMENT = Need("il giudizio", lambda indicator, method: _judged(indicator, method) is not None)

RULES: Mapping[IndicatorRule, IndicatorRuleFunction] = {
    IndicatorRule.PERCENT_OF_TARGET: IndicatorRuleFunction(percent_of_target, (_TARGET, _ACTUAL)),
    IndicatorRule.BASELINE_TO_TARGET: IndicatorRuleFunction(baseline_to_target, (_BASELINE, _TARGET, _ACTUAL)),
    IndicatorRule.STEPS: IndicatorRuleFunction(steps, (_BOUNDS, _ACTUAL)),
    IndicatorRule.YES_NO: IndicatorRuleFunction(yes_no, (_ACTUAL,)),
    IndicatorRule.BY_DATE: IndicatorRuleFunction(by_date, (_DUE, _DONE)),
    IndicatorRule.PHASES: IndicatorRuleFunction(phases, (_PHASES, _PROGRESS)),
    IndicatorRule.JUDGEMENT: IndicatorRuleFunction(judgement, (_SCALE, _JUDGEMENT)),
    IndicatorRule.DIRECT: IndicatorRuleFunction(direct, (_ACTUAL,)),
}
