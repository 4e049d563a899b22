"""The few things that the Fusion style does not draw as a calm, flat program would.

A style and not a style sheet: Qt polishes every widget of the program again when the sheet of the application changes,
which took two seconds for each step of the size of the letters.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionHeader,
    QStyleOptionTab,
    QTabBar,
    QWidget,
)

from app.ui.kit.overrides import override
from app.ui.kit.palettes import Colours, colours_of

Primitive, Control, State = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.StateFlag
RADIUS, THICK = 4.0, 3
ICON_PART = 0.75
"""How tall an icon is beside a line of text."""
ICON_METRICS = frozenset(
    {
        QStyle.PixelMetric.PM_SmallIconSize,
        QStyle.PixelMetric.PM_ButtonIconSize,
        QStyle.PixelMetric.PM_TabBarIconSize,
        QStyle.PixelMetric.PM_ListViewIconSize,
    }
)
METRICS = {
    QStyle.PixelMetric.PM_HeaderMargin: 6,
    QStyle.PixelMetric.PM_ButtonMargin: 10,
    QStyle.PixelMetric.PM_FocusFrameHMargin: 4,
    QStyle.PixelMetric.PM_ToolBarItemSpacing: 6,
    QStyle.PixelMetric.PM_ToolBarItemMargin: 8,
    QStyle.PixelMetric.PM_ToolBarFrameWidth: 0,
    QStyle.PixelMetric.PM_TabBarTabHSpace: 26,
    QStyle.PixelMetric.PM_TabBarTabVSpace: 12,
    QStyle.PixelMetric.PM_TabBarBaseHeight: 0,
    QStyle.PixelMetric.PM_TabBarTabShiftVertical: 0,
}


class FlatStyle(QProxyStyle):
    """Fusion with flat buttons, headers and tabs, and with the focus in sight; `line` is the height of a line."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.line = 16

    @override
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in ICON_METRICS:
            return round(self.line * ICON_PART)
        return METRICS[metric] if metric in METRICS else super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: object = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, data)  # type: ignore[arg-type]  # the stubs want more

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is Primitive.PE_PanelButtonCommand and isinstance(option, QStyleOptionButton):
            paint_button(painter, option)
        elif element is Primitive.PE_Frame and isinstance(widget, QAbstractScrollArea):
            paint_frame(painter, option, has_focus=widget.hasFocus())
        elif element is Primitive.PE_FrameTabWidget and _is_pages(widget):
            painter.fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)), option.palette.mid())
        elif not (element is Primitive.PE_FrameFocusRect and isinstance(widget, QPushButton | QTabBar)):
            super().drawPrimitive(element, option, painter, widget)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is Control.CE_HeaderSection and isinstance(option, QStyleOptionHeader):
            paint_header(painter, option)
        elif element is Control.CE_TabBarTabShape and isinstance(option, QStyleOptionTab):
            paint_tab(painter, option, is_page=_is_of_pages(widget))
        elif element is Control.CE_ToolBar:
            painter.fillRect(option.rect, option.palette.window())
        else:
            super().drawControl(element, _with_its_words(element, option), painter, widget)


def paint_button(painter: QPainter, option: QStyleOptionButton) -> None:
    """Draw the ground of a button and its edge: thicker and blue while it has the keyboard."""
    colours, state = colours_of(option.palette), option.state
    ground, edge = _button_colours(colours, option)
    has_focus = bool(state & State.State_HasFocus)
    width = 2 if has_focus else 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if has_focus:
        edge = colours.text if _is_primary(option) else colours.accent
    painter.setPen(QPen(QColor(edge), width))
    painter.setBrush(QColor(ground))
    half = width / 2
    painter.drawRoundedRect(QRectF(option.rect).adjusted(half, half, -half, -half), RADIUS, RADIUS)
    painter.restore()


def _button_colours(colours: Colours, option: QStyleOptionButton) -> tuple[str, str]:
    state = option.state
    if not state & State.State_Enabled:
        return colours.window, colours.line
    if state & State.State_Sunken:
        return colours.stripe, colours.accent
    if _is_primary(option):
        return colours.highlight, colours.highlight
    return colours.button, colours.accent if state & State.State_MouseOver else colours.edge


def _is_primary(option: QStyleOptionButton) -> bool:
    """Tell the button that Enter presses: it is filled, unless it is off or held down."""
    off = QStyleOptionButton.ButtonFeature.DefaultButton not in option.features
    return not off and bool(option.state & State.State_Enabled) and not option.state & State.State_Sunken


def _with_its_words(element: QStyle.ControlElement, option: QStyleOption) -> QStyleOption:
    """Give words the colour that can be read on the ground drawn for them."""
    if element is Control.CE_PushButtonLabel and isinstance(option, QStyleOptionButton) and _is_primary(option):
        words = QStyleOptionButton(option)
        words.palette.setColor(QPalette.ColorRole.ButtonText, words.palette.highlightedText().color())
        return words
    if element is Control.CE_TabBarTabLabel and isinstance(option, QStyleOptionTab):
        return _words_of_tab(option)
    return option


def _words_of_tab(option: QStyleOptionTab) -> QStyleOptionTab:
    words, colours, state = QStyleOptionTab(option), colours_of(option.palette), option.state
    is_chosen = state & State.State_Selected or state & State.State_MouseOver
    colour = colours.accent if state & State.State_HasFocus else colours.text if is_chosen else colours.quiet
    palette = QPalette(words.palette)
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    words.palette = palette
    words.state = state & ~State.State_HasFocus
    return words


def paint_frame(painter: QPainter, option: QStyleOption, *, has_focus: bool) -> None:
    """Draw the edge of a list or of a text: blue while it has the keyboard."""
    colours = colours_of(option.palette)
    _paint_edge(painter, option.rect, colours.accent if has_focus else colours.edge)


def _paint_edge(painter: QPainter, rect: QRect, colour: str) -> None:
    painter.save()
    painter.setPen(QColor(colour))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.restore()


def paint_header(painter: QPainter, option: QStyleOptionHeader) -> None:
    """Draw the ground of a heading, with a line under it and one after it."""
    colours, rect = colours_of(option.palette), option.rect
    painter.fillRect(rect, QColor(colours.window))
    painter.save()
    painter.setPen(QColor(colours.line))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if option.position not in {
        QStyleOptionHeader.SectionPosition.End,
        QStyleOptionHeader.SectionPosition.OnlyOneSection,
    }:
        painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.restore()


def paint_tab(painter: QPainter, option: QStyleOptionTab, *, is_page: bool) -> None:
    """Draw the ground of a tab: the chosen one has a thick line, below for a page of the window, above for others."""
    colours, rect = colours_of(option.palette), option.rect
    is_chosen = bool(option.state & State.State_Selected)
    if is_page:
        if option.state & State.State_HasFocus:
            painter.fillRect(rect, QColor(colours.base))
        colour = colours.accent if is_chosen else colours.line if option.state & State.State_MouseOver else ""
        _paint_band(painter, QRect(rect.left(), rect.bottom() - THICK + 1, rect.width(), THICK), colour)
        return
    if is_chosen:
        painter.fillRect(rect, QColor(colours.base))
        _paint_edge(painter, rect, colours.line)
        _paint_band(painter, QRect(rect.topLeft(), QSize(rect.width(), THICK)), colours.accent)
        _paint_band(painter, QRect(rect.left() + 1, rect.bottom(), rect.width() - 2, 1), colours.base)
    else:
        _paint_band(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line)


def _paint_band(painter: QPainter, rect: QRect, colour: str) -> None:
    if colour:
        painter.fillRect(rect, QColor(colour))


def _is_of_pages(widget: QWidget | None) -> bool:
    """Tell the tabs of the pages of the window from those inside a page."""
    return _is_pages(widget.parentWidget() if widget is not None else None)


def _is_pages(widget: QWidget | None) -> bool:
    return widget is not None and widget.objectName() == "pages"
