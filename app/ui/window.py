"""The main window: menus, band, seven pages, status, and the archive they show."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import ArchiveError, ArchiveTrouble, ReasonNeeded, UserError
from app.domain.issues import Link
from app.domain.permissions import Action
from app.domain.stated_reason import StatedReason
from app.ui.band import WindowBand
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height
from app.ui.kit.sizes import resize_in_letters
from app.ui.kit.tasks import TaskRunner
from app.ui.kit.tokens import MEASURES
from app.ui.menus import Menu, Menus
from app.ui.pages_ahead import PagesAhead
from app.ui.pages_area import PagesArea
from app.ui.recent import recent_archives, remember_archive
from app.ui.search_field import SearchField
from app.ui.status import Status
from app.ui.theme import Theme
from app.ui.typed import Typed
from app.ui.undoing import Undoing
from app.ui.view_actions import PageVerbActions, add_pages, add_panes, add_view_actions
from app.ui.window_services import OpenedArchive, WindowServices
from app.ui.year_box import YearBox

if TYPE_CHECKING:
    from app.domain.search import Found
    from app.services.first_look import FirstLook
    from app.ui.archive_choices import ProtectedArchive
    from app.ui.first_start import FirstStart
    from app.ui.kit.notice_line import NoticeLine

SMALL_SCREEN = 1600
"""Width in pixels under which a window never moved yet takes the whole screen."""

UPGRADED = "L'archivio è stato aggiornato a questa versione di Merito. Quello di prima è nella stessa cartella: «{}»."


class MainWindow(QMainWindow):
    """The window of the program: an open archive with its pages, or the first-start page.

    `desk_changed` when an archive was opened or closed: `desk` is the new one, or None; `login_asked(ProtectedArchive)`
    when one was to be opened that asks who one is; `new_asked`, `last_year_asked`, `open_asked` are verbs of its pages;
    `new_year_asked`: the year after those of the open archive is to be begun with a copy;
    `help_asked(QWidget)` of what somebody wants to know in a dialog; `closed` when the window goes.
    """

    desk_changed = Signal()
    login_asked = Signal(object)
    new_asked = Signal()
    last_year_asked = Signal()
    new_year_asked = Signal()
    open_asked = Signal()
    help_asked = Signal(object)
    closed = Signal()

    def __init__(
        self,
        services: WindowServices,
        theme: Theme,
        archive: Path | None = None,
        add_actions: "Callable[[MainWindow], None] | None" = None,
    ) -> None:
        """With an `archive` the window appears empty and opens it; without, it shows the first page.

        `add_actions` adds those of the other rooms to the menus.
        """
        super().__init__()
        self.services = services
        self.theme = theme
        self.runner = TaskRunner(self)
        self.runner.ask_reason = self._ask_reason
        self.opened: OpenedArchive | None = None
        self.desk: Desk | None = None
        self._is_closing = False
        self._typed = Typed(self)
        self.is_covered = False
        self.ahead: PagesAhead | None = None
        self.menus = Menus(self)
        self._undoing = Undoing(self.menus, services, self)
        self._first_start: FirstStart | None = None
        self.status = Status(self)
        self.year = YearBox(self)
        self.search = SearchField(self, self.menus.named)
        undo, redo = self._undoing.undo_action, self._undoing.redo_action
        self.band = WindowBand(self.year, [undo, redo], self.search, self)
        self.pages = PagesArea(self.band.tabs, self)
        self._lay_out()
        self._add_other_actions()
        self._connect()
        if add_actions is not None:
            add_actions(self)
        self._begin(archive)

    @property
    def first_start(self) -> "FirstStart":
        """The first page, made when it is first needed."""
        from app.ui.first_start import FirstStart

        if self._first_start is None:
            self._first_start = page = FirstStart(self)
            page.demo_asked.connect(self.open_demo)
            page.new_asked.connect(self.new_asked)
            page.last_year_asked.connect(self.last_year_asked)
            page.open_asked.connect(self.open_asked)
            page.recent_asked.connect(self.open_path)
            self.stack.addWidget(page)
        return self._first_start

    def add_action(
        self,
        menu: Menu,
        text: str,
        slot: Callable[[], object],
        *,
        shortcut: str | QKeySequence.StandardKey = "",
        icon_name: str = "",
        needs_archive: bool = True,
        asks: Action | None = None,
    ) -> QAction:
        """Add an action of another room; `slot` takes no parameters and may use `window.desk`."""
        return self.menus.add_action(
            menu, text, slot, shortcut=shortcut, icon_name=icon_name, needs_archive=needs_archive, asks=asks
        )

    def open_path(self, path: Path) -> None:
        """Open an archive in the worker, and show it when it is ready."""
        if self.opened and self.opened.path == path:
            return
        if not self.pages.may_leave(partial(self.open_path, path)):
            return
        refused = partial(self._show_not_opened, path)
        self.runner.run(self.services.open_archive, path, on_done=self._show_or_ask, on_error=refused)

    def open_demo(self) -> None:
        title = "Preparazione del comune di esempio"
        if not self.pages.may_leave(self.open_demo):
            return
        self.runner.run_long(self.services.open_demo, title=title, on_done=self.show_opened)

    def close_archive(self) -> None:
        """Close the archive and go back to the first page."""
        if self.opened and self.commit_typing() and self.pages.may_leave(self.close_archive):
            self._leave_archive()
            self._show_closed()

    def show_place(self, link: Link) -> None:
        self.pages.show_place(link)

    def go_to_search(self) -> None:
        self.band.open_search()

    def go_to_filter(self) -> None:
        """Put the cursor in the filter of the page in front, or in the search if it has none."""
        tab = self.pages.current_tab()
        if tab is None or not tab.focus_search():
            self.go_to_search()

    def notice_in_sight(self) -> "NoticeLine":
        """Return the line of notices of what is in front: the pages, or the first page."""
        return self.pages.notice if self.opened else self.first_start.notice

    def give_help(self, asking: QWidget) -> None:
        """Ask for the help of a place of a dialog that stands over the window."""
        self.help_asked.emit(asking)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the notice with Esc, when nothing in the page had another use for it."""
        if event.key() == Qt.Key.Key_Escape and (line := self.notice_in_sight()).notice:
            line.close_notice()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when all that was asked is done; a save that fails meanwhile keeps the window open."""
        if not self.commit_typing() or not self.pages.may_leave(self.close):
            event.ignore()
            return
        if not self.runner.is_idle:
            self._is_closing = True
            self.runner.cancel_long_work()
            event.ignore()
            return
        QSettings().setValue("window", self.saveGeometry())
        if self.opened:
            self._leave_archive()
        self.runner.close()
        self.closed.emit()
        super().closeEvent(event)

    def _close_when_idle(self) -> None:
        if self._is_closing and self.runner.is_idle:
            self._is_closing = False
            if QApplication.activeModalWidget() is None and not self._typed.is_refused:
                self.close()

    def show_frame(self, *, is_shown: bool) -> None:
        """Show what stands around the page, or hide it with its verbs and their keys while the screen is locked."""
        self.is_covered = not is_shown
        self.menuBar().setVisible(is_shown)
        self.menuBar().setEnabled(is_shown)
        self.band.setVisible(is_shown and self.opened is not None)
        self.status.setVisible(is_shown)

    def show_first(self) -> None:
        """Show the window where it was left; the first time all over a small screen, where every row counts."""
        screen = self.screen().availableGeometry().width()
        if QSettings().value("window") is None and screen < SMALL_SCREEN:
            self.showMaximized()
        else:
            self.show()

    def commit_typing(self) -> bool:
        """Let what is being typed be saved; tell whether it was not refused at once."""
        return self._typed.commit()

    def _lay_out(self) -> None:
        self.setWindowTitle("Merito")
        self.setAccessibleName("Merito")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pages)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(room)
        self.setStatusBar(self.status)
        keep_height(self.menuBar(), MEASURES.menu)
        QWidget.setTabOrder(self.search, self.pages)
        resize_in_letters(self, 170, 44)
        geometry = QSettings().value("window")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _add_other_actions(self) -> None:
        add = self.menus.add_action
        self.menus.of(Menu.EDIT).addSeparator()
        add(
            Menu.EDIT, "&Trova…", self.go_to_search, shortcut="Ctrl+K", icon_name="magnifying-glass", needs_archive=True
        )
        add(Menu.EDIT, "&Filtra nella pagina", self.go_to_filter, shortcut="Ctrl+F", needs_archive=True)
        add_pages(self.menus, self.pages, self.services.pages)
        add_panes(self.menus, self.band.tabs, self.pages)
        verbs = PageVerbActions(self.menus, self.pages)
        self.runner.idle.connect(verbs.refresh)
        add_view_actions(self, self.menus, self.theme)

    def _ask_reason(
        self, needed: ReasonNeeded, again: Callable[[StatedReason], None], declined: Callable[[], None]
    ) -> None:
        from app.ui.kit.reason_dialog import ask_reason

        ask_reason(self, needed, again, declined)

    def _connect(self) -> None:
        self.search.asked.connect(self._search)
        self.search.chosen.connect(self._go_to_found)
        self.year.chosen.connect(self._choose_year)
        self.runner.idle.connect(self._close_when_idle)
        self.runner.idle.connect(self.status.refresh_keys)
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.runner.close)

    def _begin(self, archive: Path | None) -> None:
        if archive:
            self._tell_archive()
            self.stack.setCurrentWidget(self.pages)
            self.open_path(archive)
        else:
            self._show_closed()

    def _show_not_opened(self, path: Path, error: UserError) -> None:
        if isinstance(error, ArchiveError) and error.trouble is ArchiveTrouble.ELSEWHERE:
            from app.ui.open_elsewhere import ask_to_open_here

            ask_to_open_here(self, self.runner, error, path, self.open_path)
        else:
            self.runner.show_trouble(error)
        if not self.opened:
            self._show_closed()

    def _show_or_ask(self, found: "OpenedArchive | ProtectedArchive") -> None:
        """Show an archive that is open, or ask who one is."""
        if isinstance(found, OpenedArchive):
            self.show_opened(found)
            return
        if self.opened:
            self._leave_archive()
        self._tell_archive()
        self.login_asked.emit(found)

    def show_opened(self, opened: OpenedArchive) -> None:
        """Show an archive just opened in the place of what is there."""
        if self.opened:
            self._leave_archive()
        self.opened = opened
        self.desk = Desk(opened.workspace, self.runner, Hub(opened.year, self), self.services.registries)
        self.desk.hub.changed.connect(self._tell_saved)
        self.desk.hub.place_asked.connect(self.show_place)
        self._typed.listen(self.desk.hub)
        self._undoing.work_at(self.desk)
        self.band.show_person(opened.user, opened.role)
        self.pages.open_pages(self.services.pages, self.desk)
        if self.services.makes_ahead:
            self.ahead = PagesAhead(self.pages.places(), self.runner, self, self.desk.hub)
            self.ahead.start()
        self._show_years(opened.years)
        self.stack.setCurrentWidget(self.pages)
        if not opened.is_throwaway:
            remember_archive(opened.path)
        self._tell_archive()
        self.pages.take_keyboard()
        self._tell_opened(opened)

    def _tell_opened(self, opened: OpenedArchive) -> None:
        """Say what was done to the archive, or found beside it, while it was opened."""
        sentences = list(opened.notes)
        if opened.kept:
            sentences.insert(0, UPGRADED.format(opened.kept.name))
        if sentences and self.desk:
            kind = NoticeKind.WARNING if opened.notes else NoticeKind.DONE
            self.desk.tell(Notice(" ".join(sentences), kind))

    def _leave_archive(self) -> None:
        if self.opened and self.desk:
            if self.ahead is not None:
                self.ahead.stop()
            self.runner.run(self.opened.close)
            self.pages.close_pages()
            self.search.forget()
            self._undoing.work_at(None)
            self.desk.hub.deleteLater()
        self.opened = self.desk = self.ahead = None

    def _show_closed(self) -> None:
        self.first_start.show_recent(recent_archives())
        self.stack.setCurrentWidget(self.first_start)
        self._tell_archive()

    def _tell_archive(self) -> None:
        opened = self.opened
        self._show_title()
        self.menus.tell_archive(opened.workspace.actor if opened else None)
        self.band.setVisible(opened is not None)
        self.status.show_archive(opened)
        self.desk_changed.emit()

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.opened.title} – Merito" if self.opened else "Merito")
        self.status.show_name(self.opened)

    def _tell_saved(self) -> None:
        self.status.show_saved(datetime.now().astimezone())
        if self.desk:
            self.desk.read(self.services.first_look, on_done=self._show_first_look, latest="years")

    def _show_first_look(self, look: "FirstLook") -> None:
        if self.opened:
            self.opened = self.opened._replace(title=look.name)
        self._show_title()
        self._show_years(look.years)

    def _show_years(self, years: Sequence[int]) -> None:
        if self.desk:
            self.year.show_years(years, self.desk.year)

    def _choose_year(self, year: int) -> None:
        if self.desk:
            self.desk.hub.set_year(year)

    def _search(self, text: str) -> None:
        if self.desk:
            self.desk.read(self.services.search, self.desk.year, text, on_done=self._show_found, latest="search")

    def _go_to_found(self, link: Link | None) -> None:
        """Show what was found, and leave the search for the page where it is."""
        if link is not None:
            self.show_place(link)
        self.pages.take_keyboard()

    def _show_found(self, found: "Sequence[Found]") -> None:
        self.search.show_found(found)
