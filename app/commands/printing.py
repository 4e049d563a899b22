"""`merito print`: a document in PDF."""

import argparse
from pathlib import Path

from app.commands.opening import Steps, chosen_year, opened, tell
from app.domain.documents.catalogue import DocumentKind, DocumentRequest
from app.domain.documents.common import Printed
from app.domain.errors import UserError
from app.domain.italian import plural
from app.services.documents.choices import sheets_of_person
from app.services.documents.printing import print_apart, print_document
from app.services.workspace import Workspace


def run(options: argparse.Namespace) -> int:
    """Write the document to a file, or the sheets one by one to a folder."""
    kind = DocumentKind(options.document)
    with opened(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        if kind is DocumentKind.SHEETS and not (options.person or options.all):
            raise UserError("Non è detto quali schede stampare.", "Aggiungere --all oppure --person MATRICOLA.")
        printed = _print(workspace, _requests(workspace, kind, year, options.person), options.out)
    for issue in {issue for one in printed for issue in one.issues}:
        tell(f"{issue.severity.italian}: {issue.sentence}")
    files = [file for one in printed for file in one.files]
    pages = plural(sum(one.pages for one in printed), "pagina", "pagine")
    tell(f"{plural(len(files), 'file scritto', 'file scritti')}, {pages}: {options.out}")
    return 0


def _requests(workspace: Workspace, kind: DocumentKind, year: int, person: str | None) -> list[DocumentRequest]:
    if kind is not DocumentKind.SHEETS or person is None:
        return [DocumentRequest(kind, year)]
    return [DocumentRequest(kind, year, sheet_id) for sheet_id in sheets_of_person(workspace, year, person)]


def _print(workspace: Workspace, requests: list[DocumentRequest], out: Path) -> list[Printed]:
    """One request to a .pdf is one file; anything else goes in a folder."""
    if out.suffix.lower() == ".pdf" and len(requests) == 1:
        return [print_document(workspace, requests[0], out, Steps())]
    if requests[0].kind is DocumentKind.SHEETS:
        return [print_apart(workspace, request, out, Steps()) for request in requests]
    return [print_document(workspace, request, out / request.file_name, Steps()) for request in requests]
