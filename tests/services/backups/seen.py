"""What a test looks for in an archive and in its copies."""

from sqlalchemy import select

from app.domain.permissions import Action
from app.models.structure import Area
from app.services.access import reading
from app.services.workspace import Workspace


def area_names(workspace: Workspace) -> set[str]:
    with reading(workspace, Action.READ) as session:
        return set(session.scalars(select(Area.name)))
