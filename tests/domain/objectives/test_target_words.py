"""What is expected of an indicator, in the words that every page and paper has."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.objectives import Direction, IndicatorRule
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep
from app.domain.objectives.target_words import target_words

D = Decimal
LESS, MORE = Direction.LOWER, Direction.HIGHER
STEPS = IndicatorParameters(bounds=(IndicatorStep(D(30), D(50)), IndicatorStep(D(10), D(100))))


@pytest.mark.parametrize(
    ("rule", "direction", "target", "unit", "words"),
    [
        (IndicatorRule.PERCENT_OF_TARGET, MORE, D(15000), "€", "15.000 €"),
        (IndicatorRule.PERCENT_OF_TARGET, LESS, D(15), "giorni", "≤ 15 giorni"),
        (IndicatorRule.BASELINE_TO_TARGET, LESS, D(0), "", "≤ 0"),
        (IndicatorRule.PERCENT_OF_TARGET, LESS, None, "giorni", ""),
        (IndicatorRule.STEPS, LESS, None, "giorni", "≤ 10 giorni"),
        (IndicatorRule.STEPS, MORE, None, "giorni", "10 giorni"),
        (IndicatorRule.BY_DATE, MORE, None, "", "entro il 30/06/2026"),
        (IndicatorRule.YES_NO, MORE, None, "", "sì"),
        (IndicatorRule.PHASES, MORE, None, "", "fasi concluse"),
        (IndicatorRule.DIRECT, MORE, None, "", "100 %"),
        (IndicatorRule.JUDGEMENT, MORE, None, "", ""),
    ],
)
def test_that_a_target_says_its_unit_and_its_way(rule, direction, target, unit, words) -> None:
    assert target_words(rule, direction, target, date(2026, 6, 30), unit=unit, parameters=STEPS) == words
