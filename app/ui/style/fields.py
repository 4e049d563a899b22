"""Fields: base ground and an edge; a blue edge with the keyboard, a red one with an error, sunken when locked."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QTextEdit,
    QWidget,
)

from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.style.shapes import Complex, State, paint_caret, paint_panel

ARROW = 24
"""The room of the arrow of a list to choose from."""
ERROR = "error"
"""The property of a field with an error."""


def paint_field(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Draw the panel of a line of text; inside a box or a cell it has none of its own."""
    if isinstance(widget, QLineEdit) and not widget.hasFrame():
        painter.fillRect(option.rect, option.palette.base())
    elif not isinstance(widget.parentWidget() if widget else None, QComboBox | QAbstractSpinBox):
        _paint_panel_of_field(painter, option, widget)


def _paint_panel_of_field(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    colours, state = colours_of(option.palette), option.state
    is_locked = not state & State.State_Enabled or _is_read_only(widget)
    ground = colours.sunken if is_locked else colours.base
    if widget is not None and widget.property(ERROR):
        paint_panel(painter, option.rect, ground, colours.error, width=scaled(2))
    elif widget is not None and _has_keyboard(widget):
        paint_panel(painter, option.rect, ground, colours.accent, width=scaled(2))
    else:
        paint_panel(painter, option.rect, ground, colours.line if is_locked else colours.edge)


def _is_read_only(widget: QWidget | None) -> bool:
    return isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox) and widget.isReadOnly()


def _has_keyboard(widget: QWidget) -> bool:
    proxy = widget.focusProxy()
    return widget.hasFocus() or (proxy is not None and proxy.hasFocus())


def paint_frame(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Draw the edge of a list, of a table or of a text of several lines."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        _paint_panel_of_field(painter, option, widget)
        return
    colours = colours_of(option.palette)
    has_focus = widget is not None and widget.hasFocus() and not isinstance(widget, QAbstractItemView)
    width = scaled(2) if has_focus else 1
    edge = colours.accent if has_focus else colours.edge
    paint_panel(painter, option.rect, "", edge, width=width, radius=MEASURES.frame_radius)


def paint_combo(_style: QProxyStyle, painter: QPainter, option: QStyleOptionComplex, widget: QWidget) -> None:
    """Draw a list to choose from: a field with an arrow at its end."""
    _paint_panel_of_field(painter, option, widget)
    arrow = QRect(option.rect)
    arrow.setLeft(arrow.right() - scaled(ARROW) + 1)
    paint_caret(painter, arrow, Qt.ArrowType.DownArrow, option.palette.buttonText().color())


def paint_spin(style: QProxyStyle, painter: QPainter, option: QStyleOptionComplex, widget: QWidget) -> None:
    """Draw a number with its two arrows."""
    _paint_panel_of_field(painter, option, widget)
    for part, direction in (
        (QStyle.SubControl.SC_SpinBoxUp, Qt.ArrowType.UpArrow),
        (QStyle.SubControl.SC_SpinBoxDown, Qt.ArrowType.DownArrow),
    ):
        if option.subControls & part:
            rect = style.subControlRect(Complex.CC_SpinBox, option, part, widget)
            paint_caret(painter, rect, direction, option.palette.buttonText().color())


def paint_scroll_bar(style: QProxyStyle, painter: QPainter, option: QStyleOptionComplex, widget: QWidget) -> None:
    """Draw a scroll bar as a plain slider on the ground of the page."""
    colours = colours_of(option.palette)
    painter.fillRect(option.rect, option.palette.window())
    slider = style.subControlRect(Complex.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
    is_held = option.activeSubControls & QStyle.SubControl.SC_ScrollBarSlider
    inset = scaled(2)
    paint_panel(
        painter,
        slider.adjusted(inset, inset, -inset, -inset),
        colours.text if is_held else colours.edge,
        "",
        radius=MEASURES.radius,
    )


def field_size(size: QSize) -> QSize:
    return QSize(size.width(), scaled(MEASURES.field))


def combo_size(words: QSize) -> QSize:
    """Return the size of a list to choose from that shows all of its words before the arrow."""
    return QSize(words.width() + scaled(ARROW + MEASURES.gap) + 2, words.height())


def words_that_fit(style: QStyle, option: QStyleOptionComboBox, widget: QWidget | None) -> QStyleOptionComboBox:
    """Return what is chosen in a list with dots where it has no room: the tip has it whole."""
    fitting = QStyleOptionComboBox(option)
    room = style.subControlRect(Complex.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget).width()
    fitting.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room - 2)
    return fitting


def words_of_combo(rect: QRect, box: QRect) -> QRect:
    """Return where the words of a list to choose from go: they end before its arrow, which grows with the zoom."""
    words = words_rect(rect)
    words.setRight(min(words.right(), box.right() - scaled(ARROW)))
    return words


def words_rect(rect: QRect) -> QRect:
    """Return where the words of a field go: eight pixels of the drawing from its side, two of them left by Qt."""
    return rect.adjusted(scaled(MEASURES.gap - 2), 0, 0, 0)
