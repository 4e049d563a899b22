"""The totals that an EQ gave, which the differentiation of the EQ's own sheet counts: shown where each may be seen."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.permissions import Action, Actor
from app.domain.scoring.steps import Step
from app.domain.scoring.totals_shown import tells_totals, without_totals
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.sessions import whole_session
from app.services.sheets.sheet_access import can


def shown_tree(session: Session, actor: Actor, sheet: Sheet, tree: Step) -> Step:
    """Return the explanation of a sheet as `actor` may read it: how many totals count, where not all may be seen."""
    if not tells_totals(tree):
        return tree
    given = select(Sheet).where(
        Sheet.round_id == sheet.round_id,
        Sheet.evaluator_id == sheet.employee_id,
        Sheet.state != SheetState.SUPERSEDED,
    )
    may_all = all(can(actor, Action.SEE_SCORES, one) for one in whole_session(session).scalars(given))
    return tree if may_all else without_totals(tree)
