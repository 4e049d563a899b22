"""`merito certify`: the results of the objectives listed, certified by the minutes of the Nucleo, opened again."""

import argparse
from collections.abc import Callable, Sequence

from app.commands.days import read_day
from app.commands.opening import chosen_year, opened
from app.commands.streams import put_out, tell
from app.domain.certification.certifying import CertificationDraft, ReopeningDraft
from app.domain.certification.results import ObjectiveResultRow, ResultStanding
from app.domain.errors import UserError
from app.domain.italian import listed, plural
from app.domain.matching import text_key
from app.services.certification.certifying import certify_with_scan, reopen_certified
from app.services.certification.reading import list_results
from app.services.workspace import Workspace


def run(options: argparse.Namespace) -> int:
    """Certify what is chosen, open it again, or without minutes and reason list it."""
    is_asked = bool(options.minutes or options.reopen is not None or options.on or options.scan)
    if options.reopen is not None and (options.minutes or options.on or options.scan):
        raise UserError("Con «--reopen» si riapre: non si danno verbale, giorno e scansione.", "Togliere gli altri.")
    with opened(options.archive, writing=is_asked) as workspace:
        year = chosen_year(workspace, options.year)
        rows = _chosen(list_results(workspace, year), options.area, options.only)
        if options.reopen is not None:
            _reopen(workspace, rows, options.reopen)
        elif is_asked:
            _certify(workspace, year, rows, options)
        else:
            _list(rows)
    return 0


def _list(rows: Sequence[ObjectiveResultRow]) -> None:
    for row in rows:
        put_out(f"{row.code}\t{row.area}\t{row.title}\t{row.shown_degree}\t{row.standing_words}")
    counts = [f"{sum(row.standing is one for row in rows)} {one.italian.lower()}" for one in ResultStanding]
    tell(f"{plural(len(rows), 'obiettivo', 'obiettivi')}: {', '.join(counts)}.")


def _certify(workspace: Workspace, year: int, rows: Sequence[ObjectiveResultRow], options: argparse.Namespace) -> None:
    """Certify all that is measured among those chosen; what is not is told."""
    ready = _those(rows, lambda row: row.standing is ResultStanding.READY, "Non c'è niente da certificare")
    day = read_day("--on", options.on, "20/01/2025") if options.on else None
    draft = CertificationDraft(year, tuple(row.id for row in ready), day, options.minutes)
    tell(certify_with_scan(workspace, draft, options.scan).done)
    for row in rows:
        if row.standing is ResultStanding.UNMEASURED:
            tell(f"Non certificato {row.code} «{row.title}»: {row.lacking}.")


def _reopen(workspace: Workspace, rows: Sequence[ObjectiveResultRow], reason: str) -> None:
    certified = _those(rows, lambda row: row.certified is not None, "Non c'è niente di certificato")
    draft = ReopeningDraft(tuple(row.id for row in certified), reason)
    tell(reopen_certified(workspace, draft).done)


def _those(
    rows: Sequence[ObjectiveResultRow], which: Callable[[ObjectiveResultRow], bool], nothing: str
) -> list[ObjectiveResultRow]:
    found = [row for row in rows if which(row)]
    if not found:
        raise UserError(f"{nothing} fra gli obiettivi scelti.", "Senza altre opzioni il comando li elenca.")
    return found


def _chosen(rows: Sequence[ObjectiveResultRow], area: str, beginning: str) -> list[ObjectiveResultRow]:
    """Return the objectives of an Area, or whose code begins so; `UserError` names what there is."""
    found = [
        row
        for row in rows
        if (not area or text_key(row.area) == text_key(area)) and row.code.casefold().startswith(beginning.casefold())
    ]
    if rows and not found:
        areas = listed(dict.fromkeys(f"«{row.area}»" for row in rows))
        raise UserError("Nessun obiettivo dell'anno risponde alla scelta.", f"Le aree sono {areas}.")
    return found
