"""A document that was printed to a file, as what its pages draw: for the printer of the window."""

from pathlib import Path

from app.domain.documents.drawn import DrawnDocument
from app.services.files import read_file


def drawn_document(path: Path) -> DrawnDocument:
    """Read a PDF that this program has written; `UserError` when it is not there any more."""
    from app.reports.drawn_file import DrawnFile

    return DrawnFile(read_file(path))
