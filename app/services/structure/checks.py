"""The Anagrafica of a year, as its checks read it."""

from collections.abc import Iterator

from app.domain.periods import year_period
from app.domain.permissions import Action, InScope, may
from app.domain.structure.checks import StructureYear
from app.services.access import reading
from app.services.law.limits import limits_of
from app.services.structure.declared import list_declared
from app.services.structure.loading import load_registry
from app.services.structure.tax_code import tax_code_issues
from app.services.workspace import Workspace


def structure_facts(workspace: Workspace, year: int) -> Iterator[StructureYear]:
    """Yield the units and people of `year`, with the faults of each codice fiscale and what the plan declares."""
    within = year_period(year)
    with reading(workspace, InScope(Action.READ)) as session:
        registry, limits = load_registry(session, within), limits_of(session, workspace, year)
    if not may(workspace.actor, Action.READ):
        return  # of a part of the structure it cannot be said what it lacks
    serving = [person for person in registry.employees if person.service.overlaps(within)]
    faults = tuple((person, issue) for person in serving for issue in tax_code_issues(person.draft))
    yield StructureYear(registry, year, faults, tuple(list_declared(workspace, year)), limits)
