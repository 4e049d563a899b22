"""The manual as a PDF."""

from datetime import date
from pathlib import Path

from app import __version__
from app.domain.documents.common import Printed
from app.reports.print_manual import manual_document
from app.reports.written.to_pdf import print_written
from app.services.files import print_whole, read_file
from app.services.manual.reading import FOLDER, read_manual

FILE_NAME = "Manuale di Merito.pdf"


def print_manual(path: Path, printed_on: date) -> Printed:
    """Write the manual to `path`, whole or not at all: it is of no comune, so no archive tells it."""
    document = manual_document(read_manual(), _picture, __version__, printed_on)
    return print_whole(path, lambda out: print_written(document, out))


def _picture(name: str) -> bytes:
    return read_file(FOLDER / name)
