"""How the lines of the grid are drawn and edited: the line of a group goes through the cells, a row has its signs."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView, QWidget

from app.domain.exact import ZERO
from app.domain.italian import format_decimal, gap_in_words, plural
from app.domain.objectives.grid.columns import FROZEN, KEYS
from app.domain.objectives.grid.rows import GridGroup, GridRow
from app.domain.objectives.weights import WeightTotal
from app.ui.kit.cell_editor import CellEditor, is_enter, text_in
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import ROW_ROLE
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.signs import TICK, WARNING, Sign
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.objectives.grid.model import GridModel
from app.ui.objectives.grid.row_sign import sign_of_row

Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SIDE, BESIDE, CARET, TITLE, BAR = 8, 6, 12, 32, 3
"""Room at the sides of a cell, the caret of a group, where its title begins, the bar of a selected row."""
SourceColumn, WeightColumn = KEYS.index("source"), KEYS.index("weight")


class EditorGuest(Protocol):
    """What goes along with an open editor: it says what is wrong in it, and may take some of its keys."""

    def why_wrong(self, index: Index, text: str) -> str:
        """Say why a text cannot stand in a cell: then its editor stays open."""
        ...

    def placed(self, editor: QWidget, index: Index) -> None:
        """Hear where an editor is, when it opens and whenever it moves."""
        ...

    def takes_key(self, event: QKeyEvent) -> bool:
        """Take a key before the editor does; tell whether it was of use."""
        ...

    def left(self) -> None:
        """Hear that the editor is gone."""
        ...


class GridLook(CellEditor):
    """Paints and edits the cells of a view of the grid."""

    def __init__(
        self, view: QTableView, go_down: Callable[[], None], write_all: Callable[[str], None], guest: EditorGuest
    ) -> None:
        super().__init__(go_down, write_all, view)
        self._view, self._guest = view, guest
        self.edited: QPersistentModelIndex | None = None
        self.editor: QWidget | None = None

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self.edited = QPersistentModelIndex(index)
        self.editor = super().createEditor(parent, option, index)
        return self.editor

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        self._guest.placed(editor, index)

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = self.edited = None
            self._guest.left()
        super().destroyEditor(editor, index)

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Hold an editor open whose text cannot stand in its cell; the proposals have their keys first."""
        if isinstance(editor, QWidget) and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if self._guest.takes_key(event):
                return True
            is_left = is_enter(event) or event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
            is_for_all = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if (
                is_left
                and not is_for_all
                and self.edited is not None
                and self._guest.why_wrong(self.edited, text_in(editor))
            ):
                return True
        return super().eventFilter(editor, event)

    @override
    def is_cut(self, option: QStyleOptionViewItem, index: Index) -> bool:
        """Measure the whole text: what is drawn may be already shortened."""
        row, key = index.data(ROW_ROLE), KEYS[index.column()]
        if not isinstance(row, GridRow):
            return False
        taken = (
            self._share_width(row) if key == "name" and row.share else scaled(MEASURES.icon) if key == "state" else 0
        )
        words = QFontMetrics(font_of(MEASURES.body)).horizontalAdvance(str(index.data() or ""))
        return words + taken + scaled(SIDE) * 2 > option.rect.width()

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, GridRow):
            option.text = ""
            return
        colours, key = colours_of(option.palette), KEYS[index.column()]
        if key == "state":
            option.text = ""
        elif key == "number" or (key == "title" and not row.is_first):
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(colours.quiet))
            if key == "number":
                option.font = font_of(MEASURES.caption)
            else:
                option.text = f"   {option.text}"
        elif key == "name" and row.share:
            room = option.rect.width() - self._share_width(row) - scaled(SIDE) * 2
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(ROW_ROLE)
        if isinstance(line, GridGroup):
            self._paint_group(painter, option, index, line)
            return
        selection = self._view.selectionModel()
        is_in_selection = selection.rowIntersectsSelection(index.row(), QModelIndex())
        if is_in_selection and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours_of(option.palette).selected))
        super().paint(painter, option, index)
        if isinstance(line, GridRow) and KEYS[index.column()] == "name" and line.share:
            self._paint_share(painter, option, line)
        elif isinstance(line, GridRow) and KEYS[index.column()] == "state":
            self._paint_state(painter, option, line)
        self._paint_lines(painter, option, index, is_in_selection=is_in_selection)
        if is_in_selection:
            self._paint_selection(painter, option, index)

    def _paint_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, is_in_selection: bool
    ) -> None:
        """Draw the lines at the right and below a cell; those that end the columns that stay are stronger."""
        colours, rect = colours_of(option.palette), option.rect
        ink = colours.selected_line if is_in_selection else colours.line
        painter.save()
        painter.setPen(QColor(ink))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        is_edge = self._view.isColumnHidden(FROZEN) and index.column() == FROZEN - 1
        painter.setPen(QColor(colours.edge if is_edge else ink))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def _share_width(self, row: GridRow) -> int:
        return QFontMetrics(font_of(MEASURES.caption)).horizontalAdvance(row.share)

    def _paint_state(self, painter: QPainter, option: QStyleOptionViewItem, row: GridRow) -> None:
        colours, rect, side = colours_of(option.palette), option.rect, scaled(MEASURES.icon)
        painter.save()
        left = rect.left() + scaled(BESIDE)
        sign_of_row(row).paint(painter, QRect(left, rect.center().y() - side // 2 + 1, side, side), colours)
        room = rect.adjusted(scaled(BESIDE) + side + scaled(MEASURES.gap_small), 0, -scaled(2), 0)
        painter.setFont(font_of(MEASURES.body))
        painter.setPen(QColor(colours.text))
        words = painter.fontMetrics().elidedText(row.state, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, LEFT, words)
        painter.restore()

    def _paint_share(self, painter: QPainter, option: QStyleOptionViewItem, row: GridRow) -> None:
        painter.save()
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours_of(option.palette).quiet))
        painter.drawText(option.rect.adjusted(0, 0, -scaled(SIDE), 0), RIGHT, row.share)
        painter.restore()

    def _paint_selection(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the bar of a row in which something is selected, and the edge of what is."""
        colours, selection, rect = colours_of(option.palette), self._view.selectionModel(), option.rect
        ink = colours.accent if self._view.hasFocus() else colours.edge
        painter.save()
        if index.column() == 0:
            painter.fillRect(QRect(rect.topLeft(), QSize(scaled(BAR), rect.height())), QColor(ink))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(ink), scaled(1), Qt.PenStyle.DashLine))
            for (down, right), start, end in (
                ((-1, 0), rect.topLeft(), rect.topRight()), ((1, 0), rect.bottomLeft(), rect.bottomRight()),
                ((0, -1), rect.topLeft(), rect.bottomLeft()), ((0, 1), rect.topRight(), rect.bottomRight()),
            ):  # fmt: skip
                beside = index.sibling(index.row() + down, self._beside(index.column(), right))
                if not beside.isValid() or not selection.isSelected(beside):
                    painter.drawLine(start, end)
        painter.restore()

    def _beside(self, column: int, step: int) -> int:
        """Return the column that stands beside another on the screen; -1 where there is none."""
        header, found = self._view.horizontalHeader(), column
        while step and found >= 0 and (found == column or self._view.isColumnHidden(found)):
            found = header.logicalIndex(header.visualIndex(found) + step)
        return found

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, group: GridGroup) -> None:
        """Draw in a cell its part of the line of a group."""
        colours, rect = colours_of(option.palette), option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(colours.selected if is_selected else colours.window))
        first = self._view.columnViewportPosition(0)
        line = _GroupLine(painter, QRect(first, rect.top(), self._right_edge() - first, rect.height()), colours)
        line.paint_title(group, is_folded=group.key in _folded(self._view))
        if group.total is not None and group.total.count and not self._view.isColumnHidden(WeightColumn):
            end = line.paint_total(group.total, self._right_of(WeightColumn))
            line.paint_state(group.total, self._left_of(SourceColumn), end)
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_selected and self._view.currentIndex() == index and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), scaled(2)))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _left_of(self, column: int) -> int | None:
        return None if self._view.isColumnHidden(column) else self._view.columnViewportPosition(column)

    def _right_of(self, column: int) -> int | None:
        left = self._left_of(column)
        return None if left is None else left + self._view.columnWidth(column)

    def _right_edge(self) -> int:
        header = self._view.horizontalHeader()
        return header.length() - header.offset()


def _folded(view: QTableView) -> frozenset[str]:
    model = view.model()
    return model.seen.folded if isinstance(model, GridModel) else frozenset()


class _GroupLine:
    """The line of a group, being painted over the whole of its row."""

    def __init__(self, painter: QPainter, rect: QRect, colours: Colours) -> None:
        self._painter, self._rect, self._colours = painter, rect, colours

    def paint_title(self, group: GridGroup, *, is_folded: bool) -> None:
        caret = QRect(self._rect.left() + scaled(CARET), 0, scaled(CARET), scaled(CARET))
        caret.moveTop(self._rect.top() + (self._rect.height() - caret.height()) // 2)
        picture = "caret-right" if is_folded else "caret-down"
        coloured_icon(picture, self._colours.quiet).paint(self._painter, caret)
        left = self._write(self._rect.left() + scaled(TITLE), group.title, self._colours.text, strong=True)
        counted = plural(group.count, "obiettivo", "obiettivi")
        self._write(left + scaled(SIDE), counted, self._colours.quiet)

    def paint_state(self, total: WeightTotal, left: int | None, end: int | None) -> None:
        """Say how the weights stand, in fewer words where the total begins at `end` before all of them."""
        if left is None:
            return
        sign, words = group_state(total)
        side = scaled(MEASURES.icon)
        place = QRect(left + scaled(SIDE), self._rect.top() + (self._rect.height() - side) // 2, side, side)
        sign.paint(self._painter, place, self._colours)
        at, ink, strong = place.right() + scaled(MEASURES.gap_small), sign.ink(self._colours), sign is WARNING
        if end is not None and end > left:
            room, metrics = end - scaled(SIDE) - at, self._prepare(ink, strong=strong)
            words = words if metrics.horizontalAdvance(words) <= room else words.partition(",")[0]
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._write(at, words, ink, strong=strong)

    def paint_total(self, total: WeightTotal, right: int | None) -> int | None:
        """Write what the weights sum to; return where it begins."""
        if right is None:
            return None
        expected = f" / {format_decimal(total.expected, None)}"
        at = self._write_back(right - scaled(SIDE), expected, self._colours.quiet)
        return self._write_back(at, format_decimal(total.given, None), self._colours.text, strong=True)

    def _write(self, left: int, text: str, ink: str, *, strong: bool = False) -> int:
        """Write a text from a place on; return where it ends."""
        width = self._prepare(ink, strong=strong).horizontalAdvance(text)
        self._painter.drawText(QRect(QPoint(left, self._rect.top()), QSize(width + 1, self._rect.height())), LEFT, text)
        return left + width

    def _write_back(self, right: int, text: str, ink: str, *, strong: bool = False) -> int:
        """Write a text up to a place; return where it begins."""
        width = self._prepare(ink, strong=strong).horizontalAdvance(text)
        self._write(right - width, text, ink, strong=strong)
        return right - width

    def _prepare(self, ink: str, *, strong: bool) -> QFontMetrics:
        font = font_of(MEASURES.body, strong=strong)
        self._painter.setFont(font)
        self._painter.setPen(QColor(ink))
        return QFontMetrics(font)


def group_state(total: WeightTotal) -> tuple[Sign, str]:
    """Say in a sign and a few words how the weights of a group stand."""
    if total.is_right:
        return TICK, total.complete
    if total.missing == total.count:
        return WARNING, "pesi da indicare"
    if total.difference == ZERO:
        return WARNING, plural(total.missing, "peso da indicare", "pesi da indicare")
    return WARNING, gap_in_words(total.difference)
