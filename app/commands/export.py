"""`merito export`: a workbook of the registry, or the method."""

import argparse

from app.commands.opening import Steps, asked_file_password, chosen_year, opened_to_tell
from app.commands.streams import tell
from app.domain.errors import UserError
from app.domain.italian import listed
from app.domain.matching import text_key
from app.services.registries import Registries
from app.services.workbooks.registry import WorkbookRow
from app.services.workspace import Workspace


def run(options: argparse.Namespace) -> int:
    """Write an Excel workbook, or the method to its file."""
    registries: Registries = options.registries
    with opened_to_tell(options.archive) as workspace:
        if options.kind == "metodo":
            from app.services.audit.exports import export_method_and_tell

            path = export_method_and_tell(workspace, options.workbook, options.year)
        else:
            from app.services.audit.exports import export_and_tell

            workbook = next(row for row in registries.workbooks if row.kind.code == options.kind)
            if workbook.kind.is_apart:
                return _export_apart(workspace, workbook, options)
            year = chosen_year(workspace, options.year) if workbook.kind.of_year else workspace.today.year
            path = export_and_tell(workspace, workbook, year, options.workbook)
    tell(f"Scritto: {path}")
    return 0


def _export_apart(workspace: Workspace, workbook: WorkbookRow, options: argparse.Namespace) -> int:
    """Write the file of each of those to whom a workbook is given, or of the one named, to a folder."""
    from app.services.audit.exports import export_apart_and_tell
    from app.services.workbooks.job import owners_of

    owners = owners_of(workspace, workbook, chosen_year(workspace, options.year))
    wanted = [one for one in owners if not options.evaluator or text_key(one.name) == text_key(options.evaluator)]
    if not wanted:
        names = listed(f"«{one.name}»" for one in owners)
        raise UserError(f"«{options.evaluator}» non ha schede da compilare.", f"Le hanno {names}.")
    passwords = {one: asked_file_password(one.name) if options.protect else "" for one in wanted}
    for path in export_apart_and_tell(workspace, workbook, options.workbook, passwords, Steps()):
        tell(f"Scritto: {path}")
    return 0
