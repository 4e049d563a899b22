"""The staff by settore and gender."""

from datetime import date

from sqlalchemy.orm import Session

from app.domain.documents.figures import StaffRow
from app.domain.periods import Period
from app.domain.permissions import Action, InScope
from app.domain.structure.tree import staff_table
from app.services.access import reading
from app.services.structure.loading import load_registry
from app.services.workspace import Workspace


def list_staff(workspace: Workspace, day: date) -> list[StaffRow]:
    """Return the staff of `day` by settore; the total is `figures.staff_total`."""
    with reading(workspace, InScope(Action.READ)) as session:
        return list(staff_of(session, day))


def staff_of(session: Session, day: date) -> tuple[StaffRow, ...]:
    """Return the same table inside a larger reading (a document)."""
    return tuple(staff_table(load_registry(session, Period(day, day)), day))
