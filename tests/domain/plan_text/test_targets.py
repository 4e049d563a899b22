"""Targets written in words become a number with its unit, a day or a yes, and leave the name of the indicator."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.vocabulary import Direction, IndicatorRule
from app.domain.plan_text.measures import indicator_draft
from app.domain.plan_text.shapes import IndicatorText
from tests.domain.plan_text.parsing import parse_plan

MORE, LESS = Direction.HIGHER, Direction.LOWER


@pytest.mark.parametrize(
    ("text", "name", "number", "unit", "direction"),
    [
        ("N. controlli effettuati: almeno 3", "N. controlli effettuati", 3, "", MORE),
        ("Numero corsi organizzati almeno 3", "Numero corsi organizzati", 3, "", MORE),
        ("Almeno 3 incontri pubblici", "Incontri pubblici", 3, "", MORE),
        ("almeno tre incontri", "Incontri", 3, "", MORE),
        ("n. 3 corsi", "Corsi", 3, "", MORE),
        ("100% delle pratiche evase", "Pratiche evase", 100, "%", MORE),
        ("Pratiche evase nei termini 100%", "Pratiche evase nei termini", 100, "%", MORE),
        ("Rispetto dei termini: 95% delle istanze", "Rispetto dei termini", 95, "% delle istanze", MORE),
        ("Tempo medio di rilascio non superiore a 20 giorni", "Tempo medio di rilascio", 20, "giorni", LESS),
        ("Riduzione del 10% dei tempi di attesa", "Riduzione dei tempi di attesa", 10, "%", MORE),
        ("Incremento entrate: +5%", "Incremento entrate", 5, "% in più", MORE),
        ("Recupero evasione di almeno 50.000 euro", "Recupero evasione", 50_000, "€", MORE),
        ("N. sopralluoghi >= 12", "N. sopralluoghi", 12, "", MORE),
        ("Gradimento utenti: almeno 4 su 5", "Gradimento utenti", 4, "su 5", MORE),
        ("Ore di apertura: 36 ore settimanali", "Ore di apertura", 36, "ore settimanali", MORE),
        ("Almeno il 90% delle richieste evase entro 30 giorni", "Richieste evase entro 30 giorni", 90, "%", MORE),
        ("due sopralluoghi al mese", "Sopralluoghi al mese", 2, "", MORE),
        ("Lavori al 50% entro dicembre", "Lavori (entro: dicembre)", 50, "%", MORE),
        ("Report semestrale", "Report semestrale", None, "", MORE),
        ("tra 5 e 10 eventi", "tra 5 e 10 eventi", None, "", MORE),
        ("12 mesi di servizio", "12 mesi di servizio", None, "", MORE),
    ],
)
def test_that_a_target_inside_an_indicator_leaves_its_name(
    text: str, name: str, number: int | None, unit: str, direction: Direction
) -> None:
    plan = parse_plan(f"AREA TECNICA\nObiettivo n. 1: Migliorare il servizio\nIndicatore: {text}\n")
    [told] = plan.areas[0].bullets[0].parts.indicators
    draft = indicator_draft(told, 2024)
    assert (draft.name, draft.target, draft.unit, draft.direction) == (
        name, None if number is None else Decimal(number), unit, direction,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("target", "number", "unit", "direction"),
    [
        ("almeno 3 incontri", 3, "incontri", MORE),
        ("almeno il 90%", 90, "%", MORE),
        ("non più di 20 giorni", 20, "giorni", LESS),
        ("entro 30 giorni", 30, "giorni", LESS),
        ("- 10%", 10, "% in meno", MORE),
        ("riduzione del 10%", 10, "% di riduzione", MORE),
        ("90% entro 30 giorni", 90, "% entro 30 giorni", MORE),
        ("50.000 euro", 50_000, "€", MORE),
        ("12 nell'anno", 12, "nell'anno", MORE),
        ("tre", 3, "", MORE),
    ],
)
def test_that_a_quantity_in_words_is_a_number_with_its_unit(
    target: str, number: int, unit: str, direction: Direction
) -> None:
    draft = indicator_draft(IndicatorText("Servizio reso", target), 2024)
    assert (draft.name, draft.target, draft.unit, draft.direction) == (
        "Servizio reso", Decimal(number), unit, direction,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("target", "day"),
    [
        ("entro il 30/06", date(2024, 6, 30)),
        ("approvazione entro il 31/03", date(2024, 3, 31)),
        ("fatto entro dicembre", date(2024, 12, 31)),
        ("1° semestre", date(2024, 6, 30)),
    ],
)
def test_that_a_day_in_words_is_a_rule_by_date(target: str, day: date) -> None:
    draft = indicator_draft(IndicatorText("Regolamento", target), 2024)
    assert (draft.name, draft.rule, draft.target_on) == ("Regolamento", IndicatorRule.BY_DATE, day)


def test_that_a_grade_is_no_day_where_people_are_asked_and_what_cannot_be_read_stays_in_words() -> None:
    graded = indicator_draft(IndicatorText("Gradimento degli utenti", "4/5"), 2024)
    assert (graded.target, graded.unit) == (4, "su 5")
    endless = indicator_draft(IndicatorText("Presenze", "9" * 40), 2024)
    assert (endless.target, endless.name) == (None, f"Presenze (atteso: {'9' * 40})")
    assert indicator_draft(IndicatorText("Presenze", "tra 5 e 10"), 2024).name == "Presenze (atteso: tra 5 e 10)"


@pytest.mark.parametrize(
    ("told", "words", "due"),
    [
        (IndicatorText("Schema depositato entro il 10 aprile"), "", date(2026, 4, 10)),
        (IndicatorText("Schema depositato", deadline="10/04/2026"), "", date(2026, 4, 10)),
        (IndicatorText("Schema depositato entro il 10 aprile", deadline="10/04/2026"), "", date(2026, 4, 10)),
        (IndicatorText("Registri dismessi", "SI (entro 30/06/2026)"), "", date(2026, 6, 30)),
        (IndicatorText("Regolamento", "in Consiglio", deadline="30/09/2026"), "in Consiglio", date(2026, 9, 30)),
        (IndicatorText("Richieste evase entro 30 giorni"), "", None),
        (IndicatorText("Pagamenti entro i termini di legge"), "", None),
    ],
)
def test_that_a_day_planned_for_what_has_no_number_makes_a_date_of_it(
    told: IndicatorText, words: str, due: date | None
) -> None:
    draft = indicator_draft(told, 2026)
    penalty = parameters_of(draft.parameters).penalty
    assert penalty == (1 if due else 0), "a day without a penalty would be no term"
    name = f"{told.text} (atteso: {words})" if words else told.text
    assert (draft.name, draft.target_on, draft.rule is IndicatorRule.BY_DATE) == (name, due, due is not None)


@pytest.mark.parametrize(("target", "start"), [("", "23"), ("–", "23"), ("entro marzo", None), ("≥ 40 %", "23")])
def test_that_where_it_starts_stays_where_a_year_has_no_target(target: str, start: str | None) -> None:
    draft = indicator_draft(IndicatorText("Avanzamento dei lavori", target, baseline="23 %"), 2026)
    assert draft.baseline == (None if start is None else Decimal(start))
    assert ("partenza" in draft.name) is (start is None)
