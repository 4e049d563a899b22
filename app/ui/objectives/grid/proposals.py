"""The proposals of the catalogue under an open editor: each with its key, the first by Enter.

At most three entries, then the other indicators of theirs.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.catalogue.proposals import Proposal
from app.domain.italian import plural
from app.ui.kit.key_caps import cap_width, paint_caps
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, Colours, colours_of

WIDTH, HEAD, ROW, FOOT, SIDE, NAMES, BAR = 480, 32, 44, 28, 12, 56, 3
"""In pixels of the drawing: of the whole, of its parts, and where the names begin."""
FOOT_WORDS = "Mette indicatore, unità, verso, fonte e regola. L'atteso resta da scrivere."
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Proposals(QWidget):
    """Drops under an editor, or stands above it; never takes the keyboard. `accepted(Proposal)`: one was chosen."""

    accepted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.around = parent
        self.shown: tuple[Proposal, ...] = ()
        self._where = ""
        self._under = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Proposte dal catalogo")
        zoom().changed.connect(self.hide)
        self.hide()

    def offer(self, found: Sequence[Proposal], where: str, editor: QRect) -> None:
        """Show proposals at an editor, whose rectangle is in the coordinates of the parent; none hides them."""
        is_new = tuple(found) != self.shown
        self.shown, self._where = tuple(found), where
        self.setVisible(bool(self.shown))
        if not self.shown:
            return
        self.resize(self.sizeHint())
        self.move(self._place(editor))
        self.raise_()
        self.update()
        if is_new:
            self.setAccessibleDescription(self._spoken())
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._spoken()))

    def take(self, number: int) -> bool:
        """Accept a proposal by its number, from 0; tell whether there is one."""
        if not self.isVisible() or number >= len(self.shown):
            return False
        self.accepted.emit(self.shown[number])
        return True

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH), scaled(HEAD) + scaled(ROW) * len(self.shown) + scaled(FOOT))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.take(self._at(event))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._under = self._at(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._under = -1
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.setBrush(QColor(colours.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), scaled(4), scaled(4))
        side, width = scaled(SIDE), self.width()
        head = QRect(side, 0, width - side * 2, scaled(HEAD))
        count = plural(len(self.shown), "proposta dal catalogo", "proposte dal catalogo")
        _write(painter, head, count, colours.text, strong=True)
        taken = painter.fontMetrics().horizontalAdvance(count) + side * 2
        _write(painter, head.adjusted(taken, 0, 0, 0), self._where, colours.quiet, small=True, alignment=RIGHT)
        for number, proposal in enumerate(self.shown):
            self._paint_row(painter, number, proposal, colours)
        foot = QRect(side, self.height() - scaled(FOOT), width - side * 2, scaled(FOOT))
        _write(painter, foot, FOOT_WORDS, colours.quiet, small=True)
        painter.end()

    def _paint_row(self, painter: QPainter, number: int, proposal: Proposal, colours: Colours) -> None:
        """Draw a proposal: its key, its name, what it would write; the first one is what Enter takes."""
        row = QRect(1, scaled(HEAD) + scaled(ROW) * number, self.width() - 2, scaled(ROW))
        if number == 0:
            painter.fillRect(row, QColor(colours.selected))
            painter.fillRect(QRect(row.topLeft(), QSize(scaled(BAR), row.height())), QColor(colours.accent))
        elif number == self._under:
            painter.fillRect(row, QColor(colours.soft))
        keys = f"Alt {number + 1}"
        paint_caps(painter, scaled(SIDE), row.center().y(), keys, colours)
        indicator = proposal.indicator
        if indicator is None:
            return
        left, half = scaled(NAMES), row.height() // 2
        room = row.right() - left - scaled(SIDE)
        if number == 0:
            room -= self._paint_enter(painter, row, colours)
        words = [indicator.unit, indicator.direction.italian, f"fonte: {indicator.source}" if indicator.source else ""]
        _write(painter, QRect(left, row.top() + 3, room, half), indicator.name, colours.text, strong=number == 0)
        sure = "altro indicatore · " if proposal.place else "forse · " if proposal.is_uncertain else ""
        told = f"{sure}{' · '.join(word for word in words if word)}"
        _write(painter, QRect(left, row.top() + half - 2, room, half), told, colours.quiet, small=True)

    def _paint_enter(self, painter: QPainter, row: QRect, colours: Colours) -> int:
        """Draw the key that accepts the first one; return how much room it takes."""
        words, side = "accetta", scaled(SIDE)
        width = painter.fontMetrics().horizontalAdvance(words) + side
        place = QRect(row.right() - side - width, row.top(), width, row.height())
        _write(painter, place, words, colours.text, small=True, alignment=RIGHT)
        cap = cap_width("Invio")
        paint_caps(painter, place.left() - cap, row.center().y(), "Invio", colours)
        return width + cap + side

    def _place(self, editor: QRect) -> QPoint:
        """Return where to stand: under the editor, or above it where there is no room below."""
        above = self.around.height() - editor.bottom() - 1 < self.height() <= editor.top()
        place = editor.topLeft() if above else editor.bottomLeft()
        place.setY(place.y() - self.height() if above else place.y() + 1)
        place.setX(max(min(place.x(), self.around.width() - self.width()), 0))
        return place

    def _at(self, event: QMouseEvent) -> int:
        top = int(event.position().y()) - scaled(HEAD)
        number = top // scaled(ROW) if top >= 0 else len(self.shown)
        return min(len(self.shown), number)

    def _spoken(self) -> str:
        names = [
            f"Alt {number}: {one.indicator.name}"
            for number, one in enumerate(self.shown, 1)
            if one.indicator is not None
        ]
        return f"{plural(len(names), 'proposta', 'proposte')}. {'. '.join(names)}. Invio accetta la prima."


def _write(
    painter: QPainter,
    room: QRect,
    text: str,
    ink: str,
    *,
    strong: bool = False,
    small: bool = False,
    alignment: Qt.AlignmentFlag = LEFT,
) -> None:
    painter.setFont(font_of(MEASURES.caption if small else MEASURES.body, strong=strong))
    painter.setPen(QColor(ink))
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, alignment, words)
