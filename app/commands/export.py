"""`merito export`: a workbook of the registry, or the method."""

import argparse

from app.commands.opening import chosen_year, opened_to_tell
from app.commands.streams import tell
from app.services.registries import Registries


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
            year = chosen_year(workspace, options.year) if workbook.kind.of_year else workspace.today.year
            path = export_and_tell(workspace, workbook, year, options.workbook)
    tell(f"Scritto: {path}")
    return 0
