"""The *Obiettivi* of a year as a workbook: its rows, and who keeps each of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.changes import Topic
from app.domain.ids import ObjectiveId
from app.domain.matching import text_key
from app.domain.objectives.readings import ReadingDraft
from app.domain.structure.registry import Registry
from app.domain.workbooks import objective_sheets as sheets
from app.domain.workbooks.objective_lines import MandateLineLine
from app.domain.workbooks.objective_links import MeasureEntry
from app.domain.workbooks.objective_rows import ObjectiveRows, layout_with_choices
from app.domain.workbooks.objective_rules import OBJECTIVE_RULES, ObjectiveEntry
from app.domain.workbooks.objective_sheets import OBJECTIVES_LAYOUT
from app.domain.workbooks.reading import ReadWorkbook
from app.models.cycles import Cycle, MandateLine
from app.models.objectives import Indicator, Objective, ObjectiveAssignment, Phase
from app.models.people import Employee
from app.models.readings import IndicatorReading, PhaseReading
from app.models.structure import Area, Sector
from app.services.cycles import open_cycle, required_cycle
from app.services.objectives.assignments import put_assignment
from app.services.objectives.choices import offered_difficulties, offered_tables
from app.services.objectives.editing import add_objective, write_objective
from app.services.objectives.indicators import INDICATOR, put_value
from app.services.objectives.mandate_lines import put_mandate_line
from app.services.objectives.measures import method_of_year
from app.services.objectives.parts import PartKind, write_part
from app.services.objectives.phases import PHASE
from app.services.objectives.prevention import measures_of, put_measure
from app.services.objectives.readings import put_reading
from app.services.objectives.records import RESOURCE
from app.services.objectives.units import put_unit_weight
from app.services.structure.loading import load_registry
from app.services.transaction import Unit
from app.services.workbooks.objective_lines import lines_of
from app.services.workbooks.parts import Intake, Keep, WorkbookParts, of_its_year, rows_to_export


def _put_objective(unit: Unit, entry: ObjectiveEntry) -> tuple[ObjectiveId, str] | None:
    """Keep an objective; return it with the code of the one it descends from, when the file says which."""
    if entry.draft.id is None:
        identity = add_objective(unit, entry.year, entry.draft).id
    else:
        write_objective(unit, entry.draft)
        identity = entry.draft.id
    return None if entry.parent_code is None else (identity, entry.parent_code)


def _put_measure(unit: Unit, entry: MeasureEntry) -> None:
    put_measure(unit, open_cycle(unit.session, entry.year), entry.draft)


def _link_parents(unit: Unit, kept: Sequence[Any]) -> None:
    """Tie objectives to those they descend from, once all are there."""
    for identity, code in filter(None, kept):
        objective = unit.get(Objective, identity)
        same_year = select(Objective.id, Objective.code).where(Objective.cycle_id == objective.cycle_id)
        ids = {other.casefold(): one for one, other in unit.session.execute(same_year)}
        objective.parent_id = ids.get(code.casefold()) if code else None
    unit.session.flush()


def _part_keeper(kind: PartKind[Any, Any]) -> Keep:
    """Return who keeps the parts of one kind, which tell nothing to those after them.

    Of a new phase the file has the readings in a sheet of their own: none is made up from how far it is.
    """

    def keep(unit: Unit, draft: Any) -> None:
        write_part(kind, unit, draft, is_told=draft.id is not None)

    return keep


def load_rows(session: Session, year: int) -> ObjectiveRows:
    """Return the objectives of a year with all they carry, in the order of the plan."""
    return _rows_of(session, required_cycle(session, year), load_registry(session))


def _rows_of(session: Session, cycle: Cycle, registry: Registry) -> ObjectiveRows:
    found = select(Objective).where(Objective.cycle_id == cycle.id).order_by(Objective.position, Objective.code)
    parts = (
        Objective.units, Objective.phases, Objective.assignments, Objective.resources, Objective.ambits,
        Objective.measures,
    )  # fmt: skip
    with_parts = found.options(
        *(selectinload(part) for part in parts), selectinload(Objective.indicators).selectinload(Indicator.values)
    )
    mandates = session.scalars(select(MandateLine).order_by(MandateLine.position, MandateLine.id)).all()
    lines = tuple(
        MandateLineLine(one.id, one.version, one.code, one.title, one.description, one.mandate_from, one.mandate_to)
        for one in mandates
    )
    objectives = session.scalars(with_parts).all()
    measures = tuple(measures_of(session, cycle))
    by_sheet = {
        sheets.MANDATE_LINES.name: lines,
        sheets.PREVENTION.name: measures,
        **lines_of(
            objectives, mandates, registry, measures,
            readings=_readings_of(session, cycle), progress=_progress_of(session, cycle),
        ),
    }  # fmt: skip
    method = method_of_year(session, cycle)
    return ObjectiveRows(
        cycle.year,
        registry.units,
        registry.employees,
        by_sheet,
        difficulties=offered_difficulties(method),
        degree_tables=offered_tables(method),
    )


def _readings_of(session: Session, cycle: Cycle) -> Mapping[int, Sequence[IndicatorReading]]:
    query = (
        select(IndicatorReading)
        .join(Indicator, Indicator.id == IndicatorReading.indicator_id)
        .join(Objective, Objective.id == Indicator.objective_id)
        .where(Objective.cycle_id == cycle.id)
        .order_by(IndicatorReading.on_date)
    )
    found: dict[int, list[IndicatorReading]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.indicator_id].append(row)
    return found


def _progress_of(session: Session, cycle: Cycle) -> Mapping[int, Sequence[PhaseReading]]:
    query = (
        select(PhaseReading)
        .join(Phase, Phase.id == PhaseReading.phase_id)
        .join(Objective, Objective.id == Phase.objective_id)
        .where(Objective.cycle_id == cycle.id)
        .order_by(PhaseReading.on_date)
    )
    found: dict[int, list[PhaseReading]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.phase_id].append(row)
    return found


def _put_reading(unit: Unit, draft: ReadingDraft) -> None:
    put_reading(unit, draft)


KEEPERS: Mapping[str, Keep] = {
    sheets.MANDATE_LINES.name: put_mandate_line,
    sheets.PREVENTION.name: _put_measure,
    sheets.PLAN.name: _put_objective,
    sheets.UNIT_WEIGHTS.name: lambda unit, entry: put_unit_weight(unit, entry.objective_id, entry.unit, entry.weight),
    sheets.INDICATORS.name: _part_keeper(INDICATOR),
    sheets.PHASES.name: _part_keeper(PHASE),
    sheets.VALUES.name: put_value,
    sheets.READINGS.name: _put_reading,
    sheets.PHASE_READINGS.name: _put_reading,
    sheets.PEOPLE.name: put_assignment,
    sheets.RESOURCES.name: _part_keeper(RESOURCE),
}


def _load(unit: Unit, read: ReadWorkbook) -> ObjectiveRows:
    rows = load_rows(unit.session, of_its_year(read, "sono gli obiettivi"))
    codes = {
        code.casefold()
        for sheet in read.sheets_of(sheets.PLAN)
        for row in sheet.rows
        if isinstance(code := row.values.get("code"), str)
    }
    return rows.with_coming(frozenset(codes), frozenset(_phases_read(read)))


def _phases_read(read: ReadWorkbook) -> Iterator[tuple[str, object]]:
    """Yield the phases of which the file has readings: by number, else by name."""
    for sheet in read.sheets_of(sheets.PHASE_READINGS):
        for row in sheet.rows:
            code, title = str(row.values.get("objective_code", "")).casefold(), row.values.get("title")
            if (number := row.values.get("number")) is not None:
                yield code, number
            if isinstance(title, str):
                yield code, text_key(title)


PARTS = WorkbookParts(
    OBJECTIVES_LAYOUT,
    rows_to_export(load_rows),
    Intake(
        OBJECTIVE_RULES,
        _load,
        KEEPERS,
        (Topic.OBJECTIVES, Topic.SHEETS),
        held=(Objective, Indicator, Phase, ObjectiveAssignment, Area, Sector, Employee),
        finish=_link_parents,
    ),
    layout_with_choices,
)
