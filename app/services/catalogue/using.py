"""An entry of the catalogue becomes an objective of a year."""

from app.domain.catalogue.entry import CatalogueEntry
from app.domain.changes import Changes, Topic
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare
from app.services.catalogue.accepting import add_indicators
from app.services.objectives.editing import add_objective
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


def add_from_catalogue(workspace: Workspace, year: int, entry: CatalogueEntry, place: UnitRef | None) -> Changes:
    """Add to `year` the objective of an entry with its indicators, in a unit; without one it is common to all."""
    kind = ObjectiveKind.OPERATIONAL if place else ObjectiveKind.STRATEGIC_COMMON
    draft = ObjectiveDraft(title=entry.title, kind=kind, units=(UnitShare(place),) if place else ())
    with unit_of_work(workspace, f"Nuovo obiettivo dal catalogo: {entry.title}", Topic.OBJECTIVES) as unit:
        objective = add_objective(unit, year, draft)
        add_indicators(unit, objective, (indicator.draft for indicator in entry.indicators))
    return unit.changes
