"""Are rules of awards sound: every finding says in Italian where it is and what is wrong."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from app.domain.awards.admission import Admission
from app.domain.awards.definition import AbsenceRule, AwardRules, OrderRule, PartTimeRule
from app.domain.awards.fund_checks import fund_issues
from app.domain.awards.range_checks import between, named, percent, twice
from app.domain.awards.vocabulary import AbsenceEffect, OrderKey, PartTimeMode, TimeBasis
from app.domain.issues import Issue, Severity
from app.domain.validation import at_most

_LONGEST_NAME, _LONGEST_YEAR, _LONGEST_MONTH, _MONTHS = 200, 366, 31, 12
_BEYOND = {AbsenceEffect.REDUCE_BEYOND, AbsenceEffect.EXCLUDE_BEYOND}


def validate_award_rules(rules: AwardRules) -> list[Issue]:
    """Return every finding on the rules; with an error among them they cannot be used."""
    issues = [
        *_head(rules),
        *_coefficients(rules),
        *_time(rules),
        *_absences(rules.absences),
        *_part_time(rules.part_time),
        *admission_issues(rules.admission, "ammissione"),
        *order_issues(rules.cents_order, "ordine_dei_centesimi"),
    ]
    for place, fund in enumerate(rules.funds):
        field = f"fondo[{place}]"
        issues += fund_issues(fund, field)
        issues += order_issues(fund.ties, f"{field}.parimerito")
        issues += admission_issues(fund.admission, f"{field}.ammissione") if fund.admission is not None else ()
    return issues


def _head(rules: AwardRules) -> Iterator[Issue]:
    yield from named(rules.name, "nome", "Le regole dei premi non hanno un nome.")
    yield from named(rules.code, "codice", "Le regole dei premi non hanno un codice.")
    yield from at_most(rules.name, _LONGEST_NAME, "nome", "Il nome delle regole")
    if rules.valid_from and rules.valid_to and rules.valid_to < rules.valid_from:
        yield Issue("validity", "La validità delle regole finisce prima di cominciare.", "valido_al")
    if not rules.funds:
        yield Issue("no_funds", "Le regole non hanno nessun fondo: si scrive [[fondo]].", "fondo")
    for place, code in twice(fund.code for fund in rules.funds):
        yield Issue("code_twice", f"Due fondi hanno lo stesso codice «{code}».", f"fondo[{place}].codice")


def _coefficients(rules: AwardRules) -> Iterator[Issue]:
    for place, one in enumerate(rules.coefficients):
        field = f"coefficienti[{place}]"
        yield from named(one.contract_area, f"{field}.area", "Un coefficiente non dice di quale area contrattuale è.")
        if one.value <= 0:
            sentence = f"Il coefficiente di «{one.contract_area}» deve essere maggiore di zero."
            yield Issue("coefficient", sentence, f"{field}.valore")
    for place, area in twice(one.contract_area for one in rules.coefficients):
        yield Issue("area_twice", f"L'area «{area}» ha due coefficienti.", f"coefficienti[{place}].area")


def _time(rules: AwardRules) -> Iterator[Issue]:
    yield from between(
        rules.time.month_days, (1, _LONGEST_MONTH), "tempo.giorni_del_mese", "I giorni con cui un mese conta"
    )
    if rules.time.basis is TimeBasis.NONE and rules.absences:
        sentence = "Il tempo non conta: le assenze che riducono non tolgono niente."
        yield Issue("idle_absences", sentence, "tempo.base", Severity.WARNING)


def _absences(absences: Sequence[AbsenceRule]) -> Iterator[Issue]:
    for place, rule in enumerate(absences):
        field = f"assenza[{place}].giorni"
        if rule.effect in _BEYOND and rule.days < 1:
            yield Issue("absence_days", f"«{rule.effect.italian}» chiede quanti giorni: almeno 1.", field)
        elif rule.effect not in _BEYOND and rule.days:
            sentence = f"«{rule.effect.italian}» non guarda i giorni: quelli scritti non contano."
            yield Issue("idle_days", sentence, field, Severity.WARNING)
    for place, kind in twice(kind for rule in absences for kind in rule.kinds or ("",)):
        told = f"Per «{kind}» ci sono due regole" if kind else "Due regole valgono per tutte le altre assenze"
        yield Issue("absence_twice", f"{told}: ne basta una.", f"assenza[{_rule_at(absences, place)}].motivi")


def _rule_at(absences: Sequence[AbsenceRule], place: int) -> int:
    """Return which rule the kind at a place of the whole list is of."""
    owners = [at for at, rule in enumerate(absences) for _ in rule.kinds or ("",)]
    return owners[place]


def _part_time(rule: PartTimeRule) -> Iterator[Issue]:
    if rule.mode is PartTimeMode.TABLE and not rule.steps:
        yield Issue("part_time_steps", "Mancano i gradini del part time: { da = 50, quota = 70 }.", "part_time.gradini")
    if rule.mode is not PartTimeMode.TABLE and rule.steps:
        sentence = f"Con il part time «{rule.mode.italian}» i gradini non contano."
        yield Issue("idle_steps", sentence, "part_time.gradini", Severity.WARNING)
    for place, step in enumerate(rule.steps):
        field = f"part_time.gradini[{place}]"
        yield from percent(step.floor, f"{field}.da", "La percentuale di part time")
        yield from percent(step.share, f"{field}.quota", "La quota che spetta con il part time")


def admission_issues(asked: Admission, field: str) -> Iterator[Issue]:
    yield from between(asked.minimum_days, (0, _LONGEST_YEAR), f"{field}.giorni_minimi", "I giorni minimi di servizio")
    yield from between(asked.fixed_term_months, (0, _MONTHS), f"{field}.mesi_a_termine", "I mesi di chi è a termine")
    if asked.minimum_score is not None and asked.minimum_score < 0:
        yield Issue("range", "La valutazione minima non può essere negativa.", f"{field}.valutazione_minima")
    if not asked.gate and asked.gate_degree != Decimal(100):
        sentence = "Il grado non conta se non c'è l'obiettivo che apre il fondo."
        yield Issue("idle_gate", sentence, f"{field}.grado_dell_obiettivo", Severity.WARNING)


def order_issues(criteria: Iterable[OrderRule], field: str) -> Iterator[Issue]:
    for place, rule in enumerate(criteria):
        needs_name = rule.key in {OrderKey.FIGURE, OrderKey.OTHER_SCORE}
        if needs_name and not rule.name.strip():
            sentence = f"Il criterio «{rule.key.italian}» chiede il nome: quale?"
            yield Issue("order_name", sentence, f"{field}[{place}].nome")
        elif rule.name and not needs_name:
            sentence = f"Il criterio «{rule.key.italian}» non ha un nome: quello scritto non conta."
            yield Issue("idle_name", sentence, f"{field}[{place}].nome", Severity.WARNING)
