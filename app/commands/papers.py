"""All the papers of a kind of a year written in a folder, each in every format that it has."""

from pathlib import Path

from app.commands.opening import Steps
from app.commands.streams import tell
from app.domain.documents.catalogue import DocumentKind, DocumentRequest
from app.domain.documents.common import Printed
from app.domain.italian import plural
from app.services.audit.output import print_and_tell, print_apart_and_tell
from app.services.documents.registry import DOCUMENTS
from app.services.files import made_folder
from app.services.workspace import Workspace


def of_the_year(workspace: Workspace, kinds: tuple[DocumentKind, ...], year: int, folder: Path) -> list[Printed]:
    """Write the documents of a year in a folder, which is made."""
    made_folder(folder)
    asked = (DocumentRequest(kind, year, format=wanted) for kind in kinds for wanted in kind.formats)
    return [print_and_tell(workspace, one, folder / one.file_name, Steps(), DOCUMENTS) for one in asked]


def extracts(workspace: Workspace, kind: DocumentKind, year: int, folder: Path) -> Printed:
    """Write the extract of each person in a folder of their own."""
    request = DocumentRequest(kind, year)
    return print_apart_and_tell(workspace, request, folder / request.kind.italian.replace(" ", "_"), Steps(), DOCUMENTS)


def tell_printed(printed: list[Printed]) -> None:
    """Say what was found while printing, and how many files there are."""
    for issue in {issue for one in printed for issue in one.issues}:
        tell(f"{issue.severity.italian}: {issue.sentence}")
    tell(f"{plural(sum(len(one.files) for one in printed), 'file scritto', 'file scritti')}.")
