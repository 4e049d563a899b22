"""Findings on what a method declares once: tables, difficulties, certified data, quotas."""

from collections.abc import Iterable, Iterator

from app.domain.exact import HUNDRED, ZERO
from app.domain.issues import Issue, Severity
from app.domain.italian import format_decimal
from app.domain.method.code_checks import code_sentence
from app.domain.method.definition import MethodDefinition
from app.domain.method.degree_table import DegreeTable
from app.domain.method.outside import CertifiedDatum, Difficulty, QuotaRule
from app.domain.method.outside_words import DatumKind, FigureSource, Watched
from app.domain.method.template import SheetTemplate
from app.domain.method.template_checks import repeated


def word_issues(definition: MethodDefinition) -> Iterator[Issue]:
    yield from _codes(definition)
    for place, table in enumerate(definition.degree_tables):
        yield from _table(definition, table, f"Tabella «{table.code}»", f"tabella[{place}]")
    for place, difficulty in enumerate(definition.difficulties):
        yield from _difficulty(difficulty, f"difficolta[{place}]")
    cited = {code for template in definition.templates for code in _cited(template)}
    for place, datum in enumerate(definition.certified_data):
        yield from _datum(datum, cited, f"dato[{place}]")
    for place, rule in enumerate(definition.quota_rules):
        yield from _quota(definition, rule, f"quota_di_merito[{place}]")
    named = definition.indicators.degree_table
    if named and named not in {table.code for table in definition.degree_tables}:
        yield Issue("unknown_table", f"La tabella degli indicatori «{named}» non esiste.", "indicatori.tabella")


def _codes(definition: MethodDefinition) -> Iterator[Issue]:
    lists: tuple[tuple[str, str, str, Iterable[str]], ...] = (
        ("tabella", "Una tabella", "Due tabelle hanno", (one.code for one in definition.degree_tables)),
        ("difficolta", "Una difficoltà", "Due difficoltà hanno", (one.code for one in definition.difficulties)),
        ("dato", "Un dato certificato", "Due dati certificati hanno", (one.code for one in definition.certified_data)),
    )
    for key, which, twice, found in lists:
        codes = list(found)
        for place, code in enumerate(codes):
            if wrong := code_sentence(code):
                yield Issue("code", f"{which} ha un codice {wrong}.", f"{key}[{place}].codice")
        for place, code in repeated(codes):
            yield Issue("code_twice", f"{twice} lo stesso codice «{code}».", f"{key}[{place}].codice")


def _table(definition: MethodDefinition, table: DegreeTable, where: str, field: str) -> Iterator[Issue]:
    if not table.steps:
        example = "gradino = [{ da = 90, vale = 100 }, { da = 60, vale = 60 }]"
        yield Issue("no_steps", f"{where}: non ha nessun gradino; per esempio {example}.", f"{field}.gradino")
    if len({step.floor for step in table.steps}) < len(table.steps):
        yield Issue("step_twice", f"{where}: due gradini cominciano allo stesso punto.", f"{field}.gradino")
    if table.points_of is not None and table.points_of <= ZERO:
        yield Issue("points_of", f"{where}: i punti massimi devono essere più di zero.", f"{field}.punti_su")
        return
    most = definition.indicators.cap if table.points_of is None else table.points_of
    if any(not ZERO <= step.worth <= most for step in table.steps):
        what = "i gradi" if table.points_of is None else "i punti"
        sentence = f"{where}: {what} vanno da 0 a {format_decimal(most, None)}."
        yield Issue("step_worth", sentence, f"{field}.gradino")
    worth = [step.worth for step in sorted(table.steps, key=lambda one: one.floor)]
    if worth != sorted(worth):
        sentence = f"{where}: un gradino più alto vale meno di uno più basso."
        yield Issue("table_falls", sentence, f"{field}.gradino", Severity.WARNING)


def _difficulty(difficulty: Difficulty, field: str) -> Iterator[Issue]:
    if difficulty.coefficient <= ZERO:
        sentence = f"Difficoltà «{difficulty.label}»: il coefficiente deve essere maggiore di zero."
        yield Issue("coefficient", sentence, f"{field}.coefficiente")


def _datum(datum: CertifiedDatum, cited: set[str], field: str) -> Iterator[Issue]:
    where = f"Dato «{datum.title}»"
    if datum.unit and datum.kind is not DatumKind.NUMBER:
        sentence = f"{where}: l'unità di misura è di una cifra, e qui non conta."
        yield Issue("idle_unit", sentence, f"{field}.unita_di_misura", Severity.WARNING)
    if datum.code not in cited:
        sentence = f"{where}: nessun moltiplicatore, penalità o blocco lo guarda, e quindi non conta."
        yield Issue("idle_datum", sentence, field, Severity.WARNING)


def _cited(template: SheetTemplate) -> Iterator[str]:
    yield from (one.datum for one in template.multipliers if one.figure is FigureSource.CERTIFIED)
    yield from (one.datum for one in template.penalties)
    yield from (one.item for one in template.blocking if one.watches in {Watched.CERTIFIED, Watched.DUTY})


def _quota(definition: MethodDefinition, rule: QuotaRule, field: str) -> Iterator[Issue]:
    where = f"Quota di merito «{rule.label}»"
    if not ZERO <= rule.at_most <= HUNDRED:
        yield Issue("quota", f"{where}: la percentuale dei valutati va da 0 a 100.", f"{field}.al_massimo")
    cap = definition.indicators.cap
    if not ZERO <= rule.top_from <= cap:
        sentence = f"{where}: il punteggio va da 0 a {format_decimal(cap, None)}."
        yield Issue("quota", sentence, f"{field}.punteggio_da")
    elif rule.at_most == HUNDRED:
        yield Issue("idle_quota", f"{where}: al 100 % non avvisa mai.", f"{field}.al_massimo", Severity.WARNING)
