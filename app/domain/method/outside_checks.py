"""Findings on what changes total and share in a template: blocks, multipliers, penalties, ceilings."""

from collections.abc import Iterator

from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue, Severity
from app.domain.italian import format_decimal
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside import Multiplier, Penalty
from app.domain.method.outside_words import BlockEffect, DatumKind, FigureSource, Target, Watched
from app.domain.method.template import BlockingRule, SheetTemplate

_OF_SHEET = frozenset({Watched.SECTION, Watched.FACTOR, Watched.OBJECTIVE})
_OF_DATUM = frozenset({Watched.CERTIFIED, Watched.DUTY})
_OF_SHARE = frozenset({BlockEffect.SHARE_CEILING, BlockEffect.SHARE_CUT})


def outside_issues(definition: MethodDefinition, template: SheetTemplate, where: str, field: str) -> Iterator[Issue]:
    for place, rule in enumerate(template.blocking):
        inside = f"{field}.blocco[{place}]"
        yield from _named(definition, template, rule, where, inside)
        yield from _condition(rule, where, inside)
        yield from _effect(rule, where, inside)
    for place, multiplier in enumerate(template.multipliers):
        yield from _multiplier(definition, multiplier, where, f"{field}.moltiplicatore[{place}]")
    for place, penalty in enumerate(template.penalties):
        yield from _penalty(definition, penalty, where, f"{field}.penalita[{place}]")
    for place, ceiling in enumerate(template.ceilings):
        if ceiling in template.ceilings[:place]:
            sentence = f"{where}: due tetti dicono la stessa cosa."
            yield _warning("ceiling_twice", sentence, f"{field}.tetto[{place}]")


def _named(
    definition: MethodDefinition, template: SheetTemplate, rule: BlockingRule, where: str, field: str
) -> Iterator[Issue]:
    """Check that a block looks at something that is there."""
    sections = {section.code: section for section in template.sections}
    if rule.section and rule.section not in sections:
        sentence = f"{where}: il blocco cita la sezione «{rule.section}», che non c'è."
        yield Issue("unknown_section", sentence, field)
    elif rule.section and rule.watches not in _OF_SHEET:
        yield _warning("idle_section", f"{where}: il blocco guarda {rule.watches.italian}, non una sezione.", field)
    if rule.watches is Watched.FACTOR:
        inside = [sections[rule.section]] if rule.section in sections else template.sections
        if not any(rule.item == factor.code for section in inside for factor in section.factors):
            sentence = f"{where}: il blocco cita il fattore «{rule.item}», che non c'è."
            yield Issue("unknown_factor", sentence, f"{field}.voce")
    elif rule.watches in _OF_DATUM:
        yield from _datum(definition, rule, where, f"{field}.voce")
    elif rule.item:
        sentence = f"{where}: il blocco guarda {rule.watches.italian}: la voce «{rule.item}» non conta."
        yield _warning("idle_item", sentence, f"{field}.voce")


def _datum(definition: MethodDefinition, rule: BlockingRule, where: str, field: str) -> Iterator[Issue]:
    datum = definition.datum(rule.item)
    if datum is None:
        sentence = f"{where}: il blocco cita il dato certificato «{rule.item}», che la metodologia non dichiara."
        yield Issue("unknown_datum", sentence, field)
    elif (rule.watches is Watched.DUTY) != (datum.kind is DatumKind.DUTY):
        wanted = "un adempimento" if rule.watches is Watched.DUTY else "una cifra o di eventi"
        yield Issue("datum_kind", f"{where}: il blocco vuole un dato di tipo diverso: {wanted}.", field)


def _condition(rule: BlockingRule, where: str, field: str) -> Iterator[Issue]:
    if rule.watches is Watched.DUTY:
        if rule.minimum or rule.at_least is not None:
            sentence = f"{where}: un adempimento manca o no; minimo e almeno non contano."
            yield _warning("idle_minimum", sentence, f"{field}.minimo")
    elif rule.at_least is None and rule.minimum <= ZERO:
        sentence = f"{where}: il blocco non scatta mai; scrivere il minimo sotto cui vale, o da quanto vale (almeno)."
        yield _warning("idle_block", sentence, f"{field}.minimo")
    elif rule.at_least is not None and rule.minimum:
        sentence = f"{where}: il blocco ha minimo e almeno: conta solo almeno."
        yield _warning("idle_minimum", sentence, f"{field}.minimo")


def _effect(rule: BlockingRule, where: str, field: str) -> Iterator[Issue]:
    if not ZERO <= rule.share <= HUNDRED:
        yield Issue("block_share", f"{where}: la quota del blocco va da 0 a 100.", f"{field}.quota")
    is_on_total = rule.effect in {BlockEffect.TOTAL_ZERO, BlockEffect.TOTAL_CEILING}
    if is_on_total and rule.watches is Watched.SECTION and not rule.section:
        sentence = f"{where}: un blocco che guarda il totale non può cambiarlo; può cambiare la quota."
        yield Issue("block_circle", sentence, f"{field}.effetto")
    if rule.effect is BlockEffect.TOTAL_CEILING and (rule.value is None or rule.value < ZERO):
        yield Issue("block_value", f"{where}: il tetto al totale vuole il suo valore.", f"{field}.valore")
    if rule.value is not None and rule.effect is not BlockEffect.TOTAL_CEILING:
        sentence = f"{where}: con l'effetto «{rule.effect.italian}» il valore non conta."
        yield _warning("idle_value", sentence, f"{field}.valore")
    if rule.share and rule.effect not in _OF_SHARE:
        sentence = f"{where}: con l'effetto «{rule.effect.italian}» la quota non conta."
        yield _warning("idle_share", sentence, f"{field}.quota")
    if rule.effect is BlockEffect.SHARE_CUT and not rule.share:
        yield _warning("idle_block", f"{where}: un taglio della quota di 0 non toglie nulla.", f"{field}.quota")


def _multiplier(definition: MethodDefinition, one: Multiplier, where: str, field: str) -> Iterator[Issue]:
    inside = f"{where}, moltiplicatore su {one.figure.italian}"
    if not one.steps:
        example = "gradino = [{ da = 0, coefficiente = 0.8 }, { da = 80, coefficiente = 1 }]"
        yield Issue("no_steps", f"{inside}: non ha nessun gradino; per esempio {example}.", f"{field}.gradino")
    if len({step.floor for step in one.steps}) < len(one.steps):
        yield Issue("step_twice", f"{inside}: due gradini cominciano allo stesso punto.", f"{field}.gradino")
    if any(step.coefficient < ZERO for step in one.steps):
        yield Issue("coefficient", f"{inside}: un coefficiente non può essere negativo.", f"{field}.gradino")
    if one.minimum is not None and one.maximum is not None and one.minimum > one.maximum:
        yield Issue("bounds", f"{inside}: il coefficiente minimo supera il massimo.", f"{field}.massimo")
    if not ZERO <= one.result_minimum <= one.result_maximum:
        yield Issue("bounds", f"{inside}: il risultato minimo va da 0 al massimo.", f"{field}.risultato_minimo")
    most = HUNDRED if one.applies_to is Target.SHARE else definition.indicators.cap
    if one.result_maximum > most:
        sentence = f"{inside}: il risultato non può superare {format_decimal(most, None)}."
        yield Issue("bounds", sentence, f"{field}.risultato_massimo")
    if one.figure is FigureSource.CERTIFIED and definition.datum(one.datum) is None:
        sentence = f"{inside}: il dato «{one.datum}» non è tra quelli che la metodologia dichiara."
        yield Issue("unknown_datum", sentence, f"{field}.dato")
    elif one.datum and one.figure is not FigureSource.CERTIFIED:
        yield _warning("idle_datum", f"{inside}: il dato «{one.datum}» non conta.", f"{field}.dato")


def _penalty(definition: MethodDefinition, one: Penalty, where: str, field: str) -> Iterator[Issue]:
    inside = f"{where}, penalità «{one.label}»"
    datum = definition.datum(one.datum)
    if datum is None:
        sentence = f"{inside}: il dato «{one.datum}» non è tra quelli che la metodologia dichiara."
        yield Issue("unknown_datum", sentence, f"{field}.dato")
    elif datum.kind is DatumKind.DUTY:
        sentence = f"{inside}: un adempimento non si conta; usare un blocco."
        yield Issue("datum_kind", sentence, f"{field}.dato")
    if one.each <= ZERO:
        yield Issue("each", f"{inside}: ogni evento deve togliere più di zero.", f"{field}.per_evento")
    most = HUNDRED if one.applies_to is Target.SHARE else definition.indicators.cap
    if not ZERO <= one.not_below < most:
        sentence = f"{inside}: «non sotto» va da 0 a meno di {format_decimal(most, None)}."
        yield Issue("bounds", sentence, f"{field}.non_sotto")


def _warning(code: str, sentence: str, field: str) -> Issue:
    return Issue(code, sentence, field, Severity.WARNING)
