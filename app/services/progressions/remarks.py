"""The remarks of the candidates on the provisional ranking, and their answers."""

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import ProgressionRemarkId
from app.domain.permissions import Action
from app.domain.progressions.editing import ProgressionRemarkDraft, validate_remark
from app.domain.progressions.vocabulary import ProcedureState
from app.domain.validation import present, refuse
from app.models.people import Employee
from app.models.progressions import ProgressionProcedure, ProgressionRemark
from app.services.cycles import open_cycle
from app.services.progressions.procedures import required_procedure
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def save_remark(workspace: Workspace, year: int, draft: ProgressionRemarkDraft) -> Changes:
    """Record what a candidate remarks, or the answer: while the ranking is provisional."""
    with unit_of_work(workspace, "Osservazione sulla graduatoria", Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        procedure = _provisional(unit, year)
        refuse(validate_remark(draft, present(procedure.published_on), workspace.today))
        person = unit.get(Employee, present(draft.employee_id))
        row = unit.row_of(ProgressionRemark, draft)
        answered = bool(draft.answer.strip()) and draft.answer.strip() != (row.answer or "")
        verb = "Risposta all'osservazione" if answered else "Osservazione"
        unit.label = f"{verb} di {person.full_name} sulla graduatoria {year}"
        row.cycle_id, row.employee_id = procedure.cycle_id, person.id
        row.on_date, row.text, row.answer = present(draft.on_date), draft.text.strip(), draft.answer.strip()
        row.answered_on = (workspace.today if answered else row.answered_on) if row.answer else None
        unit.touched(unit.add(row).id)
    return unit.changes


def delete_remark(workspace: Workspace, year: int, identity: ProgressionRemarkId) -> Changes:
    """Take away a remark recorded by mistake."""
    with unit_of_work(workspace, "Elimina un'osservazione", Topic.AWARDS, action=Action.EDIT_AWARDS) as unit:
        _provisional(unit, year)
        unit.session.delete(unit.get(ProgressionRemark, identity))
    return unit.changes


def _provisional(unit: Unit, year: int) -> ProgressionProcedure:
    cycle = open_cycle(unit.session, year)
    procedure = required_procedure(unit.session, cycle)
    if procedure.state is not ProcedureState.PROVISIONAL:
        raise UserError(
            "Le osservazioni si registrano mentre la graduatoria è provvisoria.",
            "Pubblicare la provvisoria, o riaprire la procedura se è già definitiva.",
        )
    return procedure
