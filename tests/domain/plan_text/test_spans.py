"""Of a target that is a span it is asked which end is expected; numbers in words are numbers."""

from decimal import Decimal

import pytest

from app.domain.objectives.vocabulary import Direction
from app.domain.plan_text.measures import indicator_draft, measured_target
from app.domain.plan_text.spans import SpanChoice, spans_of, with_spans
from tests.domain.plan_text.parsing import parse_plan

PLAN = "AREA TECNICA\nObiettivo n. 1: Potature\nIndicatore: alberi potati - Target: {}\n"


@pytest.mark.parametrize(
    ("written", "choice", "name", "target"),
    [
        ("tra 5 e 10", SpanChoice.LOWEST, "alberi potati (atteso: tra 5 e 10)", "5"),
        ("tra 5 e 10", SpanChoice.HIGHEST, "alberi potati (atteso: tra 5 e 10)", "10"),
        ("5-10 giorni", SpanChoice.HIGHEST, "alberi potati (atteso: 5-10 giorni)", "10 giorni"),
        ("dal 70% al 80%", SpanChoice.LOWEST, "alberi potati (atteso: dal 70% al 80%)", "70%"),
        ("tra 10 e 5 alberi", SpanChoice.LOWEST, "alberi potati (atteso: tra 10 e 5 alberi)", "5 alberi"),
        ("1.200 - 900", SpanChoice.HIGHEST, "alberi potati (atteso: 1.200 - 900)", "1.200"),
        ("tra 5 e 10", SpanChoice.WORDS, "alberi potati", "tra 5 e 10"),
        ("tra 5 e 10", None, "alberi potati", "tra 5 e 10"),
    ],
)
def test_that_the_chosen_end_of_a_span_is_what_is_expected(
    written: str, choice: SpanChoice | None, name: str, target: str
) -> None:
    plan = parse_plan(PLAN.format(written))
    assert spans_of(plan) == (written,)
    [(_, bullet)] = with_spans(plan, choice).bullets()
    assert [(one.text, one.target) for one in bullet.parts.indicators] == [(name, target)]


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [
        ("zero", 0, ""), ("tre", 3, ""), ("almeno undici incontri", 11, "incontri"), ("ventuno", 21, ""),
        ("trentotto giorni", 38, "giorni"), ("cento", 100, ""), ("duecento alberi", 200, "alberi"),
        ("una delibera", 1, "delibera"), ("cinquantatré", 53, ""),
    ],
)  # fmt: skip
def test_that_a_number_in_words_is_a_number(words: str, number: int, unit: str) -> None:
    told = measured_target(words, "cose fatte", 2025)
    assert (told.number, told.unit) == (Decimal(number), unit)


@pytest.mark.parametrize(
    ("written", "start", "target", "unit"),
    [
        ("da 9 a 5", 9, 5, ""), ("Da 9 giorni a 5 giorni.", 9, 5, "giorni"),
        ("dal 30% al 12,5%", 30, Decimal("12.5"), "%"), ("riduzione da 1.200 a 900 ore", 1200, 900, "ore"),
    ],
)  # fmt: skip
def test_that_from_the_greater_to_the_lesser_is_where_it_starts_and_what_is_expected(
    written: str, start: int, target: Decimal, unit: str
) -> None:
    plan = parse_plan(PLAN.format(written))
    assert spans_of(plan) == ()
    [(_, bullet)] = plan.bullets()
    [draft] = [indicator_draft(one, 2025) for one in bullet.parts.indicators]
    assert (draft.baseline, draft.target, draft.unit, draft.direction) == (start, target, unit, Direction.LOWER)
    assert "atteso" not in draft.name
