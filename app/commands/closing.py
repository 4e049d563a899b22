"""`merito close` and `merito reopen`: a year closed, or opened again."""

import argparse
from collections.abc import Iterator

from app.commands.days import read_day
from app.commands.opening import chosen_year, opened
from app.commands.streams import put_out, tell
from app.domain.acts import ActRow
from app.domain.closing.checklist import closing_points, validate_closing
from app.domain.closing.drafts import ClosingDraft, YearReopeningDraft
from app.domain.errors import UserError
from app.domain.issues import errors_of
from app.domain.italian import listed
from app.services.closing.reading import ClosingPage, read_closing
from app.services.closing.years import close_year, reopen_year
from app.services.cycles import list_cycles
from app.services.workspace import Workspace


def run(options: argparse.Namespace) -> int:
    return _close(options) if options.verb == "close" else _reopen(options)


def _close(options: argparse.Namespace) -> int:
    """Print the list of what must stand and, without `--dry-run`, close the year; 1 when something hinders it."""
    with opened(options.archive, writing=not options.dry_run) as workspace:
        checks = tuple(options.registries.checks())
        year = chosen_year(workspace, options.year)
        _refuse_closed(workspace, year)
        page = read_closing(workspace, year, checks)
        draft = _draft(options, page)
        for point in closing_points(page.facts, draft):
            put_out(f"{point.title}\t{point.standing_words}\t{point.sentence}")
        wrong = errors_of(validate_closing(page.facts, draft, workspace.today))
        for issue in wrong:
            tell(f"{issue.severity.italian}: {issue.sentence}")
        if wrong or options.dry_run:
            return 1 if wrong else 0
        tell(close_year(workspace, draft, checks).done)
    return 0


def _refuse_closed(workspace: Workspace, year: int) -> None:
    if any(one.year == year and one.is_closed for one in list_cycles(workspace)):
        remedy = "Si riapre con «merito reopen» e il motivo; com'è chiuso lo dice il documento «chiusura»."
        raise UserError(f"L'anno {year} è già chiuso.", remedy)


def _reopen(options: argparse.Namespace) -> int:
    with opened(options.archive, writing=True) as workspace:
        year = chosen_year(workspace, options.year)
        tell(reopen_year(workspace, YearReopeningDraft(year, options.reason)).done)
    return 0


def _draft(options: argparse.Namespace, page: ClosingPage) -> ClosingDraft:
    act = _act(options.act, page) if options.act else None
    return ClosingDraft(
        page.facts.year,
        act.id if act else page.draft.report_act_id,
        read_day("--validated", options.validated, "20/06/2025") if options.validated else None,
        options.validation,
        options.because,
    )


def _act(words: str, page: ClosingPage) -> ActRow:
    """Return the act whose name begins with some words or whose number they are, of the year first."""
    wanted = words.strip().casefold()
    found = list(_matching(wanted, page)) if wanted else []
    if len(found) == 1:
        return found[0]
    problem = f"«{words}» non è un atto dell'archivio." if not found else f"«{words}» è più di un atto."
    names = listed(one.name for one in (found or page.acts))
    raise UserError(
        problem, f"Ci sono: {names}." if names else "Gli atti si scrivono in Struttura, Dati dell'ente, Atti."
    )


def _matching(wanted: str, page: ClosingPage) -> Iterator[ActRow]:
    for one in page.acts:
        if one.name.casefold().startswith(wanted) or one.number.casefold() == wanted:
            yield one
