"""Findings on one template: its sections, factors, weights, bands."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.exact import ZERO, total_of
from app.domain.issues import Issue
from app.domain.italian import format_decimal, gap_in_words, plural
from app.domain.method.band_checks import band_issues
from app.domain.method.definition import MethodDefinition
from app.domain.method.law_checks import law_issues
from app.domain.method.outside_checks import outside_issues
from app.domain.method.scale import Scale
from app.domain.method.section_word_checks import section_word_issues
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.unused_checks import unused_issues
from app.domain.method.vocabulary import ObjectiveSource, SectionKind, TotalRule
from app.domain.roles import SheetRole

_MAXIMUM_DIGITS = 6


def template_issues(definition: MethodDefinition, template: SheetTemplate, field: str) -> Iterator[Issue]:
    where = f"Scheda «{template.code}»"
    yield from _template_head(template, where, field)
    yield from band_issues(template, where, field)
    yield from law_issues(template, where, field)
    yield from unused_issues(template, where, field)
    yield from outside_issues(definition, template, where, field)
    yield from section_word_issues(definition, template, where, field)
    scales = {scale.code: scale for scale in definition.scales}
    for place, section in enumerate(template.sections):
        inside = f"{where}, sezione «{section.code}»"
        yield from _section_issues(section, inside, f"{field}.sezione[{place}]")
        yield from _source_issues(template, section, inside, f"{field}.sezione[{place}].obiettivi_di")
        yield from _factors_issues(section, scales, inside, f"{field}.sezione[{place}]")


def _template_head(template: SheetTemplate, where: str, field: str) -> Iterator[Issue]:
    codes = [section.code for section in template.sections]
    if not codes:
        yield Issue("no_sections", f"{where}: non ha nessuna sezione.", f"{field}.sezione")
        return
    for place, code in repeated(codes):
        sentence = f"{where}: due sezioni hanno lo stesso codice «{code}»."
        yield Issue("code_twice", sentence, f"{field}.sezione[{place}].codice")
    if not 0 <= template.rounding.digits <= _MAXIMUM_DIGITS:
        yield Issue("digits", f"{where}: i decimali vanno da 0 a 6.", f"{field}.arrotondamento.decimali")
    weights = total_of([section.weight for section in template.sections])
    if template.total is TotalRule.WEIGHTED and weights != template.weights_total:
        yield Issue("W1", sum_sentence(f"{where}: i pesi delle sezioni", weights, template.weights_total), field)


def repeated(codes: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Return each code that has come before, with its place."""
    seen: set[str] = set()
    for place, code in enumerate(codes):
        if code in seen:
            yield place, code
        seen.add(code)


def sum_sentence(what: str, found: Decimal, expected: Decimal) -> str:
    """Say that weights do not sum: `… sommano a 95 e devono sommare a 100 (mancano 5).`"""
    sums = f"{what} sommano a {format_decimal(found, None)} e devono sommare a {format_decimal(expected, None)}"
    return f"{sums} ({gap_in_words(expected - found)})."


def _section_issues(section: Section, where: str, field: str) -> Iterator[Issue]:
    low, high = section.least_weight, section.greatest_weight
    if section.weight < ZERO:
        yield Issue("weight_range", f"{where}: il peso non può essere negativo.", f"{field}.peso")
    elif not ZERO <= low <= section.weight <= high:
        shown = [format_decimal(number, None) for number in (section.weight, low, high)]
        sentence = f"{where}: il peso {shown[0]} deve stare tra il minimo {shown[1]} e il massimo {shown[2]}."
        yield Issue("weight_range", sentence, f"{field}.peso")
    if section.kind is SectionKind.DIFFERENTIATION and not (section.spread and section.spread.steps):
        yield Issue("no_spread", f"{where}: manca la tabella della differenziazione.", f"{field}.differenziazione")
    if section.kind is SectionKind.ADJUSTMENT and section.weight != ZERO:
        yield Issue("adjustment", f"{where}: una correzione in punti non ha peso.", f"{field}.peso")
    if section.points_maximum < section.points_minimum:
        yield Issue("points", f"{where}: i punti massimi sono sotto i minimi.", f"{field}.punti_massimi")
    if sentence := _chosen_sentence(section):
        yield Issue("chosen", f"{where}: {sentence}", f"{field}.a_scelta_almeno")
    if section.kind is SectionKind.BEHAVIOURS and not section.factors:
        yield Issue("no_factors", f"{where}: non ha nessun fattore.", f"{field}.fattore")


def _source_issues(template: SheetTemplate, section: Section, where: str, field: str) -> Iterator[Issue]:
    """Check that objectives of the unit or of the ente are counted only where they can be."""
    if section.objective_source is ObjectiveSource.PERSON:
        return
    whose, kind = f"dell'{section.objective_source.italian}", section.kind.italian
    if not section.kind.holds_objectives:
        yield Issue("source", f"{where}: il tipo «{kind}» non conta obiettivi, nemmeno quelli {whose}.", field)
    elif section.kind is SectionKind.OBJECTIVES_INDIVIDUAL:
        sentence = f"gli obiettivi individuali sono quelli affidati alla persona, non quelli {whose}: cambiare il tipo."
        yield Issue("source", f"{where}: {sentence}", field)
    elif template.role is SheetRole.SECRETARY and section.objective_source is ObjectiveSource.UNIT:
        yield Issue("source", f"{where}: il Segretario non ha un'unità; contare gli obiettivi dell'ente.", field)


def _chosen_sentence(section: Section) -> str:
    """Say why the factors to be chosen cannot be as many as asked; nothing when they can."""
    there, least, most = sum(one.is_chosen for one in section.factors), section.chosen_minimum, section.chosen_maximum
    if least < 0:
        return "i fattori da scegliere non possono essere meno di zero."
    if least > there:
        return f"i fattori da scegliere sono almeno {least}, ma quelli a scelta (a_scelta = true) sono {there}."
    if most is not None and least > most:
        return f"i fattori da scegliere sono almeno {least} e al massimo {most}: il massimo è sotto il minimo."
    return ""


def _factors_issues(section: Section, scales: dict[str, Scale], where: str, field: str) -> Iterator[Issue]:
    for place, code in repeated(factor.code for factor in section.factors):
        sentence = f"{where}: due fattori hanno lo stesso codice «{code}»."
        yield Issue("code_twice", sentence, f"{field}.fattore[{place}].codice")
    if section.scale and section.scale not in scales:
        yield Issue("unknown_scale", f"{where}: la scala «{section.scale}» non esiste.", f"{field}.scala")
    yield from _weight_issues(section, where, field)
    for place, factor in enumerate(section.factors):
        inside = f"{where}, fattore «{factor.code}»"
        yield from _factor_issues(factor, section, scales, inside, f"{field}.fattore[{place}]")


def _weight_issues(section: Section, where: str, field: str) -> Iterator[Issue]:
    weights = [factor.weight for factor in section.factors if factor.weight is not None]
    if weights and len(weights) < len(section.factors):
        sentence = f"{where}: alcuni fattori hanno il peso e altri no: darlo a tutti o a nessuno."
        yield Issue("some_weights", sentence, f"{field}.fattore")
    elif weights and not any(factor.is_chosen for factor in section.factors):
        found = total_of(weights)
        if found != section.items_total:
            yield Issue("W1", sum_sentence(f"{where}: i pesi dei fattori", found, section.items_total), field)
    for place, factor in enumerate(section.factors):
        if factor.weight is not None and factor.weight < ZERO:
            sentence = f"{where}: il peso del fattore «{factor.code}» è negativo."
            yield Issue("negative_weight", sentence, f"{field}.fattore[{place}].peso")


def _factor_issues(
    factor: Factor, section: Section, scales: dict[str, Scale], where: str, field: str
) -> Iterator[Issue]:
    code = factor.scale or section.scale
    if not code:
        yield Issue("no_scale", f"{where}: non ha una scala, né sua né della sezione.", f"{field}.scala")
    elif code not in scales:
        if factor.scale:
            yield Issue("unknown_scale", f"{where}: la scala «{code}» non esiste.", f"{field}.scala")
    else:
        yield from _descriptor_issues(factor, len(scales[code].rows), where, field)


def _descriptor_issues(factor: Factor, rows: int, where: str, field: str) -> Iterator[Issue]:
    what = "ce ne vuole uno per riga" if rows else "senza righe si usa la descrizione"
    for descriptors in (factor.descriptors, *(variant.descriptors for variant in factor.variants)):
        if len(descriptors) not in {0, rows}:
            counted = plural(len(descriptors), "descrittore", "descrittori"), plural(rows, "riga", "righe")
            sentence = f"{where}: {counted[0]} su una scala di {counted[1]}; {what}."
            yield Issue("descriptors", sentence, f"{field}.descrittori")
