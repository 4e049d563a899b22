"""What the catalogue proposes for objectives of the archive."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import select

from app.domain.catalogue.proposals import Proposal, proposals
from app.domain.catalogue.rows import LineToComplete
from app.domain.ids import ObjectiveId
from app.domain.objectives import ObjectiveState
from app.domain.permissions import Action, InScope
from app.models.cycles import Cycle
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


def lines_to_complete(workspace: Workspace, year: int) -> tuple[LineToComplete, ...]:
    """Return the objectives in course of a year that have no indicator, with their proposals.

    The first one is chosen already, unless nothing but generic words speaks for it.
    """
    with reading(workspace, InScope(Action.READ)) as session:
        found = (
            select(Objective.id, Objective.code, Objective.title)
            .join(Cycle, Objective.cycle_id == Cycle.id)
            .where(Cycle.year == year, Objective.state == ObjectiveState.ACTIVE, ~Objective.indicators.any())
            .order_by(Objective.position, Objective.code)
        )
        rows, units = session.execute(found).all(), unit_names_of(session)
    proposed = proposals_of(workspace, [identity for identity, _, _ in rows])
    lines = [
        LineToComplete(identity, code, title, units.get(identity, ""), _measuring(proposed.get(identity, ())))
        for identity, code, title in rows
    ]
    return tuple(_begun(line) for line in lines)


def _measuring(found: Iterable[Proposal]) -> tuple[Proposal, ...]:
    return tuple(one for one in found if one.indicator is not None)


def _begun(line: LineToComplete) -> LineToComplete:
    is_likely = bool(line.proposals) and not line.proposals[0].is_uncertain
    return line.choosing(0) if is_likely else line


def _line(title: str, description: str) -> str:
    """Return what an objective says; a title that ends in dots is only the beginning of its description."""
    return description if title.endswith("…") and description else f"{title} {description}"
