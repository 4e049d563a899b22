"""Pages sent to a printer; here the printer is a PDF file."""

from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from app.domain.documents.catalogue import PLAN, DocumentRequest
from app.domain.errors import Cancelled
from app.domain.progress import Progress
from app.services.documents.printing import print_document
from app.ui.documents.printer import print_file

A4 = (595, 842)


@pytest.fixture
def plan(session_open, tmp_path) -> Path:
    """A document of several pages."""
    path = tmp_path / "piano.pdf"
    print_document(session_open.workspace, DocumentRequest(PLAN, 2024), path)
    return path


@pytest.fixture
def printer(tmp_path, qapp) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "stampato.pdf"))
    return printer


class Watching(Progress):
    """A progress that remembers, and stops at a page if asked."""

    def __init__(self, stop_at: int = 0) -> None:
        self.pages: list[int] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, what: str = "") -> None:
        if done == self._stop_at:
            raise Cancelled
        self.pages.append(done)


def printed(printer: QPrinter) -> list[PageObject]:
    return list(PdfReader(printer.outputFileName()).pages)


def sizes(pages: list[PageObject]) -> list[tuple[int, int]]:
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages]


def test_that_all_the_pages_are_painted_at_their_size(plan: Path, printer: QPrinter) -> None:
    expected, progress = len(PdfReader(plan).pages), Watching()
    assert expected > 2
    assert print_file(plan, printer, progress) == expected
    pages = printed(printer)
    assert sizes(pages) == [A4] * expected
    assert all(page.images for page in pages)
    assert progress.pages == list(range(1, expected + 1))


def test_that_only_the_pages_asked_for_are_painted(plan: Path, printer: QPrinter) -> None:
    printer.setFromTo(2, 2)
    assert print_file(plan, printer) == 1
    assert len(printed(printer)) == 1


def test_that_a_range_beyond_the_end_prints_what_there_is(plan: Path, printer: QPrinter) -> None:
    count = len(PdfReader(plan).pages)
    printer.setFromTo(count, count + 5)
    assert print_file(plan, printer) == 1


def test_that_a_page_on_its_side_turns_the_paper(tmp_path: Path, printer: QPrinter) -> None:
    writer = PdfWriter()
    writer.add_blank_page(*A4)
    writer.add_blank_page(A4[1], A4[0])
    writer.write(tmp_path / "misto.pdf")
    print_file(tmp_path / "misto.pdf", printer)
    assert sizes(printed(printer)) == [A4, (A4[1], A4[0])]


def test_that_a_print_can_be_stopped(plan: Path, printer: QPrinter) -> None:
    with pytest.raises(Cancelled):
        print_file(plan, printer, Watching(stop_at=2))


def test_that_the_page_prints_in_the_worker_and_says_how_many(session_open, show, printer, settle, notices) -> None:
    tab = show()
    count = tab.preview.document.pageCount()
    tab.print_to(printer)
    settle()
    assert len(printed(printer)) == count
    assert notices[-1].words == f"{count} pagine inviate alla stampante."


def test_that_the_button_opens_the_dialog_of_the_system(session_open, show, settle) -> None:
    tab = show()
    tab.print_button.click()
    settle()
    [dialog] = [one for one in tab.findChildren(QDialog) if one.isVisible()]
    assert dialog.chosen.docName() == "Scheda_2024_Bruni_Lia_0004.pdf"
    assert dialog.accessibleName() == "Stampa"
    assert dialog.maxPage() == tab.preview.document.pageCount()
    dialog.close()
