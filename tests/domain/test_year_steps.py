"""Where the year stands."""

from datetime import date

import pytest

from app.domain.year_steps import Beginning, StepState, YearFacts, beginnings, year_steps


def state_of(key: str, facts: YearFacts, today: date) -> StepState:
    return next(step.state for step in year_steps(facts, today) if step.key == key)


@pytest.mark.parametrize(
    ("sheets", "completed", "today", "expected"),
    [
        (0, 0, date(2024, 6, 1), StepState.TO_DO),
        (25, 0, date(2025, 1, 10), StepState.TO_DO),
        (25, 14, date(2025, 1, 10), StepState.DOING),
        (25, 14, date(2025, 6, 1), StepState.LATE),
        (25, 25, date(2026, 1, 1), StepState.DONE),
        (0, 0, date(2026, 1, 1), StepState.LATE),
    ],
)
def test_that_a_step_is_done_when_all_is_done_and_late_when_its_day_has_passed(
    sheets: int, completed: int, today: date, expected: StepState
) -> None:
    assert state_of("evaluation", YearFacts(2024, sheets=sheets, sheets_completed=completed), today) is expected


def test_that_the_due_day_itself_is_not_late() -> None:
    assert state_of("interim", YearFacts(2024, objectives_due=3), date(2024, 6, 30)) is StepState.TO_DO


def test_that_every_step_says_where_it_stands_in_words() -> None:
    for facts in (YearFacts(2024), YearFacts(2024, 6, 5, 24, 130, 40, 24, 3, 50, 20, 10, 130, 20, 10, 25, 14, 3)):
        for step in year_steps(facts, date(2024, 5, 1)):
            assert step.title
            assert step.detail
            assert "{" not in step.detail


def test_that_measured_indicators_do_not_hide_the_objectives_without() -> None:
    facts = YearFacts(2024, objectives=109, indicators=2, indicators_final=2, objectives_due=109, objectives_final=2)
    [measure] = [step for step in year_steps(facts, date(2025, 1, 10)) if step.key == "measure"]
    assert measure.state is StepState.DOING
    assert measure.detail == "Obiettivi misurati: 2 su 109; indicatori con il valore finale: 2 su 2"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (YearFacts(2024), (Beginning.PLAN, Beginning.PERSONNEL, Beginning.UNITS)),
        (YearFacts(2024, areas=6, objectives=109), (Beginning.PERSONNEL,)),
        (YearFacts(2024, areas=6, people=24), (Beginning.PLAN,)),
        (YearFacts(2024, areas=6), (Beginning.PLAN, Beginning.PERSONNEL)),
        (YearFacts(2024, areas=6, people=24, objectives=109), ()),
    ],
)
def test_that_a_new_archive_is_told_what_it_needs_first(facts: YearFacts, expected: tuple[Beginning, ...]) -> None:
    assert beginnings(year_steps(facts, date(2024, 1, 10))) == expected
