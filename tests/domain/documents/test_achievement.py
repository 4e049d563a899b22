"""How a result stands to what was expected, and how results are counted."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.documents.achievement import (
    Achievement,
    ObjectiveChange,
    ObjectiveNote,
    ObjectiveResult,
    ResultGroup,
    summary_of,
    told_once,
    whole_of,
)
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.measures import MeasuredIndicator
from app.domain.documents.minutes import BodyMinutes, CertifiedLine
from app.domain.documents.state import StateReport, reached
from app.domain.objectives.records import ChangedPart
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep
from app.domain.objectives.vocabulary import Direction, IndicatorRule, ObjectiveState

HUNDRED = Decimal(100)


@pytest.mark.parametrize(
    ("field", "before", "after", "unit", "told"),
    [
        ("Valore atteso", "180000", "170000", "€", "Indicatore «Gettito», valore atteso: da 180.000 a 170.000 €"),
        ("Valore atteso", "10", "12,5", "numero", "Indicatore «Gettito», valore atteso: da 10 a 12,5"),
        ("Peso", "40", "60", "€", "Indicatore «Gettito», peso: da 40 a 60"),
        ("Formula", "a/b", "b/a", "€", "Indicatore «Gettito», formula: da «a/b» a «b/a»"),
        ("Valore atteso", "", "60", "€", "Indicatore «Gettito», valore atteso: aggiunto (60)"),
    ],
)
def test_that_a_changed_number_is_said_as_a_person_would(
    field: str, before: str, after: str, unit: str, told: str
) -> None:
    assert ChangedPart("Indicatore «Gettito»", field, before, after).told(unit) == told


def test_that_what_one_act_decided_on_one_day_is_told_once() -> None:
    day, act = date(2024, 9, 20), "Delibera di Giunta n. 30 del 20/09/2024"
    by_hand = ObjectiveChange(day, "Il gettito atteso scende.", "Minori accertamenti.", act)
    of_the_cell = ObjectiveChange(day, "", "Minori accertamenti", act, ("Atteso: da 2 a 1",))
    other, unnamed = ObjectiveChange(day, "Titolo", "Refuso", "Delibera n. 31"), ObjectiveChange(day, "Peso", "Refuso")
    both = replace(by_hand, what="Il gettito atteso scende", reason="Minori accertamenti", details=of_the_cell.details)
    assert told_once((by_hand, of_the_cell, other, unnamed, unnamed)) == (both, other, unnamed, unnamed)


def measured(actual: str | None, target: str = "95", *, lower: bool = False, unit: str = "%") -> MeasuredIndicator:
    return MeasuredIndicator(
        "Istanze concluse",
        IndicatorRule.PERCENT_OF_TARGET,
        Direction.LOWER if lower else Direction.HIGHER,
        unit,
        Decimal(target),
        actual=None if actual is None else Decimal(actual),
    )


@pytest.mark.parametrize(
    ("degree", "actual", "lower", "expected"),
    [
        ("99.99", "94", False, Achievement.BELOW),
        ("100", "95", False, Achievement.IN_LINE),
        ("100", "97", False, Achievement.ABOVE),
        ("100", "94", True, Achievement.ABOVE),
        ("110", "95", False, Achievement.ABOVE),
        (None, "95", False, Achievement.NOT_MEASURABLE),
    ],
)
def test_that_a_result_is_above_in_line_or_below(
    degree: str | None, actual: str, lower: bool, expected: Achievement
) -> None:
    given = Decimal(degree) if degree else None
    assert (
        ObjectiveResult("A", "Uno", degree=given, indicators=(measured(actual, lower=lower),)).achievement is expected
    )


def test_that_an_objective_set_aside_is_not_measurable_and_says_why() -> None:
    state = ObjectiveState.NEUTRALISED
    one = ObjectiveResult("A", "Uno", degree=HUNDRED, state=state, neutralised="ricorso pendente")
    assert one.achievement is Achievement.NOT_MEASURABLE
    assert one.why_not_measurable == "Neutralizzato: ricorso pendente"
    assert ObjectiveResult("B", "Due").why_not_measurable.startswith("Senza indicatori")
    assert ObjectiveResult("B", "Due", indicators=(measured(None),)).why_not_measurable.startswith(
        "Manca il consuntivo"
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (measured("97"), ("95 %", "97 %", "+2 punti")),
        (measured("95"), ("95 %", "95 %", "nessuno")),
        (measured("180000", "12500,5".replace(",", "."), unit="€"), ("12.500,5 €", "180.000 €", "+167.499,5 €")),
        (measured("1", "3", unit="giorni"), ("3 giorni", "1 giorno", "-2 giorni")),
        (measured(None), ("95 %", "–", "–")),
        (MeasuredIndicator("x", IndicatorRule.YES_NO, actual=Decimal(1)), ("sì", "sì", "–")),
        (MeasuredIndicator("x", IndicatorRule.PHASES, degree=Decimal(88)), ("fasi concluse", "avanzamento 88 %", "–")),
        (MeasuredIndicator("x", IndicatorRule.JUDGEMENT, choice="Buono"), ("–", "Buono", "–")),
        (measured("1", "3", unit="giorni", lower=True), ("≤ 3 giorni", "1 giorno", "-2 giorni (meglio)")),
        (measured("6", "5", lower=True), ("≤ 5 %", "6 %", "+1 punto (peggio)")),
        (measured("5", "5", lower=True), ("≤ 5 %", "5 %", "nessuno")),
        (MeasuredIndicator("x", IndicatorRule.DIRECT, actual=Decimal(90)), ("100 %", "90 %", "-10 punti")),
        (
            MeasuredIndicator("x", IndicatorRule.DIRECT, target=Decimal(90), actual=Decimal(85)),
            ("90 %", "85 %", "-5 punti"),
        ),
        (
            MeasuredIndicator(
                "x", IndicatorRule.BY_DATE, target_on=date(2024, 2, 29), done_on=date(2024, 3, 1)
            ),
            ("entro il 29/02/2024", "01/03/2024", "1 giorno dopo"),
        ),
    ],
)  # fmt: skip
def test_that_target_value_and_deviation_are_in_words(row: MeasuredIndicator, words: tuple[str, str, str]) -> None:
    assert (row.expected, row.found, row.deviation) == words


def test_that_the_target_of_steps_is_the_first_value_of_the_highest_degree() -> None:
    bounds = tuple(IndicatorStep(Decimal(bound), Decimal(degree)) for bound, degree in ((0, 100), (-5, 100), (10, 50)))
    row = MeasuredIndicator(
        "Ritardo", IndicatorRule.STEPS, Direction.LOWER, "giorni",
        actual=Decimal(-3), parameters=IndicatorParameters(bounds=bounds),
    )  # fmt: skip
    assert (row.expected, row.deviation, row.is_beyond) == ("≤ 0 giorni", "-3 giorni (meglio)", True)
    assert MeasuredIndicator("x", IndicatorRule.STEPS).expected == "–"


def test_that_what_is_done_before_its_day_is_in_line() -> None:
    done = MeasuredIndicator("x", IndicatorRule.BY_DATE, target_on=date(2024, 6, 30), done_on=date(2024, 6, 1))
    assert ObjectiveResult("A", "Uno", degree=HUNDRED, indicators=(done,)).achievement is Achievement.IN_LINE


def test_that_every_objective_is_counted_once_and_the_mean_is_of_those_known() -> None:
    aside = ObjectiveResult("C", "Tre", state=ObjectiveState.NEUTRALISED, neutralised="x")
    one, two = ObjectiveResult("A", "Uno", degree=HUNDRED), ObjectiveResult("B", "Due", degree=Decimal("66.66"))
    found = whole_of((ResultGroup("Area", (one, two)), ResultGroup("Altra", (aside,))))
    assert (found.objectives, found.above, found.in_line, found.below, found.not_measurable) == (3, 0, 1, 1, 1)
    assert (found.neutralised, found.mean, found.on_target) == (1, Decimal("83.33"), Decimal("50.0"))
    assert summary_of("Vuota", ()).mean is None


def test_that_half_way_the_progress_stands_for_a_degree_that_is_not_there() -> None:
    monitored = ObjectiveResult(
        "A", "Uno", progress=Decimal(40), notes=(ObjectiveNote(date(2024, 6, 30), "", "in ritardo"),)
    )
    aside = ObjectiveResult("B", "Due", progress=Decimal(10), state=ObjectiveState.NEUTRALISED, neutralised="x")
    assert reached(monitored) == Decimal(40)
    head, day = Letterhead("Comune"), date(2024, 7, 1)
    total = StateReport(head, Imprint(day), 2024, day, (ResultGroup("Area", (monitored, aside)),)).total
    assert (total.objectives, total.known, total.mean, total.critical) == (2, 1, Decimal(40), 1)


def test_that_minutes_count_what_is_certified_only_where_a_certification_is_written_down() -> None:
    head, imprint = Letterhead("Comune di Prova"), Imprint(date(2025, 5, 12))
    minutes = BodyMinutes(head, imprint, 2024, date(2025, 5, 12), "Nucleo di valutazione")
    assert "certified" not in {one.key for one in minutes.area_columns}
    recorded = replace(minutes, recorded=(CertifiedLine(date(2025, 5, 1), "Verbale n. 1", 3),))
    assert "certified" in {one.key for one in recorded.area_columns}
