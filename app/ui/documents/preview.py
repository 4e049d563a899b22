"""The preview of a document: the very PDF that will be printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.italian import plural
from app.ui.documents.printer import PrinterDialog, ask_printer
from app.ui.kit.accessible_role import give_role
from app.ui.kit.buttons import make_tool
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_size
from app.ui.kit.tokens import MEASURES, colours_of

ZOOM_STEP = 1.25
SMALLEST, LARGEST = 0.25, 4.0
POINTS = 72
A4_WIDTH = 595.0


class PageView(QPdfView):
    """Pages one under the other, on the colours of the theme; Ctrl and the wheel ask for another zoom."""

    def __init__(self, preview: "PdfPreview") -> None:
        super().__init__(preview)
        self._preview = preview
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Anteprima del documento")
        give_role(self, QAccessible.Role.Document)
        self._dress()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._preview.zoom(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        """Qt paints the room around the pages with the role Dark, which is black in a dark theme."""
        palette, colours = self.palette(), colours_of(self.palette())
        if palette.color(QPalette.ColorRole.Dark) != QColor(colours.line):
            palette.setColor(QPalette.ColorRole.Dark, QColor(colours.line))
            self.setPalette(palette)


class PdfPreview(QWidget):
    """The pages; `tools` enlarge them, to be put in the row of controls of a page, `pages` is how many they are."""

    def __init__(self) -> None:
        super().__init__()
        self.document = QPdfDocument(self)
        self.view = PageView(self)
        self.view.setDocument(self.document)
        self.pages = QLabel()
        self._bytes, self._path = b"", Path()
        self.tools = [
            make_tool("Ingrandisci", "magnifying-glass-plus", self.zoom_in),
            make_tool("Riduci", "magnifying-glass-minus", self.zoom_out),
            make_tool("Larghezza della pagina", "arrows-out-line-horizontal", self.fit_width),
        ]
        self._lay_out()
        self.clear()

    def show_file(self, path: Path, *, is_same: bool = False) -> None:
        """Show the PDF at `path`; when it `is_same` document as before, made anew, stay where the reader was."""
        fresh = path.read_bytes()
        if is_same and fresh == self._bytes:
            return
        place = self._place() if is_same else None
        self._bytes, self._path = fresh, path
        self.document.load(str(path))
        self.pages.setText(plural(self.document.pageCount(), "pagina", "pagine"))
        self._enable()
        if place:
            self._go(*place)

    def clear(self) -> None:
        self._bytes = b""
        self.document.close()
        self.pages.clear()
        self._enable()

    def ask_printer(self, title: str, send: Callable[[Path, QPrinter], object]) -> PrinterDialog:
        """Open the print dialog of the system; when it is accepted `send` gets the file and the printer."""
        self._dialog = ask_printer(self, title, self.document.pageCount())
        self._send = send
        self._dialog.accepted.connect(self._print_accepted)
        return self._dialog

    def zoom_in(self) -> None:
        self.zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        self.zoom(1 / ZOOM_STEP)

    def zoom(self, factor: float) -> None:
        now = self.view.zoomFactor() if self.view.zoomMode() is QPdfView.ZoomMode.Custom else self._fitted()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(LARGEST, max(SMALLEST, now * factor)))

    def fit_width(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _print_accepted(self) -> None:
        self._send(self._path, self._dialog.chosen)

    def _fitted(self) -> float:
        """The zoom at which the first page fills the width (points are 72 to the inch)."""
        points = self.document.pagePointSize(0).width() or A4_WIDTH
        return self.view.viewport().width() / (points * self.logicalDpiX() / POINTS)

    def _place(self) -> tuple[int, int]:
        return self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value()

    def _go(self, across: int, down: int) -> None:
        self.view.horizontalScrollBar().setValue(across)
        self.view.verticalScrollBar().setValue(down)

    def _enable(self) -> None:
        for tool in self.tools:
            tool.setEnabled(bool(self._bytes))

    def _lay_out(self) -> None:
        for tool in self.tools:
            keep_size(tool, MEASURES.page_button, MEASURES.page_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)
