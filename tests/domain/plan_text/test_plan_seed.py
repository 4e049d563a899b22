"""The real plan: its counts must come out exactly. Skipped where the plan is not at hand."""

from decimal import Decimal

import pytest

from app.domain.issues import Severity
from app.domain.plan_text import PlanText, PresentPlan, parse_plan, plan_changes, read_plan


@pytest.fixture(scope="module")
def lines_of_seed() -> dict[str, PlanText]:
    return {}


@pytest.fixture
def plan(seed_plan: bytes, lines_of_seed: dict[str, PlanText]) -> PlanText:
    if "plan" not in lines_of_seed:
        lines_of_seed["plan"] = parse_plan(read_plan(seed_plan))
    return lines_of_seed["plan"]


def test_that_aree_settori_and_objectives_are_all_there(plan: PlanText) -> None:
    assert [len(area.sectors) for area in plan.areas] == [3, 2, 2, 1, 1, 2]
    assert [len(sector.bullets) for area in plan.areas for sector in area.sectors] == [
        20, 7, 5, 15, 8, 7, 16, 12, 14, 13, 10,
    ]  # fmt: skip
    assert len(plan.sectors()) == 11
    assert len(plan.bullets()) == 127
    assert not any(area.bullets for area in plan.areas)


def test_that_the_seven_common_objectives_keep_their_numbers_and_their_broken_text(plan: PlanText) -> None:
    assert [bullet.number for bullet in plan.common] == [1, 2, 3, 4, 5, 6, 7]
    assert "legge 190/2012" in plan.common[1].description
    assert all(len(bullet.title) <= 140 for bullet in plan.common)


def test_that_names_are_written_as_an_office_writes_them(plan: PlanText) -> None:
    assert [area.name for area in plan.areas][2:4] == ["Area Governo del territorio", "Area Servizi sociali"]
    assert [unit.sector for unit in plan.sectors()][-1] == "Settore URP e Protocollo"


def test_that_a_bullet_broken_by_the_page_is_one(plan: PlanText) -> None:
    broken = next(bullet for _, bullet in plan.bullets() if bullet.line == 297)
    assert broken.text.endswith("personale e familiare")
    assert "sia a carattere preventivo" in broken.text


def test_that_the_figures_are_taken(plan: PlanText) -> None:
    facts = plan.facts
    assert (facts.municipality, facts.province) == ("Comune di Offanengo", "Cremona")
    assert (facts.first_year, facts.last_year) == (2024, 2026)
    assert [(row.year, row.total, row.men, row.women) for row in facts.population] == [
        (2020, 5992, 2968, 3024),
        (2021, 5956, 2946, 3010),
        (2022, 5984, 2966, 3018),
        (2023, 5953, 2957, 2996),
    ]
    assert len(facts.staff) == 8
    assert (sum(row.men for row in facts.staff), sum(row.women for row in facts.staff)) == (8, 16)
    assert facts.cost is not None
    assert (facts.cost.year, facts.cost.irap, facts.cost.charges) == (2023, Decimal("61072.10"), Decimal("204468.31"))
    assert facts.cost.total == Decimal("1012606.68")


def test_that_repeated_lines_are_offered_as_cross_objectives(plan: PlanText) -> None:
    assert [(len(group.members), group.is_exact) for group in plan.groups] == [
        (9, True), (7, True), (6, True), (6, True), (2, True), (1, False),
    ]  # fmt: skip
    assert plan.groups[-1].joins == plan.groups[0].key
    assert [group.restates for group in plan.groups] == [None, None, 1, None, None, None]


def test_that_the_wrong_percentages_of_the_plan_are_noted_and_nothing_is_lost(plan: PlanText) -> None:
    assert [issue.code for issue in plan.issues] == ["bullets_outside", "staff_share", "staff_share"]
    assert {issue.severity for issue in plan.issues} == {Severity.NOTE}


def test_that_accepting_every_group_leaves_108_objectives(plan: PlanText) -> None:
    preview = plan_changes(plan, PresentPlan(), {group.key for group in plan.groups})
    assert len(preview.objectives) == 108
    assert [len(one.units) for one in preview.objectives if one.is_cross] == [10, 6, 6, 7, 2]
    assert len(plan_changes(plan, PresentPlan()).objectives) == 109
    assert len(plan_changes(plan, PresentPlan(), set()).objectives) == 134
    assert len({one.code for one in preview.objectives}) == 108
