"""What is said under a field, in the room kept there: nothing moves when it comes, whatever its length."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from app.domain.issues import Severity
from app.ui.kit.labels import Message
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES, colours_of

AROUND = 4
"""Pixels of the drawing between the words of a message that lies over something and the edge around them."""
TALLEST = 10_000


class Room(NamedTuple):
    """Where a message may stand, in pixels of what holds it: it begins at `own` where it fits from there.

    `above`: where the field begins; a long message for which there is no room below stands on what is over it.
    """

    left: int
    right: int
    own: int
    top: int
    bottom: int
    above: int


class FieldMessage(Message):
    """The message of one field.

    More words than have room end in dots: they are whole, over what is around, while the field has the keyboard or
    the pointer is on them.
    """

    def __init__(self, parent: QWidget, content: QWidget) -> None:
        super().__init__(parent, MEASURES.caption)
        self._content = content
        self._whole = ""
        self._room: Room | None = None
        self._is_cut = self._is_over = False

    @property
    @override
    def text(self) -> str:
        return self._whole

    @override
    def say(self, text: str, severity: Severity = Severity.ERROR) -> None:
        self._whole = text
        super().say(text, severity)

    @override
    def clear(self) -> None:
        self._whole = ""
        self._be_cut(is_cut=False)
        super().clear()

    def place(self, room: Room) -> QRect:
        """Stand in the room there is; return the place taken from it."""
        self._room = room
        words = self.fontMetrics().horizontalAdvance(self._whole) + self._beside() + 2
        left = max(room.left, min(room.own, room.right - words))
        kept = QRect(left, room.top, min(words, room.right - left), room.bottom - room.top)
        inside = kept.width() - self._beside()
        self._be_cut(is_cut=self._height(self._whole, inside) > kept.height())
        is_written = self._keyboard().hasFocus()
        self._is_over = self._is_cut and (is_written or self.underMouse())
        # What lies under it can be clicked all the same: whoever goes on writing is not stopped by a message.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, self._is_over and is_written)
        self._write(self._whole if self._is_over or not self._is_cut else self._shortened(inside, kept.height()))
        self.setGeometry(self._over(kept, room) if self._is_over else kept)
        self.update()
        return kept

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._place_again()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._place_again()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._place_again()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Give words that lie over others a ground and an edge of their own."""
        if self._is_over:
            painter = QPainter(self)
            painter.setPen(QColor(colours_of(self.palette()).edge))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()

    def _over(self, kept: QRect, room: Room) -> QRect:
        """Return a place with room for all the words: below the field, or else over what is above it."""
        around, holder = scaled(AROUND), self.parentWidget()
        left = max(kept.left() - around, 0)
        words = self.fontMetrics().horizontalAdvance(self._whole) + self._beside() + 2
        width = min(words + 2 * around, (holder.width() if holder is not None else room.right) - left)
        place = QRect(left, room.top, width, 0)
        place.setHeight(self._height(self._whole, width - 2 * around - self._beside()) + 2 * around)
        if holder is not None and place.bottom() > holder.height():
            place.moveBottom(room.above)
        self.raise_()
        return place

    def _place_again(self) -> None:
        if self._room is not None and self._whole:
            self.place(self._room)

    def _be_cut(self, *, is_cut: bool) -> None:
        """Hear of the keyboard only while there are words to open: every event of the field would come here."""
        if is_cut != self._is_cut:
            self._is_cut = is_cut
            if is_cut:
                self._keyboard().installEventFilter(self)
            else:
                self._keyboard().removeEventFilter(self)
                self._is_over = False

    def _keyboard(self) -> QWidget:
        """Return what has the keyboard when the field has it."""
        proxy: QWidget | None = self._content.focusProxy()
        return proxy or self._content

    def _write(self, words: str) -> None:
        if self._said is None:
            return
        around = scaled(AROUND) if self._is_over else 0
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(around, around, around, around)
        if self._said.words.text() != words:
            self._said.words.setText(words)
        self._said.words.setAccessibleName(self._whole)
        self.setToolTip("" if words == self._whole else self._whole)

    def _beside(self) -> int:
        """Return the width of the sign and of the space after it."""
        return self.fontMetrics().height() * 4 // 5 + scaled(MEASURES.gap_small)

    def _height(self, words: str, width: int) -> int:
        room = QRect(0, 0, max(width, 1), TALLEST)
        return self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()

    def _shortened(self, width: int, height: int) -> str:
        """Return as many of the words as stand there, and the dots."""
        words = self._whole.split()
        while len(words) > 1 and self._height(f"{' '.join(words)}…", width) > height:
            words.pop()
        return f"{' '.join(words)}…"
