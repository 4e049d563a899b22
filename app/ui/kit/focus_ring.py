"""The ring around what has the keyboard, for what does not draw its own focus."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QFocusFrame, QPushButton, QRadioButton, QToolButton, QWidget
from shiboken6 import isValid

from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES, colours_of

RINGED = (QPushButton, QToolButton, QCheckBox, QRadioButton)
WIDTH, GAP = 2, 2


RING = "ringed"
"""The property of another widget that the ring goes around, or (False) of one that draws its own."""


class FocusRing(QFocusFrame):
    """A line of 2 pixels, with a gap of 2, outside the widget it follows; the mouse passes through it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = scaled(WIDTH)
        painter.setPen(QPen(QColor(colours_of(self.palette()).accent), width))
        half = width / 2
        radius = scaled(MEASURES.radius + GAP)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), radius, radius)
        painter.end()


class FocusFollower(QObject):
    """Moves one ring to the widget that has the keyboard, in whatever window it is."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._ring: FocusRing | None = None
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        if now is not None and _is_ringed(now):
            self._ring = FocusRing(now)
            self._ring.setWidget(now)
            # PySide makes the ring the owner of what it follows, which is the owner of the ring: its own memory would
            # be collected while it is on the screen. To give it its parent again does nothing else.
            now.setParent(now.parentWidget())


def _is_ringed(widget: QWidget) -> bool:
    said = widget.property(RING)
    return isinstance(widget, RINGED) if said is None else bool(said)
