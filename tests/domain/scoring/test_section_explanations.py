"""What a reader is told of sections given as one figure, of corrections, of differentiation, of what does not apply."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.template import Rounding, Section, Spread, SpreadStep
from app.domain.method.vocabulary import RoundingPoint, SectionKind, SpreadMeasure, TotalRule
from app.domain.objectives import IndicatorRule
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import FactorInput, SectionInput
from tests.domain.scoring.sample import METHOD, behaviours, given, indicator, objective, objectives, scores, template
from tests.domain.scoring.telling import line, told

D = Decimal
EXTERNAL = Section("nv", "Gradimento", SectionKind.EXTERNAL, D(100))
CORRECTION = Section("nv", "Correzione", SectionKind.ADJUSTMENT, points_minimum=D(-5), points_maximum=D(8))
SPREAD = Spread(SpreadMeasure.STANDARD_DEVIATION, (SpreadStep(D(0), D(20)), SpreadStep(D(5), D(60))))
DIFFERENCES = Section("nv", "Differenziazione", SectionKind.DIFFERENTIATION, D(100), spread=SPREAD)
REACHED = "grado del gradino raggiunto dalla differenziazione"
LIMITS = "limiti: da -5 a 8; indicati"


def section_told(section, **more):
    sheet = given(SectionInput("nv", **more), SectionInput("comp", factors=scores(["50"])))
    return line(score_sheet(METHOD, template(section, behaviours(["100"], "percent")), sheet).tree.find("section:nv"))


@pytest.mark.parametrize(
    ("section", "more", "words"),
    [
        (EXTERNAL, {"degree": D("64.5")}, "Gradimento: dato fornito [] = 64,5"),
        (EXTERNAL, {"degree": D(64), "reason": "Indagine di maggio"}, "Gradimento: Indagine di maggio [] = 64"),
        (EXTERNAL, {}, "Gradimento: Gradimento: manca il dato certificato [] = manca"),
        (EXTERNAL, {"excluded": "Nessuna indagine"}, "Gradimento: Nessuna indagine [] = non si applica"),
        (CORRECTION, {}, "Correzione: nessuna correzione [] = non si applica"),
        (CORRECTION, {"points": D(3), "reason": "Encomio"}, f"Correzione: Encomio [{LIMITS}: 3] = 3"),
        (CORRECTION, {"points": D(-2)}, f"Correzione: punti in più o in meno [{LIMITS}: -2] = -2"),
        (CORRECTION, {"points": D(11), "reason": "Encomio"}, f"Correzione: Encomio [{LIMITS}: 11] = 8"),
        (CORRECTION, {"points": D(-9), "reason": "Richiamo"}, f"Correzione: Richiamo [{LIMITS}: -9] = -5"),
        # Media 75, scarti 5 e 5: lo scarto quadratico medio è 5.
        (
            DIFFERENCES,
            {"totals_given": (D(70), D(80))},
            f"Differenziazione: {REACHED} [totali dati: 70; 80; scarto quadratico medio: 5] = 60",
        ),
        (
            DIFFERENCES,
            {"totals_given": (D(70),)},
            "Differenziazione: meno di due persone valutate [] = non si applica",
        ),
        (
            replace(DIFFERENCES, spread=None),
            {"totals_given": (D(70), D(80))},
            "Differenziazione: Differenziazione: mancano i totali delle schede dei collaboratori [] = manca",
        ),
    ],
)
def test_that_a_section_given_as_one_figure_is_told(section, more, words):
    assert section_told(section, **more) == words


def test_that_a_correction_over_its_bound_counts_as_the_bound():
    # 50 + 8.
    sheet = given(SectionInput("nv", points=D(11), reason="Encomio"), SectionInput("comp", factors=scores(["50"])))
    result = score_sheet(METHOD, template(CORRECTION, behaviours(["100"], "percent")), sheet)
    assert (result.exact_total, result.section("nv").points) == (58, 8)


def test_that_a_section_where_nothing_applies_is_told_with_what_it_holds():
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", neutralised="Fondi revocati"),)))
    assert told(score_sheet(METHOD, template(objectives()), sheet).tree.find("section:ob")) == [
        "Obiettivi: nessuna voce si applica [] = non si applica",
        "  Obiettivo 1: obiettivo neutralizzato: Fondi revocati [] = non si applica",
    ]


def test_that_a_section_where_nothing_is_given_is_told_with_what_it_lacks():
    tree = score_sheet(METHOD, template(behaviours(["100"], "percent")), given()).tree
    assert told(tree.find("section:comp")) == [
        "Comportamenti: nessun punteggio è dato [] = manca",
        "  Fattore 1: Comportamenti: manca il punteggio del fattore «Fattore 1» [] = manca",
    ]


@pytest.mark.parametrize("rule", TotalRule)
def test_that_a_section_given_as_one_figure_asks_nothing_of_its_factors(rule):
    sheet = given(SectionInput("comp", degree=D(70), factors=(FactorInput("F1", D(10)),)))
    result = score_sheet(METHOD, template(behaviours(["50", "50"], "percent"), total=rule), sheet)
    assert result.exact_total == 70
    assert not result.is_provisional
    assert result.section("comp").items == ()


@pytest.mark.parametrize(
    ("point", "key", "label"),
    [
        (RoundingPoint.FACTOR, "section:ob/objective:1", "Obiettivo 1"),
        (RoundingPoint.SECTION, "section:ob", "Obiettivi"),
        (RoundingPoint.TOTAL, "total", "Totale"),
    ],
)
def test_that_what_is_rounded_is_told_with_its_exact_value_below(point, key, label):
    # 2 su 3 è 66,666666… per cento: a un decimale 66,7.
    made = objective(1, "100", indicator(IndicatorRule.PERCENT_OF_TARGET, actual="2", target="3"))
    sheet = given(SectionInput("ob", objectives=(made,)))
    step = score_sheet(METHOD, template(objectives(), rounding=Rounding(point, 1)), sheet).tree.find(key)
    below = step.children[0]
    rounded = "arrotondato a 1 decimale (la metà va per eccesso) [valore esatto: 66,666666…] = 66,7"
    assert line(step) == f"{label}: {rounded}"
    assert (below.key, below.label, below.shown) == (f"{key}:exact", f"{label}, valore esatto", "66,666666…")
