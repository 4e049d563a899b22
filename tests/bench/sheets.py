"""What the engine scores, read from an archive."""

from sqlalchemy import select

from app.domain.permissions import Action
from app.domain.sheets.content import SheetContent
from app.domain.workflow import RoundKind
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound
from app.services.access import reading
from app.services.sheets.sheet_content import load_contents, sheets_of
from app.services.workspace import Workspace


def contents_of_year(workspace: Workspace, year: int) -> list[SheetContent]:
    """Return all that the sheets of the final round of `year` are made of."""
    with reading(workspace, Action.READ) as session:
        wanted = (
            select(EvaluationRound.id).join(Cycle).where(Cycle.year == year, EvaluationRound.kind == RoundKind.FINAL)
        )
        sheets = sheets_of(session, session.scalars(wanted).one())
        return list(load_contents(session, sheets).values())
