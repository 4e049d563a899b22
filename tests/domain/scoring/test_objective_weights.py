"""What objectives weigh when their weights are not given, are those of units, or do not sum to the whole."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.method.vocabulary import Aggregator, ObjectiveSource, TotalRule
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import FactorInput, SectionInput
from app.domain.scoring.missing import MissingKind
from tests.domain.scoring.sample import METHOD, behaviours, given, objective, objectives, template

D = Decimal
UNIT = objectives("50", objective_source=ObjectiveSource.UNIT)
OWN = objectives("50")


def made(number, weight, degree):
    return replace(objective(number, weight or "0", degree=D(degree)), weight=None if weight is None else D(weight))


def scored(section, *found, total=TotalRule.WEIGHTED):
    """Score some objectives beside one factor worth half of its maximum of 100 points."""
    sheet = given(SectionInput("ob", objectives=found), SectionInput("comp", factors=(FactorInput("F1", D(50)),)))
    return score_sheet(METHOD, template(section, behaviours(["100"], "percent", "50"), total=total), sheet)


@pytest.mark.parametrize("section", [UNIT, OWN], ids=["unit", "person"])
def test_that_objectives_without_weights_share_the_whole_in_equal_parts(section):
    result = scored(section, made(1, None, "90"), made(2, None, "60"))
    assert [item.points for item in result.section("ob").items] == [45, 30]
    assert result.section("ob").degree == 75
    assert scored(section, made(1, None, "90")).section("ob").degree == 90


def test_that_one_objective_without_weight_is_worth_all_the_points():
    # (100 × 90 + 100 × 50) : 200 = 70.
    assert scored(OWN, made(1, None, "90"), total=TotalRule.POINTS_OVER_MAXIMUM).exact_total == 70


@pytest.mark.parametrize(
    ("section", "weights", "exact"),
    [
        # Senza pesi 50 e 50: (50 × 90 + 50 × 60 + 100 × 50) : 200 = 62,5.
        (OWN, (None, None), "62.5"),
        (UNIT, (None, None), "62.5"),
        # I pesi della persona sono i suoi punti: (30 × 90 + 20 × 60 + 100 × 50) : 150 = 59,333…
        (OWN, ("30", "20"), "178/3"),
        # Quelli dell'unità si riportano a 100, cioè 60 e 40: (60 × 90 + 40 × 60 + 100 × 50) : 200 = 64.
        (UNIT, ("30", "20"), "64"),
    ],
)
def test_that_points_come_from_the_weights_and_those_of_a_unit_are_carried_to_the_whole(section, weights, exact):
    found = (made(1, weights[0], "90"), made(2, weights[1], "60"))
    assert scored(section, *found, total=TotalRule.POINTS_OVER_MAXIMUM).exact_total == Fraction(exact)


def test_that_a_section_in_points_tells_the_points_of_the_whole():
    # 60 × 90 : 100 + 40 × 60 : 100 = 78 punti su 100.
    section = replace(UNIT, aggregator=Aggregator.POINTS)
    step = scored(section, made(1, "30", "90"), made(2, "20", "60")).tree.find("section:ob")
    assert step.values == (("punti", "78"), ("punti massimi", "100"))


def test_that_what_a_unit_s_section_sums_to_may_be_other_than_a_hundred():
    # Su 10 punti: 6 e 4.
    section = replace(UNIT, aggregator=Aggregator.POINTS, items_total=D(10))
    step = scored(section, made(1, "30", "90"), made(2, "20", "60")).tree.find("section:ob")
    assert step.values == (("punti", "7,8"), ("punti massimi", "10"))


def test_that_weights_of_a_unit_all_at_zero_are_missing_and_no_division():
    result = scored(UNIT, made(1, "0", "90"), made(2, "0", "60"))
    assert [missing.kind for missing in result.missing] == [MissingKind.WEIGHT]
    assert result.section("ob").degree is None
    assert result.exact_total == 50


def test_that_a_section_without_objectives_says_whose_are_missing():
    labels = [
        scored(objectives("50", objective_source=source)).missing[0].label.partition(": ")[2]
        for source in ObjectiveSource
    ]
    assert labels == [
        "nessun obiettivo è assegnato",
        "l'unità non ha obiettivi da contare",
        "l'ente non ha obiettivi da contare",
    ]


def test_that_an_objective_that_does_not_apply_needs_no_weight():
    apart = replace(made(3, None, "10"), neutralised="Fondi revocati")
    result = scored(UNIT, made(1, "30", "90"), made(2, "20", "60"), apart)
    assert not result.is_provisional
    assert result.section("ob").degree == 78
    lacking = scored(UNIT, made(1, "30", "90"), made(2, "20", "60"), made(3, None, "10"))
    assert [(missing.item, missing.kind) for missing in lacking.missing] == [("objective:3", MissingKind.WEIGHT)]
    assert lacking.section("ob").degree == 78
