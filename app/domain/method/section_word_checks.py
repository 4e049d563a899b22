"""Findings on the words of a section: tables, cap, where its weight goes, who scores it, contributions."""

from collections.abc import Iterator

from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue, Severity
from app.domain.italian import format_decimal
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import Contribution, SectionEvaluator
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.vocabulary import Aggregator, SectionKind, TotalRule

_WITHOUT_SCORES = frozenset({SectionKind.ADJUSTMENT, SectionKind.DIFFERENTIATION, SectionKind.EXTERNAL})


def section_word_issues(
    definition: MethodDefinition, template: SheetTemplate, where: str, field: str
) -> Iterator[Issue]:
    for place, section in enumerate(template.sections):
        inside, way = f"{where}, sezione «{section.code}»", f"{field}.sezione[{place}]"
        yield from _tables(definition, template, section, inside, way)
        yield from _cap(definition, template, section, inside, way)
        yield from _weight(template, section, inside, way)
        yield from _evaluator(section, inside, way)
        yield from _contribution(definition, section, inside, way)
        yield from _ranges(section, inside, way)
        yield from _out_of_place(section, inside, way)


def _tables(
    definition: MethodDefinition, template: SheetTemplate, section: Section, where: str, field: str
) -> Iterator[Issue]:
    known = {table.code for table in definition.degree_tables}
    for key, code in (("tabella", section.degree_table), ("tabella_degli_obiettivi", section.objective_table)):
        if code and code not in known:
            yield Issue("unknown_table", f"{where}: la tabella «{code}» non esiste.", f"{field}.{key}")
    if section.degree_table and section.kind is SectionKind.ADJUSTMENT:
        yield _warning(
            "idle_table", f"{where}: una correzione non ha un grado: la tabella non conta.", f"{field}.tabella"
        )
    elif section.degree_table and template.total is not TotalRule.WEIGHTED:
        sentence = f"{where}: il totale si forma dalle voci, e la tabella sul grado della sezione non lo cambia."
        yield _warning("idle_table", sentence, f"{field}.tabella")
    if section.objective_table and not section.kind.holds_objectives:
        sentence = f"{where}: il tipo «{section.kind.italian}» non ha obiettivi: la loro tabella non conta."
        yield _warning("idle_table", sentence, f"{field}.tabella_degli_obiettivi")


def _cap(
    definition: MethodDefinition, template: SheetTemplate, section: Section, where: str, field: str
) -> Iterator[Issue]:
    cap = section.points_cap
    if cap is None:
        return
    way = f"{field}.tetto_dei_punti"
    most = section.greatest_weight * definition.indicators.cap / HUNDRED
    if cap < ZERO:
        yield Issue("points_cap", f"{where}: il tetto dei punti non può essere negativo.", way)
    elif section.kind is SectionKind.ADJUSTMENT:
        yield _warning("idle_cap", f"{where}: i limiti di una correzione sono punti_minimi e punti_massimi.", way)
    elif template.total is not TotalRule.WEIGHTED:
        sentence = f"{where}: il totale si forma dalle voci, e il tetto dei punti della sezione non lo cambia."
        yield _warning("idle_cap", sentence, way)
    elif cap >= most and definition.indicators.cap == HUNDRED and cap > section.greatest_weight:
        sentence = f"{where}: la sezione non arriva mai a {format_decimal(cap, None)} punti: il tetto non conta."
        yield _warning("idle_cap", sentence, way)


def _weight(template: SheetTemplate, section: Section, where: str, field: str) -> Iterator[Issue]:
    if not section.weight_goes_to:
        return
    way = f"{field}.peso_a"
    target = next((one for one in template.sections if one.code == section.weight_goes_to), None)
    if target is None or target is section:
        sentence = f"{where}: il peso va alla sezione «{section.weight_goes_to}», che non è un'altra della scheda."
        yield Issue("unknown_section", sentence, way)
    elif target.kind is SectionKind.ADJUSTMENT:
        yield Issue("weight_target", f"{where}: il peso non può andare a una correzione, che non ne ha.", way)
    elif template.total is not TotalRule.WEIGHTED:
        yield _warning("idle_weight_target", f"{where}: qui il totale si forma dalle voci: «peso_a» non conta.", way)


def _evaluator(section: Section, where: str, field: str) -> Iterator[Issue]:
    if not ZERO <= section.second_share <= HUNDRED:
        yield Issue("second_share", f"{where}: la quota del secondo va da 0 a 100.", f"{field}.quota_del_secondo")
    elif section.second_share and section.evaluator is SectionEvaluator.SHEET:
        sentence = f"{where}: i punteggi li dà il valutatore della scheda: la quota del secondo non conta."
        yield _warning("idle_second", sentence, f"{field}.quota_del_secondo")
    if section.evaluator is not SectionEvaluator.SHEET and section.kind in _WITHOUT_SCORES:
        sentence = f"{where}: qui nessuno dà punteggi: chi li dà non conta."
        yield _warning("idle_evaluator", sentence, f"{field}.valutatore")
    elif section.evaluator is not SectionEvaluator.SHEET and section.holds_shared_objectives and not section.factors:
        sentence = f"{where}: gli obiettivi di tutti si misurano e non si giudicano: chi dà i punteggi non conta."
        yield _warning("idle_evaluator", sentence, f"{field}.valutatore")


def _contribution(definition: MethodDefinition, section: Section, where: str, field: str) -> Iterator[Issue]:
    scales = {scale.code for scale in definition.scales}
    way = f"{field}.scala_dell_apporto"
    if section.contribution is not Contribution.NONE and not section.kind.holds_objectives:
        sentence = f"{where}: il tipo «{section.kind.italian}» non ha obiettivi: l'apporto non conta."
        yield _warning("idle_contribution", sentence, f"{field}.apporto")
    if section.contribution_scale and section.contribution_scale not in scales:
        yield Issue("unknown_scale", f"{where}: la scala «{section.contribution_scale}» non esiste.", way)
    elif section.contribution is Contribution.JUDGEMENT and not section.contribution_scale:
        yield Issue("no_scale", f"{where}: il giudizio sull'apporto vuole una scala (scala_dell_apporto).", way)
    elif section.contribution_scale and section.contribution is not Contribution.JUDGEMENT:
        yield _warning("idle_scale", f"{where}: la scala dell'apporto conta solo con il giudizio.", way)


def _ranges(section: Section, where: str, field: str) -> Iterator[Issue]:
    """Check the weights of factors that are chosen per person."""
    ranged = [factor for factor in section.factors if factor.has_weight_range]
    for place, factor in enumerate(section.factors):
        if sentence := _range_sentence(factor):
            yield Issue(
                "weight_range", f"{where}, fattore «{factor.code}»: {sentence}", f"{field}.fattore[{place}].peso"
            )
    if len(ranged) == 1:
        sentence = f"{where}: un solo fattore ha un intervallo di peso: gli altri non possono compensarlo."
        yield _warning("idle_range", sentence, f"{field}.fattore")
    if ranged and section.aggregator is not Aggregator.WEIGHTED_MEAN:
        sentence = f"{where}: con il calcolo «{section.aggregator.italian}» il peso dei fattori non conta."
        yield _warning("idle_range", sentence, f"{field}.calcolo")


def _range_sentence(factor: Factor) -> str:
    if not factor.has_weight_range:
        return ""
    low, high = factor.least_weight, factor.greatest_weight
    if factor.weight is None or low is None or high is None:
        return "con un intervallo ci vuole anche il peso proposto."
    if not ZERO <= low <= factor.weight <= high:
        shown = [format_decimal(number, None) for number in (factor.weight, low, high)]
        return f"il peso {shown[0]} deve stare tra il minimo {shown[1]} e il massimo {shown[2]}."
    return ""


def _out_of_place(section: Section, where: str, field: str) -> Iterator[Issue]:
    """Tell what is of another kind of section."""
    is_in_order = section.points_minimum <= section.points_maximum
    has_points = is_in_order and (section.points_minimum or section.points_maximum)
    if section.kind is not SectionKind.ADJUSTMENT and has_points:
        sentence = f"{where}: punti_minimi e punti_massimi sono di una correzione; per un tetto usare tetto_dei_punti."
        yield _warning("idle_points", sentence, f"{field}.punti_massimi")
    if section.objective_kinds and not section.kind.holds_objectives:
        sentence = f"{where}: il tipo «{section.kind.italian}» non conta obiettivi: la voce obiettivi non conta."
        yield _warning("idle_kinds", sentence, f"{field}.obiettivi")


def _warning(code: str, sentence: str, field: str) -> Issue:
    return Issue(code, sentence, field, Severity.WARNING)
