"""The example is a copy to try things on: what was written in it is lost when it is closed, so that is asked first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.changes import Changes

if TYPE_CHECKING:
    from app.ui.window import MainWindow

QUESTION = "Lasciare il comune di esempio?"
LOST = (
    "È una copia di prova: ciò che vi è stato scritto si perde. Per tenerlo, annullare e scegliere File › «Salva una"
    " copia…»."
)


class ExampleCopy(QObject):
    """Asks before an example in which something was written is left."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._is_changed = False
        window.desk_changed.connect(self._begin)
        window.pages.guards.append(self.may_leave)

    def may_leave(self, on_leave: Callable[[], object]) -> bool:
        """Tell whether nothing is lost; else ask, and a yes calls `on_leave`."""
        opened = self._window.opened
        if opened is None or not self._is_changed or not opened.is_throwaway:
            return True
        from app.ui.kit.dialogs import confirm

        def leave() -> None:
            self._is_changed = False
            on_leave()

        confirm(self._window, QUESTION, LOST, "Lascia", leave)
        return False

    def _begin(self) -> None:
        self._is_changed = False
        if desk := self._window.desk:
            desk.hub.changed.connect(self._note)

    def _note(self, _changes: Changes) -> None:
        self._is_changed = True
