"""What tests look up in an archive, and nobody in the program asks for on its own."""

from collections.abc import Iterable

from sqlalchemy import select

from app.domain.audit.chain import Entry
from app.domain.certification.results import CertificationRecord
from app.domain.checks import Check, Facts
from app.domain.closing.history import ClosingRecord
from app.domain.issues import Issue
from app.domain.manual.text import ManualPicture, blocks_of
from app.domain.objectives.tree import ObjectiveTree
from app.domain.permissions import Action, InScope
from app.models.audit import AuditEntry
from app.services.access import reading
from app.services.certification.reading import certifications_of
from app.services.closing.reading import records_of
from app.services.cycles import cycle_of
from app.services.objectives.tree import tree_of
from app.services.workspace import Workspace


def issues_of(checks: Iterable[Check[Facts]], facts: Facts) -> list[Issue]:
    """Return what these checks find in the same facts, in their order."""
    return [issue for check in checks for issue in check.issues(facts)]


def list_entries(workspace: Workspace, limit: int = 500) -> list[Entry]:
    """Return the last entries of the audit, newest first."""
    with reading(workspace, Action.READ_AUDIT) as session:
        rows = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit))
        return [Entry(**{name: getattr(row, name) for name in Entry.__slots__}) for row in rows]


def objective_tree(workspace: Workspace, year: int) -> ObjectiveTree:
    """Return the objectives of a year as who works there may read them."""
    with reading(workspace, InScope(Action.READ)) as session:
        return tree_of(session, workspace.actor, year, workspace.today)


def list_certifications(workspace: Workspace, year: int) -> list[CertificationRecord]:
    """Return the certifications of a year in their order, those opened again too."""
    with reading(workspace, InScope(Action.READ)) as session:
        cycle = cycle_of(session, year)
        return certifications_of(session, cycle) if cycle else []


def closing_records(workspace: Workspace, year: int) -> list[ClosingRecord]:
    """Return the closings of a year in their order, those opened again too."""
    with reading(workspace, InScope(Action.READ)) as session:
        cycle = cycle_of(session, year)
        return records_of(session, cycle) if cycle else []


def pictures_of(source: str) -> list[ManualPicture]:
    """Return the pictures of a page of the manual."""
    return [block for block in blocks_of(source) if isinstance(block, ManualPicture)]
