"""The steps of a scale side by side: a digit, the arrows or a click choose one."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.italian import format_decimal
from app.domain.method.scale import Scale, ScaleRow
from app.domain.sheets.detail import ItemDetail
from app.domain.sheets.scores import allowed_values, row_for_digit
from app.ui.kit.overrides import override
from app.ui.kit.tokens import Colours, colours_of

_DIGITS = range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)
_ERASE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class ScaleBar(QWidget):
    """Chooses a row of a scale of steps. `chosen(Decimal or None)`: by the user, never while it is filled.

    `refused(sentence)` says why a digit gave nothing.
    """

    chosen = Signal(object)
    entered = Signal()
    left = Signal()
    refused = Signal(str)

    def __init__(self, item: ItemDetail, scale: Scale) -> None:
        super().__init__()
        self._item = item
        self._scale = scale
        self._rows = [row for row in scale.rows if row.value is not None]
        self._value = item.value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._tell()

    @property
    def value(self) -> Decimal | None:
        return self._value

    def show_item(self, item: ItemDetail) -> None:
        self._item, self._value = item, item.value
        self._tell()

    @property
    def descriptor(self) -> str:
        """What the chosen step means for this line."""
        row = self._chosen_row()
        return self._descriptor(row) if row else ""

    def choose(self, value: Decimal | None) -> None:
        if value != self._value and self.isEnabled():
            self._value = value
            self._tell()
            self.chosen.emit(value)

    def _tell(self) -> None:
        row = self._chosen_row()
        self.setAccessibleName(self._item.label)
        self.setAccessibleDescription(f"Punteggio: {_written(row)}" if row else "Punteggio da dare")
        self.update()

    def _chosen_row(self) -> ScaleRow | None:
        return next((row for row in self._rows if row.value == self._value), None)

    def _descriptor(self, row: ScaleRow) -> str:
        return self._item.descriptor_of(self._scale.rows.index(row))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in _DIGITS:
            self._choose_digit(event.key() - Qt.Key.Key_0.value)
        elif event.key() in _ERASE:
            self.choose(None)
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._move(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def _choose_digit(self, digit: int) -> None:
        row = row_for_digit(self._scale, digit)
        if row is not None:
            self.choose(row.value)
        else:
            self.refused.emit(f"La cifra {digit} non è nella scala. {allowed_values(self._scale)}")

    def _move(self, step: int) -> None:
        row = self._chosen_row()
        place = self._rows.index(row) + step if row else 0
        self.choose(self._rows[min(max(place, 0), len(self._rows) - 1)].value)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (row := self._row_at(event.position().x())) is not None:
            self.choose(row.value)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().x())
        self.setToolTip(self._descriptor(row) if row else "")

    def _row_at(self, x: float) -> ScaleRow | None:
        return next((row for row, box in self._boxes() if box.left() <= x <= box.right()), None)

    def _boxes(self) -> list[tuple[ScaleRow, QRectF]]:
        gap = self.fontMetrics().averageCharWidth() / 2
        width = (self.width() - gap * (len(self._rows) - 1)) / max(1, len(self._rows))
        return [
            (row, QRectF(place * (width + gap), 0, width, self.height()).adjusted(1, 1, -1, -1))
            for place, row in enumerate(self._rows)
        ]

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max((self._width(metrics, row) for row in self._rows), default=0)
        return QSize(len(self._rows) * (widest + metrics.averageCharWidth() * 2), round(metrics.height() * 1.7))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 5 * len(self._rows), self.sizeHint().height())

    @staticmethod
    def _width(metrics: QFontMetrics, row: ScaleRow) -> int:
        return metrics.horizontalAdvance(_written(row))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self.palette())
        metrics, room = self.fontMetrics(), self.fontMetrics().averageCharWidth()
        for row, box in self._boxes():
            is_chosen = row.value == self._value
            self._paint_box(painter, box, colours, is_chosen=is_chosen)
            words = metrics.elidedText(_written(row), Qt.TextElideMode.ElideRight, round(box.width()) - room)
            font = self.font()
            font.setBold(is_chosen)
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_box(self, painter: QPainter, box: QRectF, colours: Colours, *, is_chosen: bool) -> None:
        edge = colours.accent if self.hasFocus() else colours.edge
        fill = colours.fill if is_chosen else colours.base
        if not self.isEnabled():
            edge, fill = colours.line, colours.disabled if is_chosen else colours.window
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(box, 3, 3)
        text = colours.on_fill if is_chosen else colours.text if self.isEnabled() else colours.disabled
        painter.setPen(QColor(text))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()


def _written(row: ScaleRow) -> str:
    value = format_decimal(row.value, None)
    return value if row.label == value else f"{value}  {row.label}"
