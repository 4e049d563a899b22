"""What the ente's own plan says, for the Piano: its texts by part, the staff that it declares."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.declared import DeclaredKind
from app.domain.documents.figures import StaffRow
from app.domain.documents.plan import PlanText
from app.models.cycles import Cycle
from app.models.plans import DeclaredFigure, OwnPlanText


def own_texts(session: Session, cycle: Cycle, part: str) -> tuple[PlanText, ...]:
    """Return the texts of one part of the ente's own plan, in its order; none where it has none."""
    kept = (
        select(OwnPlanText)
        .where(OwnPlanText.cycle_id == cycle.id, OwnPlanText.part == part)
        .order_by(OwnPlanText.position)
    )
    return tuple(PlanText(text.title, tuple(text.body.split("\n\n"))) for text in session.scalars(kept))


def declared_staff(session: Session, cycle: Cycle) -> tuple[StaffRow, ...]:
    """Return the people of each settore by gender as the plan declares them."""
    kept = (
        select(DeclaredFigure)
        .where(DeclaredFigure.cycle_id == cycle.id, DeclaredFigure.kind == DeclaredKind.STAFF)
        .order_by(DeclaredFigure.position)
    )
    return tuple(StaffRow(one.label, one.males or 0, one.females or 0) for one in session.scalars(kept))
