"""The rows of what would be written as they are drawn: sign, title, value, and at the end what is to be known."""

from collections.abc import Hashable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.plan_text.outcome import OutcomeNode
from app.domain.plan_text.roles import LineRole
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.kit.tree_model import NODE_ROLE, Node
from app.ui.plan_import.role_words import LOOKS

Index = QModelIndex | QPersistentModelIndex
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
PICTURE, BESIDE, SIDE, LEAST_TITLE = 16, 8, 12, 110
UNITS = frozenset({LineRole.AREA, LineRole.SECTOR})


class OutcomePainting(QStyledItemDelegate):
    """Paints what `nodes` says of each key, on the ground that the style gives to a row."""

    def __init__(self, view: QWidget, nodes: Mapping[Hashable, OutcomeNode]) -> None:
        super().__init__(view)
        self._view = view
        self._nodes = nodes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(LEAST_TITLE), scaled(MEASURES.tree_row))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        empty.text, empty.icon = "", QIcon()
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, empty, painter, self._view)
        shown: Node | None = index.data(NODE_ROLE)
        node = self._nodes.get(shown.key) if shown is not None else None
        if node is None or shown is None:
            return
        painter.save()
        colours, rect = colours_of(option.palette), option.rect
        side = scaled(PICTURE)
        picture = QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side)
        coloured_icon(shown.icon, colours.tones[LOOKS[node.role].tone].ink).paint(painter, picture)
        room = rect.adjusted(side + scaled(BESIDE), 0, -scaled(SIDE), 0)
        room = self._write_note(painter, room, node, colours.quiet)
        if node.is_cross:
            mark = QRect(room.right() - side, picture.top(), side, side)
            coloured_icon("share-network", colours.quiet).paint(painter, mark)
            room = room.adjusted(0, 0, -side - scaled(BESIDE), 0)
        self._write_title(painter, room, node, colours.text, colours.quiet)
        painter.restore()

    def _write_note(self, painter: QPainter, room: QRect, node: OutcomeNode, ink: str) -> QRect:
        """Write what stands at the end of a row, where there is room for it, and return what is left."""
        painter.setFont(font_of(MEASURES.caption))
        metrics = QFontMetrics(painter.font())
        width = metrics.horizontalAdvance(node.note)
        if not node.note or width > room.width() - scaled(LEAST_TITLE):
            return room
        painter.setPen(QColor(ink))
        place = QRect(room.right() - width + 1, room.top(), width, room.height())
        painter.drawText(place, RIGHT, node.note)
        return room.adjusted(0, 0, -width - scaled(BESIDE), 0)

    def _write_title(self, painter: QPainter, room: QRect, node: OutcomeNode, ink: str, quiet: str) -> None:
        after = node.value or (str(node.count) if node.role in UNITS or node.count else "")
        small = font_of(MEASURES.body)
        kept = QFontMetrics(small).horizontalAdvance(after) + scaled(BESIDE) if after else 0
        font = font_of(MEASURES.body, strong=node.role in UNITS)
        metrics = QFontMetrics(font)
        kept = min(kept, room.width() // 2)
        words = metrics.elidedText(node.title, Qt.TextElideMode.ElideRight, max(room.width() - kept, 0))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(room, LEFT, words)
        if after:
            painter.setFont(small)
            painter.setPen(QColor(quiet))
            left = metrics.horizontalAdvance(words) + scaled(BESIDE)
            place = room.adjusted(left, 0, 0, 0)
            painter.drawText(
                place, LEFT, QFontMetrics(small).elidedText(after, Qt.TextElideMode.ElideRight, place.width())
            )
