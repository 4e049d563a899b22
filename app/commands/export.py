"""`merito export`: a workbook, or the method."""

import argparse

from app.commands.opening import chosen_year, opened, tell


def run(options: argparse.Namespace) -> int:
    """Write the Anagrafica or the Risultati to an Excel workbook, or the method to its file."""
    with opened(options.archive) as workspace:
        if options.kind == "risultati":
            from app.services.workbooks.results import export_results

            path = export_results(workspace, chosen_year(workspace, options.year), options.workbook)
        elif options.kind == "metodo":
            from app.services.methods.files import export_method

            path = export_method(workspace, options.workbook, options.year)
        else:
            from app.services.workbooks.personnel import export_workbook

            path = export_workbook(workspace, options.workbook)
    tell(f"Scritto: {path}")
    return 0
