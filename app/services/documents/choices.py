"""The sheets of a year that can be printed."""

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from app.domain.documents.catalogue import SheetChoice
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.italian import format_date
from app.domain.permissions import Action, require
from app.domain.workflow import RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Employee
from app.services.workspace import Workspace, reading


def sheet_choices(workspace: Workspace, year: int) -> list[SheetChoice]:
    """Return the sheets of the final round of `year`, by person."""
    require(workspace.actor, Action.READ)
    with reading(workspace) as session:
        choices = [SheetChoice(sheet.id, _text(sheet)) for sheet in session.scalars(_sheets(year))]
    return sorted(choices, key=lambda choice: choice.text.casefold())


def sheets_of_person(workspace: Workspace, year: int, matricola: str) -> list[SheetId]:
    """Return the sheets of one person in `year`, in order of time; `UserError` when there is none."""
    require(workspace.actor, Action.READ)
    query = _sheets(year).join(Employee, Sheet.employee_id == Employee.id).where(Employee.matricola == matricola)
    with reading(workspace) as session:
        found = [sheet.id for sheet in session.scalars(query.order_by(Sheet.valid_from))]
    if not found:
        raise UserError(
            f"Nel {year} non c'è nessuna scheda della matricola {matricola}.", "Controllare la matricola e l'anno."
        )
    return found


def _sheets(year: int) -> Select[Sheet]:
    return (
        select(Sheet)
        .join(EvaluationRound)
        .join(Cycle)
        .where(Cycle.year == year, EvaluationRound.kind == RoundKind.FINAL, Sheet.state != SheetState.SUPERSEDED)
        .options(joinedload(Sheet.employee))
    )


def _text(sheet: Sheet) -> str:
    name = f"{sheet.employee.last_name} {sheet.employee.first_name}" if sheet.employee else sheet.role.italian
    return f"{name}, {format_date(sheet.valid_from)} – {format_date(sheet.valid_to)} ({sheet.state.italian})"
