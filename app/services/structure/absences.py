"""Long absences: enter, correct, delete."""

from sqlalchemy import select

from app.domain.changes import Changes
from app.domain.issues import Issue
from app.domain.structure.absences import AbsenceDraft, AbsenceRow, absence_clashes, validate_absence
from app.domain.structure.limits import within_service
from app.domain.validation import present, refuse
from app.models.people import Absence, Employee
from app.services.structure.dated_facts import delete_fact, save_fact
from app.services.transaction import Unit
from app.services.workspace import Workspace


def save_absence(workspace: Workspace, draft: AbsenceDraft) -> Changes:
    """Enter an absence, or change the one with the id of the draft."""
    verb = "Nuova" if draft.id is None else "Modifica"
    return save_fact(workspace, f"{verb} assenza", put_absence, draft)


def delete_absence(workspace: Workspace, identity: int) -> Changes:
    """Delete an absence entered by mistake: its days count as service again."""
    return delete_fact(workspace, "Elimina assenza", Absence, identity)


def put_absence(unit: Unit, draft: AbsenceDraft) -> Absence:
    """Keep an absence inside a larger operation; `NotValid` says what is wrong."""
    refuse(validate_absence(draft))
    employee = unit.get(Employee, present(draft.employee_id))
    outside = within_service(draft.valid_from, draft.valid_to, employee.service, "L'assenza")
    refuse([*outside, *_clashes(unit, draft)])
    row = unit.row_of(Absence, draft)
    row.employee_id, row.kind, row.is_neutral = employee.id, draft.kind.strip(), draft.is_neutral
    row.valid_from, row.valid_to = present(draft.valid_from), present(draft.valid_to)
    return unit.add(row)


def absence_row(row: Absence) -> AbsenceRow:
    return AbsenceRow(row.id, row.version, row.employee_id, row.kind, row.is_neutral, row.valid_from, row.valid_to)


def _clashes(unit: Unit, draft: AbsenceDraft) -> list[Issue]:
    own = select(Absence).where(Absence.employee_id == draft.employee_id).order_by(Absence.valid_from)
    return absence_clashes(draft, map(absence_row, unit.session.scalars(own)))
