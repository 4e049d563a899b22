"""How a row of the tree of the structure is drawn: icon, name, a note at the right, the count in bold."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.kit.tree_model import NODE_ROLE, Node

PICTURE, SIDE, GAP, BETWEEN, LEAST = 16, 4, 8, 12, 40
"""Of a row: the icon, the room at its ends, from the icon to the name, from the note to the count, and of a note
cut short."""
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class StructureRows(QStyledItemDelegate):
    """The texts of a node are its name, its note and its count; the note gives way to the name."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), scaled(MEASURES.tree_row))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        node = index.data(NODE_ROLE)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        if not isinstance(node, Node):
            super().paint(painter, option, index)
            return
        shown.widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, shown.widget)
        painter.save()
        _paint_row(painter, shown, node, colours_of(shown.palette))
        painter.restore()


def _paint_row(painter: QPainter, option: QStyleOptionViewItem, node: Node, colours: Colours) -> None:
    room = option.rect.adjusted(scaled(SIDE), 0, -scaled(GAP), 0)
    side = scaled(PICTURE)
    option.icon.paint(painter, QRect(room.left(), room.top() + (room.height() - side) // 2, side, side))
    room.setLeft(room.left() + side + scaled(GAP))
    note, count = (node.texts[place] if len(node.texts) > place else "" for place in (1, 2))
    if count:
        room = _paint_right(painter, room, count, font_of(MEASURES.caption, strong=True), colours.text)
    font = font_of(MEASURES.body, strong=bool(count) or bool(option.state & QStyle.StateFlag.State_Selected))
    if note:
        room = _paint_note(painter, room, note, QFontMetrics(font).horizontalAdvance(node.texts[0]), colours)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    name = QFontMetrics(font).elidedText(node.texts[0], Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, LEFT, name)


def _paint_note(painter: QPainter, room: QRect, note: str, name: int, colours: Colours) -> QRect:
    """Write the note in what the name leaves; without room for some of it, none."""
    font = font_of(MEASURES.caption)
    spare = room.width() - name - scaled(BETWEEN)
    if spare < min(scaled(LEAST), QFontMetrics(font).horizontalAdvance(note)):
        return room
    cut = QFontMetrics(font).elidedText(note, Qt.TextElideMode.ElideRight, spare)
    return _paint_right(painter, room, cut, font, colours.quiet)


def _paint_right(painter: QPainter, room: QRect, text: str, font: QFont, colour: str) -> QRect:
    """Write at the right end; return the room left of it."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, RIGHT, text)
    return room.adjusted(0, 0, -QFontMetrics(font).horizontalAdvance(text) - scaled(BETWEEN), 0)
