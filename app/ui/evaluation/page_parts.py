"""The parts of the page Valutazioni by the room there is: the rail or the list of the sheets, and the open sheet."""

from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from app.ui.evaluation.list_pane import SHEETS, ListPane
from app.ui.evaluation.list_pane import WIDTH as LIST_WIDTH
from app.ui.evaluation.rail import SheetRail
from app.ui.evaluation.sheet_panel import SheetPanel
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled, zoom

NARROW, SHORT = 1180, 468
"""A page narrower or lower than these is compact: 560 of the window, without menu, band and status."""
NARROW_SHEET = 1060
"""A sheet narrower than this is laid out as in a compact window, with the list beside it."""


TIGHT = 760
"""A sheet narrower than this has no room for a header in one line."""
_LEAST = 480, 200


class Beside(Enum):
    """What stands beside the open sheet: F9 goes from one to the next."""

    RAIL = "rail"
    LIST = "list"
    NOTHING = "nothing"


class PageParts(QWidget):
    """Shows what was chosen to stand beside the sheet, or what there is room for."""

    def __init__(self, rail: SheetRail, list_pane: ListPane, sheet: SheetPanel, sides: QStackedWidget) -> None:
        super().__init__()
        self.rail, self.list, self.sheet, self.sides = rail, list_pane, sheet, sides
        self._chosen = Beside.RAIL
        self._has_session = False
        self._has_sheets = False
        self.is_compact = False
        self._rule = QFrame()
        self._rule.setFrameShape(QFrame.Shape.VLine)
        self._rule.setFrameShadow(QFrame.Shadow.Plain)
        self._rule.setForegroundRole(self._rule.palette().ColorRole.Mid)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addWidget(list_pane)
        row.addWidget(self._rule)
        row.addWidget(sides, 1)
        zoom().changed.connect(self.fit)
        self.fit()

    def tell_session(self, *, has_session: bool, has_sheets: bool) -> None:
        """Without sheets there is no rail, without a session there is no list either."""
        self._has_session, self._has_sheets = has_session, has_sheets
        self.fit()

    @property
    def beside(self) -> Beside:
        """What stands beside the sheet; in a narrow window, and beside the results, there is no rail."""
        if not self._has_session:
            return Beside.NOTHING
        if not self._has_sheets:
            return Beside.LIST
        if self._chosen is Beside.RAIL and self._is_without_rail:
            return Beside.NOTHING if self.is_compact and self.list.view == SHEETS else Beside.LIST
        return self._chosen

    def show_beside(self, beside: Beside) -> None:
        self._chosen = beside
        self.fit()

    def show_list(self) -> None:
        """Bring the list, with the keyboard in it."""
        self.show_beside(Beside.LIST)
        self.list.in_front.view.setFocus()

    def fold(self) -> None:
        """F9: the list, the rail, nothing; in a narrow window the list or the sheet."""
        order = [Beside.LIST, Beside.NOTHING] if self._is_without_rail else [Beside.LIST, Beside.RAIL, Beside.NOTHING]
        place = order.index(self.beside) if self.beside in order else -1
        self.show_beside(order[(place + 1) % len(order)])
        if self.beside is Beside.LIST:
            self.list.in_front.view.setFocus()

    def take_keyboard(self) -> None:
        """Give the keyboard to the rail, to the list, or to the button that brings it where neither is in sight."""
        match self.beside:
            case Beside.RAIL:
                self.rail.view.setFocus()
            case Beside.LIST:
                self.list.in_front.view.setFocus()
            case Beside.NOTHING if self._has_session:  # without one the button is there and not in sight: a frame alone
                self.sheet.list_button.setFocus()
            case _:
                pass

    def leave_sheet(self) -> None:
        """Esc: back to the rail or to the list, which comes where neither is in sight."""
        if self.beside is Beside.NOTHING:
            self.show_beside(Beside.LIST)
        self.take_keyboard()

    def fit(self) -> None:
        """Show what there is room for; the keyboard stays with the sheets, whatever shows them now."""
        was_with_sheets = self.window().focusWidget() in self._with_sheets
        self._show_what_fits()
        if was_with_sheets and self.window().focusWidget() not in self._in_sight:
            self.take_keyboard()

    @property
    def _with_sheets(self) -> tuple[QWidget, ...]:
        """What has the keyboard while one goes from sheet to sheet."""
        return self.rail.view, self.list.sheets.view, self.sheet.list_button

    @property
    def _in_sight(self) -> tuple[QWidget, ...]:
        return tuple(one for one in self._with_sheets if one.isVisibleTo(self))

    def _show_what_fits(self) -> None:
        self.is_compact = self.width() < scaled(NARROW) or self.height() < scaled(SHORT)
        beside = self.beside
        fills = self.is_compact and beside is Beside.LIST and self._has_sheets and self.list.view == SHEETS
        self.rail.setVisible(beside is Beside.RAIL)
        self.list.setVisible(beside is Beside.LIST)
        self.list.fill_page(is_filling=fills, is_low=self.is_compact)
        self.sides.setVisible(not fills)
        self._rule.setVisible(beside is not Beside.NOTHING and not fills)
        self.sheet.offer_list(is_offered=beside is Beside.NOTHING)
        width = self.width() - (scaled(LIST_WIDTH) if beside is Beside.LIST else 0)
        is_low = self.is_compact or width < scaled(NARROW_SHEET)
        self.sheet.make_low(is_low=is_low, is_tight=width < scaled(TIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for little: what stands here is laid out otherwise in a small page, which is never told of itself if the
        parts of a large one hold it wide."""
        return QSize(scaled(_LEAST[0]), scaled(_LEAST[1]))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @property
    def _is_without_rail(self) -> bool:
        return self.is_compact or self.list.view != SHEETS
