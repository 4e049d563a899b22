"""The worked examples that the method promises, to the last digit."""

from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.method.vocabulary import TotalRule
from app.domain.objectives import IndicatorRule
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import SectionInput
from app.domain.scoring.payment import share_with_payment_times
from app.domain.scoring.year import year_result
from tests.domain.scoring.sample import (
    METHOD,
    behaviours,
    given,
    indicator,
    objective,
    objectives,
    parameters,
    scored_factors,
    scores,
    template,
)

D = Decimal


def test_that_sixty_forty_for_an_eq_gives_85_53_and_ninety_percent():
    sheet = template(objectives("60"), behaviours([None] * 6, "1-5", "40"))
    ratio = indicator(IndicatorRule.PERCENT_OF_TARGET, actual="25", target="30")
    result = score_sheet(
        METHOD,
        sheet,
        given(
            SectionInput(
                "ob",
                objectives=(
                    objective(1, "50", degree=D(100)),
                    objective(2, "30", ratio),
                    objective(3, "20", degree=D(60)),
                ),
            ),
            SectionInput("comp", factors=scores(["4", "5", "3", "4", "4", "5"])),
        ),
    )
    assert result.section("ob").degree == 87
    assert result.section("comp").degree == Fraction(250, 3)
    assert result.section("ob").points == Fraction("52.2")
    assert result.section("comp").points == Fraction(100, 3)
    assert result.exact_total == Fraction("52.2") + Fraction(100, 3)
    assert result.total == D("85.53")
    assert result.share == D(90)
    assert not result.is_provisional


def test_that_five_factors_with_decimals_give_79_75():
    result = scored_factors(["30", "20", "20", "15", "15"], ["3.5", "2.8", "4", "3", "2.2"], "0-4")
    assert result.exact_total == Fraction("79.75")
    assert result.total == D("79.75")


def test_that_a_plain_mean_of_2_4_6_8_10_gives_75():
    sheet = template(behaviours([None] * 4, "2-10"), total=TotalRule.MEAN_OF_FACTORS)
    result = score_sheet(METHOD, sheet, given(SectionInput("comp", factors=scores(["8", "6", "10", "6"]))))
    assert result.total == D("75.00")


def test_that_two_sheets_are_weighed_by_days_and_rounded_once():
    year = year_result([(182, D("85.53")), (184, D("78.40"))])
    assert year is not None
    assert str(float(year.exact)).startswith("81.9455")
    assert year.total == D("81.95")


@pytest.mark.parametrize(
    ("actual", "cap", "degree"), [("12", "100", 80), ("8", "100", 100), ("8", "120", 120), ("25", "100", 0)]
)
def test_that_a_percentage_of_the_target_falls_when_lower_is_better(actual, cap, degree):
    late = indicator(
        IndicatorRule.PERCENT_OF_TARGET, lower=True, actual=actual, target="10", parameters=parameters(cap=D(cap))
    )
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", late),)))
    assert score_sheet(METHOD, template(objectives()), sheet).section("ob").degree == degree


@pytest.mark.parametrize(
    ("lower", "baseline", "target", "actual", "degree"),
    [(False, "60", "80", "75", 75), (True, "45", "30", "33", 80)],
)
def test_that_the_way_from_baseline_to_target_is_measured(lower, baseline, target, actual, degree):
    way = indicator(IndicatorRule.BASELINE_TO_TARGET, lower=lower, baseline=baseline, target=target, actual=actual)
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", way),)))
    assert score_sheet(METHOD, template(objectives()), sheet).section("ob").degree == degree


@pytest.mark.parametrize(
    ("weights", "values", "exact", "total", "share"),
    [
        ("30 20 35 15", "90.3 55.8 96.1 54.1", "80", "80.00", 90),
        ("20 20 20 5 35", "76.3 60.0 92.7 63.8 88.6", "80", "80.00", 90),
        ("5 30 35 30", "77.0 61.3 89.1 72.4", "75.145", "75.15", 80),
        ("20 10 20 45 5", "88.0 67.0 95.8 86.9 99.8", "87.555", "87.56", 90),
    ],
)
def test_that_totals_are_exact_where_floats_fail(weights, values, exact, total, share):
    result = scored_factors(weights.split(), values.split(), "percent")
    assert result.exact_total == Fraction(exact)
    assert result.total == D(total)
    assert result.share == share


def test_that_missing_the_payment_times_takes_thirty_percent_of_the_pay_away():
    due = [30 * share_with_payment_times(Fraction(90), quota=Fraction(30), is_reached=one) for one in (True, False)]
    assert due == [2790, 1890]
