"""What a reader is told of a score: every formula with the numbers put in it, down to the indicator."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.template import Band, Bands, BlockingRule, Section
from app.domain.method.vocabulary import Aggregator, BandBasis, BandKind, SectionKind, TotalRule
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import SectionInput
from tests.domain.scoring.sample import (
    METHOD,
    behaviours,
    given,
    objective,
    objectives,
    scored_factors,
    scores,
    template,
)
from tests.domain.scoring.telling import line, told

D = Decimal


def outcome(value: str, **more):
    """Score a sheet of one factor in percent, so that its total is that value."""
    sheet = given(SectionInput("comp", factors=scores([value])))
    return score_sheet(METHOD, template(behaviours(["100"], "percent"), **more), sheet)


STEPS = (Band(D(90), D(100), "Ottimo"), Band(D(60), D(80)), Band(D(40), D(0), "Bassa", is_negative=True))
POINTS = "quota alla soglia + quota per punto × punti oltre la soglia, al massimo 100"
NOTHING = "sotto la soglia: nulla"
SLOPE = Bands(BandKind.SLOPE, threshold=D(60), base_share=D(50), per_point=D(2))
PROPORTIONAL = Bands(BandKind.PROPORTIONAL, threshold=D(60))


@pytest.mark.parametrize(
    ("bands", "total", "words"),
    [
        (Bands(steps=STEPS), "95", "quota della fascia raggiunta [totale arrotondato: 95; fascia: Ottimo] = 100 %"),
        (Bands(steps=STEPS), "61.5", "quota della fascia raggiunta [totale arrotondato: 61,5; fascia: da 60] = 80 %"),
        (
            Bands(steps=STEPS),
            "50",
            "quota della fascia raggiunta [totale arrotondato: 50; fascia: Bassa; esito: valutazione negativa] = 0 %",
        ),
        (Bands(steps=STEPS), "30", "sotto ogni fascia [totale arrotondato: 30] = 0 %"),
        (PROPORTIONAL, "72.5", "quota uguale al totale [totale arrotondato: 72,5; soglia: 60] = 72,5 %"),
        (PROPORTIONAL, "59.9", "sotto la soglia: nulla [totale arrotondato: 59,9; soglia: 60] = 0 %"),
        (
            replace(PROPORTIONAL, basis=BandBasis.EXACT),
            "72.555",
            "quota uguale al totale [totale esatto: 72,555; soglia: 60] = 72,555 %",
        ),
        (
            SLOPE,
            "70",
            f"{POINTS} [totale arrotondato: 70; soglia: 60; quota alla soglia: 50; quota per punto: 2] = 70 %",
        ),
        (
            SLOPE,
            "59",
            f"{NOTHING} [totale arrotondato: 59; soglia: 60; quota alla soglia: 50; quota per punto: 2] = 0 %",
        ),
    ],
)
def test_that_the_band_is_told_with_its_bounds(bands, total, words):
    assert line(outcome(total, bands=bands).tree.find("band")) == f"Fascia: {words}"


def test_that_the_award_is_told_with_the_rules_that_reduce_it():
    rules = (BlockingRule("comp", D(95), D(70), "Comportamenti"), BlockingRule("", D(91), D(50)))
    assert line(outcome("90", blocking=rules).tree.find("award")) == (
        "Quota del premio: quota della fascia, ridotta dalle regole di blocco"
        " [fascia: 100 %; Comportamenti: al massimo 70 %; sotto 91: al massimo 50 %] = 50 %"
    )
    assert line(outcome("97", blocking=rules).tree.find("award")) == (
        "Quota del premio: quota della fascia [fascia: 100 %] = 100 %"
    )


def test_that_without_a_total_neither_band_nor_award_is_known():
    sheet = score_sheet(METHOD, template(behaviours(["100"], "percent")), given())
    assert [line(sheet.tree.find(key)) for key in ("band", "award")] == [
        "Fascia: il totale non è ancora noto [] = manca",
        "Quota del premio: il totale non è ancora noto [] = manca",
    ]


def paid(*late, share="30"):
    own = objective(1, "60", degree=D(85))
    sheet = given(SectionInput("ob", objectives=(own, *late)))
    return score_sheet(METHOD, template(objectives(), payment_share=share and D(share)), sheet).tree.find("award")


def late(**more):
    return objective(2, "40", is_payment_times=True, **more)


BAND = "  Quota del premio: quota della fascia [fascia: 90 %] = 90 %"
SHARES = "quota della fascia: 90 %; quota legata ai tempi di pagamento: 30 %"
HANGS = "(100 − quota legata) × quota della fascia + quota legata × 100 se l'obiettivo è raggiunto, 0 se no"


@pytest.mark.parametrize(("degree", "word", "share"), [("100", "raggiunto", "93"), ("99", "non raggiunto", "63")])
def test_that_payment_times_are_told_with_what_hangs_on_them(degree, word, share):
    # (100 − 30) × 90 % = 63, e 30 × 100 % in più se l'obiettivo è raggiunto.
    step = paid(late(degree=D(degree)))
    assert told(step) == [
        f"Quota del premio: {HANGS} [{SHARES}; obiettivo: {word}] = {share} %",
        BAND,
        f"  Obiettivo 2: grado indicato [] = {degree}",
    ]
    assert [child.key for child in step.children] == ["award:band", "award:ob/objective:2"]


def test_that_payment_times_not_measured_are_told():
    assert told(paid(late())) == [
        "Quota del premio: l'obiettivo sui tempi di pagamento non è ancora misurato [] = manca",
        BAND,
        "  Obiettivo 2: Obiettivi: manca il punteggio dell'obiettivo «Obiettivo 2» [] = manca",
    ]


def test_that_payment_times_that_do_not_apply_are_told():
    assert told(paid(late(neutralised="Dissesto"))) == [
        "Quota del premio: quota della fascia: i tempi di pagamento non si applicano [fascia: 90 %] = 90 %",
        BAND,
        "  Obiettivo 2: obiettivo neutralizzato: Dissesto [] = non si applica",
    ]


@pytest.mark.parametrize("share", [None, "30"])
def test_that_where_there_are_no_payment_times_the_award_says_nothing_of_them(share):
    assert told(paid(share=share)) == [BAND.strip()]


def test_that_the_payment_objective_stands_in_its_section_as_left_apart():
    sheet = given(SectionInput("ob", objectives=(objective(1, "60", degree=D(85)), late(degree=D(100)))))
    tree = score_sheet(METHOD, template(objectives(), payment_share=D(30)), sheet).tree
    assert told(tree.find("section:ob")) == [
        "Obiettivi: somma di peso × grado : somma dei pesi [somma: 60 × 85; divisore: 60] = 85",
        "  Obiettivo 1: grado indicato [] = 85",
        "  Obiettivo 2: conta per la retribuzione di risultato, fuori dal totale [] = non si applica",
    ]


@pytest.mark.parametrize(
    ("scale", "value", "words"),
    [
        ("giudizio", "2", "quota della riga scelta [punteggio: 2 su 3; giudizio: in gran parte] = 75"),
        ("1-5", "4", "100 × punteggio : punteggio massimo [punteggio: 4 su 5; giudizio: 4] = 80"),
        ("0-4", "3.5", "100 × punteggio : punteggio massimo [punteggio: 3,5 su 4] = 87,5"),
        ("percent", "62.5", "100 × punteggio : punteggio massimo [punteggio: 62,5 su 100] = 62,5"),
    ],
)
def test_that_a_score_is_told_with_the_rule_of_its_scale(scale, value, words):
    tree = scored_factors(["100"], [value], scale).tree
    assert line(tree.find("section:comp/F1")) == f"Fattore 1: {words}"


@pytest.mark.parametrize(
    ("aggregator", "words"),
    [
        (
            Aggregator.WEIGHTED_MEAN,
            "somma di peso × grado : somma dei pesi [somma: 75 × 90 + 25 × 50; divisore: 100] = 80",
        ),
        (Aggregator.MEAN, "somma dei gradi : numero delle voci [somma: 1 × 90 + 1 × 50; divisore: 2] = 70"),
        (Aggregator.MINIMUM, "il grado più basso [gradi: 90; 50] = 50"),
        (Aggregator.ALL_OR_NOTHING, "100 se ogni voce è al 100, altrimenti 0 [gradi: 90; 50] = 0"),
        (Aggregator.POINTS, "100 × punti : punti massimi [punti: 140; punti massimi: 200] = 70"),
    ],
)
def test_that_a_section_is_told_with_its_aggregator(aggregator, words):
    tree = scored_factors(["75", "25"], ["90", "50"], "percent", aggregator=aggregator).tree
    assert line(tree.find("section:comp")) == f"Comportamenti: {words}"


SECTIONS = "somma di peso × grado delle sezioni : somma dei pesi"
MAXIMA = "100 × punti : punti massimi, cioè somma di massimo × grado : somma dei massimi"


def total_told(rule, **more):
    # Obiettivi 60, comportamenti (5 + 4) : 10, cioè 90.
    sheet = given(
        SectionInput("ob", objectives=(objective(1, "100", degree=D(60)),)),
        SectionInput("comp", factors=scores(["5", "4"])),
        SectionInput("corr", reason="Encomio", **more),
    )
    correction = Section("corr", "Correzione", SectionKind.ADJUSTMENT, points_minimum=D(-5), points_maximum=D(5))
    sections = (objectives("60"), behaviours(["50", "50"], "1-5", "40"), correction)
    return told(score_sheet(METHOD, template(*sections, total=rule), sheet).tree.find("total:exact"))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        # 60 × 60 + 40 × 90 = 7200, diviso 100.
        (
            TotalRule.WEIGHTED,
            f"{SECTIONS} [somma: 60 × 60 + 40 × 90; divisore: 100] = 72",
        ),
        # 60 + 100 + 80 = 240, diviso 3.
        (
            TotalRule.MEAN_OF_FACTORS,
            "somma dei gradi di tutte le voci : loro numero [somma: 1 × 60 + 1 × 100 + 1 × 80; divisore: 3] = 80",
        ),
        # 100 × 60 + 5 × 100 + 5 × 80 = 6900, diviso 110.
        (
            TotalRule.POINTS_OVER_MAXIMUM,
            f"{MAXIMA} [somma: 100 × 60 + 5 × 100 + 5 × 80; divisore: 110] = 62,727272…",
        ),
    ],
)
def test_that_the_total_is_told_with_its_rule(rule, words):
    assert total_told(rule) == [f"Totale, valore esatto: {words}"]


def test_that_corrections_are_told_over_the_total_without_them():
    assert total_told(TotalRule.WEIGHTED, points=D(-3)) == [
        "Totale, valore esatto: totale + correzioni [totale: 72; correzioni: -3] = 69",
        f"  Totale senza correzioni: {SECTIONS} [somma: 60 × 60 + 40 × 90; divisore: 100] = 72",
    ]


@pytest.mark.parametrize(
    ("score", "points", "words"),
    [
        ("98", "5", "totale + correzioni, al massimo 100 [totale: 98; correzioni: 5] = 100"),
        ("3", "-5", "totale + correzioni, mai sotto 0 [totale: 3; correzioni: -5] = 0"),
    ],
)
def test_that_corrections_past_an_end_say_where_they_stop(score, points, words):
    correction = Section("corr", "Correzione", SectionKind.ADJUSTMENT, points_minimum=D(-5), points_maximum=D(5))
    sheet = given(SectionInput("comp", factors=scores([score])), SectionInput("corr", points=D(points), reason="R"))
    result = score_sheet(METHOD, template(behaviours(["100"], "percent"), correction), sheet)
    assert told(result.tree.find("total:exact"))[0] == f"Totale, valore esatto: {words}"
