"""*Annulla* and *Ripeti*, with the name of what they would do."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from app.domain.changes import Changes
from app.ui.kit.desk import Desk, Saving
from app.ui.kit.tasks import nothing_more
from app.ui.menus import Menu, Menus
from app.ui.window_services import UndoableNames, WindowServices

if TYPE_CHECKING:
    from app.services.workspace import Workspace


class Undoing(QObject):
    """Keeps the two actions true to the audit."""

    def __init__(self, menus: Menus, services: WindowServices, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._desk: Desk | None = None
        keys = QKeySequence.StandardKey
        self.undo_action = menus.add_action(
            Menu.EDIT, "&Annulla", self.undo, shortcut=keys.Undo, icon_name="arrow-u-up-left"
        )
        self.redo_action = menus.add_action(
            Menu.EDIT, "&Ripeti", self.redo, shortcut="Ctrl+Shift+Z", icon_name="arrow-u-up-right"
        )
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._show_none()

    def work_at(self, desk: Desk | None) -> None:
        """Follow this archive (or none)."""
        self._desk = desk
        self._show_none()
        if desk:
            desk.hub.changed.connect(self._refresh)
            self._refresh()

    def undo(self) -> None:
        self._take_back(self._services.undo)

    def redo(self) -> None:
        self._take_back(self._services.redo)

    def _take_back(self, use_case: "Callable[[Workspace], Changes]") -> None:
        if desk := self._desk:
            work, refused = (
                partial(_with_years, use_case, self._services.years),
                Saving(desk, nothing_more, None).refused,
            )
            desk.runner.run(work, desk.workspace, on_done=self._tell, on_error=refused)

    def _tell(self, outcome: tuple[Changes, Sequence[int]]) -> None:
        """Leave the year that was taken away before the pages hear of it: none of them must ask for it."""
        changes, years = outcome
        if desk := self._desk:
            if years and desk.year not in years:
                desk.hub.set_year(max(years))
            desk.hub.publish(changes)

    def _refresh(self, _changes: Changes | None = None) -> None:
        if self._desk:
            self._desk.read(self._services.undoable, on_done=self._show, latest="undoable")

    def _show(self, undoable: UndoableNames) -> None:
        for action, verb, name in (
            (self.undo_action, "&Annulla", undoable.undo),
            (self.redo_action, "&Ripeti", undoable.redo),
        ):
            action.setText(f"{verb}: {name.replace('&', '&&')}" if name else verb)
            action.setToolTip(action.text().replace("&", ""))
            action.setEnabled(bool(name))

    def _show_none(self) -> None:
        self.undo_action.setText("&Annulla")
        self.redo_action.setText("&Ripeti")
        self.undo_action.setEnabled(False)
        self.redo_action.setEnabled(False)


def _with_years(
    use_case: "Callable[[Workspace], Changes]", years: "Callable[[Workspace], Sequence[int]]", workspace: "Workspace"
) -> tuple[Changes, Sequence[int]]:
    """Run a use case in the worker, and say which years are there after it."""
    return use_case(workspace), years(workspace)
