"""The menus of the lists of sheets: what can be done with the sheet of the row, once it has been read."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView

from app.ui.evaluation.step_actions import StepActions
from app.ui.evaluation.step_icons import SHEET_ICONS
from app.ui.kit.context_menu import Order, Verbs, verbs_of


class RowMenus(QObject):
    """Gives the lists the steps of the open sheet as verbs; a menu waits until the sheet open is that of its row."""

    def __init__(
        self, parent: QObject, steps: StepActions, open_sheet: Callable[[], object], is_ready: Callable[[], bool]
    ) -> None:
        """`is_ready` tells whether the sheet of the row in front is the one shown."""
        super().__init__(parent)
        self._steps = steps
        self._open_sheet = open_sheet
        self._is_ready = is_ready
        self._asked: tuple[Verbs, QPoint] | None = None

    def offer_in(self, view: QAbstractItemView) -> None:
        verbs = verbs_of(view) or Verbs(view)
        verbs.add_verb(Order.EDIT, "Apri la scheda", "pencil-simple", self._open_sheet, keys="Return")
        for name, action in self._steps.all().items():
            words, off = action.text(), partial(_why_off, action)
            picture = SHEET_ICONS[name]
            verbs.add_verb(Order.SPECIAL, words, picture, action.trigger, why_off=off, is_there=action.isVisible)
        view.customContextMenuRequested.disconnect(verbs.open_at)
        view.customContextMenuRequested.connect(partial(self._ask, verbs))

    def open_asked(self) -> None:
        """Open the menu that was asked for, if its sheet is there now."""
        if self._asked is not None and self._is_ready():
            (verbs, at), self._asked = self._asked, None
            verbs.open_at(at)

    def _ask(self, verbs: Verbs, at: QPoint) -> None:
        self._asked = verbs, at
        self.open_asked()


def _why_off(action: QAction) -> str:
    return "" if action.isEnabled() else action.toolTip()
