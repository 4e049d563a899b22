from collections.abc import Collection
from dataclasses import replace

import pytest

from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.preview import PlanPart, PlanPreview, PresentObjective, PresentPlan
from app.domain.plan_text.shapes import ReadPlan
from tests.domain.plan_text.parsing import parse_plan

LONG = "Cura ordinata di tutti i compiti del servizio, anche quando mancano persone, senza ritardi per chi aspetta"
PLAN = f"""COMUNE DI PROVA
Piano 2024-2026
2023\t31 dicembre\t100 maschi 40 femmine 60
Spesa per il personale anno 2023: 10,00 + IRAP 1,00 + oneri 2,00

OBIETTIVI STRATEGICI COMUNI
1) Puntualità nei pagamenti: pagare prima della scadenza
2) Ascolto

AREA TECNICA
(Settore Strade)
- {LONG}
- Asfaltature
(Settore Verde)
- {LONG};
- Potature

AREA SOCIALE
(Settore Anziani)
- Cura ordinata di tutti i compiti del servizio
- Pasti
"""


@pytest.fixture
def plan() -> ReadPlan:
    return parse_plan(PLAN)


def written(present: PresentPlan, preview: PlanPreview) -> PresentPlan:
    """What the archive holds once the preview was written."""
    objectives = {one.id: one for one in present.objectives}
    for one in preview.objectives:
        if one.extends is not None:
            known = objectives[one.extends]
            objectives[one.extends] = replace(known, units=known.units + one.units)
        else:
            new = len(objectives) + 1
            objectives[new] = PresentObjective(
                new, one.code, one.kind, one.title, one.description, one.units, one.source
            )
    return PresentPlan(
        present.areas + preview.areas,
        present.sectors + preview.sectors,
        tuple(objectives.values()),
        (present.population_years or frozenset()) | {row.year for row in preview.population},
        (present.cost_years or frozenset()) | ({preview.cost.year} if preview.cost else set()),
    )


def numbers(preview: PlanPreview) -> dict[PlanPart, tuple[int, int, int]]:
    return {count.part: (count.new, count.changed, count.unchanged) for count in preview.counts}


def all_keys(plan: ReadPlan) -> set[str]:
    return {group.key for group in plan.groups}


def test_that_everything_is_new_in_an_empty_archive(plan: ReadPlan) -> None:
    preview = plan_changes(plan, PresentPlan(population_years=frozenset(), cost_years=frozenset()))
    assert numbers(preview) == {
        PlanPart.AREA: (2, 0, 0),
        PlanPart.SECTOR: (3, 0, 0),
        PlanPart.COMMON: (2, 0, 0),
        PlanPart.CROSS: (1, 0, 0),
        PlanPart.OPERATIONAL: (4, 0, 0),
        PlanPart.POPULATION: (1, 0, 0),
        PlanPart.COST: (1, 0, 0),
    }
    assert [one.code for one in preview.objectives] == [
        "SC1", "SC2", "T-01", "TEC-STR-01", "TEC-VER-01", "SOC-ANZ-01", "SOC-ANZ-02",
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["none", "default", "all"])
@pytest.mark.parametrize("second", ["none", "default", "all"])
def test_that_the_same_plan_twice_changes_nothing_whatever_was_accepted(
    plan: ReadPlan, first: str, second: str
) -> None:
    choices: dict[str, Collection[str] | None] = {"none": set(), "default": None, "all": all_keys(plan)}
    empty = PresentPlan(population_years=frozenset(), cost_years=frozenset())
    present = written(empty, plan_changes(plan, empty, choices[first]))
    again = plan_changes(plan, present, choices[second])
    assert again.is_empty
    assert again.is_empty


def test_that_figures_are_left_out_unless_asked_for(plan: ReadPlan) -> None:
    preview = plan_changes(plan, PresentPlan())
    assert (preview.population, preview.cost) == ((), None)
    assert PlanPart.POPULATION not in numbers(preview)
    assert written(PresentPlan(), preview).areas == preview.areas


def test_that_an_objective_enriched_after_the_import_is_recognised_by_its_source(plan: ReadPlan) -> None:
    present = written(PresentPlan(), plan_changes(plan, PresentPlan()))
    edited = [replace(one, title=f"{one.title} (rivisto)", description="Altro") for one in present.objectives]
    assert not plan_changes(plan, replace(present, objectives=tuple(edited))).objectives


def test_that_an_objective_without_source_is_recognised_by_title_or_description(plan: ReadPlan) -> None:
    present = written(PresentPlan(), plan_changes(plan, PresentPlan()))
    retitled = [replace(one, source="", title="Altro" if one.description else one.title) for one in present.objectives]
    redescribed = [replace(one, source="", description="Altro") for one in present.objectives]
    assert not plan_changes(plan, replace(present, objectives=tuple(retitled))).objectives
    assert not plan_changes(plan, replace(present, objectives=tuple(redescribed))).objectives


def test_that_a_unit_added_to_the_plan_extends_the_cross_objective(plan: ReadPlan) -> None:
    present = written(PresentPlan(), plan_changes(plan, PresentPlan()))
    preview = plan_changes(parse_plan(PLAN + f"(Settore Minori)\n- {LONG}\n"), present)
    assert numbers(preview)[PlanPart.CROSS] == (0, 1, 0)
    (extension,) = preview.objectives
    assert (extension.code, extension.extends) == ("T-01", 3)
    assert [unit.sector for unit in extension.units] == ["Settore Minori"]


def test_that_new_objectives_take_the_next_free_code(plan: ReadPlan) -> None:
    present = written(PresentPlan(), plan_changes(plan, PresentPlan()))
    preview = plan_changes(parse_plan(PLAN + "- Centro diurno\n"), present)
    assert [(one.code, one.title) for one in preview.objectives] == [("SOC-ANZ-03", "Centro diurno")]


def test_that_the_names_of_the_archive_win(plan: ReadPlan) -> None:
    preview = plan_changes(plan, PresentPlan(areas=("Tecnica",)))
    assert preview.areas == ("Area Sociale",)
    assert {unit.area for unit in preview.sectors} == {"Tecnica", "Area Sociale"}
    assert {unit.area for one in preview.objectives for unit in one.units} == {"Tecnica", "Area Sociale"}
