"""What the ente's own plan declares, for the Piano: the staff of its settori."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.declared import DeclaredKind
from app.domain.documents.figures import StaffRow
from app.models.cycles import Cycle
from app.models.plans import DeclaredFigure


def declared_staff(session: Session, cycle: Cycle) -> tuple[StaffRow, ...]:
    """Return the people of each settore by gender as the plan declares them."""
    kept = (
        select(DeclaredFigure)
        .where(DeclaredFigure.cycle_id == cycle.id, DeclaredFigure.kind == DeclaredKind.STAFF)
        .order_by(DeclaredFigure.position)
    )
    return tuple(StaffRow(one.label, one.males or 0, one.females or 0) for one in session.scalars(kept))
