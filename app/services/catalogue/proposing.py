"""What the catalogue proposes for objectives of the archive."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from app.domain.catalogue.proposals import Proposal, proposals
from app.domain.ids import ObjectiveId
from app.domain.permissions import Action, InScope
from app.models.objectives import Objective
from app.services.access import reading
from app.services.catalogue.own import whole_catalogue
from app.services.catalogue.unit_names import unit_names_of
from app.services.workspace import Workspace


def proposals_of(
    workspace: Workspace, identities: Collection[ObjectiveId], at_most: int = 3
) -> Mapping[ObjectiveId, tuple[Proposal, ...]]:
    """Return the entries that each objective may be, by its title, then its description, and the name of its unit."""
    with reading(workspace, InScope(Action.READ)) as session:
        catalogue, units = whole_catalogue(session), unit_names_of(session)
        found = select(Objective.id, Objective.title, Objective.description).where(Objective.id.in_(identities))
        return {
            identity: proposals(_line(title, description), units.get(identity, ""), catalogue, at_most)
            for identity, title, description in session.execute(found)
        }


def _line(title: str, description: str) -> str:
    """Return what an objective says; a title that ends in dots is only the beginning of its description."""
    return description if title.endswith("…") and description else f"{title} {description}"
