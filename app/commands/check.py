"""`merito check`: what is wrong or missing."""

import argparse

from app.commands.opening import chosen_year, opened, tell
from app.domain.issues import Issue, errors_of
from app.domain.italian import plural
from app.services.checks import check_year


def run(options: argparse.Namespace) -> int:
    """Print a line for each finding; 1 when one of them is an error."""
    with opened(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        findings = check_year(workspace, year, options.registries.checks())
    for issue in findings:
        print(_line(issue))
    wrong = len(errors_of(findings))
    tell(f"Anno {year}: {plural(len(findings), 'rilievo', 'rilievi')}, {plural(wrong, 'errore', 'errori')}.")
    return 1 if wrong else 0


def _line(issue: Issue) -> str:
    source = f" [{issue.article}]" if issue.article else ""
    return f"{issue.severity.italian}: {issue.sentence}{source}"
