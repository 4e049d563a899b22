"""The organigramma of a day, as data and as a drawing."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.domain.documents.organigram import OrganigramDocument
from app.domain.periods import Period
from app.domain.permissions import Action, InScope
from app.domain.structure.tree import organigram
from app.models.municipality import Municipality
from app.services.access import reading
from app.services.files import save_file
from app.services.structure.loading import load_registry
from app.services.workspace import Workspace


def read_organigram(workspace: Workspace, day: date) -> OrganigramDocument:
    with reading(workspace, InScope(Action.READ)) as session:
        return organigram_of(session, day)


def organigram_of(session: Session, day: date) -> OrganigramDocument:
    """Return the organigramma inside a larger reading (a document)."""
    ente = session.get(Municipality, 1)
    return organigram(load_registry(session, Period(day, day)), day, ente.name if ente else "")


def organigram_svg(workspace: Workspace, day: date) -> bytes:
    """Return the drawing that the prints embed, as SVG."""
    from app.reports.organigram import organigram_svg as draw

    return draw(read_organigram(workspace, day)).encode()


def save_organigram(workspace: Workspace, day: date, path: Path) -> Path:
    """Write the drawing to a file, whole or not at all."""
    return save_file(path, organigram_svg(workspace, day), ".svg")
