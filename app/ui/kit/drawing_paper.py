"""A drawing of the reports on the screen: on a white sheet, as it is printed, at the zoom one likes."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QScrollArea, QStyle

from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled, zoom
from app.ui.kit.tokens import LIGHT
from app.ui.style.shapes import paint_panel

STEP = 1.25
SMALLEST, LARGEST = 0.25, 6.0


class DrawingPaper(QLabel):
    """A white sheet with the drawing on it, at the zoom chosen (1 = with letters as large as those of the window).

    It has the keyboard, with which the sheet is scrolled.
    """

    def __init__(self, name: str, margin: int = 0) -> None:
        """`margin` is the white around the drawing, in pixels of the drawing."""
        super().__init__()
        self._margin = margin
        self.drawing = QSvgRenderer(self)
        self.drawing.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.zoom = 1.0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_svg(self, svg: bytes) -> None:
        self.drawing.load(QByteArray(svg))
        self.fit_zoom()

    def natural_size(self) -> QSize:
        """Return the size at which the text of the drawing is as large as that of the window."""
        scale = self.fontMetrics().height() / 11
        return self.drawing.defaultSize() * scale

    @property
    def around(self) -> int:
        """How much of the width, and of the height, is margin, in pixels of the screen."""
        return scaled(self._margin) * 2

    def set_zoom(self, zoom: float) -> None:
        self.zoom = min(max(zoom, SMALLEST), LARGEST)
        self.fit_zoom()

    def fit_zoom(self) -> None:
        self.setFixedSize(self.natural_size() * self.zoom + QSize(self.around, self.around))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        margin = scaled(self._margin)
        self.drawing.render(painter, self.rect().adjusted(margin, margin, -margin, -margin).toRectF())
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


class DrawingArea(QScrollArea):
    """Scrolls the sheet; Ctrl with the wheel zooms. Until somebody zooms the sheet is no wider than the page."""

    def __init__(self, sheet: DrawingPaper) -> None:
        super().__init__()
        self.sheet = sheet
        self.setWidget(sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(sheet.accessibleName())
        self._is_zoomed = False
        zoom().changed.connect(self.fit_width)

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the sheet: with a focus proxy, Tab would come back to it for ever."""
        self.sheet.setFocus(reason)

    def zoom_by(self, factor: float) -> None:
        self._is_zoomed = True
        self.sheet.set_zoom(self.sheet.zoom * factor)

    def fit_whole(self) -> None:
        """Make the whole drawing visible."""
        room, natural = self.maximumViewportSize(), self.sheet.natural_size()
        if not natural.isEmpty():
            self._is_zoomed = True
            around = self.sheet.around
            across, down = room.width() - around, room.height() - around
            self.sheet.set_zoom(min(across / natural.width(), down / natural.height()))

    def fit_width(self) -> None:
        """Make the drawing as narrow as the page, unless somebody has chosen how large it is."""
        natural = self.sheet.natural_size()
        if self._is_zoomed or natural.isEmpty():
            return
        beside = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        room = self.maximumViewportSize().width() - beside - self.sheet.around
        self.sheet.set_zoom(min(room / natural.width(), 1))

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
