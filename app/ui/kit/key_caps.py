"""Keys painted as small caps, and what each does in the place that has the keyboard."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.app_news import news_of
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, Colours, colours_of

HEIGHT, PADDING, PICTURE, BETWEEN_KEYS = 16, 4, 11, 4
"""Of a cap: its height, the room at each side of its words, the side of a drawing in it, the room between two keys."""
DASH_ROOM = 12
"""Between two caps that are the ends of a range."""
RANGE = "–"
AFTER_CAP, BETWEEN = 6, 14
"""Room between a cap and its words, and between two hints."""
DRAWN = {
    "Invio": "arrow-elbow-down-left",
    "Su": "arrow-up",
    "Giù": "arrow-down",
    "Destra": "arrow-right",
    "Sinistra": "arrow-left",
}
"""Keys that are drawn: their signs are not in the typeface."""


class KeyHint(NamedTuple):
    """Keys and what they do where they are offered: `KeyHint("Ctrl Invio", "scrive in tutte")`, `KeyHint("1–5", …)`."""

    keys: str
    words: str

    @property
    def spoken(self) -> str:
        return f"{self.keys} {self.words}"


@runtime_checkable
class KeyHinting(Protocol):
    """A widget that says which keys work while it, or something inside it, has the keyboard."""

    def key_hints(self) -> Sequence[KeyHint]:
        """Return the keys of this place, the most useful first; empty leaves the word to what is around it."""
        ...


class HintNews(QObject):
    """`changed` when the keys of a place may be others though the keyboard has not moved."""

    changed = Signal()


def hint_news() -> HintNews:
    """Return the news of the running application."""
    return news_of(HintNews)


def hints_at(widget: QWidget | None) -> Sequence[KeyHint]:
    """Return what the widget says of its keys, or the nearest one around it that says something."""
    while widget is not None:
        if isinstance(widget, KeyHinting) and (hints := widget.key_hints()):
            return hints
        widget = widget.parentWidget()
    return ()


def cap_width(keys: str) -> int:
    """Return how wide the caps of these keys are, in pixels of the screen."""
    parts = keys.split(RANGE)
    return sum(_one_width(part) for part in parts) + scaled(DASH_ROOM) * (len(parts) - 1)


def paint_caps(painter: QPainter, left: int, middle: int, keys: str, colours: Colours) -> int:
    """Paint the caps of these keys from `left`, around the line `middle`; return where they end."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font_of(MEASURES.key))
    for number, part in enumerate(keys.split(RANGE)):
        if number:
            dash = QRect(left, middle - scaled(HEIGHT), scaled(DASH_ROOM), scaled(HEIGHT) * 2)
            painter.setPen(QColor(colours.quiet))
            painter.drawText(dash, Qt.AlignmentFlag.AlignCenter, RANGE)
            left += scaled(DASH_ROOM)
        _paint_one(painter, QRect(left, middle - scaled(HEIGHT) // 2, _one_width(part), scaled(HEIGHT)), part, colours)
        left += _one_width(part)
    painter.restore()
    return left


def _paint_one(painter: QPainter, cap: QRect, keys: str, colours: Colours) -> None:
    painter.setPen(QPen(QColor(colours.edge), 1))
    painter.setBrush(QColor(colours.base))
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), scaled(3), scaled(3))
    painter.setPen(QColor(colours.quiet))
    left, metrics = cap.left() + scaled(PADDING), QFontMetrics(painter.font())
    for key in keys.split(" "):
        width = _key_width(key, metrics)
        place = QRect(left, cap.top(), width, cap.height())
        if key in DRAWN:
            side = scaled(PICTURE)
            picture = QRect(left, cap.top() + (cap.height() - side) // 2, side, side)
            coloured_icon(DRAWN[key], colours.quiet).paint(painter, picture)
        else:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, key)
        left += width + scaled(BETWEEN_KEYS)


def _one_width(keys: str) -> int:
    metrics = QFontMetrics(font_of(MEASURES.key))
    words = keys.split(" ")
    inside = sum(_key_width(key, metrics) for key in words) + scaled(BETWEEN_KEYS) * (len(words) - 1)
    return max(inside + 2 * scaled(PADDING), scaled(HEIGHT))


def _key_width(key: str, metrics: QFontMetrics) -> int:
    return scaled(PICTURE) if key in DRAWN else metrics.horizontalAdvance(key)


class KeyHintsLine(QWidget):
    """The keys of the place with the keyboard, in the middle of the room; those that find none are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: Sequence[KeyHint] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        zoom().changed.connect(self.update)
        self.show_hints(())

    @property
    def hints(self) -> Sequence[KeyHint]:
        return self._hints

    def show_hints(self, hints: Sequence[KeyHint]) -> None:
        self._hints = tuple(hints)
        self.setAccessibleName("Tasti: " + ", ".join(hint.spoken for hint in hints) if hints else "Tasti")
        self.update()

    def fitting(self) -> Sequence[KeyHint]:
        """Return the hints for which there is room, the first ones first."""
        count = len(self._hints)
        while count and self._width(self._hints[:count]) > self.width():
            count -= 1
        return self._hints[:count]

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(self._hints), scaled(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        fitting = self.fitting()
        left, middle = (self.width() - self._width(fitting)) // 2, self.height() // 2
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours.quiet))
        for hint in fitting:
            left = paint_caps(painter, left, middle, hint.keys, colours) + scaled(AFTER_CAP)
            width = self._words_width(hint)
            painter.drawText(QRect(left, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, hint.words)
            left += width + scaled(BETWEEN)
        painter.end()

    def _width(self, hints: Sequence[KeyHint]) -> int:
        widths = [cap_width(hint.keys) + scaled(AFTER_CAP) + self._words_width(hint) for hint in hints]
        return sum(widths) + scaled(BETWEEN) * max(len(hints) - 1, 0)

    def _words_width(self, hint: KeyHint) -> int:
        return QFontMetrics(font_of(MEASURES.caption)).horizontalAdvance(hint.words)
