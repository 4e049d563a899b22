"""*Annulla* and *Ripeti*, with the name of what they would do."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from app.domain.audit.operation_names import bare, shortened
from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.issues import Link
from app.domain.italian import listed
from app.ui.kit.desk import Desk, Saving
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind
from app.ui.kit.tasks import nothing_more
from app.ui.menus import Menu, Menus
from app.ui.window_services import UndoableNames, WindowServices

if TYPE_CHECKING:
    from app.services.first_look import FirstLook
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
            Menu.EDIT, "&Ripeti", self.redo, shortcut="Ctrl+Y", icon_name="arrow-u-up-right"
        )
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self._show_none()

    def work_at(self, desk: Desk | None) -> None:
        """Follow this archive (or none)."""
        self._desk = desk
        self._show_none()
        if desk:
            desk.hub.changed.connect(self._refresh)
            desk.hub.undo_asked.connect(self.undo)
            self._ask(after_paint=True)

    def undo(self) -> None:
        self._take_back(self._services.undo, self._tell_undone)

    def redo(self) -> None:
        self._take_back(self._services.redo, self._tell_redone)

    def _take_back(
        self, use_case: "Callable[[Workspace], Changes]", tell: Callable[[tuple[Changes, Sequence[int]]], None]
    ) -> None:
        if desk := self._desk:
            work = partial(_with_years, use_case, self._services.first_look)
            refused = Saving(desk, nothing_more, self._say_why).refused
            desk.runner.run(work, desk.workspace, on_done=tell, on_error=refused)

    def _tell_undone(self, outcome: tuple[Changes, Sequence[int]]) -> None:
        self._tell(outcome, "Annullato", NoticeAction("Ripeti", self.redo, "Ctrl Y"))

    def _tell_redone(self, outcome: tuple[Changes, Sequence[int]]) -> None:
        self._tell(outcome, "Ripetuto", NoticeAction("Annulla", self.undo, "Ctrl Z"))

    def _tell(self, outcome: tuple[Changes, Sequence[int]], verb: str, again: NoticeAction) -> None:
        """Leave the year that was taken away before the pages hear of it: none of them must ask for it.

        Then say what was done and in which pages it is seen: it may be out of sight.
        """
        changes, years = outcome
        if (desk := self._desk) is None:
            return
        if years and desk.year not in years:
            desk.hub.set_year(max(years))
        desk.hub.publish(changes)
        places = [link for link in changes.places if self._page_of(link)]
        pages = listed(dict.fromkeys(self._page_of(link) for link in places))
        show = (NoticeAction("Mostra", partial(desk.hub.go_to, places[0])),) if places else ()
        words = f"{verb}: {shortened(bare(changes.label))}{f' (in {pages})' if pages else ''}"
        if changes.passed_over:
            desk.tell(Notice(f"{words}. {changes.passed_over}", NoticeKind.WARNING, actions=(*show, again)))
        else:
            desk.tell(Notice(words, actions=(*show, again)))

    def _page_of(self, link: Link) -> str:
        """Return the title of the page that shows a place, empty if none does."""
        return next((page.title for page in self._services.pages if link.kind in page.kinds), "")

    def _say_why(self, error: UserError) -> None:
        if desk := self._desk:
            desk.tell(Notice(error.sentence, NoticeKind.WARNING))

    def _refresh(self, _changes: Changes | None = None) -> None:
        self._ask()

    def _ask(self, *, after_paint: bool = False) -> None:
        if self._desk:
            self._desk.read(self._services.undoable, on_done=self._show, latest="undoable", after_paint=after_paint)

    def _show(self, undoable: UndoableNames) -> None:
        for action, verb, name, why in (
            (self.undo_action, "&Annulla", undoable.undo, undoable.left),
            (self.redo_action, "&Ripeti", undoable.redo, ""),
        ):
            action.setText(f"{verb}: {name.replace('&', '&&')}" if name else verb)
            words = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
            action.setToolTip(f"{words}. {why}" if why else words)
            action.setStatusTip(why)
            action.setEnabled(bool(name or why))

    def _show_none(self) -> None:
        self.undo_action.setText("&Annulla")
        self.redo_action.setText("&Ripeti")
        self.undo_action.setEnabled(False)
        self.redo_action.setEnabled(False)


def _with_years(
    use_case: "Callable[[Workspace], Changes]", look: "Callable[[Workspace], FirstLook]", workspace: "Workspace"
) -> tuple[Changes, Sequence[int]]:
    """Run a use case in the worker, and say which years are there after it."""
    return use_case(workspace), look(workspace).years
