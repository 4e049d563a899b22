"""The organigramma drawn from the data, as it is printed: zoom, and save as a drawing."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QScrollArea, QStyle, QVBoxLayout

from app.domain.changes import Topic
from app.services.structure.lists import Chart, read_chart
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.desk import Desk
from app.ui.kit.files import choose_file_to_save
from app.ui.kit.notice import Notice
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled, zoom
from app.ui.kit.tokens import LIGHT
from app.ui.structure.dated_page import DatedPage
from app.ui.structure.sight import DayInSight
from app.ui.style.shapes import paint_panel

DRAWINGS = "Disegni vettoriali (*.svg)"
STEP = 1.25
SMALLEST, LARGEST = 0.25, 6.0


class OrganigramPaper(QLabel):
    """A white sheet with the drawing on it, at the zoom chosen (1 = with letters as large as those of the window).

    It has the keyboard, with which the sheet is scrolled.
    """

    def __init__(self) -> None:
        super().__init__()
        self.drawing = QSvgRenderer(self)
        self.drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.zoom = 1.0
        self.setAccessibleName("Organigramma dell'ente")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_svg(self, svg: bytes) -> None:
        self.drawing.load(QByteArray(svg))
        self.fit_zoom()

    def natural_size(self) -> QSize:
        """Return the size at which the text of the drawing is as large as that of the window."""
        scale = self.fontMetrics().height() / 11
        return self.drawing.defaultSize() * scale

    def set_zoom(self, zoom: float) -> None:
        self.zoom = min(max(zoom, SMALLEST), LARGEST)
        self.fit_zoom()

    def fit_zoom(self) -> None:
        self.setFixedSize(self.natural_size() * self.zoom)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        self.drawing.render(painter, self.rect().toRectF())
        if self.hasFocus():
            paint_panel(painter, self.visibleRegion().boundingRect(), "", LIGHT.accent, width=scaled(2), radius=0)
        painter.end()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class SheetArea(QScrollArea):
    """Scrolls the sheet; Ctrl with the wheel zooms. Until somebody zooms the sheet is no wider than the page."""

    def __init__(self, sheet: OrganigramPaper) -> None:
        super().__init__()
        self.sheet = sheet
        self.setWidget(sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(sheet)
        self.setAccessibleName("Organigramma")
        self._is_zoomed = False
        zoom().changed.connect(self.fit_width)

    def zoom_by(self, factor: float) -> None:
        self._is_zoomed = True
        self.sheet.set_zoom(self.sheet.zoom * factor)

    def fit_whole(self) -> None:
        """Make the whole drawing visible."""
        room, natural = self.maximumViewportSize(), self.sheet.natural_size()
        if not natural.isEmpty():
            self._is_zoomed = True
            self.sheet.set_zoom(min(room.width() / natural.width(), room.height() / natural.height()))

    def fit_width(self) -> None:
        """Make the drawing as narrow as the page, unless somebody has chosen how large it is."""
        natural = self.sheet.natural_size()
        if self._is_zoomed or natural.isEmpty():
            return
        beside = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        self.sheet.set_zoom(min((self.maximumViewportSize().width() - beside) / natural.width(), 1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_width()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)


class OrganigramPage(DatedPage):
    """The drawing of the day the page looks at."""

    topics = frozenset({Topic.STRUCTURE, Topic.MUNICIPALITY})

    def __init__(self, desk: Desk, sight: DayInSight) -> None:
        super().__init__(desk, sight)
        self.chart: Chart | None = None
        self.sheet = OrganigramPaper()
        self.area = SheetArea(self.sheet)
        self.controls = ButtonRow(
            make_tool("Rimpicciolisci", "magnifying-glass-minus", self.zoom_out),
            make_tool("Ingrandisci", "magnifying-glass-plus", self.zoom_in),
            make_button("Adatta", "arrows-out", self.fit, "Tutto il disegno nella finestra"),
            make_button("Salva…", "floppy-disk", self.save, "Salva il disegno in un file"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area, 1)

    @override
    def reload(self) -> None:
        self.desk.read(read_chart, self.desk.year, self.sight.day, on_done=self._show, latest=(self, "chart"))

    def zoom_in(self) -> None:
        self.area.zoom_by(STEP)

    def zoom_out(self) -> None:
        self.area.zoom_by(1 / STEP)

    def fit(self) -> None:
        self.area.fit_whole()

    def save(self) -> None:
        if self.chart is not None:
            name = f"Organigramma_{self.chart.day:%Y-%m-%d}.svg"
            choose_file_to_save(self, "Salva l'organigramma", DRAWINGS, name, self._write)

    def _write(self, path: Path) -> None:
        from app.services.audit.exports import save_organigram_and_tell

        if self.chart is not None:
            work = self.desk.workspace, self.chart.day, path
            self.desk.runner.run(save_organigram_and_tell, *work, on_done=self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        self.desk.tell(Notice(f"Organigramma salvato in {path.name}."))

    def _show(self, chart: Chart) -> None:
        self.chart = chart
        self.counted.emit(chart.day, None)
        self.sheet.show_svg(chart.svg)
        self.area.fit_width()
