"""The example is a copy to try things on: what was written in it is lost when it is closed, so that is asked first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.changes import Changes
from app.ui.window_services import OpenedArchive

if TYPE_CHECKING:
    from app.ui.window import MainWindow

QUESTION = "Lasciare il comune di esempio?"
LOST = (
    "È una copia di prova: ciò che vi è stato scritto si perde. Per tenerlo, annullare e scegliere File, «Salva una"
    " copia…»."
)


class ExampleCopy(QObject):
    """Asks before an example in which something was written is left."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._is_changed = False
        self._agreed: OpenedArchive | None = None
        window.desk_changed.connect(self._begin)
        window.pages.guards.append(self.may_leave)

    def may_leave(self, on_leave: Callable[[], object]) -> bool:
        """Tell whether nothing is lost; else ask, and a yes calls `on_leave`."""
        opened = self._window.opened
        if opened is None or not self._is_changed or opened is self._agreed or not _is_throwaway(opened):
            return True
        from app.ui.kit.dialogs import confirm

        def leave() -> None:
            self._agreed = opened
            on_leave()

        confirm(self._window, QUESTION, LOST, "Lascia", leave)
        return False

    def _begin(self) -> None:
        self._is_changed, self._agreed = False, None
        if desk := self._window.desk:
            desk.hub.changed.connect(self._note)

    def _note(self, _changes: Changes) -> None:
        self._is_changed = True


def _is_throwaway(opened: OpenedArchive) -> bool:
    """Tell whether it goes away when it is closed: a copy of the example saved elsewhere stays."""
    if not opened.is_demo:
        return False
    from app.services.example.throwaway import ThrowawayArchive

    return isinstance(opened.workspace.archive, ThrowawayArchive)
