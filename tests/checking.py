"""The checks of one kind of facts, run on an archive."""

from app.domain.issues import Issue
from app.services.checks import CHECKS, LoadFacts, check_year
from app.services.objectives.checks import objective_facts
from app.services.rounds.checks import round_facts
from app.services.structure.checks import structure_facts
from app.services.workspace import Workspace


def _run(load: LoadFacts, workspace: Workspace, year: int) -> list[Issue]:
    return list(check_year(workspace, year, [row for row in CHECKS if row.facts == load]))


def check_structure(workspace: Workspace, year: int) -> list[Issue]:
    return _run(structure_facts, workspace, year)


def check_objectives(workspace: Workspace, year: int) -> list[Issue]:
    return _run(objective_facts, workspace, year)


def check_evaluation(workspace: Workspace, year: int) -> list[Issue]:
    return _run(round_facts, workspace, year)
