"""The real plan: its counts must come out exactly. Skipped where the plan is not at hand."""

import re
import textwrap
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import pytest

from app.domain.declared import DeclaredKind
from app.domain.issues import Severity
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.declared import declared_of, placed_texts
from app.domain.plan_text.preview import PlanPart, PresentPlan
from app.domain.plan_text.reading import read_plan
from app.domain.plan_text.shapes import ReadPlan
from app.domain.structure.municipality import PersonnelCostDraft
from tests.domain.plan_text.parsing import parse_plan


@pytest.fixture(scope="module")
def plans() -> dict[str, ReadPlan]:
    return {}


@pytest.fixture
def plan(seed_plan: bytes, plans: dict[str, ReadPlan]) -> ReadPlan:
    if "plan" not in plans:
        plans["plan"] = parse_plan(read_plan(seed_plan))
    return plans["plan"]


def test_that_aree_settori_and_objectives_are_all_there(plan: ReadPlan) -> None:
    assert [len(area.sectors) for area in plan.areas] == [3, 2, 2, 1, 1, 2]
    assert [len(sector.bullets) for area in plan.areas for sector in area.sectors] == [
        20, 7, 5, 15, 8, 7, 16, 12, 14, 13, 10,
    ]  # fmt: skip
    assert len(plan.sectors()) == 11
    assert len(plan.bullets()) == 127
    assert not any(area.bullets for area in plan.areas)


def test_that_the_seven_common_objectives_keep_their_numbers_and_their_broken_text(plan: ReadPlan) -> None:
    assert [bullet.number for bullet in plan.common] == [1, 2, 3, 4, 5, 6, 7]
    assert "legge 190/2012" in plan.common[1].description
    assert all(len(bullet.title) <= 140 for bullet in plan.common)


def test_that_names_are_written_as_an_office_writes_them(plan: ReadPlan) -> None:
    assert [area.name for area in plan.areas][2:4] == ["Area Governo del territorio", "Area Servizi sociali"]
    assert [unit.sector for unit in plan.sectors()][-1] == "Settore URP e Protocollo"


def test_that_a_bullet_broken_by_the_page_is_one(plan: ReadPlan) -> None:
    broken = next(bullet for _, bullet in plan.bullets() if bullet.line == 297)
    assert broken.text.endswith("personale e familiare")
    assert "sia a carattere preventivo" in broken.text


def test_that_the_figures_are_taken(plan: ReadPlan) -> None:
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
    assert facts.cost == PersonnelCostDraft(2023, Decimal("747066.27"), Decimal("61072.10"), Decimal("204468.31"))


def test_that_acts_declared_figures_and_texts_of_the_parts_are_kept(plan: ReadPlan) -> None:
    acts = [act.italian for act in plan.facts.acts]
    assert len(acts) == 6
    assert "Delibera di Consiglio n. 51 del 21.12.2023" in acts
    assert plan.facts.mandate == (2019, 2024)
    kinds = Counter(one.kind for one in declared_of(plan))
    assert kinds == {DeclaredKind.STAFF: 8, DeclaredKind.HEADLINE: 4}
    parts = [text.part for text in placed_texts(plan)]
    assert list(dict.fromkeys(parts)) == [
        "introduction", "context", "structure", "guidelines", "common", "operational", "closing", "improvement",
        "transparency",
    ]  # fmt: skip


def test_that_repeated_lines_are_offered_as_cross_objectives(plan: ReadPlan) -> None:
    assert [(len(group.members), group.is_exact) for group in plan.groups] == [
        (9, True), (7, True), (6, True), (6, True), (2, True), (1, False),
    ]  # fmt: skip
    assert plan.groups[-1].joins == plan.groups[0].key
    assert [group.restates for group in plan.groups] == [None, None, 1, None, None, None]


def test_that_the_wrong_percentages_of_the_plan_are_noted_and_nothing_is_lost(plan: ReadPlan) -> None:
    assert [issue.code for issue in plan.issues] == ["bullets_outside", "staff_share", "staff_share"]
    assert {issue.severity for issue in plan.issues} == {Severity.NOTE}


def test_that_accepting_every_group_leaves_108_objectives(plan: ReadPlan) -> None:
    preview = plan_changes(plan, PresentPlan(), {group.key for group in plan.groups})
    assert len(preview.objectives) == 108
    assert [len(one.units) for one in preview.objectives if one.is_cross] == [10, 6, 6, 7, 2]
    assert len(plan_changes(plan, PresentPlan()).objectives) == 109
    assert len(plan_changes(plan, PresentPlan(), set()).objectives) == 134
    assert len({one.code for one in preview.objectives}) == 108


def wrapped(text: str, width: int) -> str:
    lines = [
        textwrap.fill(line, width, break_on_hyphens=False) if "\t" not in line else line for line in text.split("\n")
    ]
    return "\n".join(lines)


def with_page_ends(text: str) -> str:
    lines = enumerate(text.split("\n"))
    return "\n".join(f"{line}\n\n{place // 30}\n\n\f" if place % 30 == 29 else line for place, line in lines)


OTHER_SHAPES: dict[str, Callable[[str], str]] = {
    "narrow lines": lambda text: wrapped(text, 40),
    "usual lines": lambda text: wrapped(text, 80),
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "pages": with_page_ends,
    "dots and tabs": lambda text: re.sub(r"(?m)^- ", "\uf0b7\t", text),
    "no space after the dash": lambda text: re.sub(r"(?m)^- ", "-", text),
    "indented": lambda text: textwrap.indent(text, "    "),
    "no brackets": lambda text: re.sub(r"\((settore [^)]*)\)", r"\1", text, flags=re.IGNORECASE),
    "labels": lambda text: re.sub(r"\(settore ([^)]*)\)", r"SETTORE: \1", text, flags=re.IGNORECASE),
    "markdown": lambda text: re.sub(r"(?m)^AREA (.*)$", r"## **AREA \1**", text),
    "mixed case": lambda text: re.sub(r"(?m)^AREA (.*)$", lambda name: f"Area {name[1].capitalize()}", text),
}


@pytest.mark.parametrize("shape", OTHER_SHAPES)
def test_that_the_same_plan_in_another_shape_gives_the_same_objectives(
    seed_plan: bytes, plan: ReadPlan, shape: str
) -> None:
    other = parse_plan(OTHER_SHAPES[shape](read_plan(seed_plan)))
    assert [len(area.sectors) for area in other.areas] == [3, 2, 2, 1, 1, 2]
    assert [bullet.number for bullet in other.common] == [1, 2, 3, 4, 5, 6, 7]
    assert [bullet.text for _, bullet in other.bullets()] == [bullet.text for _, bullet in plan.bullets()]
    assert plan_changes(other, PresentPlan()).count(PlanPart.CROSS).new == 5
