"""The preview of a document: the very PDF that will be printed."""

from pathlib import Path

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.italian import plural
from app.ui.kit.buttons import make_tool

ZOOM_STEP = 1.25


class PdfPreview(QWidget):
    """Pages one under the other, with zoom; `print_pages` sends them to a printer."""

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("Anteprima del documento")
        self.pages = QLabel()
        self._lay_out()

    def show_file(self, path: Path) -> None:
        self.document.load(str(path))
        self.pages.setText(plural(self.document.pageCount(), "pagina", "pagine"))

    def clear(self) -> None:
        self.document.close()
        self.pages.clear()

    def zoom_in(self) -> None:
        self._zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        self._zoom(1 / ZOOM_STEP)

    def fit_width(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def ask_printer(self, title: str) -> QPrintDialog:
        """Open the print dialog of the system; the pages go to the printer when it is accepted."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, max(1, self.document.pageCount()))
        dialog.accepted.connect(self._print_accepted)
        self._printer = printer
        QDialog.open(dialog)
        return dialog

    def _print_accepted(self) -> None:
        print_pages(self.document, self._printer)

    def _zoom(self, factor: float) -> None:
        now = self.view.zoomFactor() if self.view.zoomMode() is QPdfView.ZoomMode.Custom else self._fitted()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(4.0, max(0.25, now * factor)))

    def _fitted(self) -> float:
        """The zoom at which the first page fills the width (points are 72 to the inch)."""
        points = self.document.pagePointSize(0).width() or 595.0
        return self.view.viewport().width() / (points * self.logicalDpiX() / 72)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(make_tool("Ingrandisci", "magnifying-glass-plus", self.zoom_in))
        bar.addWidget(make_tool("Riduci", "magnifying-glass-minus", self.zoom_out))
        bar.addWidget(make_tool("Larghezza della pagina", "arrows-out-line-horizontal", self.fit_width))
        bar.addStretch(1)
        bar.addWidget(self.pages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)


def print_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Paint the pages that the user chose, at the printer's own resolution and at their true size."""
    first = printer.fromPage() or 1
    last = printer.toPage() or document.pageCount()
    painter = QPainter(printer)
    for number in range(first - 1, min(last, document.pageCount())):
        if number > first - 1:
            printer.newPage()
        points: QSizeF = document.pagePointSize(number)
        size = (points * printer.resolution() / 72).toSize()
        origin = printer.pageLayout().fullRectPixels(printer.resolution()).topLeft()
        painter.drawImage(origin, document.render(number, size))
    painter.end()
