"""Which sheets a person has."""

from sqlalchemy import Select, select

from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.permissions import Action, PerSheet
from app.domain.workflow import RoundKind, SheetState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.people import Employee
from app.services.access import reading
from app.services.sheets.sheet_access import can
from app.services.workspace import Workspace


def sheets_of_person(
    workspace: Workspace, year: int, matricola: str, round_kind: RoundKind = RoundKind.FINAL
) -> list[SheetId]:
    """Return the sheets of one person in `year`, in order of time; `UserError` when there is none."""
    query = (
        _sheets(year, round_kind)
        .join(Employee, Sheet.employee_id == Employee.id)
        .where(Employee.matricola == matricola)
    )
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        sheets = session.scalars(query.order_by(Sheet.valid_from))
        found = [sheet.id for sheet in sheets if can(workspace.actor, Action.SEE_SCORES, sheet)]
    if not found:
        which = f"scheda di {round_kind.italian.lower()}"
        raise UserError(
            f"Nel {year} non c'è nessuna {which} della matricola {matricola}.", "Controllare la matricola e l'anno."
        )
    return found


def _sheets(year: int, round_kind: RoundKind) -> Select[Sheet]:
    return (
        select(Sheet)
        .join(EvaluationRound)
        .join(Cycle)
        .where(Cycle.year == year, EvaluationRound.kind == round_kind, Sheet.state != SheetState.SUPERSEDED)
    )
