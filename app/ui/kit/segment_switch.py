"""A choice among two to five views, side by side: each is a radio button for the keyboard and for a screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QRadioButton, QSizePolicy, QWidget

from app.ui.kit.focus_ring import RING as RINGED
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of

SIDES, LEAST_SIDES = 12, 6
"""Room at each side of the words of a segment, and what is left of it where the page is narrow."""
PICTURE, UNDERLINE, RING = 16, 2, 2
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segment(QRadioButton):
    """One of the joined segments; it paints its part of the shape of them all."""

    def __init__(self, switch: "SegmentSwitch", name: str, icon_name: str) -> None:
        super().__init__(name, switch)
        self._switch = switch
        self._icon_name = icon_name
        self.setAccessibleName(name)
        self.setProperty(RINGED, False)

    def words_width(self) -> int:
        """Return the width of the words in bold, and of the icon before them: choosing moves nothing."""
        width = QFontMetrics(_strong(self.font())).horizontalAdvance(self.text())
        return width + (scaled(PICTURE) + scaled(MEASURES.gap) if self._icon_name else 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.words_width() + scaled(SIDES) * 2, scaled(MEASURES.field))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.words_width() + scaled(LEAST_SIDES) * 2, scaled(MEASURES.field))

    @override
    def hitButton(self, position: object) -> bool:
        return True

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour; Home and End the ends."""
        if (step := STEPS.get(Qt.Key(event.key()))) is not None:
            self._switch.step(step)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._switch.step(
                -len(self._switch.segments) if event.key() == Qt.Key.Key_Home else len(self._switch.segments)
            )
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours_of(self.palette()).accent), scaled(RING)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = scaled(RING) / 2
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 3, 3)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        """Draw the whole shape, of which only the part inside this segment is seen."""
        colours = colours_of(self.palette())
        is_hovered = self.underMouse() and self.isEnabled()
        ground = colours.selected if self.isChecked() else colours.soft if is_hovered else colours.base
        shape = QRectF(self._switch.rect().translated(-self.pos())).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(shape, scaled(MEASURES.radius), scaled(MEASURES.radius))
        painter.fillPath(path, QColor(ground))
        painter.setPen(QPen(QColor(colours.edge if self.isEnabled() else colours.line), 1))
        painter.drawPath(path)
        if self.x() > 0:
            painter.drawLine(0, 0, 0, self.height())
        if self.isChecked():
            painter.save()
            painter.setClipPath(path)
            thick = scaled(UNDERLINE)
            line = QRect(0, self.height() - thick, self.width(), thick)
            painter.fillRect(line, QColor(colours.accent if self.isEnabled() else colours.edge))
            painter.restore()

    def _paint_words(self, painter: QPainter) -> None:
        colours = colours_of(self.palette())
        colour = colours.text if self.isEnabled() else colours.disabled
        left = (self.width() - self.words_width()) // 2
        if self._icon_name:
            side = scaled(PICTURE)
            coloured_icon(self._icon_name, colour).paint(painter, QRect(left, (self.height() - side) // 2, side, side))
            left += side + scaled(MEASURES.gap)
        painter.setFont(_strong(self.font()) if self.isChecked() else self.font())
        painter.setPen(QColor(colour))
        room = QRect(left, 0, self.width() - left * 2, self.height())
        if self._icon_name:
            room.setWidth(self.width() - left)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | self._alignment(), self.text())

    def _alignment(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignLeft if self._icon_name else Qt.AlignmentFlag.AlignHCenter


class SegmentSwitch(QGroupBox):
    """Two to five joined segments, one chosen: `chosen(int)` when the user chooses another."""

    chosen = Signal(int)

    def __init__(
        self, names: Sequence[str], parent: QWidget | None = None, *, title: str = "Vista", icons: Sequence[str] = ()
    ) -> None:
        """`title` is what a screen reader calls the group; `icons` are Phosphor names, one for each segment or none."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        pictures = icons or [""] * len(names)
        self.segments = [Segment(self, name, picture) for name, picture in zip(names, pictures, strict=True)]
        for number, segment in enumerate(self.segments):
            self._group.addButton(segment, number)
        self._current = 0
        self._group.idClicked.connect(self._take)
        zoom().changed.connect(self._fit)
        self.choose(0)
        self._fit()

    @property
    def current(self) -> int:
        return self._current

    def choose(self, number: int) -> None:
        """Show this segment as the chosen one, and tell nobody."""
        self._current = number
        self.segments[number].setChecked(True)
        for place, segment in enumerate(self.segments):
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == number else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.segments[number])

    def rename(self, number: int, name: str) -> None:
        """Give a segment other words (a count in them has changed)."""
        self.segments[number].setText(name)
        self.segments[number].setAccessibleName(name)
        self._fit()

    def step(self, by: int) -> None:
        """Choose the segment so many places further, without going round."""
        number = min(max(self._current + by, 0), len(self.segments) - 1)
        self.segments[number].setFocus(Qt.FocusReason.TabFocusReason)
        self.segments[number].click()

    @override
    def sizeHint(self) -> QSize:
        return QSize(sum(one.sizeHint().width() for one in self.segments), scaled(MEASURES.field))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(sum(one.minimumSizeHint().width() for one in self.segments), scaled(MEASURES.field))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The segments paint all there is."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        """Share what the words leave among the segments, so that they end where the switch ends."""
        spare, left = self.width() - sum(one.words_width() for one in self.segments), 0
        for number, segment in enumerate(self.segments):
            more = spare // (len(self.segments) - number)
            segment.setGeometry(left, 0, segment.words_width() + more, self.height())
            left, spare = left + segment.words_width() + more, spare - more

    def _take(self, number: int) -> None:
        if number != self._current:
            self.choose(number)
            self.chosen.emit(number)


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong
