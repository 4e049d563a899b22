"""The lines of the tree as they are drawn: sign, code, title and weight; of a branch its name, count and total."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.domain.italian import format_decimal
from app.domain.objectives import ObjectiveState
from app.domain.objectives.objective import ObjectiveRow
from app.domain.objectives.tree import ObjectiveGroup
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.signs import TICK, WARNING
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.kit.tree_model import NODE_ROLE, Node
from app.ui.objectives.row_signs import sign_of
from app.ui.objectives.tree_nodes import Key, group_key, key_of

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
SIDE, PICTURE, BESIDE = 8, 16, 6
WEIGHTS = 84
"""Width of the column of the weights, in pixels of the drawing."""


class ObjectiveLines(QStyledItemDelegate):
    """Paints what `rows` and `groups` say of the nodes, on the ground that the style gives to a row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self.rows: Mapping[Key, ObjectiveRow] = {}
        self.groups: Mapping[str, ObjectiveGroup] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(WEIGHTS), scaled(MEASURES.tree_row))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._paint_ground(painter, option, index)
        node: Node | None = index.data(NODE_ROLE)
        if node is None:
            return
        painter.save()
        line = _Line(painter, option.rect, colours_of(option.palette))
        key, is_first = key_of(node), index.column() == 0
        if key is not None and key in self.rows:
            (line.paint_objective if is_first else line.paint_weight)(self.rows[key])
        elif (group := self.groups.get(group_key(node) or "")) is not None:
            line.paint_group(group, node.icon) if is_first else line.paint_total(group)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        empty.text, empty.icon = "", QIcon()
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, empty, painter, self._view)


class _Line:
    """One line being painted, from its two ends inwards."""

    def __init__(self, painter: QPainter, rect: QRect, colours: Colours) -> None:
        self._painter = painter
        self._colours = colours
        self._room = rect.adjusted(scaled(MEASURES.gap_small), 0, -scaled(SIDE), 0)

    def paint_objective(self, row: ObjectiveRow) -> None:
        sign_of(row).paint(self._painter, self._square(), self._colours)
        if row.is_cross:
            coloured_icon("share-network", self._colours.quiet).paint(self._painter, self._square(at_end=True))
        if row.certified is not None:
            coloured_icon("medal", self._colours.quiet).paint(self._painter, self._square(at_end=True))
        self._write(row.code, self._colours.quiet)
        is_set_aside = row.state is not ObjectiveState.ACTIVE
        self._write_rest(row.title, self._colours.quiet if is_set_aside else self._colours.text)

    def paint_weight(self, row: ObjectiveRow) -> None:
        if row.weight is not None:
            self._write_at_end(format_decimal(row.weight, None), self._colours.text)

    def paint_group(self, group: ObjectiveGroup, icon_name: str) -> None:
        coloured_icon(icon_name, self._colours.quiet).paint(self._painter, self._square())
        if is_weighed(group) and not group.total.is_right:
            self._write_at_end(group.total.sentence, self._colours.warning, strong=True)
            WARNING.paint(self._painter, self._square(at_end=True), self._colours)
        self._write_rest(group.title, self._colours.text, str(group.count), strong=True)

    def paint_total(self, group: ObjectiveGroup) -> None:
        if is_weighed(group):
            ink = self._colours.text if group.total.is_right else self._colours.warning
            self._write_at_end(f" / {format_decimal(group.total.expected, None)}", self._colours.quiet, gap=0)
            self._write_at_end(format_decimal(group.total.given, None), ink, strong=True)
            if group.total.is_right:
                TICK.paint(self._painter, self._square(at_end=True), self._colours)

    def _square(self, *, at_end: bool = False) -> QRect:
        """Take the place of a drawing from one end of the room."""
        side, room = scaled(PICTURE), self._room
        left = room.right() - side + 1 if at_end else room.left()
        taken = side + scaled(BESIDE)
        self._room = room.adjusted(0, 0, -taken, 0) if at_end else room.adjusted(taken, 0, 0, 0)
        return QRect(left, room.top() + (room.height() - side) // 2, side, side)

    def _write(self, text: str, ink: str) -> None:
        width = self._prepare(ink, strong=False).horizontalAdvance(text)
        self._painter.drawText(self._room, LEFT, text)
        self._room = self._room.adjusted(width + scaled(MEASURES.gap), 0, 0, 0)

    def _write_at_end(self, text: str, ink: str, *, strong: bool = False, gap: int = BESIDE) -> None:
        width = self._prepare(ink, strong=strong).horizontalAdvance(text)
        self._painter.drawText(self._room, RIGHT, text)
        self._room = self._room.adjusted(0, 0, -width - scaled(gap), 0)

    def _write_rest(self, text: str, ink: str, count: str = "", *, strong: bool = False) -> None:
        """Write what ends in dots where there is no room for all of it, and a small number after it."""
        small = QFontMetrics(font_of(MEASURES.caption))
        kept = small.horizontalAdvance(count) + scaled(MEASURES.gap) if count else 0
        metrics = self._prepare(ink, strong=strong)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(self._room.width() - kept, 0))
        self._painter.drawText(self._room, LEFT, words)
        if count:
            left = metrics.horizontalAdvance(words) + scaled(MEASURES.gap)
            self._painter.setFont(font_of(MEASURES.caption))
            self._painter.setPen(QColor(self._colours.quiet))
            self._painter.drawText(self._room.adjusted(left, 0, 0, 0), LEFT, count)

    def _prepare(self, ink: str, *, strong: bool) -> QFontMetrics:
        font = font_of(MEASURES.body, strong=strong)
        self._painter.setFont(font)
        self._painter.setPen(QColor(ink))
        return QFontMetrics(font)


def is_weighed(group: ObjectiveGroup) -> bool:
    """Whether weights mean something in a branch: it is a unit, and somebody has begun to give them."""
    return group.unit is not None and group.total.missing < group.total.count
