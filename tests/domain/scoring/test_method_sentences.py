"""The rules of the method one by one, where no other test states them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.method.template import Band, Bands, BlockingRule, Rounding, Section
from app.domain.method.vocabulary import (
    Aggregator,
    BandBasis,
    BandKind,
    MissingPolicy,
    ObjectiveSource,
    RoundingPoint,
    SectionKind,
    TotalRule,
)
from app.domain.objectives import IndicatorRule
from app.domain.scoring.bands import worth_of
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import FactorInput, SectionInput
from app.domain.scoring.objectives import judgement_scale
from tests.domain.scoring.sample import (
    METHOD,
    behaviours,
    given,
    indicator,
    objective,
    objectives,
    scored_factors,
    scores,
    template,
)

D = Decimal
TALL = replace(METHOD, indicators=replace(METHOD.indicators, cap=D(120)))
BLOCK, EXCLUDE, ZERO = MissingPolicy.BLOCK, MissingPolicy.EXCLUDE, MissingPolicy.ZERO


def one_factor(value, method=METHOD, **more):
    sheet = given(SectionInput("comp", factors=scores([value])))
    return score_sheet(method, template(behaviours(["100"], "percent", is_individual=True), **more), sheet)


EXTERNAL = Section("nv", "Gradimento", SectionKind.EXTERNAL, D(25))
UNIT = Section("nv", "Unità", SectionKind.ORGANISATION_UNIT, D(25))
SPREAD = Section("nv", "Differenziazione", SectionKind.DIFFERENTIATION, D(25))


@pytest.mark.parametrize("section", [EXTERNAL, UNIT, SPREAD], ids=lambda section: section.title)
@pytest.mark.parametrize(
    ("policy", "total", "provisional"), [(BLOCK, 80, True), (EXCLUDE, 80, False), (ZERO, 60, False)]
)
def test_that_a_section_not_given_follows_its_policy(section, policy, total, provisional):
    # Con zero: (25 × 0 + 75 × 80) : 100 = 60; altrimenti contano solo i comportamenti.
    sections = (replace(section, missing=policy), behaviours(["100"], "percent", "75"))
    result = score_sheet(METHOD, template(*sections), given(SectionInput("comp", factors=scores(["80"]))))
    assert (result.exact_total, result.is_provisional) == (total, provisional)
    assert result.section("nv").is_excluded is (policy is EXCLUDE)


@pytest.mark.parametrize(
    ("policy", "total", "provisional"), [(BLOCK, 80, True), (EXCLUDE, 80, False), (ZERO, 48, False)]
)
def test_that_an_objective_not_judged_follows_the_policy_of_its_section(policy, total, provisional):
    # Con zero: (60 × 80 + 40 × 0) : 100 = 48.
    sheet = given(SectionInput("ob", objectives=(objective(1, "60", degree=D(80)), objective(2, "40"))))
    result = score_sheet(METHOD, template(objectives(missing=policy)), sheet)
    assert (result.exact_total, result.is_provisional) == (total, provisional)


@pytest.mark.parametrize("policy", MissingPolicy)
def test_that_what_does_not_apply_is_never_a_zero(policy):
    sheet = given(
        SectionInput("comp", factors=(FactorInput("F1", D(80)), FactorInput("F2", excluded="Non coordina"))),
        SectionInput("nv", excluded="Nessuna rilevazione"),
    )
    sections = (behaviours(["50", "50"], "percent", "75", missing=policy), replace(EXTERNAL, missing=policy))
    result = score_sheet(METHOD, template(*sections), sheet)
    assert (result.exact_total, result.is_provisional) == (80, False)


def test_that_the_weight_of_a_section_left_out_goes_to_the_others_in_proportion():
    # (45 × 100 + 30 × 50) : 75 = 80.
    sheet = given(
        SectionInput("ob", objectives=(objective(1, "100", degree=D(100)),)),
        SectionInput("comp", factors=scores(["50"])),
        SectionInput("nv", excluded="Nessuna rilevazione"),
    )
    sections = (objectives("45"), behaviours(["100"], "percent", "30"), EXTERNAL)
    result = score_sheet(METHOD, template(*sections), sheet)
    assert result.exact_total == 80
    assert [section.points for section in result.sections] == [60, 20, None]


@pytest.mark.parametrize(
    ("rule", "total"),
    [
        # 80 : 1, perché la seconda voce non si applica.
        (TotalRule.MEAN_OF_FACTORS, 80),
        # 4 punti su 5, perché gli altri 5 non si applicano.
        (TotalRule.POINTS_OVER_MAXIMUM, 80),
    ],
)
def test_that_what_does_not_apply_is_left_out_of_means_and_points_too(rule, total):
    sheet = given(SectionInput("comp", factors=(FactorInput("F1", D(4)), FactorInput("F2", excluded="Assente"))))
    assert score_sheet(METHOD, template(behaviours([None, None], "1-5"), total=rule), sheet).exact_total == total


@pytest.mark.parametrize(
    ("aggregator", "expected"),
    [(Aggregator.MINIMUM, 90), (Aggregator.ALL_OR_NOTHING, 0), (Aggregator.POINTS, 95), (Aggregator.MEAN, 95)],
)
def test_that_no_aggregator_counts_what_does_not_apply(aggregator, expected):
    given_here = (FactorInput("F1", D(100)), FactorInput("F2", D(90)), FactorInput("F3", excluded="Assente"))
    section = behaviours([None] * 3, "percent", aggregator=aggregator)
    result = score_sheet(METHOD, template(section), given(SectionInput("comp", factors=given_here)))
    assert result.exact_total == expected


@pytest.mark.parametrize("point", RoundingPoint)
def test_that_individual_performance_is_rounded_at_the_same_point(point):
    # Fattore 66,45 → 66,5; sezione 66,45 → 66,5; totale 66,45 → 66,5.
    result = one_factor("66.45", rounding=Rounding(point, 1))
    assert (result.total, result.individual) == (D("66.5"), D("66.5"))


@pytest.mark.parametrize(("basis", "negative"), [(BandBasis.ROUNDED, False), (BandBasis.EXACT, True)])
def test_that_the_negative_threshold_looks_at_the_total_that_the_bands_look_at(basis, negative):
    # 59,996 si arrotonda a 60,00.
    bands = Bands(basis=basis, steps=(Band(D(0), D(100)),))
    assert one_factor("59.996", bands=bands, negative_below=D(60)).is_negative is negative


@pytest.mark.parametrize(("basis", "award"), [(BandBasis.ROUNDED, 100), (BandBasis.EXACT, 40)])
def test_that_a_block_on_the_total_looks_at_the_total_that_the_bands_look_at(basis, award):
    bands = Bands(basis=basis, steps=(Band(D(0), D(100)),))
    assert one_factor("59.996", bands=bands, blocking=(BlockingRule("", D(60), D(40)),)).award_share == award


def test_that_a_negative_level_may_still_have_a_share_and_be_above_the_threshold():
    levels = Bands(BandKind.LEVELS, steps=(Band(D(70), D(100), "A"), Band(D(0), D(10), "E", is_negative=True)))
    result = one_factor("65", bands=levels, negative_below=D(50))
    assert (result.band, result.share, result.is_negative) == ("E", 10, True)


def test_that_the_highest_band_reached_counts_even_when_it_is_worth_less():
    assert worth_of(Bands(steps=(Band(D(60), D(40)), Band(D(0), D(50)))), Fraction(70)).share == 40


@pytest.mark.parametrize(("total", "share"), [("59.999", 0), ("60", 25), ("60.5", 26), ("97.5", 100), ("100", 100)])
def test_that_a_slope_starts_from_its_share_and_pays_parts_of_a_point(total, share):
    # 25 + 2 × (60,5 − 60) = 26; 25 + 2 × 37,5 = 100.
    slope = Bands(BandKind.SLOPE, threshold=D(60), base_share=D(25), per_point=D(2))
    assert worth_of(slope, Fraction(total)).share == share


def test_that_a_block_on_a_section_that_does_not_apply_blocks_nothing():
    sheet = given(SectionInput("ob", excluded="Nuovo assunto"), SectionInput("comp", factors=scores(["95"])))
    sections = (objectives("60"), behaviours(["100"], "percent", "40"))
    result = score_sheet(METHOD, template(*sections, blocking=(BlockingRule("ob", D(60), D(0)),)), sheet)
    assert result.award_share == 100


def test_that_a_block_never_raises_the_share_of_the_band():
    assert one_factor("65", blocking=(BlockingRule("comp", D(70), D(80)),)).award_share == 60


@pytest.mark.parametrize(("points", "total"), [("-40", 0), ("-20", 10), ("5", 35)])
def test_that_corrections_never_take_the_total_below_zero(points, total):
    correction = Section("corr", "Correzione", SectionKind.ADJUSTMENT, points_minimum=D(-40), points_maximum=D(40))
    sheet = given(SectionInput("comp", factors=scores(["30"])), SectionInput("corr", points=D(points), reason="R"))
    assert score_sheet(METHOD, template(behaviours(["100"], "percent"), correction), sheet).exact_total == total


def test_that_corrections_reach_the_cap_of_the_method():
    correction = Section("corr", "Correzione", SectionKind.ADJUSTMENT, points_maximum=D(40))
    sheet = given(SectionInput("comp", factors=scores(["90"])), SectionInput("corr", points=D(40), reason="R"))
    sections = (behaviours(["100"], "percent"), correction)
    assert score_sheet(METHOD, template(*sections), sheet).exact_total == 100
    assert score_sheet(TALL, template(*sections), sheet).exact_total == 120


def test_that_sections_without_any_weight_have_no_total_and_are_no_division():
    result = scored_factors(["100"], ["80"], "percent", weight="0")
    assert result.section("comp").degree == 80
    assert (result.total, result.section("comp").points) == (None, None)


def late(number, **more):
    return objective(number, "20", is_payment_times=True, **more)


@pytest.mark.parametrize(("second", "award"), [("100", 93), ("99", 63)])
def test_that_every_payment_times_objective_must_be_reached(second, award):
    # Quota 90: con tutti (100 − 30) × 90 % + 30 = 93, altrimenti 63.
    own = objective(1, "60", degree=D(85))
    sheet = given(SectionInput("ob", objectives=(own, late(2, degree=D(100)), late(3, degree=D(second)))))
    assert score_sheet(METHOD, template(objectives(), payment_share=D(30)), sheet).award_share == award


@pytest.mark.parametrize(("degree", "award"), [("100", 100), ("99", 70)])
def test_that_payment_times_decide_their_share_also_where_their_section_does_not_apply(degree, award):
    # Comportamenti 95, quota della fascia 100: con i tempi rispettati 100, altrimenti 70.
    late_ones = SectionInput("ob", objectives=(late(1, degree=D(degree)),), excluded="Nominato da poco")
    sheet = given(late_ones, SectionInput("comp", factors=scores(["95"])))
    sections = (objectives("60"), behaviours(["100"], "percent", "40"))
    assert score_sheet(METHOD, template(*sections, payment_share=D(30)), sheet).award_share == award


def test_that_payment_times_counted_in_the_total_are_missing_only_once():
    sheet = given(SectionInput("ob", objectives=(objective(1, "60", degree=D(85)), late(2))))
    assert len(score_sheet(METHOD, template(objectives()), sheet).missing) == 1


def test_that_the_payment_times_objective_left_apart_keeps_its_weight_in_the_list():
    sheet = given(SectionInput("ob", objectives=(objective(1, "80", degree=D(85)), late(2, degree=D(100)))))
    result = score_sheet(METHOD, template(objectives(), payment_share=D(30)), sheet)
    assert [item.weight for item in result.section("ob").items] == [80, 20]


def test_that_payment_times_left_apart_take_no_place_and_no_part_among_the_others():
    # Senza pesi, 90 e 60 contano in parti uguali, 50 e 50: 75.
    marks = ((2, "100", True), (1, "90", False), (3, "60", False))
    made = [replace(objective(n, "1", degree=D(mark), is_payment_times=late), weight=None) for n, mark, late in marks]
    result = score_sheet(
        METHOD, template(objectives(), payment_share=D(30)), given(SectionInput("ob", objectives=tuple(made)))
    )
    items = result.section("ob").items
    assert [(item.key, item.degree) for item in items] == [
        ("objective:2", None),
        ("objective:1", 90),
        ("objective:3", 60),
    ]
    assert [item.points for item in items] == [None, 45, 30]
    assert result.exact_total == 75


@pytest.mark.parametrize("is_own_first", [True, False])
def test_that_payment_times_shown_twice_decide_once_with_what_the_person_has(is_own_first):
    # Nella sezione dell'unità è al 50, in quella della persona al 100: decide quella della persona, 70 × 90 % + 30.
    unit = Section(
        "un", "Unità", SectionKind.ORGANISATION_UNIT, D(40), objective_source=ObjectiveSource.UNIT, items_total=D(100)
    )
    sheet = given(
        SectionInput("un", objectives=(objective(1, "100", degree=D(85)), late(2, degree=D(50)))),
        SectionInput("ob", objectives=(objective(3, "100", degree=D(85)), late(2, degree=D(100)))),
    )
    sections = [objectives("60"), unit]
    result = score_sheet(METHOD, template(*(sections if is_own_first else sections[::-1]), payment_share=D(30)), sheet)
    award = result.tree.find("award")
    assert [step.key for step in award.children] == ["award:band", "award:ob/objective:2"]
    assert result.award_share == 93


def test_that_a_value_between_the_rows_of_a_scale_asks_for_no_reason():
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", value=D("3.5")),)))
    result = score_sheet(METHOD, template(objectives(scale="0-4")), sheet)
    assert (result.exact_total, result.is_provisional) == (Fraction("87.5"), False)


def test_that_nobody_judges_objectives_of_many_person_by_person():
    shared = objectives(objective_source=ObjectiveSource.ENTITY)
    assert judgement_scale(shared, METHOD) is None
    assert judgement_scale(objectives(), METHOD) is METHOD.scale("giudizio")
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", value=D(3)),)))
    assert score_sheet(METHOD, template(shared), sheet).is_provisional


def test_that_the_points_of_items_sum_to_the_section_when_some_do_not_apply():
    # (50 × 90 + 25 × 60) : 75 = 60 + 20.
    marks = (FactorInput("F1", D(90)), FactorInput("F2", D(60)), FactorInput("F3", excluded="Assente"))
    result = score_sheet(
        METHOD, template(behaviours(["50", "25", "25"], "percent")), given(SectionInput("comp", factors=marks))
    )
    assert [item.points for item in result.section("comp").items] == [60, 20, None]
    assert result.section("comp").degree == 80


def test_that_a_share_that_never_ends_is_given_to_six_decimals():
    made = objective(1, "100", indicator(IndicatorRule.PERCENT_OF_TARGET, actual="2", target="3"))
    bands = Bands(BandKind.PROPORTIONAL, BandBasis.EXACT)
    result = score_sheet(METHOD, template(objectives(), bands=bands), given(SectionInput("ob", objectives=(made,))))
    assert (str(result.share), str(result.award_share)) == ("66.666667", "66.666667")


@pytest.mark.parametrize(
    ("is_individual", "more", "has"),
    [
        (True, {"factors": scores(["80"])}, True),
        (True, {}, True),
        (True, {"excluded": "Nuovo assunto"}, False),
        (False, {"factors": scores(["80"])}, False),
    ],
)
def test_that_a_sheet_has_individual_performance_when_such_a_section_applies(is_individual, more, has):
    sections = (objectives("60"), behaviours(["100"], "percent", "40", is_individual=is_individual))
    for first in ({"objectives": (objective(1, "100", degree=D(90)),)}, {"excluded": "Nuovo assunto"}):
        result = score_sheet(
            METHOD, template(*sections), given(SectionInput("ob", **first), SectionInput("comp", **more))
        )
        assert result.has_individual is has
