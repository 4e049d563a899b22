"""Where the year stands."""

from datetime import date

import pytest

from app.domain.dates import date_in
from app.domain.italian import on_short_date
from app.domain.year_steps import (
    LEFT_OUT,
    OTHERS_MEASURED,
    Beginning,
    StepState,
    YearFacts,
    YearStep,
    beginnings,
    year_steps,
)
from app.domain.year_windows import PhaseDays, StepKey, Window, step_windows

PLANNED = YearFacts(2024, areas=6, people=24, objectives=130, measured_objectives=130, objectives_due=130)


def step_of(key: StepKey, facts: YearFacts, today: date) -> YearStep:
    return next(step for step in year_steps(facts, today) if step.key is key)


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
    facts = PLANNED._replace(sheets=sheets, sheets_completed=completed)
    assert step_of(StepKey.EVALUATION, facts, today).state is expected


def test_that_the_due_day_itself_is_not_late() -> None:
    assert step_of(StepKey.INTERIM, PLANNED, date(2024, 6, 30)).state is StepState.TO_DO
    assert step_of(StepKey.INTERIM, PLANNED, date(2024, 7, 1)).state is StepState.LATE


def test_that_a_past_year_is_late_in_nothing_until_it_has_a_plan() -> None:
    steps = year_steps(YearFacts(2020, areas=6, people=24), date(2026, 1, 1))
    assert {(step.state, step.words) for step in steps} == {(StepState.TO_DO, "da fare")}
    planned = year_steps(PLANNED._replace(year=2020, measured_objectives=0), date(2026, 1, 1))
    assert StepState.LATE in {step.state for step in planned}


@pytest.mark.parametrize(
    ("key", "facts", "today", "words"),
    [
        (
            StepKey.PLAN,
            PLANNED._replace(days=((StepKey.PLAN, date(2024, 4, 8)),)),
            date(2024, 5, 1),
            "approvato l'8 apr, con 68 giorni di ritardo",
        ),
        (
            StepKey.PLAN,
            PLANNED._replace(days=((StepKey.PLAN, date(2024, 1, 30)),)),
            date(2024, 5, 1),
            "approvato il 30 gen",
        ),
        (StepKey.PLAN, PLANNED, date(2024, 5, 1), "130 obiettivi su 130"),
        (
            StepKey.PLAN,
            PLANNED._replace(measured_objectives=129),
            date(2024, 2, 1),
            "1 obiettivo senza indicatori da 1 giorno",
        ),
        (
            StepKey.PLAN,
            PLANNED._replace(copied_objectives=129),
            date(2024, 2, 1),
            "129 obiettivi da rivedere o senza indicatori da 1 giorno",
        ),
        (StepKey.PLAN, PLANNED._replace(copied_objectives=130), date(2023, 12, 20), "31 gen"),
        (
            StepKey.ASSIGNMENT,
            PLANNED._replace(people_with_objectives=24, people_of_copies=24),
            date(2024, 12, 1),
            "24 persone senza obiettivi rivisti da 277 giorni",
        ),
        (
            StepKey.ASSIGNMENT,
            PLANNED._replace(people_with_objectives=24, days=((StepKey.ASSIGNMENT, date(2024, 2, 26)),)),
            date(2024, 5, 1),
            "24 persone su 24, il 26 feb",
        ),
        (
            StepKey.ASSIGNMENT,
            PLANNED._replace(people_with_objectives=24, given=110, seen=10),
            date(2024, 2, 27),
            "10 prese visione su 110, entro il 28 feb",
        ),
        (
            StepKey.ASSIGNMENT,
            PLANNED._replace(people_with_objectives=24, given=110, seen=109),
            date(2024, 9, 1),
            "109 prese visione su 110",
        ),
        (
            StepKey.ASSIGNMENT,
            PLANNED._replace(people_with_objectives=24, given=110),
            date(2024, 3, 1),
            "110 prese visione mancano da 2 giorni",
        ),
        (
            StepKey.MEASURE,
            PLANNED._replace(objectives_final=121),
            date(2025, 2, 12),
            "9 obiettivi mancano da 12 giorni",
        ),
        (
            StepKey.EVALUATION,
            PLANNED._replace(sheets=25, sheets_completed=9),
            date(2025, 3, 12),
            "9 schede su 25, entro il 31 mag",
        ),
        (StepKey.CLOSING, PLANNED, date(2025, 3, 12), "30 giu"),
        (StepKey.CLOSING, PLANNED, date(2025, 7, 2), "sessione da preparare da 2 giorni"),
    ],
)  # fmt: skip
def test_that_a_step_says_in_words_where_it_stands(key: StepKey, facts: YearFacts, today: date, words: str) -> None:
    assert step_of(key, facts, today).words == words


def test_that_the_day_of_a_step_is_told_only_when_it_is_done() -> None:
    facts = PLANNED._replace(objectives_checked=100, days=((StepKey.INTERIM, date(2024, 7, 18)),))
    assert step_of(StepKey.INTERIM, facts, date(2024, 7, 20)).done_on is None
    done = facts._replace(objectives_checked=130, objectives_interim=100)
    assert step_of(StepKey.INTERIM, done, date(2024, 7, 20)).done_on == date(2024, 7, 18)
    ahead = step_of(StepKey.INTERIM, done, date(2024, 7, 10))
    assert (ahead.state, ahead.done_on) == (StepState.DONE, None)


def test_that_an_interim_check_of_which_nothing_was_recorded_is_not_done_by_the_final_values() -> None:
    facts = PLANNED._replace(objectives_checked=130, days=((StepKey.INTERIM, date(2024, 7, 18)),))
    step = step_of(StepKey.INTERIM, facts, date(2024, 12, 20))
    assert (step.state, step.words, step.done_on) == (StepState.TO_DO, LEFT_OUT, None)


def test_that_an_interim_check_of_a_part_of_the_objectives_counts_those_alone() -> None:
    facts = PLANNED._replace(objectives_checked=130, objectives_interim=50, objectives_skipped=80)
    step = step_of(StepKey.INTERIM, facts, date(2024, 12, 20))
    assert (step.state, step.done, step.total) == (StepState.DONE, 50, 130)
    assert step.words == f"50 obiettivi su 130, {OTHERS_MEASURED}"


def test_that_the_last_days_of_the_steps_are_those_of_their_year() -> None:
    steps = year_steps(PLANNED, date(2024, 1, 1))
    assert {key: one.due for key, one in step_windows(2024).items()} == {step.key: step.due for step in steps}
    assert [step.due for step in steps] == sorted(step.due for step in steps)
    assert all(step.start <= step.due for step in steps)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deliberazione della Giunta n. 12 del 30/01/2024", date(2024, 1, 30)),
        ("n. 3 dell'8.4.2024", date(2024, 4, 8)),
        ("del 10/01/2024, modificata il 08/04/2024", date(2024, 4, 8)),
        ("del 30/02/2024", None),
        ("Delibera n. 12", None),
        ("", None),
    ],
)
def test_that_the_day_of_an_act_is_read_from_its_words(text: str, found: date | None) -> None:
    assert date_in(text) == found


def test_that_a_short_day_has_its_article() -> None:
    days = (date(2024, 4, 8), date(2024, 4, 11), date(2024, 5, 1), date(2024, 7, 18))
    assert [on_short_date(day) for day in days] == ["l'8 apr", "l'11 apr", "il 1º mag", "il 18 lug"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (YearFacts(2024), (Beginning.PLAN, Beginning.PERSONNEL, Beginning.MODEL, Beginning.UNITS)),
        (YearFacts(2024, areas=6, objectives=109), (Beginning.PERSONNEL, Beginning.MODEL)),
        (YearFacts(2024, areas=6, people=24), (Beginning.PLAN,)),
        (YearFacts(2024, areas=6), (Beginning.PLAN, Beginning.PERSONNEL, Beginning.MODEL)),
        (YearFacts(2024, areas=6, people=24, objectives=109), ()),
    ],
)
def test_that_a_new_archive_is_told_what_it_needs_first(facts: YearFacts, expected: tuple[Beginning, ...]) -> None:
    assert beginnings(facts) == expected


SUMMER = PhaseDays("Verifica", "15/06", "31/07")


def test_that_the_phases_of_the_method_date_the_steps_and_the_usual_days_the_others() -> None:
    windows = step_windows(2024, (SUMMER, PhaseDays("misurazione", "01/01", "29/02", is_next_year=True)))
    assert windows[StepKey.INTERIM] == Window(date(2024, 6, 15), date(2024, 7, 31))
    assert windows[StepKey.MEASURE] == Window(date(2025, 1, 1), date(2025, 2, 28))
    assert windows[StepKey.EVALUATION] == step_windows(2024)[StepKey.EVALUATION]


@pytest.mark.parametrize(
    ("phases", "window"),
    [
        ((PhaseDays("verifica", "", "15/05"),), Window(date(2024, 5, 15), date(2024, 5, 15))),
        ((PhaseDays("verifica", "01/05"),), Window(date(2024, 5, 1), date(2024, 6, 30))),
        ((PhaseDays("verifica", "31/07", "15/06"),), Window(date(2024, 6, 15), date(2024, 6, 15))),
        ((PhaseDays("verifica", "giugno", "31/06"),), Window(date(2024, 6, 1), date(2024, 6, 30))),
        ((SUMMER, PhaseDays("verifica", "01/09", "30/09")), Window(date(2024, 6, 15), date(2024, 9, 30))),
        ((PhaseDays("ferie", "01/08", "31/08"),), Window(date(2024, 6, 1), date(2024, 6, 30))),
    ],
)
def test_that_what_a_phase_does_not_say_is_as_usual(phases: tuple[PhaseDays, ...], window: Window) -> None:
    assert step_windows(2024, phases)[StepKey.INTERIM] == window


def test_that_a_step_is_late_by_the_phase_of_the_method() -> None:
    facts = PLANNED._replace(phases=(SUMMER,))
    assert step_of(StepKey.INTERIM, facts, date(2024, 7, 31)).state is StepState.TO_DO
    assert step_of(StepKey.INTERIM, facts, date(2024, 8, 1)).state is StepState.LATE


LONG_AFTER = date(2026, 11, 30)


def test_that_nothing_is_late_by_a_day_that_was_over_before_a_past_year_came_into_the_archive() -> None:
    facts = PLANNED._replace(measured_objectives=1, entered_on=LONG_AFTER)
    told = {(step.state, step.words) for step in year_steps(facts, LONG_AFTER)}
    assert StepState.LATE not in {state for state, _ in told}
    assert (StepState.DOING, "1 obiettivo su 130") in told
    assert (StepState.TO_DO, "da fare") in told
    lived = year_steps(facts._replace(entered_on=None), LONG_AFTER)
    assert StepState.LATE in {step.state for step in lived}


def test_that_a_day_after_a_past_year_came_into_the_archive_counts_as_any_other() -> None:
    facts = PLANNED._replace(entered_on=date(2025, 3, 10), sheets=25, sheets_completed=1)
    late = [step.key for step in year_steps(facts, date(2025, 6, 10)) if step.state is StepState.LATE]
    assert late == [StepKey.EVALUATION]
