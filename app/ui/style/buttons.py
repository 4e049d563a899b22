"""Buttons: the primary one is filled, the others have an edge, the flat ones are words in the colour of links."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QStyleOption, QStyleOptionButton, QWidget

from app.ui.kit.buttons import AS_WORDS, PRIMARY
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.style.shapes import State, paint_caret, paint_panel

Feature = QStyleOptionButton.ButtonFeature
ARROW, ICON_GAP = 16, 6


def is_primary(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.property(PRIMARY)) and widget.isEnabled()


def paint_push_button(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Draw the ground of a button and its edge."""
    colours = colours_of(option.palette)
    ground, edge = _primary_colours(colours, option) if is_primary(widget) else _secondary_colours(colours, option)
    paint_panel(painter, option.rect, ground, edge)


def _primary_colours(colours: Colours, option: QStyleOption) -> tuple[str, str]:
    fill = colours.fill_hover if option.state & (State.State_MouseOver | State.State_Sunken) else colours.fill
    return fill, fill


def _secondary_colours(colours: Colours, option: QStyleOption) -> tuple[str, str]:
    state = option.state
    if not state & State.State_Enabled:
        return colours.window, colours.line
    if state & (State.State_Sunken | State.State_On):
        return colours.selected, colours.accent
    return colours.soft if state & State.State_MouseOver else colours.base, colours.edge


def paint_tool_button(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Draw the ground of a small button: none until the mouse is over it."""
    colours, state = colours_of(option.palette), option.state
    if state & (State.State_Sunken | State.State_On):
        paint_panel(painter, option.rect, colours.selected, "")
    elif state & State.State_MouseOver and state & State.State_Enabled:
        paint_panel(painter, option.rect, colours.soft, "")


def paint_button_words(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """Draw icon and words in the middle of a button, and the arrow of its menu at the end."""
    if not isinstance(option, QStyleOptionButton):
        return
    side = 0 if _is_as_words(widget) else scaled(MEASURES.gap)
    rect = option.rect.adjusted(side, 0, -side, 0)
    ink = _ink(colours_of(option.palette), option, widget)
    if option.features & Feature.HasMenu:
        arrow = QRect(rect.right() - scaled(ARROW), rect.top(), scaled(ARROW), rect.height())
        paint_caret(painter, arrow, Qt.ArrowType.DownArrow, QColor(ink))
        rect.setRight(arrow.left())
    painter.save()
    painter.setPen(QColor(ink))
    _paint_icon_and_words(painter, option, rect, is_filled=is_primary(widget))
    painter.restore()


def _ink(colours: Colours, option: QStyleOptionButton, widget: QWidget | None) -> str:
    if is_primary(widget):
        return colours.on_fill
    if not option.state & State.State_Enabled:
        return colours.disabled
    return colours.accent if option.features & Feature.Flat else colours.text


def _paint_icon_and_words(painter: QPainter, option: QStyleOptionButton, rect: QRect, *, is_filled: bool) -> None:
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
    if option.icon.isNull():
        painter.drawText(rect, flags, option.text)
        return
    side = option.iconSize.height()
    words = option.fontMetrics.size(Qt.TextFlag.TextShowMnemonic, option.text).width() if option.text else 0
    whole = side + (scaled(ICON_GAP) + words if words else 0)
    left = rect.left() + max(0, (rect.width() - whole) // 2)
    place = QRect(left, rect.center().y() - side // 2 + 1, side, side)
    if is_filled:
        painter.drawPixmap(place, _tinted(option, painter.pen().color(), painter.device().devicePixelRatioF()))
    else:
        mode = QIcon.Mode.Normal if option.state & State.State_Enabled else QIcon.Mode.Disabled
        option.icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
    if words:
        after = QRect(place.right() + 1 + scaled(ICON_GAP), rect.top(), words + 1, rect.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(after, flags, option.text)


def _tinted(option: QStyleOptionButton, ink: QColor, ratio: float) -> QPixmap:
    """Return the icon in the ink of a filled ground, which no mode of an icon stands for."""
    picture = option.icon.pixmap(option.iconSize, ratio)
    over = QPainter(picture)
    over.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    over.fillRect(picture.rect(), ink)
    over.end()
    return picture


def button_size(size: QSize, widget: QWidget | None) -> QSize:
    """Return the height of the drawing: 28 in a page, 32 for the primary and in the foot of a dialog."""
    in_foot = widget is not None and isinstance(widget.parentWidget(), QDialogButtonBox)
    is_tall = in_foot or (widget is not None and bool(widget.property(PRIMARY)))
    height = scaled(MEASURES.action_button if is_tall else MEASURES.page_button)
    has_words = isinstance(widget, QPushButton) and bool(widget.text())
    has_icon = has_words and isinstance(widget, QPushButton) and not widget.icon().isNull()
    more = (scaled(8) if has_words else 0) + (scaled(ICON_GAP) if has_icon else 0)
    if isinstance(widget, QPushButton) and _is_as_words(widget):
        return QSize(_words_width(widget), height)
    width = max(size.width() + more, _menu_width(widget))
    return QSize(width, max(height, _lines_height(size, widget)))


def _is_as_words(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.property(AS_WORDS))


def _words_width(widget: QPushButton) -> int:
    """Return the room of icon and words alone."""
    words = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text()).width()
    return words + 1 + (0 if widget.icon().isNull() else widget.iconSize().width() + scaled(ICON_GAP))


def _menu_width(widget: QWidget | None) -> int:
    """Return the room of icon, words and arrow: the one that Qt leaves to an arrow does not follow the zoom."""
    if not isinstance(widget, QPushButton) or widget.menu() is None or not widget.text():
        return 0
    return _words_width(widget) + scaled(ARROW + MEASURES.gap_small + 2 * MEASURES.gap)


def _lines_height(size: QSize, widget: QWidget | None) -> int:
    """Return the height asked for when the words are on several lines."""
    is_tall = isinstance(widget, QPushButton) and "\n" in widget.text()
    return size.height() if is_tall else 0


def paint_check_box(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Draw the square of a choice: filled with a tick, with a dash when partly chosen, or empty."""
    rect = _square(option.rect)
    is_on = bool(option.state & (State.State_On | State.State_NoChange))
    ink = _paint_indicator(painter, option, rect, is_on=is_on, radius=3)
    if is_on:
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink), scaled(2), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(_tick(rect, is_partly=bool(option.state & State.State_NoChange)))
        painter.restore()


def paint_radio(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Draw the ring of a choice among several, with a disc in the chosen one."""
    rect, is_on = _square(option.rect), bool(option.state & State.State_On)
    ink = _paint_indicator(painter, option, rect, is_on=is_on, radius=MEASURES.mark // 2)
    if is_on:
        inner = rect.width() // 3
        paint_panel(painter, rect.adjusted(inner, inner, -inner, -inner), ink, "", radius=MEASURES.mark // 2)


def _paint_indicator(painter: QPainter, option: QStyleOption, rect: QRect, *, is_on: bool, radius: int) -> str:
    """Draw the ground of an indicator and return the colour of the sign on it."""
    colours = colours_of(option.palette)
    if not option.state & State.State_Enabled:
        paint_panel(painter, rect, colours.sunken, colours.line, radius=radius)
        return colours.disabled
    is_over = bool(option.state & State.State_MouseOver)
    ground = (colours.fill_hover if is_over else colours.fill) if is_on else colours.soft if is_over else colours.base
    paint_panel(painter, rect, ground, ground if is_on else colours.edge, radius=radius)
    return colours.on_fill


def _square(rect: QRect) -> QRect:
    side = min(rect.width(), rect.height())
    square = QRect(0, 0, side, side)
    square.moveCenter(rect.center())
    return square


def _tick(rect: QRect, *, is_partly: bool) -> QPolygonF:
    places = ((0.25, 0.5), (0.75, 0.5)) if is_partly else ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
    area = rect.toRectF()
    return QPolygonF(
        [QPointF(area.left() + area.width() * across, area.top() + area.height() * down) for across, down in places]
    )
