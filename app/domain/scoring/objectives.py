"""From the indicators of an objective, or from the evaluator's judgement on it, to its degree."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import Contribution
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives import Combination
from app.domain.scoring.contributions import with_contribution
from app.domain.scoring.degree_tables import with_table
from app.domain.scoring.indicators import lacking, measured, reads_a_named_table
from app.domain.scoring.inputs import IndicatorInput, ObjectiveInput
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.numbers import NOTHING, ONE, Term, as_fraction, clamped, written
from app.domain.scoring.parts import Part, absent, missing_in, written_mean
from app.domain.scoring.scales import scored
from app.domain.scoring.second_scores import has_two_scores, joined_scores, whose_score, whose_second
from app.domain.scoring.steps import Step, Values, excluded, known, unknown

APART = "conta per la retribuzione di risultato, fuori dal totale"


def objective_part(section: Section, objective: ObjectiveInput, method: MethodDefinition) -> Part:
    """Return an objective with its degree and the weight given to it."""
    key = f"section:{section.code}/{objective.key}"
    weight = _weight(objective)
    part = _degree(key, section, objective, method)
    table = objective.degree_table or section.objective_table
    if table:
        part = part._replace(step=with_table(part.step, method, table))
    return with_contribution(section, objective, part, method).weighing(weight, weight)


def payment_part(section: Section, objective: ObjectiveInput, method: MethodDefinition) -> Part:
    """Return a payment-times objective as the law reads it: no table of the method, nor a contribution, changes it."""
    plain = replace(section, objective_table="", contribution=Contribution.NONE)
    untouched = replace(objective, degree_table="", indicators=tuple(map(_without_table, objective.indicators)))
    return objective_part(plain, untouched, replace(method, indicators=replace(method.indicators, degree_table="")))


def _without_table(indicator: IndicatorInput) -> IndicatorInput:
    return replace(indicator, parameters=replace(indicator.parameters, degree_table=""))


def is_left_apart(template: SheetTemplate, objective: ObjectiveInput) -> bool:
    """Tell whether the objective decides a share of the pay instead of entering the total."""
    return objective.is_payment_times and template.payment_share is not None


def left_apart(section: Section, objective: ObjectiveInput) -> Part:
    """Return the payment-times objective as it appears in its section when it decides a share of the pay."""
    step = excluded(f"section:{section.code}/{objective.key}", objective.label, APART)
    return Part(step, _weight(objective))


def _weight(objective: ObjectiveInput) -> Fraction:
    return ONE if objective.weight is None else as_fraction(objective.weight)


def _degree(key: str, section: Section, objective: ObjectiveInput, method: MethodDefinition) -> Part:
    if objective.neutralised:
        return Part(excluded(key, objective.label, f"obiettivo neutralizzato: {objective.neutralised}"))
    if objective.degree is not None:
        return Part(_given(key, objective.label, as_fraction(objective.degree), as_fraction(method.indicators.cap)))
    if objective.indicators:
        return _combined(key, section, objective, method)
    if section.holds_shared_objectives:
        return _unmeasured(key, section, objective)
    return _judged(key, section, objective, method)


def _given(key: str, label: str, degree: Fraction, cap: Fraction) -> Step:
    return known(key, label, "grado indicato", clamped(degree, cap))


def _unmeasured(key: str, section: Section, objective: ObjectiveInput) -> Part:
    """An objective of many has one degree for all of them, which only indicators can give."""
    label = f"{section.title}: manca nella pagina Obiettivi un indicatore dell'obiettivo «{objective.label}»"
    missing = Missing(section.code, objective.key, label, MissingKind.VALUE)
    return absent(section.missing, key, objective.label, missing)


def _judged(key: str, section: Section, objective: ObjectiveInput, method: MethodDefinition) -> Part:
    scale = judgement_scale(section, method)
    first = _judgement(key, section, objective, scale, whose_score(section))
    if scale is None or not has_two_scores(section):
        return first
    other = replace(objective, value=objective.second, reason=objective.second_reason)
    second = _judgement(key, section, other, scale, whose_second(section))
    return joined_scores(section, first.step, first, second)


def _judgement(key: str, section: Section, objective: ObjectiveInput, scale: Scale | None, whose: str) -> Part:
    if objective.value is None or scale is None:
        asked = f"il punteggio{whose} sull'" if whose else "il punteggio dell'"
        words = asked if scale else "la scala per giudicare l'"
        label = f"{section.title}: manca {words}obiettivo «{objective.label}»"
        return absent(section.missing, key, objective.label, Missing(section.code, objective.key, label))
    missing = _reason(section, objective, scale.row_of(objective.value))
    return Part(scored(key, objective.label, scale, objective.value), missing=missing)


def _reason(section: Section, objective: ObjectiveInput, row: ScaleRow | None) -> tuple[Missing, ...]:
    if row is None or not row.is_reason_required or objective.reason.strip():
        return ()
    label = f"{section.title}: il giudizio «{row.label}» sull'obiettivo «{objective.label}» va motivato per iscritto"
    return (Missing(section.code, objective.key, label, MissingKind.REASON),)


def judgement_scale(section: Section, method: MethodDefinition) -> Scale | None:
    """Return the scale on which the evaluator judges objectives without indicators; those of many are not judged."""
    if section.holds_shared_objectives:
        return None
    return method.judgement_scale(section.scale)


def _combined(key: str, section: Section, objective: ObjectiveInput, method: MethodDefinition) -> Part:
    parts = [_indicator(key, section, objective, indicator, method) for indicator in objective.indicators]
    missing, children = missing_in(parts), tuple(part.step for part in parts)
    terms = [(part.weight, part.degree) for part in parts if part.degree is not None]
    if not terms and missing:
        return Part(unknown(key, objective.label, "nessun indicatore è misurato", children), missing=missing)
    if not terms:
        return Part(excluded(key, objective.label, "nessun indicatore si applica", children))
    if len(parts) == 1:
        return Part(known(key, objective.label, "grado dell'unico indicatore", terms[0][1], children=children))
    formula, degree, values = COMBINATIONS[objective.combination](terms)
    return Part(known(key, objective.label, formula, degree, values, children=children), missing=missing)


def _indicator(
    key: str, section: Section, objective: ObjectiveInput, indicator: IndicatorInput, method: MethodDefinition
) -> Part:
    place = f"{key}/{indicator.key}"
    need = lacking(indicator, method)
    if need is None:
        table = _table_of(indicator, method)
        return Part(with_table(measured(place, indicator, method), method, table), as_fraction(indicator.weight))
    label = f"{section.title}, obiettivo «{objective.label}»: manca {need.words} dell'indicatore «{indicator.label}»"
    missing = Missing(section.code, objective.key, label, MissingKind.VALUE, indicator.key)
    policy = (indicator.parameters.missing or method.indicators.missing) if need.is_result else MissingPolicy.BLOCK
    return absent(policy, place, indicator.label, missing)._replace(weight=as_fraction(indicator.weight))


def _table_of(indicator: IndicatorInput, method: MethodDefinition) -> str:
    """Return the table on the degree of an indicator; its own was already read on its value where it has no other."""
    return "" if reads_a_named_table(indicator) else indicator.parameters.degree_table or method.indicators.degree_table


def _weighted(terms: Sequence[Term]) -> tuple[str, Fraction, Values]:
    degree, values = written_mean(terms)
    if degree is None:
        degree, values = written_mean([(ONE, one) for _, one in terms])
    return "somma di peso × grado : somma dei pesi", degree or NOTHING, values


def _worst(terms: Sequence[Term]) -> tuple[str, Fraction, Values]:
    degrees = tuple(("grado", written(degree)) for _, degree in terms)
    return "il peggiore degli indicatori", min(degree for _, degree in terms), degrees


COMBINATIONS: Mapping[Combination, Callable[[Sequence[Term]], tuple[str, Fraction, Values]]] = {
    Combination.WEIGHTED_MEAN: _weighted,
    Combination.WORST: _worst,
}
