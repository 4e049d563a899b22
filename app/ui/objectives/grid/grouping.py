"""By what the rows of the grid are grouped: the choice, where it is made and where it is remembered."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from app.domain.objectives.grid.rows import GridGrouping

GROUPING = "objectives/grid/grouping"


class FoldAll(Protocol):
    """Closes all the groups, or opens them."""

    def __call__(self, *, is_folded: bool) -> None: ...


def offer_groupings(
    button: QToolButton, present: GridGrouping, group_by: Callable[[GridGrouping], object], fold_all: FoldAll
) -> None:
    """Put the choice of the groups under a button: in the head of the first column, where the drawing has nothing."""
    menu = QMenu(button)
    kinds = QActionGroup(menu)
    for grouping in GridGrouping:
        action = QAction(f"Raggruppa per {grouping.italian}", menu)
        action.setCheckable(True)
        action.setChecked(grouping is present)
        action.triggered.connect(partial(group_by, grouping))
        kinds.addAction(action)
        menu.addAction(action)
    menu.addSeparator()
    menu.addAction("Apri tutti i gruppi").triggered.connect(partial(fold_all, is_folded=False))
    menu.addAction("Chiudi tutti i gruppi").triggered.connect(partial(fold_all, is_folded=True))
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)


def remembered_grouping() -> GridGrouping:
    known = {grouping.value: grouping for grouping in GridGrouping}
    return known.get(str(QSettings().value(GROUPING)), GridGrouping.UNIT)


def remember_grouping(grouping: GridGrouping) -> None:
    QSettings().setValue(GROUPING, grouping.value)
