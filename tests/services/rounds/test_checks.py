"""The checks on a round that look at the years before it, on a real archive."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.ids import MethodVersionId, RoundId, SheetId
from app.domain.permissions import Action
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind
from app.models.cycles import Cycle
from app.models.outcomes import SheetOutcome
from app.services.access import reading
from app.services.methods.keeping import keep_method
from app.services.methods.presets import DEFAULT_PRESET, read_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune
from tests.archives.several import give, halves
from tests.checking import check_evaluation

PLENTY, LITTLE = "90", "10"


@pytest.fixture
def years(comune: Comune) -> dict[int, Comune]:
    """The comune with the final sheets of three years, negative below 60 and without objectives."""
    definition = halves(read_preset(DEFAULT_PRESET))
    templates = tuple(replace(one, negative_below=Decimal(60)) for one in definition.templates)
    with unit_of_work(comune.workspace, "Anni di prima", Topic.METHODS) as unit:
        for year in (2022, 2023):
            unit.add(Cycle(year=year, plan_from=year, plan_to=year + 2))
        version = MethodVersionId(keep_method(unit, replace(definition, templates=templates)))
    made = {}
    for year in (2022, 2023, 2024):
        round_id = RoundId(open_round(comune.workspace, RoundDraft(year, RoundKind.FINAL, version)).ids[0])
        prepare_round(comune.workspace, round_id)
        made[year] = replace(comune, round_id=round_id)
    return made


def grade(years: Mapping[int, Comune], surname: str, values: Sequence[str]) -> None:
    for comune, value in zip(years.values(), values, strict=True):
        give(comune, comune.sheet_id(surname), value, value)


def in_a_row(years: Mapping[int, Comune]) -> list[str]:
    issues = check_evaluation(years[2024].workspace, 2024)
    return [issue.sentence for issue in issues if "di seguito" in issue.sentence]


def test_that_negative_evaluations_are_counted_back_while_they_follow_one_another(years: dict[int, Comune]) -> None:
    grade(years, "Rossi", (LITTLE, LITTLE, LITTLE))
    grade(years, "Neri", (PLENTY, LITTLE, LITTLE))
    grade(years, "Bruni", (LITTLE, PLENTY, LITTLE))
    assert sorted(in_a_row(years)) == [
        "Neri Ugo ha la seconda valutazione negativa di seguito.",
        "Rossi Mario ha la terza valutazione negativa di seguito.",
    ]


def test_that_a_year_that_ends_well_is_no_negative_one(years: dict[int, Comune]) -> None:
    grade(years, "Rossi", (LITTLE, LITTLE, PLENTY))
    assert in_a_row(years) == []


def test_that_the_totals_of_all_years_read_are_kept_for_the_lists(years: dict[int, Comune]) -> None:
    workspace = years[2024].workspace
    with unit_of_work(workspace, "Prova") as unit:
        for row in unit.session.scalars(select(SheetOutcome)):
            unit.session.delete(row)
    check_evaluation(workspace, 2024)
    with reading(workspace, Action.READ) as session:
        kept = set(session.scalars(select(SheetOutcome.sheet_id)))
    assert {SheetId(comune.sheet_id("Rossi")) for comune in years.values()} <= kept
