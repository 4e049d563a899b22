"""Totals, rounding, individual performance, bands, blocking rules, payment times, the year."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.method.definition import IndicatorDefaults
from app.domain.method.template import Band, Bands, BlockingRule, Rounding, Section
from app.domain.method.vocabulary import BandBasis, BandKind, RoundingPoint, SectionKind, TotalRule
from app.domain.scoring.bands import worth_of
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import SectionInput
from app.domain.scoring.payment import share_with_payment_times
from app.domain.scoring.year import year_result
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

D = Decimal
TWO = (objectives("60", is_individual=False), behaviours(["50", "50"], "1-5", "40", is_individual=True))


def two_sections(*, degree="90", values=("5", "4"), **more):
    sheet = given(
        SectionInput("ob", objectives=(objective(1, "100", degree=D(degree)),)),
        SectionInput("comp", factors=scores(values)),
    )
    return score_sheet(METHOD, template(*TWO, **more), sheet)


def test_that_individual_performance_counts_only_its_sections():
    result = two_sections()
    assert result.total == D("90.00")
    assert result.individual == D("90.00")
    assert two_sections(degree="0").individual == D("90.00")
    assert two_sections(degree="0").exact_individual == 90
    assert two_sections(degree="0").total == D("36.00")


def test_that_a_sheet_without_individual_sections_has_no_individual_performance():
    result = scored_factors(["100"], ["70"], "percent")
    assert result.individual is None
    assert result.tree.find("individual").formula == "nessuna sezione si applica"


def test_that_a_section_can_be_known_while_another_is_missing():
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", degree=D(90)),)))
    result = score_sheet(METHOD, template(*TWO), sheet)
    assert result.total == D("90.00")
    assert result.is_provisional
    assert result.individual is None
    assert result.tree.find("individual").shown == "manca"


@pytest.mark.parametrize(
    ("rule", "total"),
    [
        (TotalRule.WEIGHTED, "90.00"),
        (TotalRule.MEAN_OF_FACTORS, "90.00"),
        (TotalRule.POINTS_OVER_MAXIMUM, "90.00"),
    ],
)
def test_that_the_parts_of_each_total_sum_to_it(rule, total):
    result = two_sections(total=rule)
    assert result.total == D(total)
    assert sum(section.points for section in result.sections) == result.exact_total


def test_that_a_mean_of_all_factors_forgets_the_sections():
    assert two_sections(degree="30", values=("5", "5"), total=TotalRule.MEAN_OF_FACTORS).exact_total == Fraction(230, 3)


def test_that_points_over_the_maximum_count_each_maximum():
    result = two_sections(degree="50", values=("5", "4"), total=TotalRule.POINTS_OVER_MAXIMUM)
    assert result.exact_total == Fraction(100 * 59, 110)


def test_that_a_section_given_as_one_figure_enters_points_with_its_weight():
    unit = Section("un", "Unità", SectionKind.ORGANISATION_UNIT, D(10))
    sheet = given(SectionInput("un", degree=D(50)), SectionInput("comp", factors=scores(["5", "5"])))
    sections = (unit, behaviours([None, None], "1-5"))
    result = score_sheet(METHOD, template(*sections, total=TotalRule.POINTS_OVER_MAXIMUM), sheet)
    assert result.exact_total == 75


@pytest.mark.parametrize(
    ("point", "total"),
    [(RoundingPoint.TOTAL, "66.02"), (RoundingPoint.SECTION, "65.6"), (RoundingPoint.FACTOR, "65.8")],
)
def test_that_rounding_happens_where_the_method_says(point, total):
    one = behaviours(["50", "50"], "percent", "60")
    other = replace(behaviours(["50", "50"], "percent", "40"), code="due")
    sheet = given(
        SectionInput("comp", factors=scores(["66.4", "66.4"])),
        SectionInput("due", factors=scores(["70.5", "60.4"])),
    )
    result = score_sheet(METHOD, template(one, other, rounding=Rounding(point, 0)), sheet)
    assert result.exact_total == Fraction(total)
    assert result.total == D(66)


def test_that_a_missing_factor_is_not_rounded():
    rounding = Rounding(RoundingPoint.FACTOR, 0)
    sheet = given(SectionInput("comp", factors=scores(["66.4", None])))
    result = score_sheet(METHOD, template(behaviours(["50", "50"], "percent"), rounding=rounding), sheet)
    assert result.exact_total == 66


def test_that_a_sheet_with_proportional_bands_has_no_band_name():
    bands = Bands(BandKind.PROPORTIONAL, threshold=D(60))
    sheet = given(SectionInput("comp", factors=scores(["72.5"])))
    result = score_sheet(METHOD, template(behaviours(["100"], "percent"), bands=bands), sheet)
    assert (result.band, result.share) == ("", D("72.5"))


def test_that_a_rounded_section_keeps_its_exact_degree_below():
    result = two_sections(values=("5", "4"), degree="33.335", rounding=Rounding(RoundingPoint.SECTION, 2))
    assert result.section("ob").degree == Fraction("33.34")
    assert result.tree.find("section:ob:exact").result == Fraction("33.335")
    assert ("valore esatto", "33,335") in result.tree.find("section:ob").values


def test_that_a_section_still_missing_is_not_rounded():
    result = score_sheet(METHOD, template(*TWO, rounding=Rounding(RoundingPoint.SECTION, 0)), given())
    assert result.total is None


def test_that_the_total_shows_both_the_exact_and_the_rounded_number():
    total = two_sections(degree="33.335", rounding=Rounding(digits=1)).tree.find("total")
    assert total.shown == "56,0"
    assert total.values == (("valore esatto", "56,001"),)
    assert total.formula == "arrotondato a 1 decimale (la metà va per eccesso)"


def test_that_a_cap_over_a_hundred_reaches_the_total():
    method = replace(METHOD, indicators=IndicatorDefaults(cap=D(120)))
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", degree=D(130)),)))
    assert score_sheet(method, template(objectives()), sheet).exact_total == 120


STEPS = Bands(
    steps=(
        Band(D(80), D(100), "", is_above=True),
        Band(D(60), D(80), "Media", is_above=True),
        Band(D(0), D(0), "Bassa"),
    )
)


@pytest.mark.parametrize(
    ("total", "share", "label"),
    [
        ("60", 0, "Bassa"),
        ("60.01", 80, "Media"),
        ("80", 80, "Media"),
        ("80.01", 100, "oltre 80"),
        ("100", 100, "oltre 80"),
    ],
)
def test_that_a_band_may_begin_just_above_its_bound(total, share, label):
    worth = worth_of(STEPS, Fraction(total))
    assert (worth.share, worth.label) == (share, label)


def test_that_a_band_without_a_name_is_called_by_its_bound():
    assert worth_of(Bands(steps=(Band(D(0), D(0)),)), Fraction(5)).label == "da 0"


def test_that_below_every_band_nothing_is_due():
    assert worth_of(Bands(steps=(Band(D(50), D(80)),)), Fraction(49)).share == 0


@pytest.mark.parametrize(("total", "share"), [("59.99", 0), ("60", 60), ("87.5", Fraction("87.5")), ("120", 100)])
def test_that_proportional_bands_pay_the_total_from_the_threshold_on(total, share):
    assert worth_of(Bands(BandKind.PROPORTIONAL, threshold=D(60)), Fraction(total)).share == share


@pytest.mark.parametrize(("total", "share"), [("59", 0), ("60", 50), ("70", 70), ("95", 100)])
def test_that_a_slope_pays_each_point_over_the_threshold(total, share):
    slope = Bands(BandKind.SLOPE, threshold=D(60), base_share=D(50), per_point=D(2))
    assert worth_of(slope, Fraction(total)).share == share


LEVELS = Bands(
    BandKind.LEVELS, steps=(Band(D(95), D(100), "A"), Band(D(70), D(50), "D"), Band(D(0), D(0), "E", is_negative=True))
)


@pytest.mark.parametrize(("value", "label", "negative"), [("95", "A", False), ("70", "D", False), ("69.99", "E", True)])
def test_that_levels_have_a_name_and_one_may_be_negative(value, label, negative):
    sheet = given(SectionInput("comp", factors=scores([value])))
    result = score_sheet(METHOD, template(behaviours(["100"], "percent"), bands=LEVELS), sheet)
    assert (result.band, result.is_negative) == (label, negative)


@pytest.mark.parametrize(("value", "negative"), [("49.99", True), ("50", False)])
def test_that_a_total_below_the_threshold_is_negative(value, negative):
    sheet = given(SectionInput("comp", factors=scores([value])))
    result = score_sheet(METHOD, template(behaviours(["100"], "percent"), negative_below=D(50)), sheet)
    assert result.is_negative is negative
    band = result.tree.find("band")
    assert ("negativa sotto", "50") in band.values
    assert (("esito", "valutazione negativa") in band.values) is negative


@pytest.mark.parametrize(("basis", "share"), [(BandBasis.ROUNDED, 100), (BandBasis.EXACT, 90)])
def test_that_bands_compare_the_total_the_method_names(basis, share):
    bands = Bands(basis=basis, steps=(Band(D(90), D(100)), Band(D(0), D(90))))
    sheet = given(SectionInput("comp", factors=scores(["89.996"])))
    result = score_sheet(METHOD, template(behaviours(["100"], "percent"), bands=bands), sheet)
    assert result.share == share
    assert result.tree.find("band").values[0][0] == basis.italian


def test_that_a_blocking_rule_caps_the_award():
    rules = (
        BlockingRule("comp", D(60), D(30), "Comportamenti insufficienti"),
        BlockingRule("ob", D(10), D(0)),
        BlockingRule("", D(95), D(85)),
    )
    result = two_sections(degree="100", values=("3", "2"), blocking=rules)
    assert result.share == 90
    assert result.award_share == 30
    award = result.tree.find("award")
    assert ("Comportamenti insufficienti", "al massimo 30 %") in award.values
    assert ("sotto 95", "al massimo 85 %") in award.values
    assert two_sections(degree="100", values=("5", "5"), blocking=rules).award_share == 100


def with_payment(**more):
    late = objective(2, "40", is_payment_times=True, **more)
    section = objectives("100")
    sheet = given(SectionInput("ob", objectives=(objective(1, "60", degree=D(85)), late)))
    return score_sheet(METHOD, template(section, payment_share=D(30)), sheet)


@pytest.mark.parametrize(("degree", "share"), [("100", 93), ("99.99", 63)])
def test_that_payment_times_decide_their_share_outside_the_total(degree, share):
    result = with_payment(degree=D(degree))
    assert result.total == D("85.00")
    assert (result.share, result.award_share) == (90, share)
    assert result.section("ob").item("objective:2").is_excluded
    assert result.tree.find("award:ob/objective:2").result == Fraction(degree)


def test_that_payment_times_not_measured_leave_the_award_open():
    result = with_payment()
    assert result.total == D("85.00")
    assert result.award_share is None
    assert [missing.item for missing in result.missing] == ["objective:2"]


def test_that_neutralised_payment_times_leave_the_band_alone():
    assert with_payment(neutralised="Dissesto").award_share == 90


def test_that_without_the_objective_the_award_is_that_of_the_band():
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", degree=D(85)),)))
    assert score_sheet(METHOD, template(objectives(), payment_share=D(30)), sheet).award_share == 90


def test_that_where_payment_times_have_no_share_they_are_an_objective_like_any_other():
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", degree=D(85), is_payment_times=True),)))
    assert score_sheet(METHOD, template(objectives()), sheet).exact_total == 85


def test_that_the_share_with_payment_times_follows_the_circular():
    assert share_with_payment_times(Fraction(90), quota=Fraction(30), is_reached=True) == 93
    assert share_with_payment_times(Fraction(90), quota=Fraction(30), is_reached=False) == 63


def test_that_a_year_without_days_has_no_result():
    assert year_result([]) is None


def test_that_a_year_of_one_sheet_is_that_sheet():
    year = year_result([(366, D("85.53"))])
    assert year.total == D("85.53")
    assert year.tree.children[0].key == "year:exact"


def test_that_a_blocking_rule_spares_who_is_at_its_minimum():
    rules = (BlockingRule("ob", D(90), D(0)), BlockingRule("", D(90), D(0)))
    assert two_sections(degree="90", values=("5", "4"), blocking=rules).award_share == 100


def test_that_a_correction_is_no_factor_in_a_mean_of_factors():
    correction = Section("corr", "Correzione", SectionKind.ADJUSTMENT, points_minimum=D(-5), points_maximum=D(5))
    sheet = given(SectionInput("comp", factors=scores(["80"])), SectionInput("corr", points=D(2), reason="Encomio"))
    sections = (behaviours(["100"], "percent"), correction)
    result = score_sheet(METHOD, template(*sections, total=TotalRule.MEAN_OF_FACTORS), sheet)
    assert result.exact_total == 82
    assert sum(section.points for section in result.sections) == 82
