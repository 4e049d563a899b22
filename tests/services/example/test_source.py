"""The files of the example: exact numbers, weights that sum, codici fiscali that are right, words of our own."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.matching import text_key
from app.domain.objectives import IndicatorRule, ObjectiveKind
from app.domain.structure.employees import EmployeeDraft
from app.services.example.planned import planned_objectives
from app.services.example.source import FOLDER, draft_of, people_file
from app.services.resources import RESOURCES
from app.services.structure.tax_code import tax_code_issues
from app.services.toml_resources import read_toml

PEOPLE = people_file()["employee"]
LONGEST_SHARED = 6
"""Words in a row that our texts may have in common with the real plan: names and facts, never a sentence."""


def values_in(table: Any) -> Iterator[Any]:
    if isinstance(table, dict):
        table = list(table.values())
    if not isinstance(table, list):
        yield table
        return
    for item in table:
        yield from values_in(item)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text_key(text))


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of words that is one longer than what may be shared."""
    words = words_of(text)
    return {tuple(words[place : place + LONGEST_SHARED + 1]) for place in range(len(words) - LONGEST_SHARED)}


@pytest.mark.parametrize("name", sorted(path.name for path in (RESOURCES / FOLDER).glob("*.toml")))
def test_that_the_files_hold_no_binary_floats(name: str) -> None:
    assert not [value for value in values_in(read_toml(FOLDER, name)) if isinstance(value, float)]


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: row["matricola"])
def test_that_every_codice_fiscale_is_right_for_its_person(row: dict[str, Any]) -> None:
    draft = draft_of(EmployeeDraft, row, "postings", "appointment", "objectives")
    assert draft.tax_code
    assert tax_code_issues(draft) == []


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: row["matricola"])
def test_that_the_weights_of_everybody_sum_to_100_over_two_to_five_objectives(row: dict[str, Any]) -> None:
    weights = row["objectives"]
    assert sum(weights.values()) == 100
    assert 2 <= len(weights) <= 5
    assert ("appointment" in row) == ("T-02" in weights)
    assert weights.get("T-02", 30) >= 30


def test_that_matricole_and_codici_fiscali_are_different() -> None:
    assert len({row["matricola"] for row in PEOPLE}) == len({row["tax_code"] for row in PEOPLE}) == 24


def test_that_the_objectives_of_2024_are_as_many_as_in_the_real_plan() -> None:
    planned = planned_objectives(2024)
    own = [one for one in planned if len(one.sectors) == 1]
    bullets = [sum(code in one.sectors for one in planned) for code in dict.fromkeys(one.sectors[0] for one in own)]
    assert len(planned) == 108
    assert sum(one.kind is ObjectiveKind.STRATEGIC_COMMON for one in planned) == 7
    assert [len(one.sectors) for one in planned if len(one.sectors) > 1] == [10, 6, 6, 7, 2]
    assert sorted(bullets) == sorted([20, 7, 5, 15, 8, 7, 16, 12, 14, 13, 10])
    assert sum(bullets) == 127


def test_that_every_objective_has_words_of_its_own_and_an_indicator() -> None:
    planned = planned_objectives(2024)
    texts = [one.draft.title for one in planned] + [one.draft.description for one in planned]
    assert all(texts)
    assert len(set(texts)) == 2 * 108
    assert all(one.row["indicators"] for one in planned)


def test_that_all_eight_indicator_rules_are_used() -> None:
    rows = [row for one in planned_objectives(2024) for row in one.row["indicators"]]
    used = {row.get("rule", IndicatorRule.PERCENT_OF_TARGET.value) for row in rows}
    assert used == {rule.value for rule in IndicatorRule}


def test_that_the_weights_of_the_indicators_and_phases_of_an_objective_sum_to_100() -> None:
    for year in (2023, 2024):
        for one in planned_objectives(year):
            assert sum(Decimal(row.get("weight", 100)) for row in one.row["indicators"]) == 100, one.code
            assert sum(row["weight"] for row in one.row.get("phases", ())) in {0, 100}, one.code


def test_that_no_sentence_of_the_real_plan_is_copied(seed_plan: bytes) -> None:
    """The names of the units, which are facts, are in another file."""
    theirs = runs(seed_plan.decode("utf-8"))
    names = [path.name for path in (RESOURCES / FOLDER).glob("*.toml") if path.stem != "comune"]
    ours = [value for name in names for value in values_in(read_toml(FOLDER, name)) if isinstance(value, str)]
    copied = {" ".join(run) for text in ours for run in runs(text) & theirs}
    assert not copied


def test_that_done_dates_fall_within_their_year_or_soon_after() -> None:
    finals = [row["final"] for one in planned_objectives(2024) for row in one.row["indicators"] if "final" in row]
    days = [day for day in finals if isinstance(day, date)]
    assert days
    assert all(date(2024, 1, 1) <= day <= date(2024, 12, 31) for day in days)
