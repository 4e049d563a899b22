"""The measures against corruption of a year: listing, keeping and deleting them."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import MeasureId
from app.domain.objectives.prevention import MeasureDraft, MeasureRow, validate
from app.domain.permissions import Action, InScope
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveMeasure
from app.models.plans import PreventionMeasure
from app.services.access import reading
from app.services.cycles import cycle_of, open_cycle, refuse_closed
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def list_measures(workspace: Workspace, year: int) -> list[MeasureRow]:
    """Return the measures of a year in their order, with the objectives that carry them out."""
    with reading(workspace, InScope(Action.READ)) as session:
        cycle = cycle_of(session, year)
        return measures_of(session, cycle) if cycle else []


def measures_of(session: Session, cycle: Cycle) -> list[MeasureRow]:
    linked = defaultdict(list)
    codes = select(ObjectiveMeasure.measure_id, Objective.code).join(
        Objective, Objective.id == ObjectiveMeasure.objective_id
    )
    for measure, code in session.execute(codes.where(Objective.cycle_id == cycle.id).order_by(Objective.position)):
        linked[measure].append(code)
    found = select(PreventionMeasure).where(PreventionMeasure.cycle_id == cycle.id)
    rows = session.scalars(found.order_by(PreventionMeasure.position, PreventionMeasure.code))
    return [MeasureRow(one.id, one.version, one.code, one.text, ", ".join(linked[one.id])) for one in rows]


def save_measures(workspace: Workspace, year: int, drafts: Sequence[MeasureDraft]) -> Changes:
    """Add the measures without an id to a year and change the others: all of them or none."""
    with unit_of_work(workspace, f"Misure anticorruzione {year}", Topic.OBJECTIVES) as unit:
        cycle = open_cycle(unit.session, year)
        for draft in drafts:
            unit.touched(put_measure(unit, cycle, draft).id)
            if len(drafts) == 1:
                unit.label = f"Misura anticorruzione {draft.code.strip()}"
    return unit.changes


def delete_measures(workspace: Workspace, identities: Sequence[MeasureId]) -> Changes:
    """Delete measures; the objectives that carried them out stay, without them."""
    with unit_of_work(workspace, "Eliminazione di misure anticorruzione", Topic.OBJECTIVES) as unit:
        for identity in identities:
            measure = unit.get(PreventionMeasure, identity)
            refuse_closed(unit.get(Cycle, measure.cycle_id))
            unit.session.delete(measure)
    return unit.changes


def put_measure(unit: Unit, cycle: Cycle, draft: MeasureDraft) -> PreventionMeasure:
    """Keep a measure of a year inside a larger operation."""
    refuse(validate(draft))
    code = draft.code.strip()
    same = select(PreventionMeasure).where(PreventionMeasure.cycle_id == cycle.id, PreventionMeasure.code == code)
    other = unit.session.scalar(same)
    if other is not None and other.id != draft.id:
        raise UserError(f"Il codice {code} è già della misura «{other.text[:60]}».", "Scegliere un altro codice.")
    row = unit.row_of(PreventionMeasure, draft)
    if draft.id is None:
        last = select(func.max(PreventionMeasure.position)).where(PreventionMeasure.cycle_id == cycle.id)
        row.cycle_id, row.position = cycle.id, (unit.session.scalar(last) or 0) + 1
    row.code, row.text = code, draft.text.strip()
    return unit.add(row)
