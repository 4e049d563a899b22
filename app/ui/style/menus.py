"""Menus: rows of 26 pixels with an icon, the words and the keys."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QStyleOption, QStyleOptionMenuItem, QWidget

from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.style.shapes import State, paint_band, paint_caret

Kind, Checked = QStyleOptionMenuItem.MenuItemType, QStyleOptionMenuItem.CheckType
SIDE, WORDS_AT, END = 12, 36, 24
SEPARATOR = 9


def paint_menu_item(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Draw one line of a menu."""
    if not isinstance(option, QStyleOptionMenuItem):
        return
    colours, rect = colours_of(option.palette), option.rect
    paint_band(painter, rect, colours.base)
    if option.menuItemType is Kind.Separator:
        paint_band(painter, QRect(rect.left(), rect.center().y(), rect.width(), 1), colours.line)
        return
    is_on = bool(option.state & State.State_Enabled)
    if option.state & State.State_Selected:
        paint_band(painter, rect, colours.selected if is_on else colours.sunken)
    _paint_sign(painter, option, colours)
    _paint_words(painter, option, colours, is_on=is_on)
    if option.menuItemType is Kind.SubMenu:
        arrow = QRect(rect.right() - scaled(END), rect.top(), scaled(END), rect.height())
        paint_caret(painter, arrow, Qt.ArrowType.RightArrow, QColor(colours.quiet))


def _paint_sign(painter: QPainter, option: QStyleOptionMenuItem, colours: Colours) -> None:
    """Draw the icon, or the tick or the dot of what is chosen."""
    side = scaled(MEASURES.icon)
    place = QRect(option.rect.left() + scaled(SIDE), option.rect.center().y() - side // 2, side, side)
    if option.checkType is not Checked.NotCheckable:
        if option.checked:
            dot = side // 2
            paint_band(
                painter, QRect(place.center().x() - dot // 2, place.center().y() - dot // 2, dot, dot), colours.accent
            )
    elif not option.icon.isNull():
        mode = QIcon.Mode.Normal if option.state & State.State_Enabled else QIcon.Mode.Disabled
        option.icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)


def _paint_words(painter: QPainter, option: QStyleOptionMenuItem, colours: Colours, *, is_on: bool) -> None:
    words, _, keys = option.text.partition("\t")
    area = option.rect.adjusted(scaled(WORDS_AT), 0, -scaled(SIDE), 0)
    centred = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
    painter.save()
    painter.setFont(option.font)
    painter.setPen(QColor(colours.text if is_on else colours.disabled))
    painter.drawText(area, centred | Qt.AlignmentFlag.AlignLeft, words)
    painter.setFont(font_of(MEASURES.caption))
    painter.setPen(QColor(colours.quiet if is_on else colours.disabled))
    painter.drawText(area, centred | Qt.AlignmentFlag.AlignRight, keys)
    painter.restore()


def paint_bar_item(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Draw a title of the menu bar."""
    if not isinstance(option, QStyleOptionMenuItem):
        return
    colours, state = colours_of(option.palette), option.state
    is_open = state & State.State_Selected and state & State.State_Enabled
    paint_band(painter, option.rect, colours.selected if is_open else colours.base)
    painter.save()
    painter.setPen(QColor(colours.text if state & State.State_Enabled else colours.disabled))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic | Qt.TextFlag.TextSingleLine
    painter.drawText(option.rect, flags, option.text)
    painter.restore()


def menu_item_size(size: QSize, option: QStyleOption | None) -> QSize:
    if not isinstance(option, QStyleOptionMenuItem):
        return size
    if option.menuItemType is Kind.Separator:
        return QSize(size.width(), scaled(SEPARATOR))
    words, _, keys = option.text.partition("\t")
    wide = option.fontMetrics.horizontalAdvance(words.replace("&", "") + keys)
    return QSize(wide + scaled(WORDS_AT + SIDE + END + 2 * SIDE), scaled(MEASURES.tree_row))


def bar_item_size(size: QSize, option: QStyleOption | None) -> QSize:
    """Return the place of a title: as tall as the bar of the drawing, with a gap at each side of the words."""
    if not isinstance(option, QStyleOptionMenuItem):
        return size
    words = option.text.replace("&", "")
    return QSize(option.fontMetrics.horizontalAdvance(words) + scaled(2 * MEASURES.gap), scaled(MEASURES.menu))
