"""What a reader is told of an indicator and of the objective it measures: the formula of each rule and its numbers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives import Combination, IndicatorRule
from app.domain.objectives.rule_parameters import IndicatorStep, Lateness, PhaseProgress
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.indicators import measured
from app.domain.scoring.inputs import SectionInput
from tests.domain.scoring.sample import METHOD, given, indicator, objective, objectives, parameters, template
from tests.domain.scoring.telling import line, told

D = Decimal
JUNE, JULY = date(2024, 6, 30), date(2024, 7, 3)
TABLE = (IndicatorStep(D(10), D(40)), IndicatorStep(D(20), D(80)))
P, B, S, J, T = (
    IndicatorRule.PERCENT_OF_TARGET,
    IndicatorRule.BASELINE_TO_TARGET,
    IndicatorRule.STEPS,
    IndicatorRule.JUDGEMENT,
    IndicatorRule.BY_DATE,
)
PHASES = (PhaseProgress("Bando", D(30), D(100)), PhaseProgress("Lavori", D(70), D(50)))


@pytest.mark.parametrize(
    ("made", "formula", "numbers", "shown"),
    [
        (
            indicator(P, actual="25", target="40", unit="pratiche"),
            "100 × valore : atteso",
            "valore: 25 pratiche; atteso: 40 pratiche",
            "62,5",
        ),
        (
            indicator(P, lower=True, actual="12", target="10"),
            "100 × (2 × atteso − valore) : atteso",
            "valore: 12; atteso: 10",
            "80",
        ),
        (
            indicator(P, actual="0", target="0"),
            "atteso zero: raggiunto 100, non raggiunto 0",
            "valore: 0; atteso: 0",
            "100",
        ),
        (
            indicator(P, actual="50", target="40"),
            "100 × valore : atteso",
            "valore: 50; atteso: 40; calcolato: 125; limiti: da 0 a 100",
            "100",
        ),
        (
            indicator(P, actual="-4", target="40"),
            "100 × valore : atteso",
            "valore: -4; atteso: 40; calcolato: -10; limiti: da 0 a 100",
            "0",
        ),
        (
            indicator(B, baseline="60", target="80", actual="75"),
            "100 × (valore − partenza) : (atteso − partenza)",
            "valore: 75; partenza: 60; atteso: 80",
            "75",
        ),
        (
            indicator(B, baseline="60", target="80", actual="80"),
            "valore atteso raggiunto",
            "valore: 80; partenza: 60; atteso: 80",
            "100",
        ),
        (
            indicator(B, baseline="60", target="80", actual="60"),
            "nessun passo avanti dal valore di partenza",
            "valore: 60; partenza: 60; atteso: 80",
            "0",
        ),
        (
            indicator(S, actual="15", parameters=parameters(bounds=TABLE)),
            "grado del gradino raggiunto",
            "valore: 15; tabella: da 10 → 40; da 20 → 80",
            "40",
        ),
        (
            indicator(S, actual="9", parameters=parameters(bounds=TABLE)),
            "nessun gradino raggiunto",
            "valore: 9; tabella: da 10 → 40; da 20 → 80",
            "0",
        ),
        (
            indicator(S, actual="15", parameters=parameters(bounds=TABLE, are_steps_linear=True)),
            "in proporzione tra un gradino e il seguente",
            "valore: 15; tabella: da 10 → 40; da 20 → 80",
            "60",
        ),
        (
            indicator(S, actual="20", parameters=parameters(bounds=TABLE, are_steps_linear=True)),
            "grado del gradino raggiunto",
            "valore: 20; tabella: da 10 → 40; da 20 → 80",
            "80",
        ),
        (
            indicator(S, lower=True, actual="12", parameters=parameters(bounds=TABLE[:1])),
            "nessun gradino raggiunto",
            "valore: 12; tabella: fino a 10 → 40",
            "0",
        ),
        (indicator(IndicatorRule.YES_NO, actual="1"), "realizzato 100, non realizzato 0", "esito: realizzato", "100"),
        (indicator(IndicatorRule.YES_NO, actual="0"), "realizzato 100, non realizzato 0", "esito: non realizzato", "0"),
        (
            indicator(T, target_date=JUNE, actual_date=JULY, parameters=parameters(penalty=D("2.5"))),
            "100 − ritardo × penalità",
            "termine: 30/06/2024; realizzato il: 03/07/2024; ritardo (giorno): 3; penalità: 2,5",
            "92,5",
        ),
        (
            indicator(
                T, target_date=JUNE, actual_date=JULY, parameters=parameters(penalty=D(5), lateness=Lateness.MONTH)
            ),
            "100 − ritardo × penalità",
            "termine: 30/06/2024; realizzato il: 03/07/2024; ritardo (mese o frazione): 1; penalità: 5",
            "95",
        ),
        (indicator(T, target_date=JUNE, actual="0"), "non realizzato: 0", "termine: 30/06/2024", "0"),
        (
            indicator(IndicatorRule.PHASES, phases=PHASES),
            "somma di peso × avanzamento delle fasi : somma dei pesi",
            "Bando: 30 × 100; Lavori: 70 × 50",
            "65",
        ),
        (indicator(J, actual="2"), "quota del giudizio scelto", "giudizio: in gran parte", "75"),
        (indicator(J, choice="parziale"), "quota del giudizio scelto", "giudizio: parziale", "50"),
        (
            indicator(J, actual="1.2", parameters=parameters(scale="0-4")),
            "quota del giudizio scelto",
            "giudizio: 1,2",
            "30",
        ),
        (
            indicator(IndicatorRule.DIRECT, actual="62.5", unit="%"),
            "percentuale indicata a mano",
            "valore: 62,5 %",
            "62,5",
        ),
    ],
)
def test_that_each_rule_of_an_indicator_is_told_with_its_numbers(made, formula, numbers, shown):
    assert line(measured("k", made, METHOD)) == f"Indicatore: {formula} [{numbers}] = {shown}"


def direct(number, weight, actual=None):
    made = indicator(IndicatorRule.DIRECT, weight=weight, actual=actual)
    return replace(made, key=f"indicator:{number}", label=f"Indicatore {number}")


@pytest.mark.parametrize(
    ("combination", "words"),
    [
        (
            Combination.WEIGHTED_MEAN,
            "somma di peso × grado : somma dei pesi [somma: 75 × 80 + 25 × 40; divisore: 100] = 70",
        ),
        (Combination.WORST, "il peggiore degli indicatori [grado: 80; grado: 40] = 40"),
    ],
)
def test_that_an_objective_is_told_down_to_its_indicators(combination, words):
    made = objective(1, "100", direct(1, "75", "80"), direct(2, "25", "40"), combination=combination)
    tree = score_sheet(METHOD, template(objectives()), given(SectionInput("ob", objectives=(made,)))).tree
    assert told(tree.find("section:ob/objective:1")) == [
        f"Obiettivo 1: {words}",
        "  Indicatore 1: percentuale indicata a mano [valore: 80] = 80",
        "  Indicatore 2: percentuale indicata a mano [valore: 40] = 40",
    ]
    assert [step.key for step in tree.find("section:ob/objective:1").children] == [
        "section:ob/objective:1/indicator:1",
        "section:ob/objective:1/indicator:2",
    ]


def test_that_an_objective_with_one_indicator_is_told_by_that():
    made = objective(1, "100", direct(1, "75", "80"))
    tree = score_sheet(METHOD, template(objectives()), given(SectionInput("ob", objectives=(made,)))).tree
    assert told(tree.find("section:ob/objective:1")) == [
        "Obiettivo 1: grado dell'unico indicatore [] = 80",
        "  Indicatore 1: percentuale indicata a mano [valore: 80] = 80",
    ]


def test_that_indicators_all_at_zero_are_a_zero():
    made = objective(1, "100", direct(1, "75", "0"), direct(2, "25", "0"))
    result = score_sheet(METHOD, template(objectives()), given(SectionInput("ob", objectives=(made,))))
    assert result.exact_total == 0


def test_that_an_objective_whose_indicators_do_not_apply_is_told():
    silent = [replace(direct(n, "50"), parameters=parameters(missing=MissingPolicy.EXCLUDE)) for n in (1, 2)]
    made = objective(1, "100", *silent)
    tree = score_sheet(METHOD, template(objectives()), given(SectionInput("ob", objectives=(made,)))).tree
    lines = told(tree.find("section:ob/objective:1"))
    assert lines[0] == "Obiettivo 1: nessun indicatore si applica [] = non si applica"
    assert lines[1].endswith("la parte è esclusa e il suo peso è ripartito [] = non si applica")


def test_that_an_objective_whose_indicators_are_not_measured_is_told():
    made = objective(1, "100", direct(1, "50"))
    tree = score_sheet(METHOD, template(objectives()), given(SectionInput("ob", objectives=(made,)))).tree
    assert told(tree.find("section:ob/objective:1"))[0] == "Obiettivo 1: nessun indicatore è misurato [] = manca"
