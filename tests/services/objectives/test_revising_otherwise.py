"""In whatever way what people have seen is changed, there is a reason and a Variazione, or nothing changes."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import inspect, select

from app.domain.errors import ReasonNeeded, UserError
from app.domain.ids import ObjectiveId
from app.domain.next_year.choice import YearCopy
from app.domain.objectives.acknowledgement import AcknowledgementDraft
from app.domain.objectives.agreed import AGREED
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.recipients import Recipients
from app.domain.objectives.sharing import Sharing
from app.domain.permissions import Action
from app.models.base import Base
from app.models.objectives import Indicator, Objective, ObjectiveAssignment, ObjectiveRevision, ObjectiveUnit, Phase
from app.services.access import reading
from app.services.catalogue.accepting import accept_proposals
from app.services.catalogue.shipped import shipped_catalogue
from app.services.catalogue.using import add_from_catalogue
from app.services.cycles import open_year
from app.services.next_year.years import copy_year
from app.services.objectives.acknowledging import acknowledge
from app.services.objectives.assignments import (
    assign_all,
    assign_people,
    assign_unit,
    set_assignment_weights,
    share_person_weights,
)
from app.services.objectives.codes import recode_objectives
from app.services.objectives.indicators import delete_indicators, save_indicator, share_indicator_weights
from app.services.objectives.patching import change_assignments, change_indicators, change_objectives, change_phases
from app.services.objectives.phases import delete_phases, save_phase, share_phase_weights, toggle_phase_month
from app.services.objectives.units import set_unit_weight, share_unit_weights
from app.services.plan_text.importing import import_plan
from app.services.plan_text.opening import plan_of_text
from app.services.structure.employees import delete_employee
from app.services.structure.units import delete_unit
from app.services.workbooks.job import import_workbook, workbook_bytes
from app.services.workbooks.registry import OBJECTIVES_WORKBOOK
from app.services.workspace import Workspace
from tests.archives.office import YEAR, Office
from tests.services.workbooks.test_objectives import written

D = Decimal
WHY = "Il fondo regionale è stato ridotto"
TITLE = "Sportello aperto il sabato"
PLAN = f"""PIANO DEGLI OBIETTIVI {YEAR}-{YEAR + 2}

Gli OBIETTIVI OPERATIVI sono i seguenti:

AREA AFFARI GENERALI

(Settore Segreteria)

- {TITLE}

(Settore Cultura)

- {TITLE}
"""
PARTS: tuple[type[Base], ...] = (Objective, Indicator, Phase, ObjectiveUnit, ObjectiveAssignment)
Way = Callable[[Office, Workspace, Mapping[str, Any]], object]


def sheet(name: str, row: int, **cells: object) -> Way:
    def take_in(_office: Office, workspace: Workspace, _ids: Mapping[str, Any]) -> object:
        data = workbook_bytes(workspace, OBJECTIVES_WORKBOOK, YEAR, "prova")
        return import_workbook(workspace, OBJECTIVES_WORKBOOK, written(data, (name, row, cells)), name="prova.xlsx")

    return take_in


ASKING: dict[str, Way] = {
    "a cell of the grid": lambda _, w, ids: change_indicators(w, {ids["indicator"]: {"target": D(7)}}),
    "a pasted block": lambda _, w, ids: change_objectives(w, {ids["goal"]: {"title": "Sportello del sabato"}}),
    "months of a phase by click": lambda _, w, ids: toggle_phase_month(w, ids["phase"], 5),
    "a phase": lambda _, w, ids: change_phases(w, {ids["phase"]: {"title": "Bando nuovo"}}),
    "a new phase": lambda _, w, ids: save_phase(w, PhaseDraft(objective_id=ids["goal"], title="Prova", weight=D(10))),
    "weights of the phases": lambda _, w, ids: share_phase_weights(w, ids["goal"]),
    "an indicator of the catalogue": lambda _, w, ids: accept_proposals(
        w, {ids["goal"]: (IndicatorDraft(name="Ore di apertura"),)}
    ),
    "weights of the indicators": lambda _, w, ids: share_indicator_weights(w, ids["goal"]),
    "weight in the unit": lambda o, w, ids: set_unit_weight(w, ids["goal"], o.units["Segreteria"], D(35)),
    "weights of the unit": lambda o, w, ids: share_unit_weights(
        w, YEAR, {o.units["Segreteria"]: [ids["goal"], ids["other"]]}, Sharing.EQUAL
    ),
    "weight of a person": lambda _, w, ids: set_assignment_weights(w, {ids["assignment"]: D(33)}),
    "a person's row": lambda _, w, ids: change_assignments(w, {ids["assignment"]: {"weight": D(34)}}),
    "weights of the people": lambda o, w, ids: share_person_weights(
        w, YEAR, [o.people["Arcuri"]], kind=ids["kind"], sharing=Sharing.EQUAL
    ),
    "a workbook, target": sheet("Indicatori", 2, Atteso=9),
    "a workbook, title": sheet("Obiettivi", 2, Titolo="Sportello di sabato mattina"),
    "a workbook, weight of a person": sheet("Persone", 2, Peso=12),
    "an indicator deleted": lambda _, w, ids: delete_indicators(w, [ids["indicator"]]),
    "a phase deleted": lambda _, w, ids: delete_phases(w, [ids["phase"]]),
}
"""What changes what was agreed: the reason is asked, and kept."""

LEAVING: dict[str, Way] = {
    "the plan again": lambda _, w, __: import_plan(w, plan_of_text(PLAN), YEAR),
    "another objective of the catalogue": lambda o, w, _: add_from_catalogue(
        w, YEAR, shipped_catalogue().entries[0], o.units["Segreteria"]
    ),
    "the year before copied": lambda _, w, __: copy_year(w, YearCopy(YEAR - 1, YEAR)),
    "given to a unit": lambda o, w, ids: assign_unit(w, ids["goal"], o.units["Segreteria"]),
    "given to everybody": lambda _, w, ids: assign_all(w, [ids["goal"]], Recipients()),
    "codes made anew": lambda _, w, __: recode_objectives(w, YEAR),
    "somebody who had it deleted": lambda o, w, _: delete_employee(w, o.people["Arcuri"]),
    "its unit deleted": lambda _, w, ids: delete_unit(w, ids["unit"]),
}
"""What is done around an objective that was seen: its words, targets and weights are as they were seen."""


@pytest.fixture
def ids(office: Office) -> dict[str, Any]:
    workspace = office.workspace
    open_year(workspace, YEAR - 1)
    goal, other = office.objective(TITLE), office.objective("Archivio")
    [indicator] = save_indicator(
        workspace, IndicatorDraft(objective_id=goal, name="Aperture", target=D(40), weight=D(60))
    ).ids
    [phase] = save_phase(workspace, PhaseDraft(objective_id=goal, title="Bando", months=0b11, weight=D(70))).ids
    for one in (goal, other):
        assign_people(workspace, one, [office.people["Arcuri"]])
        set_unit_weight(workspace, one, office.units["Segreteria"], D(20))
    acknowledge(workspace, AcknowledgementDraft(YEAR, date(YEAR, 2, 12), (office.people["Arcuri"],)))
    with reading(workspace, Action.READ) as session:
        query = select(ObjectiveAssignment).where(ObjectiveAssignment.objective_id == goal)
        assignment, kind = session.scalars(query).one().id, session.get_one(Objective, goal).kind
    unit = next(one.key for one in _units(office) if one.name == "Settore Segreteria")
    return {"goal": goal, "other": other, "indicator": indicator, "phase": phase, "assignment": assignment,
            "kind": kind, "unit": unit}  # fmt: skip


def _units(office: Office) -> Any:
    from tests.archives.plain import read_registry

    return read_registry(office.workspace).units


def agreed(workspace: Workspace, goal: ObjectiveId) -> dict[tuple[str, int], dict[str, object]]:
    """Return what of an objective somebody takes note of, row by row."""
    found: dict[tuple[str, int], dict[str, object]] = {}
    with reading(workspace, Action.READ) as session:
        for model in PARTS:
            table: Any = inspect(model).local_table
            own = table.c.id if model is Objective else table.c.objective_id
            for row in session.execute(select(table).where(own == goal)):
                columns = row._asdict()
                found[table.name, row.id] = {key: columns[key] for key in AGREED[table.name]}
    return found


def revisions(workspace: Workspace, goal: ObjectiveId) -> list[tuple[str, int]]:
    """Return the reason of each Variazione of an objective, and how many things it says to have changed."""
    with reading(workspace, Action.READ) as session:
        query = select(ObjectiveRevision).where(ObjectiveRevision.objective_id == goal).order_by(ObjectiveRevision.id)
        return [(one.reason, len(one.changes)) for one in session.scalars(query)]


def test_that_each_way_asks_why_or_leaves_what_was_seen(office: Office, ids: dict[str, Any]) -> None:
    workspace, goal = office.workspace, ids["goal"]
    told = []
    for name, way in ASKING.items():
        before, kept = agreed(workspace, goal), len(revisions(workspace, goal))
        with pytest.raises(ReasonNeeded, match="già vist"):
            way(office, workspace, ids)
        assert agreed(workspace, goal) == before, name
        way(office, workspace.because(WHY), ids)
        assert agreed(workspace, goal) != before, name
        new = revisions(workspace, goal)[kept:]
        told.append((name, [reason for reason, _ in new], all(count for _, count in new)))
    assert told == [(name, [WHY], True) for name in ASKING]
    with pytest.raises(ReasonNeeded):
        save_phase(workspace, PhaseDraft(objective_id=goal, title="Altra"))


@pytest.mark.parametrize("name", LEAVING)
def test_that_what_is_done_around_it_leaves_it_as_it_was_seen(office: Office, ids: dict[str, Any], name: str) -> None:
    workspace, goal = office.workspace, ids["goal"]
    before = agreed(workspace, goal)
    try:
        LEAVING[name](office, workspace, ids)
    except UserError:
        assert agreed(workspace, goal) == before
    else:
        after = agreed(workspace, goal)
        assert {key: after.get(key) for key in before} == before
