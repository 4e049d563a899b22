"""Lists, tables and trees: the chosen row has its ground and a bar at its beginning, the current cell a blue edge."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QListView,
    QStyle,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
    QWidget,
)

from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.style.shapes import State, paint_band, paint_caret, paint_panel

BAR = 3
ARROW, GAP = 10, 4
Behaviour = QAbstractItemView.SelectionBehavior


def paint_item(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Draw the ground of a cell: its own, that of the mouse over it, or that of the chosen row."""
    if not isinstance(option, QStyleOptionViewItem):
        return
    colours = colours_of(option.palette)
    if option.backgroundBrush.style() is not Qt.BrushStyle.NoBrush:
        painter.fillRect(option.rect, option.backgroundBrush)
    if option.state & State.State_Selected:
        has_keyboard = bool(option.state & State.State_Active) and _has_keyboard(widget)
        paint_band(painter, option.rect, colours.selected if has_keyboard else colours.sunken)
        if _is_at_beginning(option, widget):
            colour = colours.accent if has_keyboard else colours.edge
            paint_band(painter, QRect(option.rect.topLeft(), QSize(scaled(BAR), option.rect.height())), colour)
    elif option.state & State.State_MouseOver and option.state & State.State_Enabled:
        paint_band(painter, option.rect, colours.soft)


def paint_row(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Draw the part of a row of a tree that is left of its cells."""
    if not isinstance(option, QStyleOptionViewItem) or not isinstance(widget, QTreeView):
        return
    colours = colours_of(option.palette)
    if _selects_rows(widget) and option.state & State.State_Selected:
        has_keyboard = _has_keyboard(widget)
        paint_band(painter, option.rect, colours.selected if has_keyboard else colours.sunken)
        bar = QRect(0, option.rect.top(), scaled(BAR), option.rect.height())
        paint_band(painter, bar, colours.accent if has_keyboard else colours.edge)


def _has_keyboard(widget: QWidget | None) -> bool:
    """Tell whether a view, or the editor of one of its cells, has the keyboard; the list of a box always has it."""
    if widget is None or widget.window().windowType() is Qt.WindowType.Popup:
        return True
    if widget.hasFocus():
        return True
    focus = QApplication.focusWidget()
    return focus is not None and widget.isAncestorOf(focus)


def _selects_rows(widget: QWidget | None) -> bool:
    return isinstance(widget, QAbstractItemView) and widget.selectionBehavior() is Behaviour.SelectRows


def _is_at_beginning(option: QStyleOptionViewItem, widget: QWidget | None) -> bool:
    """Tell the first cell of a row, which in a tree has the branches before it."""
    if isinstance(widget, QTableView):
        return widget.horizontalHeader().visualIndex(option.index.column()) == 0
    return not isinstance(widget, QTreeView)


def paint_current_cell(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Draw the edge of the current cell; where whole rows are chosen, only if the row is not."""
    if isinstance(widget, QAbstractItemView):
        is_row = _selects_rows(widget) or isinstance(widget, QListView)
        is_shown_by_row = is_row and option.state & State.State_Selected
        if not is_shown_by_row and not isinstance(widget.parentWidget(), QComboBox):
            edge = colours_of(option.palette).accent
            paint_panel(painter, option.rect, "", edge, width=scaled(2), radius=0)


def paint_branch(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Draw the arrow of a branch that has others below."""
    if option.state & State.State_Children:
        direction = Qt.ArrowType.DownArrow if option.state & State.State_Open else Qt.ArrowType.RightArrow
        paint_caret(painter, option.rect, direction, QColor(colours_of(option.palette).quiet))


def paint_header(painter: QPainter, option: QStyleOptionHeader) -> None:
    """Draw the ground of a heading, with a line under it and one after it."""
    colours, rect = colours_of(option.palette), option.rect
    paint_band(painter, rect, colours.sunken)
    paint_band(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line)
    if not _is_last(option):
        paint_band(painter, QRect(rect.right(), rect.top(), 1, rect.height()), colours.line)
    if option.state & State.State_HasFocus:
        _paint_inner_ring(painter, rect, colours)


def paint_header_end(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Draw the part of a heading that is right of its columns."""
    colours, rect = colours_of(option.palette), option.rect
    paint_band(painter, rect, colours.sunken)
    paint_band(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line)


def _is_last(option: QStyleOptionHeader) -> bool:
    position = QStyleOptionHeader.SectionPosition
    return option.position in {position.End, position.OnlyOneSection}


def _paint_inner_ring(painter: QPainter, rect: QRect, colours: Colours) -> None:
    paint_panel(painter, rect, "", colours.accent, width=scaled(2), radius=0)


def paint_heading(style: QStyle, painter: QPainter, option: QStyleOptionHeader, widget: QWidget | None) -> None:
    """Draw a heading, with the arrow that says how it is sorted after its words.

    Qt writes the words under the arrow, and leaves the margin of the sides above and below too, which cuts their feet.
    """
    whole = QRect(option.rect)
    margin = style.pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, option, widget)
    words, side = whole.adjusted(margin, 0, -margin, 0), scaled(ARROW)
    is_sorted = option.sortIndicator is not QStyleOptionHeader.SortIndicator.None_
    style.drawControl(QStyle.ControlElement.CE_HeaderSection, option, painter, widget)
    option.rect = words.adjusted(0, 0, -side - scaled(GAP), 0) if is_sorted else words
    style.drawControl(QStyle.ControlElement.CE_HeaderLabel, option, painter, widget)
    if is_sorted:
        option.rect = QRect(words.right() + 1 - side, words.top() + (words.height() - side) // 2, side, side)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorHeaderArrow, option, painter, widget)
    option.rect = whole


def heading_size(size: QSize) -> QSize:
    return QSize(size.width(), max(scaled(MEASURES.table_head), size.height() if size.height() > scaled(40) else 0))


def item_size(size: QSize, option: QStyleOption | None) -> QSize:
    """Return the height of a row, 26 pixels of the drawing, or of the lines of its words if they are several."""
    is_wrapped = isinstance(option, QStyleOptionViewItem) and "\n" in option.text
    return QSize(size.width(), size.height() if is_wrapped else scaled(MEASURES.tree_row))
