"""Checks on the Anagrafica: units and people by day, and the codice fiscale of everybody in service in a year."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.issues import Issue, Link, Severity
from app.domain.periods import year_period
from app.domain.structure.checks import check_registry
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.registry import Registry
from app.services.structure.loading import load_registry
from app.services.structure.tax_code import tax_code_issues
from app.services.workspace import Workspace, reading


def check_structure(workspace: Workspace, year: int) -> list[Issue]:
    """Return what is wrong with the Anagrafica on the days of `year`, each finding with a link to its place."""
    with reading(workspace) as session:
        registry = load_registry(session, year_period(year))
    return [*check_registry(registry, year), *tax_code_findings(registry, year)]


def tax_code_findings(registry: Registry, year: int) -> list[Issue]:
    """Say whose codice fiscale is missing, wrong, or does not fit name, birth date and gender."""
    within = year_period(year)
    serving = [person for person in registry.employees if person.service.overlaps(within)]
    return [issue for person in serving for issue in _findings(person)]


def _findings(person: EmployeeRow) -> Iterator[Issue]:
    link = Link("employee", person.id)
    if not person.tax_code:
        sentence = f"{person.full_name}: manca il codice fiscale."
        yield Issue("tax_code_missing", sentence, "tax_code", Severity.NOTE, link=link)
    for issue in tax_code_issues(person.draft):
        yield replace(issue, sentence=f"{person.full_name}: {_lowered(issue.sentence)}", link=link)


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
