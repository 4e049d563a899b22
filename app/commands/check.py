"""`merito check`: what is wrong or missing."""

import argparse

from app.commands.opening import chosen_year, opened
from app.commands.streams import put_out, tell
from app.domain.audit.anchors import ChainState
from app.domain.issues import Issue, errors_of
from app.domain.italian import plural
from app.services.archive_check import WHOLE_CHECKS
from app.services.audit.anchoring import against_printed, chain_standing
from app.services.checks import check_year


def run(options: argparse.Namespace) -> int:
    """Print a line for each finding; 1 when one of them is an error."""
    with opened(options.archive) as workspace:
        match = against_printed(workspace, options.against) if options.against else None
        is_other = chain_standing(workspace).standing is ChainState.OTHER
        year = chosen_year(workspace, options.year)
        findings = check_year(workspace, year, (*options.registries.checks(), *WHOLE_CHECKS))
    for issue in findings:
        put_out(_line(issue))
    wrong = len(errors_of(findings))
    tell(f"Anno {year}: {plural(len(findings), 'rilievo', 'rilievi')}, {plural(wrong, 'errore', 'errori')}.")
    if match:
        tell(match.sentence)
    return 1 if wrong or is_other or (match and match.entry is None) else 0


def _line(issue: Issue) -> str:
    source = f" [{issue.article}]" if issue.article else ""
    return f"{issue.severity.italian}: {issue.sentence}{source}"
