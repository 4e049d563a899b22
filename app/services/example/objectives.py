"""The objectives of a year of the example: what they are, how they are measured, who pursues them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.ids import AreaId, EmployeeId, MandateLineId, ObjectiveId
from app.domain.objectives import ObjectiveState, ValueKind
from app.domain.objectives import objective as objectives
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare
from app.domain.objectives.records import MonitoringDraft, ResourceDraft
from app.domain.validation import refuse
from app.models.cycles import Cycle, MandateLine
from app.models.objectives import Monitoring, Objective, ObjectiveResource, ObjectiveUnit
from app.services.cycles import required_cycle
from app.services.example.assignments import assignments_of
from app.services.example.indicators import indicator_of, phase_of
from app.services.example.planned import Planned, planned_objectives, unit_weights
from app.services.example.source import Row, draft_of, municipality_file, session_file
from app.services.example.structure import Town
from app.services.objectives.editing import PLAIN_FIELDS
from app.services.objectives.parts import fill
from app.services.objectives.records import MONITORING, RESOURCE
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Desk:
    """What writing an objective needs at hand; `held` are the codes without final values yet."""

    cycle: Cycle
    town: Town
    dup: Mapping[str, str]
    lines: Mapping[str, MandateLineId]
    weights: Mapping[tuple[str, str], Decimal]
    held: frozenset[str]


def write_objectives(workspace: Workspace, year: int, town: Town) -> dict[str, ObjectiveId]:
    """Write the objectives of `year` and give them to the people; return the ids by code."""
    session = session_file(year)
    planned = planned_objectives(year)
    with unit_of_work(workspace, f"Obiettivi {year} del comune di esempio", Topic.OBJECTIVES) as unit:
        unit.can_undo = False
        cycle = required_cycle(unit.session, year)
        cycle.plan_act, cycle.dup_act = session["plan_act"], session["dup_act"]
        desk = _Desk(
            cycle,
            town,
            municipality_file()["dup"],
            {line.code: line.id for line in unit.session.scalars(select(MandateLine))},
            unit_weights(planned),
            frozenset(session.get("held", ())),
        )
        ids = _write(unit, desk, planned)
        unit.session.add_all(assignments_of(unit.session, year, town, planned, ids))
    return ids


def _write(unit: Unit, desk: _Desk, planned: list[Planned]) -> dict[str, ObjectiveId]:
    rows = {one.code: _objective(desk, one, position) for position, one in enumerate(planned, start=1)}
    unit.session.add_all(rows.values())
    unit.session.flush()
    ids = {code: row.id for code, row in rows.items()}
    for one in planned:
        if parent := one.row.get("parent"):
            rows[one.code].parent_id = ids[parent]
    return ids


def _objective(desk: _Desk, one: Planned, position: int) -> Objective:
    draft = _draft(desk, one)
    refuse(objectives.validate(draft))
    kinds = (ValueKind.INTERIM,) if one.code in desk.held else (ValueKind.INTERIM, ValueKind.FINAL)
    source = one.row.get("source", "")
    found = fill(Objective(cycle_id=desk.cycle.id, position=position), draft, (*PLAIN_FIELDS, "code", "is_cross"))
    found.units = [_unit(share) for share in draft.units]
    found.indicators = [
        indicator_of(row, place, source, desk.cycle.year, kinds)
        for place, row in enumerate(one.row["indicators"], start=1)
    ]
    found.phases = [phase_of(row, place) for place, row in enumerate(one.row.get("phases", ()), start=1)]
    _note_along_the_year(found, one.row)
    return found


def _draft(desk: _Desk, one: Planned) -> ObjectiveDraft:
    dup = one.row["dup"]
    refs = {code: desk.town.sector_ref(code) for code in one.sectors}
    areas = [area_id for area_id, _ in refs.values()]
    return replace(
        one.draft,
        owner_id=_owner(desk, one.row, areas),
        mandate_line_id=desk.lines[one.row["line"]],
        dup_mission=desk.dup[dup[:2]],
        dup_programme=desk.dup[dup],
        units=tuple(UnitShare(UnitRef(*ref), desk.weights[one.code, code]) for code, ref in refs.items()),
    )


def _owner(desk: _Desk, row: Row, areas: list[AreaId]) -> EmployeeId | None:
    """Return who the file names, else the EQ of the first area."""
    return desk.town.people[row["owner"]] if "owner" in row else desk.town.heads.get(areas[0])


def _unit(share: UnitShare) -> ObjectiveUnit:
    return ObjectiveUnit(area_id=share.unit.area_id, sector_id=share.unit.sector_id, weight=share.weight)


def _note_along_the_year(objective: Objective, row: Row) -> None:
    resources = (draft_of(ResourceDraft, one) for one in row.get("resources", ()))
    monitorings = (draft_of(MonitoringDraft, one) for one in row.get("monitorings", ()))
    objective.resources = [fill(ObjectiveResource(), draft, RESOURCE.fields) for draft in resources]
    objective.monitorings = [fill(Monitoring(), draft, MONITORING.fields) for draft in monitorings]
    if aside := row.get("neutralised"):
        objective.state = ObjectiveState.NEUTRALISED
        objective.neutralised_on = aside["on_date"]
        objective.neutralised_reason, objective.neutralised_opinion = aside["reason"], aside["opinion"]
