"""Pages sent to a printer; here the printer is a PDF file."""

from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from PySide6.QtGui import QPageSize
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
    assert progress.pages == list(range(1, expected + 1))


def test_that_only_the_pages_asked_for_are_painted(plan: Path, printer: QPrinter) -> None:
    printer.setFromTo(2, 2)
    assert print_file(plan, printer) == 1
    assert len(printed(printer)) == 1


def test_that_a_range_beyond_the_end_prints_what_there_is(plan: Path, printer: QPrinter) -> None:
    count = len(PdfReader(plan).pages)
    printer.setFromTo(count, count + 5)
    assert print_file(plan, printer) == 1


def test_that_a_printer_gets_letters_of_the_same_faces_and_no_picture_of_them(plan: Path, printer: QPrinter) -> None:
    print_file(plan, printer)
    for sent, shown in zip(printed(printer), PdfReader(plan).pages, strict=True):
        assert letters(sent) == letters(shown)
        assert faces(sent) <= faces(shown)
        assert not sent.images


def letters(page: PageObject) -> str:
    return "".join(page.extract_text().split())


def faces(page: PageObject) -> set[str]:
    fonts = page["/Resources"]["/Font"].values()
    return {font.get_object()["/BaseFont"].rpartition("+")[2].lstrip("/") for font in fonts}


def test_that_a_smaller_paper_does_not_cut_a_page(plan: Path, printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    printer.setFromTo(2, 2)
    print_file(plan, printer)
    [page] = printed(printer)
    assert letters(page) == letters(PdfReader(plan).pages[1])
    ends: list[float] = []
    page.extract_text(visitor_text=lambda _text, moved, at, *_: ends.append(moved[0] * at[4] + moved[4]))
    assert 200 < max(ends) < page.mediabox.width


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
