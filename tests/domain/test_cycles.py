"""What the draft of a year says about itself, at the ends of what is accepted too."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.cycles import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_ACT,
    LONGEST_PLAN,
    CycleDraft,
    YearClosing,
    planned,
    proposed,
    validate,
)
from app.domain.issues import Severity

YEAR = CycleDraft(2024, 2024, 2026)


def found(draft: CycleDraft, *others: int) -> list[tuple[str, str]]:
    return [(issue.code, issue.field) for issue in validate(draft, others)]


def test_that_a_year_is_proposed_after_the_last_with_a_plan_of_three() -> None:
    assert proposed([2023, 2025, 2024], 2030) == CycleDraft(2026, 2026, 2028)
    assert proposed([], 2030) == planned(2030) == CycleDraft(2030, 2030, 2032)


@pytest.mark.parametrize(
    "draft",
    [
        YEAR,
        replace(YEAR, plan_from=2022, plan_to=2024),
        CycleDraft(2024, 2024, 2024),
        CycleDraft(2024, 2024, 2024 + LONGEST_PLAN - 1),
        planned(FIRST_YEAR),
        planned(LAST_YEAR),
        replace(YEAR, plan_act="x" * LONGEST_ACT, dup_act="x" * LONGEST_ACT),
    ],
)
def test_that_what_stands_at_an_end_is_accepted(draft: CycleDraft) -> None:
    assert found(draft) == []


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (planned(FIRST_YEAR - 1), ("year", "year")),
        (planned(LAST_YEAR + 1), ("year", "year")),
        (CycleDraft(2024, 2024, 2023), ("plan", "plan_to")),
        (CycleDraft(2024, 2024, 2024 + LONGEST_PLAN), ("plan", "plan_to")),
        (CycleDraft(2024, 2025, 2027), ("plan", "plan_from")),
        (CycleDraft(2024, 2021, 2023), ("plan", "plan_to")),
        (replace(YEAR, plan_act="x" * (LONGEST_ACT + 1)), ("act", "plan_act")),
        (replace(YEAR, dup_act="Deliberazione del Consiglio comunale n. 8 del 31/02/2026"), ("act", "dup_act")),
        (replace(YEAR, dup_act="x" * (LONGEST_ACT + 1)), ("act", "dup_act")),
    ],
)
def test_that_a_wrong_year_names_the_field(draft: CycleDraft, expected: tuple[str, str]) -> None:
    assert found(draft) == [expected]


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ((2023,), ""),
        ((2025,), ""),
        ((2022, 2023), ""),
        ((2022,), "Fra il 2024 e gli anni dell'archivio manca 1 anno."),
        ((2020, 2021), "Fra il 2024 e gli anni dell'archivio mancano 2 anni."),
        ((2026, 2027), "Fra il 2024 e gli anni dell'archivio manca 1 anno."),
    ],
)
def test_that_a_year_far_from_the_others_is_doubted_and_not_refused(others: tuple[int, ...], sentence: str) -> None:
    issues = validate(YEAR, others)
    assert [issue.sentence for issue in issues] == ([sentence] if sentence else [])
    assert all(issue.severity is Severity.WARNING for issue in issues)


def test_that_a_year_that_is_there_is_refused() -> None:
    assert found(YEAR, 2023, 2024) == [("year", "year")]


def test_that_a_closing_says_when_and_by_whom_if_it_is_known() -> None:
    assert YearClosing(2023).sentence == "Anno 2023 chiuso"
    closing = YearClosing(2023, date(2024, 5, 6), "Bianchi Carla")
    assert closing.sentence == "Anno 2023 chiuso il 06/05/2024 da Bianchi Carla"
