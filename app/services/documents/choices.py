"""The sheets of a year that can be printed."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.domain.documents.catalogue import SheetChoice
from app.domain.italian import format_date
from app.domain.permissions import Action, require
from app.domain.workflow import RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.services.workspace import Workspace, reading


def sheet_choices(workspace: Workspace, year: int) -> list[SheetChoice]:
    """Return the sheets of the final round of `year`, by person."""
    require(workspace.actor, Action.READ)
    query = (
        select(Sheet)
        .join(EvaluationRound)
        .join(Cycle)
        .where(Cycle.year == year, EvaluationRound.kind == RoundKind.FINAL, Sheet.state != SheetState.SUPERSEDED)
        .options(joinedload(Sheet.employee))
    )
    with reading(workspace) as session:
        choices = [SheetChoice(sheet.id, _text(sheet)) for sheet in session.scalars(query)]
    return sorted(choices, key=lambda choice: choice.text.casefold())


def _text(sheet: Sheet) -> str:
    name = f"{sheet.employee.last_name} {sheet.employee.first_name}" if sheet.employee else sheet.role.italian
    return f"{name}, {format_date(sheet.valid_from)} – {format_date(sheet.valid_to)} ({sheet.state.italian})"
