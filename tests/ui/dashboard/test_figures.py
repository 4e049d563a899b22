"""The four figures of a year in words and numbers, and the bars of its steps: no window is needed."""

from datetime import date

import pytest

from app.domain.duties.next_step import NextStep
from app.domain.year_steps import StepState, YearFacts, year_steps
from app.domain.year_windows import StepKey
from app.services.year_standing import YearStanding
from app.ui.dashboard.figures import SHAPES, entry_of, figures_of

PLANNED = YearFacts(
    2024, areas=6, people=24, objectives=10, measured_objectives=8, people_with_objectives=24, indicators=12,
    indicators_final=9, objectives_due=10, objectives_final=7, sheets=24, sheets_begun=15, sheets_completed=11,
)  # fmt: skip
SPRING, WINTER = date(2024, 4, 1), date(2025, 1, 1)


def standing(facts: YearFacts, today: date) -> YearStanding:
    return YearStanding(facts, year_steps(facts, today), (), NextStep(""), today)


def figure(facts: YearFacts, today: date, place: int) -> tuple[str, str, str, str]:
    found = figures_of(standing(facts, today), ())[place]
    return found.number, found.of, found.title, found.detail


@pytest.mark.parametrize(
    ("facts", "today", "shown"),
    [
        (PLANNED, SPRING, ("8", "su 10", "Obiettivi con indicatori", "2 senza indicatori")),
        (
            PLANNED._replace(measured_objectives=10, copied_objectives=7),
            SPRING,
            ("10", "su 10", "Obiettivi con indicatori", "7 copiati e non rivisti"),
        ),
        (PLANNED, date(2024, 12, 31), ("8", "su 10", "Obiettivi con indicatori", "2 senza indicatori")),
        (PLANNED, WINTER, ("7", "su 10", "Obiettivi misurati", "3 senza consuntivo")),
        (
            PLANNED._replace(measured_objectives=10),
            SPRING,
            ("10", "su 10", "Obiettivi con indicatori", "tutti si possono misurare"),
        ),
        (
            PLANNED._replace(objectives_final=10, indicators_final=12),
            WINTER,
            ("10", "su 10", "Obiettivi misurati", "nessun valore manca"),
        ),
        (YearFacts(2024), SPRING, ("0", "", "Obiettivi con indicatori", "piano da fare")),
        (YearFacts(2024), WINTER, ("0", "", "Obiettivi misurati", "piano da fare")),
    ],
)
def test_that_objectives_are_counted_until_measured_and_then_as_measured(
    facts: YearFacts, today: date, shown: tuple[str, ...]
) -> None:
    assert figure(facts, today, 0) == shown


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (PLANNED, ("11", "su 24", "Schede compilate", "4 cominciate, 9 no")),
        (PLANNED._replace(sheets_begun=12), ("11", "su 24", "Schede compilate", "1 cominciata, 12 no")),
        (
            PLANNED._replace(sheets_begun=24, sheets_completed=24, sheets_final=1),
            ("24", "su 24", "Schede compilate", "1 definitiva"),
        ),
        (YearFacts(2024), ("0", "", "Schede compilate", "sessione da preparare")),
    ],
)
def test_that_sheets_are_counted_as_completed_begun_and_not(facts: YearFacts, shown: tuple[str, ...]) -> None:
    assert figure(facts, SPRING, 1) == shown


def test_that_nothing_late_and_nobody_to_act_are_said_so() -> None:
    assert figure(PLANNED, SPRING, 2) == ("0", "", "In ritardo", "niente è scaduto")
    assert figure(PLANNED, SPRING, 3) == ("0", "", "Devono agire", "nessuno")
    own = figures_of(standing(PLANNED, SPRING), (), is_own=True)
    assert [one.detail for one in own[2:]] == ["di ciò che tocca a te", "niente che tocchi a te"]


def test_that_the_bar_of_a_step_has_its_days_its_share_and_its_shape() -> None:
    plan, *_, closing = year_steps(PLANNED._replace(sheets_final=6), date(2024, 1, 15))
    bar = entry_of(plan)
    assert (bar.title, bar.words) == (plan.title, plan.words)
    assert (bar.start, bar.end, bar.share) == (date(2024, 1, 1), date(2024, 1, 31), 0.8)
    assert entry_of(closing).share == 0.25
    assert entry_of(plan._replace(total=0)).share == 0
    assert set(SHAPES) == set(StepState)
    assert {step.key for step in year_steps(PLANNED, SPRING)} == set(StepKey)


def test_that_nothing_is_said_to_be_in_time_while_the_checks_go_on() -> None:
    found = figures_of(standing(PLANNED, WINTER), (), is_checking=True)
    assert [(one.number, one.detail) for one in found[2:]] == [("…", "controlli in corso…")] * 2
