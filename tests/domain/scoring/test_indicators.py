"""The eight indicator rules, their directions, caps and missing values."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives import Combination, IndicatorRule
from app.domain.objectives.rule_parameters import IndicatorStep, Lateness, PhaseProgress
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.indicators import lacking, measured
from app.domain.scoring.inputs import SectionInput
from app.domain.scoring.missing import MissingKind
from tests.domain.scoring.sample import METHOD, given, indicator, objective, objectives, parameters, template

D = Decimal
TABLE = (IndicatorStep(D(10), D(40)), IndicatorStep(D(20), D(80)), IndicatorStep(D(30), D(100)))
MIRRORED = (IndicatorStep(D(30), D(40)), IndicatorStep(D(20), D(80)), IndicatorStep(D(10), D(100)))


def degree(made):
    return measured("k", made, METHOD).result


def need(made):
    found = lacking(made, METHOD)
    return None if found is None else found.words


@pytest.mark.parametrize(
    ("lower", "target", "actual", "expected"),
    [
        (False, "30", "25", Fraction(250, 3)),
        (False, "30", "-1", 0),
        (False, "0", "0", 100),
        (False, "0", "-1", 0),
        (True, "0", "0", 100),
        (True, "0", "0.01", 0),
        (True, "10", "10", 100),
        (True, "-10", "-5", 50),
        (False, "-10", "-15", 50),
        (False, "-10", "-5", 100),
    ],
)
def test_that_a_value_is_compared_with_its_target(lower, target, actual, expected):
    made = indicator(IndicatorRule.PERCENT_OF_TARGET, lower=lower, target=target, actual=actual)
    assert degree(made) == expected


@pytest.mark.parametrize(
    ("lower", "baseline", "target", "actual", "expected"),
    [
        (False, "60", "80", "60", 0),
        (False, "60", "60", "60", 100),
        (False, "60", "60", "59", 0),
        (False, "60", "80", "80", 100),
        (False, "60", "80", "95", 100),
        (True, "45", "30", "50", 0),
        (True, "45", "30", "20", 100),
    ],
)
def test_that_the_ends_of_the_way_are_zero_and_a_hundred(lower, baseline, target, actual, expected):
    rule = IndicatorRule.BASELINE_TO_TARGET
    assert degree(indicator(rule, lower=lower, baseline=baseline, target=target, actual=actual)) == expected


@pytest.mark.parametrize(
    ("lower", "linear", "actual", "expected"),
    [
        (False, False, "9", 0),
        (False, False, "10", 40),
        (False, False, "19.99", 40),
        (False, False, "30", 100),
        (False, True, "15", 60),
        (False, True, "99", 100),
        (False, True, "9", 0),
        (True, False, "31", 0),
        (True, False, "30", 40),
        (True, False, "5", 100),
        (True, True, "25", 60),
    ],
)
def test_that_a_table_of_steps_is_flat_or_linear_and_mirrored(lower, linear, actual, expected):
    table = parameters(bounds=MIRRORED if lower else TABLE, are_steps_linear=linear)
    assert degree(indicator(IndicatorRule.STEPS, lower=lower, actual=actual, parameters=table)) == expected


def test_that_steps_follow_the_method_when_the_indicator_is_silent():
    made = indicator(IndicatorRule.STEPS, actual="15", parameters=parameters(bounds=TABLE))
    assert degree(made) == 40


@pytest.mark.parametrize(("actual", "expected"), [("1", 100), ("0", 0)])
def test_that_done_is_a_hundred_and_not_done_is_zero(actual, expected):
    assert degree(indicator(IndicatorRule.YES_NO, actual=actual)) == expected


@pytest.mark.parametrize(
    ("done", "lateness", "expected"),
    [
        (date(2024, 6, 30), Lateness.DAY, 100),
        (date(2024, 6, 1), Lateness.DAY, 100),
        (date(2024, 7, 3), Lateness.DAY, 85),
        (date(2024, 12, 31), Lateness.DAY, 0),
        (date(2024, 5, 31), Lateness.MONTH, 100),
        (date(2024, 7, 1), Lateness.MONTH, 95),
        (date(2024, 7, 30), Lateness.MONTH, 95),
        (date(2024, 7, 31), Lateness.MONTH, 90),
        (date(2025, 1, 2), Lateness.MONTH, 65),
    ],
)
def test_that_each_day_or_month_begun_late_takes_the_penalty_away(done, lateness, expected):
    rule = parameters(penalty=D(5), lateness=lateness)
    made = indicator(IndicatorRule.BY_DATE, target_date=date(2024, 6, 30), actual_date=done, parameters=rule)
    assert degree(made) == expected


def test_that_what_was_never_done_is_worth_nothing():
    made = indicator(IndicatorRule.BY_DATE, target_date=date(2024, 6, 30), actual="0")
    assert need(made) is None
    assert degree(made) == 0


def test_that_phases_count_by_their_weight():
    made = indicator(
        IndicatorRule.PHASES,
        phases=(PhaseProgress("Bando", D(30), D(100)), PhaseProgress("Lavori", D(70), D(50))),
    )
    assert degree(made) == 65


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"actual": "2"}, 75),
        ({"choice": "in gran parte"}, 75),
        ({"choice": "in gran parte", "actual": "3"}, 75),
        ({"choice": "5", "parameters": parameters(scale="1-5")}, 100),
        ({"actual": "2", "parameters": parameters(scale="1-5")}, 40),
        ({"actual": "1.2", "parameters": parameters(scale="0-4")}, 30),
    ],
)
def test_that_a_judgement_is_worth_the_share_of_its_row(more, expected):
    made = indicator(IndicatorRule.JUDGEMENT, **more)
    assert need(made) is None
    assert degree(made) == expected


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"rule": IndicatorRule.PERCENT_OF_TARGET, "actual": "1"}, "il valore atteso"),
        ({"rule": IndicatorRule.PERCENT_OF_TARGET, "target": "1"}, "il valore a consuntivo"),
        ({"rule": IndicatorRule.BASELINE_TO_TARGET, "target": "1"}, "il valore di partenza"),
        ({"rule": IndicatorRule.STEPS, "actual": "1"}, "la tabella dei gradini"),
        ({"rule": IndicatorRule.BY_DATE}, "la data prevista"),
        ({"rule": IndicatorRule.BY_DATE, "target_date": date(2024, 1, 1)}, "la data di realizzazione"),
        ({"rule": IndicatorRule.PHASES}, "le fasi con i loro pesi"),
        ({"rule": IndicatorRule.PHASES, "phases": (PhaseProgress("A", D(1)),)}, "l'avanzamento delle fasi"),
        ({"rule": IndicatorRule.JUDGEMENT}, "il giudizio"),
        ({"rule": IndicatorRule.JUDGEMENT, "choice": "boh"}, "il giudizio"),
        (
            {"rule": IndicatorRule.JUDGEMENT, "choice": "alto", "parameters": parameters(scale="intervalli")},
            "il giudizio",
        ),
        ({"rule": IndicatorRule.JUDGEMENT, "parameters": parameters(scale="no")}, "la scala del giudizio"),
        ({"rule": IndicatorRule.DIRECT}, "il valore a consuntivo"),
    ],
)
def test_that_what_an_indicator_lacks_is_named(more, words):
    assert need(indicator(**more)) == words


def test_that_an_incomplete_indicator_is_never_measured():
    with pytest.raises(ValueError, match="lacking"):
        measured("k", indicator(IndicatorRule.DIRECT), METHOD)


def test_that_a_percentage_given_by_hand_is_kept_within_the_cap():
    step = measured("k", indicator(IndicatorRule.DIRECT, actual="130"), METHOD)
    assert step.result == 100
    assert ("calcolato", "130") in step.values
    assert ("limiti", "da 0 a 100") in step.values


def test_that_values_are_written_with_their_unit():
    step = measured("k", indicator(IndicatorRule.DIRECT, actual="62.5", unit="%"), METHOD)
    assert step.values == (("valore", "62,5 %"),)
    assert step.shown == "62,5"


def score(*indicators, **more):
    sheet = given(SectionInput("ob", objectives=(objective(1, "100", *indicators, **more),)))
    return score_sheet(METHOD, template(objectives()), sheet)


def direct(actual=None, weight="50", missing=None):
    return indicator(IndicatorRule.DIRECT, weight=weight, actual=actual, parameters=parameters(missing=missing))


def test_that_an_objective_combines_its_indicators_by_weight():
    assert score(direct("80", "75"), direct("40", "25")).exact_total == 70


def test_that_an_objective_may_be_worth_its_worst_indicator():
    assert score(direct("80"), direct("40"), combination=Combination.WORST).exact_total == 40


def test_that_indicators_without_weights_count_alike():
    assert score(direct("80", "0"), direct("40", "0")).exact_total == 60


def test_that_a_missing_value_blocks_and_is_named_with_its_objective():
    result = score(direct("80"), direct())
    assert result.is_provisional
    assert result.exact_total == 80
    missing = result.missing[0]
    assert (missing.section, missing.item, missing.indicator) == ("ob", "objective:1", "indicator:1")
    assert missing.kind is MissingKind.VALUE
    assert (
        missing.label == "Obiettivi, obiettivo «Obiettivo 1»: manca il valore a consuntivo dell'indicatore «Indicatore»"
    )


def test_that_nothing_measured_is_missing_and_not_zero():
    result = score(direct())
    assert result.total is None
    assert result.share is None
    assert result.is_provisional


def test_that_a_missing_value_may_be_left_out_or_be_zero():
    assert score(direct("80"), direct(missing=MissingPolicy.EXCLUDE)).exact_total == 80
    assert score(direct("80"), direct(missing=MissingPolicy.ZERO)).exact_total == 40


def test_that_an_objective_without_any_indicator_that_applies_does_not_apply():
    result = score(direct(missing=MissingPolicy.EXCLUDE))
    assert result.section("ob").is_excluded
    assert not result.is_provisional


def test_that_a_missing_target_always_blocks():
    made = indicator(IndicatorRule.PERCENT_OF_TARGET, actual="3", parameters=parameters(missing=MissingPolicy.EXCLUDE))
    assert score(made).is_provisional


def test_that_who_stays_at_the_baseline_is_told_that_nothing_moved():
    made = indicator(IndicatorRule.BASELINE_TO_TARGET, baseline="60", target="80", actual="60")
    assert measured("k", made, METHOD).formula == "nessun passo avanti dal valore di partenza"


def test_that_a_cap_may_have_decimals():
    over = indicator(IndicatorRule.DIRECT, actual="101", parameters=parameters(cap=D("100.5")))
    under = indicator(IndicatorRule.DIRECT, actual="100.25", parameters=parameters(cap=D("100.5")))
    assert (degree(over), degree(under)) == (Fraction("100.5"), Fraction("100.25"))
