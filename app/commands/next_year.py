"""`merito next`: a year begun with what the one before it held, or copied into one that is there already."""

import argparse

from app.commands.opening import opened
from app.commands.streams import put_out, tell
from app.domain.cycles import CycleDraft, planned
from app.domain.errors import UserError
from app.domain.italian import listed
from app.domain.next_year.choice import EVERYTHING, CopiedPart, YearCopy
from app.services.cycles import list_cycles
from app.services.next_year.years import begin_year_from, copy_year, preview_copy
from app.services.workspace import Workspace


def run(options: argparse.Namespace) -> int:
    """Show what would be copied and, without `--dry-run`, copy it."""
    if options.dry_run:
        with opened(options.archive):
            pass  # refuses an older archive, which opening it to write would upgrade
    with opened(options.archive, writing=not options.dry_run) as workspace:
        copy = _copy_of(workspace, options)
        preview = preview_copy(workspace, copy)
        for row in preview.rows:
            put_out(f"{row.code}\t{row.title}\t{row.indicators}\t{row.phases}\t{row.people}\t{row.note}".rstrip())
        for note in preview.notes:
            tell(f"{note.severity.italian}: {note.sentence}")
        tell(f"Dal {copy.source} al {copy.target}: {preview.summary or 'niente da copiare'}.")
        if not options.dry_run:
            tell(_write(workspace, copy))
    return 0


def _write(workspace: Workspace, copy: YearCopy) -> str:
    """Copy, in a year that is begun with it where it is not there; say what was done."""
    cycles = {row.year: row for row in list_cycles(workspace)}
    if copy.target in cycles:
        changes = copy_year(workspace, copy)
        return "Nessuna novità: era già tutto copiato." if changes.is_empty else changes.done
    source = cycles[copy.source]
    plan = planned(copy.target)
    if source.plan_to >= copy.target:
        plan = CycleDraft(copy.target, source.plan_from, source.plan_to, source.plan_act)
    return begin_year_from(workspace, plan, copy).done


def _copy_of(workspace: Workspace, options: argparse.Namespace) -> YearCopy:
    years = [row.year for row in list_cycles(workspace)]
    target = options.year or max(years) + 1
    source = options.source or max((year for year in years if year < target), default=0)
    if not source:
        raise UserError(
            f"L'archivio non contiene un anno prima del {target}: non c'è da che cosa copiare.",
            "Indicare un altro anno con «--year».",
        )
    return YearCopy(source, target, EVERYTHING - {part_named(word) for word in options.without.split(",") if word})


def part_named(word: str) -> CopiedPart:
    """Return a part of a year by its first word; `UserError` names those there are."""
    known = {part.italian.split()[0].casefold(): part for part in CopiedPart}
    found = known.get(word.strip().casefold())
    if found is None:
        raise UserError(f"«{word.strip()}» non è una parte di un anno.", f"Ci sono {listed(known)}.")
    return found
