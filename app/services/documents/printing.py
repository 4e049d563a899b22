"""Printing a document of the catalogue to a PDF."""

from functools import partial
from pathlib import Path
from typing import assert_never

from app.domain.documents.catalogue import DocumentKind, DocumentRequest
from app.domain.documents.common import Printed
from app.domain.progress import Progress, Silent
from app.services.files import print_whole, read_file, save_file
from app.services.workspace import Workspace

_SILENT = Silent()


def print_document(
    workspace: Workspace, request: DocumentRequest, target: Path, progress: Progress = _SILENT
) -> Printed:
    """Print what is asked to `target`; `UserError` when there is nothing to print or the folder refuses."""
    match request.kind:
        case DocumentKind.PLAN:
            from app.reports.print_plan import print_plan
            from app.services.documents.plan import plan_document

            return print_whole(target, partial(print_plan, plan_document(workspace, request.year)))
        case DocumentKind.SHEETS:
            from app.services.documents.sheets import print_sheets

            return print_sheets(workspace, request, target, progress)
        case DocumentKind.ORGANIGRAM:
            from app.reports.print_organigram import print_organigram
            from app.services.documents.organigram import organigram_sheet

            return print_whole(target, partial(print_organigram, organigram_sheet(workspace, request.year)))
        case _:
            assert_never(request.kind)


def print_apart(workspace: Workspace, request: DocumentRequest, folder: Path, progress: Progress = _SILENT) -> Printed:
    """Print each sheet that is asked to a file of its own in `folder`."""
    from app.services.documents.sheets import print_sheets_apart

    return print_sheets_apart(workspace, request, folder, progress)


def save_copy(source: Path, target: Path) -> Path:
    """Write the document just previewed where the user wants it, whole or not at all; return where."""
    return save_file(target, read_file(source))
