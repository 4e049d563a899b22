"""The style of the program: Fusion where it is calm and flat already, and ours where it is not.

A style and not a style sheet: Qt polishes every widget of the program again when the sheet of the application changes,
which took two seconds for each step of the size of the letters.
"""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QDialogButtonBox,
    QHeaderView,
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionTab,
    QTextEdit,
    QWidget,
)

from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES
from app.ui.style.buttons import (
    button_size,
    paint_button_words,
    paint_check_box,
    paint_push_button,
    paint_radio,
    paint_tool_button,
)
from app.ui.style.fields import (
    combo_size,
    field_size,
    paint_combo,
    paint_field,
    paint_frame,
    paint_scroll_bar,
    paint_spin,
    words_of_combo,
    words_rect,
    words_that_fit,
)
from app.ui.style.menus import bar_item_size, menu_item_size, paint_bar_item, paint_menu_item
from app.ui.style.shapes import (
    Complex,
    Contents,
    Control,
    Metric,
    Primitive,
    paint_band,
    paint_groove,
    paint_menu_edge,
    paint_progress,
    paint_progress_words,
)
from app.ui.style.tabs import paint_tab, words_of_tab
from app.ui.style.views import (
    heading_size,
    item_size,
    paint_branch,
    paint_current_cell,
    paint_header,
    paint_header_end,
    paint_heading,
    paint_item,
    paint_row,
)

SIZES = {
    Metric.PM_SmallIconSize: MEASURES.icon,
    Metric.PM_ButtonIconSize: MEASURES.icon,
    Metric.PM_TabBarIconSize: MEASURES.icon,
    Metric.PM_ListViewIconSize: MEASURES.icon,
    Metric.PM_IndicatorWidth: MEASURES.mark,
    Metric.PM_IndicatorHeight: MEASURES.mark,
    Metric.PM_ExclusiveIndicatorWidth: MEASURES.mark,
    Metric.PM_ExclusiveIndicatorHeight: MEASURES.mark,
    Metric.PM_ScrollBarExtent: MEASURES.scroll,
    Metric.PM_HeaderMargin: 6,
    Metric.PM_ButtonMargin: 10,
    Metric.PM_FocusFrameHMargin: 4,
    Metric.PM_FocusFrameVMargin: 4,
    Metric.PM_TabBarTabHSpace: 20,
    Metric.PM_TabBarTabVSpace: 11,
    Metric.PM_MenuBarHMargin: 8,
    Metric.PM_ToolBarItemSpacing: 6,
    Metric.PM_MenuVMargin: 4,
    Metric.PM_MenuHMargin: 1,
    Metric.PM_MenuPanelWidth: 1,
    Metric.PM_LayoutHorizontalSpacing: MEASURES.gap,
    Metric.PM_LayoutVerticalSpacing: MEASURES.gap,
}
"""Measures of the drawing; the zoom of the moment is applied when they are asked."""
LINES_FRAME = 3
"""The frame of a text of several lines: the square room of its words leaves the edge and its round corners whole."""
NONE = {
    Metric.PM_ToolBarFrameWidth,
    Metric.PM_MenuBarPanelWidth,
    Metric.PM_MenuBarVMargin,
    Metric.PM_MenuBarItemSpacing,
    Metric.PM_TabBarBaseHeight,
    Metric.PM_TabBarTabShiftVertical,
    Metric.PM_TabBarTabShiftHorizontal,
    Metric.PM_ButtonShiftHorizontal,
    Metric.PM_ButtonShiftVertical,
}
HINTS = {
    QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled: 1,  # a verb that is off can be reached, and says why
    QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    QStyle.StyleHint.SH_DialogButtonLayout: QDialogButtonBox.ButtonLayout.GnomeLayout.value,
    QStyle.StyleHint.SH_FocusFrame_AboveWidget: 1,
    QStyle.StyleHint.SH_ComboBox_Popup: 0,
    QStyle.StyleHint.SH_ItemView_ShowDecorationSelected: 1,
}
Painter = Callable[[QPainter, QStyleOption, QWidget | None], None]
PRIMITIVES: dict[QStyle.PrimitiveElement, Painter] = {
    Primitive.PE_PanelButtonCommand: paint_push_button,
    Primitive.PE_PanelButtonTool: paint_tool_button,
    Primitive.PE_IndicatorCheckBox: paint_check_box,
    Primitive.PE_IndicatorItemViewItemCheck: paint_check_box,
    Primitive.PE_IndicatorRadioButton: paint_radio,
    Primitive.PE_PanelLineEdit: paint_field,
    Primitive.PE_PanelItemViewItem: paint_item,
    Primitive.PE_PanelItemViewRow: paint_row,
    Primitive.PE_IndicatorBranch: paint_branch,
    Primitive.PE_FrameFocusRect: paint_current_cell,
    Primitive.PE_FrameMenu: paint_menu_edge,
}
CONTROLS: dict[QStyle.ControlElement, Painter] = {
    Control.CE_PushButtonLabel: paint_button_words,
    Control.CE_MenuItem: paint_menu_item,
    Control.CE_MenuBarItem: paint_bar_item,
    Control.CE_HeaderEmptyArea: paint_header_end,
    Control.CE_ProgressBarGroove: paint_groove,
    Control.CE_ProgressBarContents: paint_progress,
    Control.CE_ProgressBarLabel: paint_progress_words,
}
COMPLEX: dict[QStyle.ComplexControl, Callable[[QProxyStyle, QPainter, QStyleOptionComplex, QWidget], None]] = {
    Complex.CC_ComboBox: paint_combo,
    Complex.CC_SpinBox: paint_spin,
    Complex.CC_ScrollBar: paint_scroll_bar,
}


CONTENTS: dict[QStyle.ContentsType, Callable[[QSize, QStyleOption, QWidget | None], QSize]] = {
    Contents.CT_PushButton: lambda size, _option, widget: button_size(size, widget),
    Contents.CT_LineEdit: lambda size, _option, _widget: field_size(size),
    Contents.CT_ComboBox: lambda size, _option, _widget: field_size(size),
    Contents.CT_SpinBox: lambda size, _option, _widget: field_size(size),
    Contents.CT_HeaderSection: lambda size, _option, _widget: heading_size(size),
    Contents.CT_ItemViewItem: lambda size, option, _widget: item_size(size, option),
    Contents.CT_MenuItem: lambda size, option, _widget: menu_item_size(size, option),
    Contents.CT_MenuBarItem: lambda size, option, _widget: bar_item_size(size, option),
}
# By their numbers, as Qt asks tens of thousands of times at a zoom: a member finds its hash in Python.
_SIZES = {int(metric): pixels for metric, pixels in SIZES.items()}
_NONE = frozenset(map(int, NONE))
_FRAME = int(Metric.PM_DefaultFrameWidth)
_HINTS = {int(hint): answer for hint, answer in HINTS.items()}
_CONTENTS = {int(kind): size_of for kind, size_of in CONTENTS.items()}


class FlatStyle(QProxyStyle):
    """Fusion with our shapes, in the measures of the drawing."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @override
    def polish(self, widget: object) -> object:  # type: ignore[override]  # three overloads of which we need one
        """Let lists tell which row the mouse is over, and write their headings stronger."""
        polished = super().polish(widget)  # type: ignore[call-overload]  # see above
        if isinstance(widget, QAbstractItemView):
            widget.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        if isinstance(widget, QHeaderView):
            strong = QFont()
            strong.setWeight(QFont.Weight.DemiBold)  # alone, so that the size stays that of the application
            widget.setFont(strong)
        return polished

    @override
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        number = int(metric)
        if (pixels := _SIZES.get(number)) is not None:
            return scaled(pixels)
        if number == _FRAME and isinstance(widget, QTextEdit | QPlainTextEdit):
            return scaled(LINES_FRAME)
        return 0 if number in _NONE else super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: object = None,
    ) -> int:
        if (answer := _HINTS.get(int(hint))) is not None:
            return answer
        return super().styleHint(hint, option, widget, data)  # type: ignore[arg-type]  # the stubs want more

    @override
    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        whole = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # the stubs want a widget
        if kind is Contents.CT_ComboBox:
            whole = whole.expandedTo(combo_size(size))
        size_of = _CONTENTS.get(int(kind))
        return whole if size_of is None else size_of(whole, option, widget)

    @override
    def subElementRect(self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None) -> QRect:
        whole = super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # the stubs want a widget
        return words_rect(whole) if element is QStyle.SubElement.SE_LineEditContents else whole

    @override
    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        whole = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # the stubs want a widget
        is_words = control is Complex.CC_ComboBox and part is QStyle.SubControl.SC_ComboBoxEditField
        return words_of_combo(whole, option.rect) if is_words else whole

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if paint := PRIMITIVES.get(element):
            paint(painter, option, widget)
        elif element is Primitive.PE_Frame and isinstance(widget, QAbstractScrollArea):
            paint_frame(painter, option, widget)
        elif element is not Primitive.PE_FrameTabWidget and not _is_arrow_of_button(element, widget):
            super().drawPrimitive(element, option, painter, widget)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if paint := CONTROLS.get(element):
            paint(painter, option, widget)
        elif element is Control.CE_Header and isinstance(option, QStyleOptionHeader):
            paint_heading(self, painter, option, widget)
        elif element is Control.CE_HeaderSection and isinstance(option, QStyleOptionHeader):
            paint_header(painter, option)
        elif element is Control.CE_TabBarTabShape and isinstance(option, QStyleOptionTab):
            paint_tab(painter, option)
        elif element is Control.CE_MenuBarEmptyArea:
            paint_band(painter, option.rect, option.palette.base().color().name())
        else:
            super().drawControl(element, _with_its_words(self, element, option, widget), painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if widget is not None and (paint := COMPLEX.get(control)):
            paint(self, painter, option, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)


def _with_its_words(
    style: QStyle, element: QStyle.ControlElement, option: QStyleOption, widget: QWidget | None
) -> QStyleOption:
    """Give words the colour that can be read on the ground drawn for them, and dots where they are cut."""
    if element is Control.CE_TabBarTabLabel and isinstance(option, QStyleOptionTab):
        return words_of_tab(option)
    if element is Control.CE_ComboBoxLabel and isinstance(option, QStyleOptionComboBox):
        return words_that_fit(style, option, widget)
    return option


def _is_arrow_of_button(element: QStyle.PrimitiveElement, widget: QWidget | None) -> bool:
    """Tell the arrow of a button with a menu, which is drawn with its words."""
    return element is Primitive.PE_IndicatorArrowDown and isinstance(widget, QPushButton)
