"""Incarichi di EQ: confer, correct, end, delete."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.domain.changes import Changes
from app.domain.ids import EqAppointmentId
from app.domain.issues import Issue
from app.domain.structure.appointments import (
    EqAppointmentDraft,
    EqAppointmentSpan,
    appointment_clashes,
    validate_appointment,
)
from app.domain.structure.area_charges import HeadSpan, head_clashes
from app.domain.structure.limits import within_service, within_unit
from app.domain.validation import present, refuse
from app.models.people import Employee, EqAppointment, EqAppointmentArea
from app.models.structure import Area
from app.services.structure.area_charges import head_spans
from app.services.structure.dated_facts import delete_fact, save_fact
from app.services.transaction import Unit
from app.services.workspace import Workspace


def save_appointment(workspace: Workspace, draft: EqAppointmentDraft) -> Changes:
    """Confer an appointment over one area or more, or change the one with the id of the draft."""
    verb = "Nuovo" if draft.id is None else "Modifica"
    return save_fact(workspace, f"{verb} incarico di EQ", put_appointment, draft)


def delete_appointment(workspace: Workspace, identity: EqAppointmentId) -> Changes:
    """Delete an appointment entered by mistake (one that is over is ended with a date, not deleted)."""
    return delete_fact(workspace, "Elimina incarico di EQ", EqAppointment, identity)


def put_appointment(unit: Unit, draft: EqAppointmentDraft) -> EqAppointment:
    """Keep an appointment inside a larger operation; `NotValid` says what is wrong."""
    refuse(validate_appointment(draft))
    employee = unit.get(Employee, present(draft.employee_id))
    refuse(
        [
            *within_service(draft.valid_from, draft.valid_to, employee.service, "L'incarico"),
            *_outside_areas(unit, draft),
            *appointment_clashes(draft, _spans(unit)),
            *head_clashes(draft.area_ids, draft.valid_from, draft.valid_to, _charged(unit), None),
        ]
    )
    row = unit.row_of(EqAppointment, draft)
    _write(row, draft)
    unit.add(row)
    _write_areas(row, draft)
    unit.session.flush()
    return row


def _write(row: EqAppointment, draft: EqAppointmentDraft) -> None:
    row.employee_id = present(draft.employee_id)
    row.position_pay, row.result_pay = draft.position_pay, draft.result_pay
    row.act, row.is_ad_interim, row.handles_payments = draft.act.strip(), draft.is_ad_interim, draft.handles_payments
    row.valid_from, row.valid_to = present(draft.valid_from), draft.valid_to


def _write_areas(row: EqAppointment, draft: EqAppointmentDraft) -> None:
    present_ids = {one.area_id for one in row.areas}
    for one in [one for one in row.areas if one.area_id not in draft.area_ids]:
        row.areas.remove(one)
    for area_id in dict.fromkeys(draft.area_ids):
        if area_id not in present_ids:
            row.areas.append(EqAppointmentArea(area_id=area_id))


def _spans(unit: Unit) -> list[EqAppointmentSpan]:
    loaded = select(EqAppointment).options(
        selectinload(EqAppointment.areas).joinedload(EqAppointmentArea.area), selectinload(EqAppointment.employee)
    )
    return [
        EqAppointmentSpan(
            row.id,
            row.employee.full_name,
            tuple(one.area_id for one in row.areas),
            ", ".join(one.area.name for one in row.areas),
            row.valid_from,
            row.valid_to,
        )
        for row in unit.session.scalars(loaded)
    ]


def _charged(unit: Unit) -> Iterator[HeadSpan]:
    return head_spans(unit.session, are_charges_alone=True)


def _outside_areas(unit: Unit, draft: EqAppointmentDraft) -> list[Issue]:
    """Refuse an area that is gone, or not in force on the days of the appointment."""
    areas = [unit.get(Area, area_id) for area_id in draft.area_ids]
    return [
        issue
        for area in areas
        for issue in within_unit(draft.valid_from, draft.valid_to, area.name, area.valid_from, area.valid_to)
    ]
