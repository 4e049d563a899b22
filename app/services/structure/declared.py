"""The figures that the plan of a year states, compared with what the archive counts."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.declared import CountedFacts, DeclaredDraft, DeclaredRow, compared, validate_declared
from app.domain.objectives.rules import tidy
from app.domain.periods import reference_day
from app.domain.permissions import Action, InScope
from app.domain.structure.area_charges import AreaHead
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.people import AreaCharge, Employee, EqAppointment, EqAppointmentArea
from app.models.plans import DeclaredFigure
from app.models.structure import Area
from app.services.access import reading
from app.services.cycles import cycle_of, open_cycle, refuse_closed
from app.services.structure.staff import staff_of
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.MUNICIPALITY,)


def list_declared(workspace: Workspace, year: int) -> list[DeclaredRow]:
    """Return the figures of a year in their order, each beside what the archive counts on the day of the year."""
    with reading(workspace, InScope(Action.READ)) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return []
        day = reference_day(year, workspace.today)
        found = select(DeclaredFigure).where(DeclaredFigure.cycle_id == cycle.id)
        rows = session.scalars(found.order_by(DeclaredFigure.position, DeclaredFigure.id)).all()
        facts = CountedFacts(staff_of(session, day), _heads(session, day)) if rows else CountedFacts()
        return list(compared(map(_draft, rows), facts))


def save_declared(workspace: Workspace, year: int, draft: DeclaredDraft) -> Changes:
    """Keep a figure that the plan of a year states."""
    with unit_of_work(workspace, f"Dato dichiarato {year}: {draft.label.strip()}", *_TOPICS) as unit:
        unit.touched(put_declared(unit, year, draft).id)
    return unit.changes


def put_declared(unit: Unit, year: int, draft: DeclaredDraft) -> DeclaredFigure:
    """Keep a figure inside a larger operation."""
    refuse(validate_declared(draft))
    cycle = open_cycle(unit.session, year)
    row = unit.row_of(DeclaredFigure, draft)
    if draft.id is None:
        last = select(func.max(DeclaredFigure.position)).where(DeclaredFigure.cycle_id == cycle.id)
        row.cycle_id, row.position = cycle.id, (unit.session.scalar(last) or 0) + 1
    row.kind, row.label, row.value = draft.kind, draft.label.strip(), draft.value
    row.males, row.females = draft.men, draft.women
    row.text, row.source = draft.text.strip(), draft.source.strip()
    return unit.add(row)


def delete_declared(workspace: Workspace, identity: int) -> Changes:
    with unit_of_work(workspace, "Eliminazione di un dato dichiarato", *_TOPICS) as unit:
        row = unit.get(DeclaredFigure, identity)
        refuse_closed(unit.get(Cycle, row.cycle_id))
        unit.session.delete(row)
    return unit.changes


def _draft(row: DeclaredFigure) -> DeclaredDraft:
    return DeclaredDraft(
        row.id, row.version, row.kind, row.label, row.males, row.females, tidy(row.value), row.text, row.source
    )


def _heads(session: Session, day: date) -> dict[str, str]:
    """Return who heads each Area on a day."""
    found = (
        select(Area.name, Employee.last_name, Employee.first_name)
        .join(EqAppointmentArea, EqAppointmentArea.area_id == Area.id)
        .join(EqAppointment, EqAppointment.id == EqAppointmentArea.appointment_id)
        .join(Employee, Employee.id == EqAppointment.employee_id)
        .where(EqAppointment.valid_from <= day)
        .where((EqAppointment.valid_to.is_(None)) | (EqAppointment.valid_to >= day))
    )
    held = (
        select(AreaCharge)
        .where(AreaCharge.valid_from <= day)
        .where((AreaCharge.valid_to.is_(None)) | (AreaCharge.valid_to >= day))
    )
    officials = {one.area.name: AreaHead(one.official.full_name, one.official.role) for one in session.scalars(held)}
    heads = {name: f"{last} {first}" for name, last, first in session.execute(found)}
    return {name: head.called for name, head in officials.items()} | heads
