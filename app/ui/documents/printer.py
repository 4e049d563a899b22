"""Sending the pages of a PDF to a printer, at their true size."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.errors import UserError
from app.domain.progress import Progress, Silent

MOST_DOTS = 300
"""Dots to the inch of a page sent to the printer: more would only take memory (a page at 1200 takes half a GB)."""

POINTS = 72
_SILENT = Silent()


class PrinterDialog(QPrintDialog):
    """The print dialog of the system; it keeps its printer, which nobody else would (Qt only borrows it)."""

    def __init__(self, printer: QPrinter, parent: QWidget) -> None:
        super().__init__(printer, parent)
        self.chosen = printer


def ask_printer(parent: QWidget, title: str, pages: int) -> PrinterDialog:
    """Open the print dialog of the system; when it is accepted its `chosen` printer is ready for `print_file`."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    dialog = PrinterDialog(printer, parent)
    dialog.setWindowTitle("Stampa")
    dialog.setAccessibleName("Stampa")
    dialog.setMinMax(1, max(1, pages))
    QDialog.open(dialog)
    return dialog


def print_file(path: Path, printer: QPrinter, progress: Progress = _SILENT) -> int:
    """Paint the pages chosen in the print dialog and return how many; `UserError` when the printer refuses."""
    document = QPdfDocument(None)  # type: ignore[call-overload]  # the stubs forget that nobody may own it
    document.load(str(path))
    printer.setFullPage(True)
    wanted = list(_wanted(printer, document.pageCount()))
    _turn(printer, document.pagePointSize(wanted[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("La stampante non risponde.", "Controllare che sia accesa e collegata, poi riprovare.")
    try:
        for done, number in enumerate(wanted):
            progress.step(done + 1, len(wanted), f"Pagina {number + 1}")
            if done:
                _turn(printer, document.pagePointSize(number))
                printer.newPage()
            _paint(painter, printer, document, number)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    return len(wanted)


def _wanted(printer: QPrinter, pages: int) -> Iterator[int]:
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    yield from range(min(first, pages) - 1, last)


def _turn(printer: QPrinter, points: QSizeF) -> None:
    """Lay the paper as the page is: upright or on its side."""
    is_wide = points.width() > points.height()
    layout = printer.pageLayout()
    layout.setOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    layout.setMargins(QMarginsF())
    printer.setPageLayout(layout)


def _paint(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    points = document.pagePointSize(number)
    dots = min(printer.resolution(), MOST_DOTS)
    place = _place(points * printer.resolution() / POINTS, printer)
    painter.drawImage(place, _on_white(document.render(number, (points * dots / POINTS).toSize())))


def _on_white(page: QImage) -> QImage:
    """Lay a page on white paper: printers are slow with what can be seen through."""
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper


def _place(size: QSizeF, printer: QPrinter) -> QRectF:
    """Return where a page goes: at its true size, smaller only when the paper is."""
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    if size.width() > paper.width() or size.height() > paper.height():
        size = size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(QPointF(), size)
