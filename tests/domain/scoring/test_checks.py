"""What forbids completing a sheet: weights that do not sum, scores off the scale, ill-defined indicators."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.scale import Scale
from app.domain.method.template import Factor
from app.domain.method.vocabulary import ObjectiveSource, ScaleMode, TotalRule
from app.domain.objectives import IndicatorRule
from app.domain.objectives.rule_parameters import IndicatorStep
from app.domain.scoring.checks import accepted, indicator_issues, score_issue, sheet_issues
from app.domain.scoring.inputs import FactorInput, SectionInput, UnitTotal
from tests.domain.scoring.sample import (
    METHOD,
    behaviours,
    given,
    indicator,
    objective,
    objectives,
    parameters,
    scores,
    template,
)

D = Decimal


def sentences(sheet, *sections, **more):
    return [issue.sentence for issue in sheet_issues(METHOD, template(*sections, **more), sheet)]


def weights(*given_weights, **more):
    return given(SectionInput("ob", objectives=tuple(objective(n, w, **more) for n, w in enumerate(given_weights))))


def test_that_weights_that_sum_are_in_order():
    assert sentences(weights("33.34", "33.33", "33.33"), objectives()) == []


def test_that_three_times_33_33_is_refused_with_what_is_missing():
    assert sentences(weights("33.33", "33.33", "33.33"), objectives()) == [
        "Sezione «Obiettivi»: i pesi degli obiettivi sommano a 99,99 e devono sommare a 100 (mancano 0,01)."
    ]


def test_that_too_much_weight_is_refused_with_what_is_left_over():
    assert sentences(weights("60", "50"), objectives())[0].endswith("devono sommare a 100 (avanzano 10).")


def test_that_weights_are_not_asked_of_a_section_given_as_one_figure():
    whole = given(SectionInput("ob", degree=D(80), objectives=(objective(1, "10"),)))
    assert sentences(whole, objectives()) == []


@pytest.mark.parametrize("rest", ["100", "70"])
def test_that_payment_times_left_apart_may_count_in_the_sum_or_not(rest):
    sheet = given(SectionInput("ob", objectives=(objective(1, rest), objective(2, "30", is_payment_times=True))))
    assert sentences(sheet, objectives(), payment_share=D(30)) == []


def test_that_payment_times_alone_have_no_weight_to_sum():
    sheet = given(SectionInput("ob", objectives=(objective(2, "30", is_payment_times=True),)))
    assert sentences(sheet, objectives(), payment_share=D(30)) == []


def test_that_section_weights_chosen_for_a_person_must_sum_and_stay_in_range():
    ranged = objectives("60", minimum_weight=D(50), maximum_weight=D(70))
    sections = (ranged, behaviours([None], "percent", "40"))
    assert sentences(given(SectionInput("ob", weight=D(80))), *sections) == [
        "I pesi delle sezioni sommano a 120 e devono sommare a 100 (avanzano 20).",
        "Sezione «Obiettivi»: il peso 80 non sta tra 50 e 70.",
    ]
    assert sentences(given(), *sections, total=TotalRule.MEAN_OF_FACTORS) == []


def test_that_a_score_off_the_scale_is_refused_with_the_values_allowed():
    sheet = given(SectionInput("comp", factors=scores(["6"])))
    assert sentences(sheet, behaviours([None], "1-5")) == ["Il punteggio 6 non è ammesso: i valori sono 1, 2, 3, 4, 5."]


def test_that_a_factor_with_its_own_scale_is_checked_on_that():
    section = replace(behaviours([], "1-5"), factors=(Factor("F1", "F1", scale="2-10"), Factor("F2", "F2")))
    assert sentences(given(SectionInput("comp", factors=scores(["8", "3"]))), section) == []
    assert len(sentences(given(SectionInput("comp", factors=scores(["3", "8"]))), section)) == 2


def test_that_a_score_not_given_or_on_the_scale_is_in_order():
    sheet = given(SectionInput("comp", factors=scores(["5", None])))
    assert sentences(sheet, behaviours([None, None], "1-5")) == []


def test_that_a_score_for_a_factor_of_another_sheet_is_refused():
    sheet = given(SectionInput("comp", factors=(FactorInput("X", D(3)),)))
    assert sentences(sheet, behaviours([None], "1-5")) == [
        "Sezione «Comportamenti»: il fattore «X» non fa parte della scheda."
    ]


def test_that_a_judgement_off_the_scale_is_refused():
    assert sentences(weights("100", value=D(9)), objectives())[0].startswith("Il punteggio 9 non è ammesso")
    assert sentences(weights("100", value=D(3)), objectives()) == []


def test_that_an_ill_defined_indicator_is_found_on_the_sheet():
    flat = indicator(IndicatorRule.BASELINE_TO_TARGET, baseline="5", target="5")
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", flat),)))
    assert sentences(sheet, objectives()) == [
        "Indicatore «Indicatore»: il valore di partenza e il valore atteso sono uguali."
    ]


@pytest.mark.parametrize(
    ("scale", "good", "bad", "words"),
    [
        ("1-5", "3", "3.5", "i valori sono 1, 2, 3, 4, 5"),
        ("0-4", "3.5", "3.55", "va da 0 a 4, di 0,1 in 0,1"),
        ("0-4", "0", "4.1", "va da 0 a 4, di 0,1 in 0,1"),
        ("percent", "62.5", "100.01", "va da 0 a 100"),
        ("intervalli", "12.34", "-1", "va da 0 a 100"),
    ],
)
def test_that_each_mode_of_scale_says_what_it_accepts(scale, good, bad, words):
    found = METHOD.scale(scale)
    assert score_issue(found, D(good)) is None
    issue = score_issue(found, D(bad), "F1")
    assert issue is not None
    assert issue.field == "F1"
    assert words in issue.sentence
    assert accepted(found) == words


def table(*rows):
    return parameters(bounds=tuple(IndicatorStep(D(bound), D(degree)) for bound, degree in rows))


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (indicator(IndicatorRule.BASELINE_TO_TARGET, baseline="60", target="80"), None),
        (indicator(IndicatorRule.BASELINE_TO_TARGET, target="80"), None),
        (indicator(IndicatorRule.BASELINE_TO_TARGET), None),
        (indicator(IndicatorRule.BASELINE_TO_TARGET, baseline="80", target="80"), "target"),
        (indicator(IndicatorRule.BASELINE_TO_TARGET, baseline="80", target="60"), "direction"),
        (indicator(IndicatorRule.BASELINE_TO_TARGET, lower=True, baseline="60", target="80"), "direction"),
        (indicator(IndicatorRule.STEPS, parameters=table(("1", "50"), ("2", "100"))), None),
        (indicator(IndicatorRule.STEPS, lower=True, parameters=table(("1", "100"), ("2", "50"))), None),
        (indicator(IndicatorRule.STEPS), "bounds"),
        (indicator(IndicatorRule.STEPS, parameters=table(("1", "50"), ("1", "60"))), "bounds"),
        (indicator(IndicatorRule.STEPS, parameters=table(("1", "50"), ("2", "40"))), "bounds"),
        (indicator(IndicatorRule.BY_DATE, parameters=parameters(penalty=D(-1))), "penalty"),
    ],
)
def test_that_the_definition_of_an_indicator_is_checked(made, field):
    assert [issue.field for issue in indicator_issues(made)] == ([] if field is None else [field])


def test_that_an_excluded_section_needs_no_weights():
    assert sentences(given(SectionInput("ob", excluded="motivo", objectives=(objective(1, "3"),))), objectives()) == []


def test_that_judging_needs_a_scale_before_values_can_be_checked():
    bare = replace(METHOD, indicators=replace(METHOD.indicators, judgement_scale=""))
    assert sheet_issues(bare, template(objectives()), weights("100", value=D(9))) == []


CHOSEN = tuple(Factor(code, code, scale="percent", is_chosen=True) for code in "ABC")


def choosing(*codes, least=1, most=2):
    section = replace(behaviours([], "percent"), factors=CHOSEN, chosen_minimum=least, chosen_maximum=most)
    return sentences(given(SectionInput("comp", factors=tuple(FactorInput(code) for code in codes))), section)


def test_that_factors_are_chosen_as_many_as_the_method_says():
    assert choosing("A") == choosing("B", "C") == []
    assert choosing() == ["Sezione «Comportamenti»: 0 fattori scelti, ne vanno scelti da 1 a 2."]
    assert choosing("A", "B", "C") == ["Sezione «Comportamenti»: 3 fattori scelti, ne vanno scelti da 1 a 2."]
    assert choosing(least=1, most=1) == ["Sezione «Comportamenti»: 0 fattori scelti, ne va scelto 1."]
    assert choosing("A", least=2, most=2) == ["Sezione «Comportamenti»: 1 fattore scelto, ne vanno scelti 2."]
    assert choosing("A", "B", least=0, most=1) == [
        "Sezione «Comportamenti»: 2 fattori scelti, ne va scelto al massimo 1."
    ]


def test_that_factors_need_not_be_chosen_where_the_section_does_not_apply():
    section = replace(behaviours([], "percent"), factors=CHOSEN, chosen_minimum=1)
    assert sentences(given(SectionInput("comp", excluded="Nuovo assunto")), section) == []
    assert sentences(given(SectionInput("comp", degree=D(80))), section) == []


def test_that_all_factors_may_be_chosen_where_the_method_sets_no_bound():
    section = replace(behaviours([], "percent"), factors=CHOSEN)
    every = given(SectionInput("comp", factors=tuple(FactorInput(code) for code in "ABC")))
    assert sentences(every, section) == sentences(given(), section) == []


def test_that_weights_must_sum_also_where_payment_times_have_their_share():
    assert len(sentences(weights("50", "40"), objectives(), payment_share=D(30))) == 1
    assert len(sentences(weights("50", "40", is_payment_times=True), objectives())) == 1


@pytest.mark.parametrize(("weight", "words"), [("50", []), ("70", []), ("49.99", ["49,99"]), ("70.01", ["70,01"])])
def test_that_a_chosen_weight_may_stand_on_either_bound(weight, words):
    ranged = objectives("60", minimum_weight=D(50), maximum_weight=D(70))
    rest = behaviours([None], "percent", str(100 - D(weight)))
    found = sentences(given(SectionInput("ob", weight=D(weight))), ranged, rest)
    assert found == [f"Sezione «Obiettivi»: il peso {shown} non sta tra 50 e 70." for shown in words]


def test_that_a_section_with_one_bound_keeps_its_weight_as_the_other():
    low, high = objectives("60", minimum_weight=D(50)), objectives("60", maximum_weight=D(70))
    rest = behaviours([None], "percent", "35")
    over = given(SectionInput("ob", weight=D(65)))
    assert sentences(over, low, rest) == ["Sezione «Obiettivi»: il peso 65 non sta tra 50 e 60."]
    assert sentences(over, high, rest) == []


def test_that_weights_sum_to_what_the_method_says():
    tenths = (objectives("6", items_total=D(10)), behaviours([None], "percent", "4"))
    assert sentences(weights("7", "3"), *tenths, weights_total=D(10)) == []
    assert sentences(weights("70", "30"), *tenths, weights_total=D(20)) == [
        "I pesi delle sezioni sommano a 10 e devono sommare a 20 (mancano 10).",
        "Sezione «Obiettivi»: i pesi degli obiettivi sommano a 100 e devono sommare a 10 (avanzano 90).",
    ]


def test_that_objectives_beside_factors_need_not_sum_by_themselves():
    mixed = objectives(factors=(Factor("A", "A", scale="percent"),))
    assert sentences(weights("10"), mixed) == []


def test_that_each_unit_s_weights_are_checked_by_themselves():
    unit = objectives(objective_source=ObjectiveSource.UNIT)
    totals = (
        UnitTotal("Tributi", D(95)),
        UnitTotal("Anagrafe", D(100)),
        UnitTotal("Vigili", D("100.5")),
        UnitTotal("Cultura", None),
    )
    sheet = given(SectionInput("ob", objectives=(objective(1, "30"),), unit_totals=totals))
    what = "Sezione «Obiettivi»: i pesi degli obiettivi di «{}», nella pagina Obiettivi, sommano a {}"
    assert sentences(sheet, unit) == [
        what.format("Tributi", "95 e devono sommare a 100 (mancano 5)."),
        what.format("Vigili", "100,5 e devono sommare a 100 (avanzano 0,5)."),
    ]


def test_that_a_unit_none_of_whose_objectives_enter_is_not_checked():
    unit = objectives(objective_source=ObjectiveSource.UNIT)
    assert sentences(given(SectionInput("ob", unit_totals=(UnitTotal("Tributi", D(95)),))), unit) == []


def test_that_an_objective_measured_by_indicators_is_not_judged_on_the_scale():
    measured = indicator(IndicatorRule.DIRECT, actual="50")
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", measured, value=D(9)),)))
    assert sentences(sheet, objectives()) == []


def test_that_only_factors_to_be_chosen_are_counted():
    section = replace(behaviours(["50", "50"], "percent"), chosen_maximum=1)
    section = replace(section, factors=(*section.factors, *CHOSEN), chosen_minimum=1)
    given_here = tuple(FactorInput(code) for code in ("F1", "F2", "A"))
    assert sentences(given(SectionInput("comp", factors=given_here)), section) == []


def test_that_a_table_that_mirrors_may_be_in_any_order():
    rising = table(("2", "50"), ("1", "100"))
    assert indicator_issues(indicator(IndicatorRule.STEPS, lower=True, parameters=rising)) == []
    assert len(indicator_issues(indicator(IndicatorRule.STEPS, parameters=rising))) == 1
    assert indicator_issues(indicator(IndicatorRule.STEPS, parameters=table(("1", "50"), ("2", "50")))) == []


def test_that_a_way_down_is_right_where_lower_is_better():
    down = indicator(IndicatorRule.BASELINE_TO_TARGET, lower=True, baseline="80", target="60")
    assert indicator_issues(down) == []


def test_that_weights_not_given_are_no_weights():
    silent = replace(objective(2, "1"), weight=None)
    assert sentences(given(SectionInput("ob", objectives=(silent,))), objectives()) == []
    assert sentences(given(SectionInput("ob", objectives=(objective(1, "60"), silent))), objectives()) == [
        "Sezione «Obiettivi»: i pesi degli obiettivi sommano a 60 e devono sommare a 100 (mancano 40)."
    ]


def test_that_a_percentage_is_out_of_a_hundred_whatever_bounds_are_written():
    assert accepted(Scale("p", "P", ScaleMode.PERCENT, minimum=D(20), maximum=D(30))) == "va da 0 a 100"


@pytest.mark.parametrize(
    "made",
    [
        indicator(IndicatorRule.PERCENT_OF_TARGET, baseline="5", target="5"),
        indicator(IndicatorRule.PERCENT_OF_TARGET, baseline="9", target="5"),
        indicator(IndicatorRule.BASELINE_TO_TARGET, baseline="5"),
        indicator(IndicatorRule.DIRECT, parameters=table(("2", "50"), ("1", "100"))),
    ],
)
def test_that_a_rule_is_checked_only_for_what_it_uses_and_has(made):
    assert indicator_issues(made) == []
