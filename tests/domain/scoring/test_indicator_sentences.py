"""The rules of indicators one by one, where no other test states them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.method.definition import IndicatorDefaults
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.vocabulary import MissingPolicy, ScaleMode
from app.domain.objectives import Combination, IndicatorRule
from app.domain.objectives.rule_parameters import IndicatorStep, Lateness, PhaseProgress
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.indicators import lacking, measured
from app.domain.scoring.inputs import IndicatorInput, SectionInput
from tests.domain.scoring.sample import METHOD, given, indicator, objective, objectives, parameters, template

D = Decimal
TALL = replace(METHOD, indicators=replace(METHOD.indicators, cap=D(120)))
BLOCK, EXCLUDE, ZERO = MissingPolicy.BLOCK, MissingPolicy.EXCLUDE, MissingPolicy.ZERO


def degree(made, method=METHOD):
    return measured("k", made, method).result


def direct(actual=None, weight="50", **more):
    return indicator(IndicatorRule.DIRECT, weight=weight, actual=actual, parameters=parameters(**more))


def score(*indicators, method=METHOD, **more):
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", *indicators, **more),)))
    return score_sheet(method, template(objectives()), sheet)


@pytest.mark.parametrize(
    ("lower", "actual", "expected"),
    [(False, "5", 100), (False, "0", 100), (False, "-0.01", 0), (True, "-5", 100), (True, "0", 100), (True, "3", 0)],
)
def test_that_a_target_of_zero_is_reached_or_not(lower, actual, expected):
    made = indicator(IndicatorRule.PERCENT_OF_TARGET, lower=lower, target="0", actual=actual)
    assert degree(made) == expected


@pytest.mark.parametrize(
    ("made", "plain", "tall"),
    [
        (indicator(IndicatorRule.PERCENT_OF_TARGET, target="10", actual="11.5"), 100, 115),
        (indicator(IndicatorRule.PERCENT_OF_TARGET, target="10", actual="13"), 100, 120),
        (indicator(IndicatorRule.BASELINE_TO_TARGET, baseline="0", target="10", actual="20"), 100, 100),
        (
            indicator(IndicatorRule.STEPS, actual="5", parameters=parameters(bounds=(IndicatorStep(D(1), D(110)),))),
            100,
            110,
        ),
        (indicator(IndicatorRule.DIRECT, actual="-3"), 0, 0),
    ],
)
def test_that_a_degree_stays_between_zero_and_the_cap_of_the_method(made, plain, tall):
    assert (degree(made), degree(made, TALL)) == (plain, tall)


def test_that_the_cap_of_an_indicator_goes_before_that_of_the_method():
    assert degree(direct("130", cap=D(110)), TALL) == 110
    assert degree(direct("110", cap=D(100)), TALL) == 100


@pytest.mark.parametrize(
    ("due", "done", "months"),
    [
        # Il mese finisce nel giorno corrispondente o, se manca, nell'ultimo del mese (art. 2963 c.c.).
        (date(2024, 1, 31), date(2024, 1, 31), 0),
        (date(2024, 1, 31), date(2024, 2, 1), 1),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2024, 1, 31), date(2024, 3, 1), 2),
        (date(2024, 12, 15), date(2025, 1, 15), 1),
        (date(2024, 12, 15), date(2025, 1, 16), 2),
        (date(2024, 6, 15), date(2024, 6, 16), 1),
        (date(2024, 6, 15), date(2023, 12, 31), 0),
    ],
)
def test_that_a_month_begun_is_a_whole_month(due, done, months):
    rule = parameters(penalty=D(10), lateness=Lateness.MONTH)
    made = indicator(IndicatorRule.BY_DATE, target_date=due, actual_date=done, parameters=rule)
    assert degree(made) == 100 - 10 * months


def test_that_lateness_never_goes_below_zero():
    rule = parameters(penalty=D(30), lateness=Lateness.DAY)
    made = indicator(
        IndicatorRule.BY_DATE, target_date=date(2024, 6, 30), actual_date=date(2024, 7, 4), parameters=rule
    )
    assert degree(made) == 0


@pytest.mark.parametrize(
    ("lower", "actual", "expected"),
    [
        # Tra 10 (40) e 20 (80) ogni unità vale 4; oltre l'ultimo gradino il grado non cresce più.
        (False, "9.99", 0),
        (False, "10", 40),
        (False, "12.5", 50),
        (False, "20", 80),
        (False, "25", 80),
        # A specchio: fino a 20 vale 40, fino a 10 vale 80.
        (True, "20.01", 0),
        (True, "20", 40),
        (True, "17.5", 50),
        (True, "10", 80),
        (True, "5", 80),
    ],
)
def test_that_linear_steps_grow_inside_each_step_and_mirror(lower, actual, expected):
    ends = (D(20), D(10)) if lower else (D(10), D(20))
    table = parameters(bounds=(IndicatorStep(ends[0], D(40)), IndicatorStep(ends[1], D(80))), are_steps_linear=True)
    assert degree(indicator(IndicatorRule.STEPS, lower=lower, actual=actual, parameters=table)) == expected


def test_that_the_method_may_make_every_table_of_steps_linear():
    linear = replace(METHOD, indicators=replace(METHOD.indicators, are_steps_linear=True))
    table = (IndicatorStep(D(10), D(40)), IndicatorStep(D(20), D(80)))
    silent = indicator(IndicatorRule.STEPS, actual="15", parameters=parameters(bounds=table))
    flat = replace(silent, parameters=parameters(bounds=table, are_steps_linear=False))
    assert (degree(silent, linear), degree(flat, linear)) == (60, 40)


@pytest.mark.parametrize(
    ("policy", "own", "total", "provisional"),
    [
        (BLOCK, None, 80, True),
        (EXCLUDE, None, 80, False),
        (ZERO, None, 60, False),
        (BLOCK, ZERO, 60, False),
        (ZERO, EXCLUDE, 80, False),
        (EXCLUDE, BLOCK, 80, True),
    ],
)
def test_that_a_missing_value_follows_the_method_unless_the_indicator_says_otherwise(policy, own, total, provisional):
    # Senza il secondo resta 80; con zero (75 × 80 + 25 × 0) : 100 = 60.
    method = replace(METHOD, indicators=IndicatorDefaults(missing=policy))
    result = score(direct("80", "75"), direct(None, "25", missing=own), method=method)
    assert (result.exact_total, result.is_provisional) == (total, provisional)


def test_that_the_weight_of_an_indicator_left_out_goes_to_the_others_in_proportion():
    # (50 × 90 + 25 × 60) : 75 = 80.
    assert score(direct("90", "50"), direct("60", "25"), direct(None, "25", missing=EXCLUDE)).exact_total == 80


def test_that_one_target_missed_is_the_whole_objective_where_all_must_be_met():
    worst = {"combination": Combination.WORST}
    assert score(direct("100"), direct("100"), **worst).exact_total == 100
    assert score(direct("100"), direct("0"), **worst).exact_total == 0
    assert score(direct("100"), direct(None, missing=ZERO), **worst).exact_total == 0
    assert score(direct("90"), direct(None, missing=EXCLUDE), **worst).exact_total == 90


@pytest.mark.parametrize(
    ("lower", "target", "actual"),
    [(False, "0.5", "0.25"), (True, "0.5", "0.75"), (True, "-0.5", "-0.25"), (False, "-0.5", "-0.75")],
)
def test_that_a_target_may_be_less_than_one(lower, target, actual):
    # Ogni volta manca un quarto su mezzo: la metà.
    assert degree(indicator(IndicatorRule.PERCENT_OF_TARGET, lower=lower, target=target, actual=actual)) == 50


@pytest.mark.parametrize("is_linear", [True, False])
def test_that_the_steps_of_a_table_may_be_written_in_any_order(is_linear):
    rows = ((20, 80), (10, 40), (30, 100))
    table = parameters(bounds=tuple(IndicatorStep(D(b), D(g)) for b, g in rows), are_steps_linear=is_linear)
    assert degree(indicator(IndicatorRule.STEPS, actual="15", parameters=table)) == (60 if is_linear else 40)


@pytest.mark.parametrize(("progress", "expected"), [(("0", "0"), 0), (("0", "50"), 35), (("100", "0"), 30)])
def test_that_a_phase_not_begun_counts_as_nothing_with_its_weight(progress, expected):
    # Pesi 30 e 70: 70 × 50 : 100 = 35.
    found = tuple(PhaseProgress("F", D(w), D(p)) for w, p in zip(("30", "70"), progress, strict=True))
    assert degree(indicator(IndicatorRule.PHASES, phases=found)) == expected


def test_that_phases_weigh_against_each_other_whatever_they_sum_to():
    # (1 × 100 + 3 × 20) : 4 = 40; una fase senza peso non conta.
    found = (PhaseProgress("A", D(1), D(100)), PhaseProgress("B", D(3), D(20)), PhaseProgress("C", D(0), D(100)))
    assert degree(indicator(IndicatorRule.PHASES, phases=found)) == 40


@pytest.mark.parametrize("lateness", Lateness)
def test_that_what_is_done_before_its_date_earns_no_more_than_on_it(lateness):
    rule = parameters(penalty=D(5), lateness=lateness)
    early = indicator(
        IndicatorRule.BY_DATE, target_date=date(2024, 6, 30), actual_date=date(2023, 12, 1), parameters=rule
    )
    step = measured("k", early, TALL)
    assert step.result == 100
    assert (f"ritardo ({lateness.italian})", "0") in step.values


INTERVALS = Scale(
    "giudizio",
    "Giudizio",
    ScaleMode.FREE,
    rows=(
        ScaleRow("basso", minimum=D(0), maximum=D(49), share=D(20)),
        ScaleRow("alto", minimum=D(50), maximum=D(100)),
        ScaleRow("pieno", D(100)),
    ),
)


@pytest.mark.parametrize(
    ("more", "told", "expected"),
    [
        # L'intervallo ha una quota: basta la parola. Senza quota e senza valore la parola non dice quanto.
        ({"choice": "basso"}, "basso", 20),
        ({"choice": "alto"}, None, None),
        ({"choice": "pieno"}, "pieno", 100),
        ({"choice": "mai", "actual": "60"}, None, None),
        ({"actual": "60"}, "alto", 60),
        ({"actual": "30"}, "basso", 20),
        ({"actual": "49.5"}, "49,5", Fraction("49.5")),
        ({}, None, None),
    ],
)
def test_that_a_judgement_is_chosen_by_its_word_or_by_its_value(more, told, expected):
    method = replace(METHOD, scales=(INTERVALS,))
    made = indicator(IndicatorRule.JUDGEMENT, **more)
    if expected is None:
        assert lacking(made, method).words == "il giudizio"
    else:
        assert (degree(made, method), measured("k", made, method).values) == (expected, (("giudizio", told),))


@pytest.mark.parametrize(
    "made",
    [
        indicator(IndicatorRule.PERCENT_OF_TARGET, actual="1"),
        indicator(IndicatorRule.BASELINE_TO_TARGET, actual="1", target="2"),
        indicator(IndicatorRule.STEPS, actual="1"),
        indicator(IndicatorRule.BY_DATE, actual_date=date(2024, 1, 1)),
        indicator(IndicatorRule.PHASES),
        indicator(IndicatorRule.JUDGEMENT, actual="1", parameters=parameters(scale="no")),
    ],
    ids=lambda made: made.rule.value,
)
@pytest.mark.parametrize("policy", [EXCLUDE, ZERO])
def test_that_an_indicator_not_wholly_defined_blocks_whatever_the_policy(made, policy):
    method = replace(METHOD, indicators=replace(METHOD.indicators, missing=policy))
    assert score(made, method=method).is_provisional


def test_that_every_phase_must_say_how_far_it_has_gone():
    begun, silent = PhaseProgress("A", D(50), D(100)), PhaseProgress("B", D(50))
    need = lacking(indicator(IndicatorRule.PHASES, phases=(begun, silent)), METHOD)
    assert need.words == "l'avanzamento delle fasi"


def test_that_an_indicator_weighs_a_hundred_and_lateness_costs_nothing_unless_said():
    # (100 × 90 + 50 × 60) : 150 = 80.
    plain = replace(direct("90"), weight=IndicatorInput("k", "K", IndicatorRule.DIRECT).weight)
    assert score(plain, direct("60", "50")).exact_total == 80
    assert degree(indicator(IndicatorRule.BY_DATE, target_date=date(2024, 6, 30), actual_date=date(2025, 1, 1))) == 100
