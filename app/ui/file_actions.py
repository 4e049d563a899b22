"""The actions of *File*: begin an archive, open one, copy it, close it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from shiboken6 import isValid

from app.domain.permissions import Action
from app.ui.example_copy import ExampleCopy
from app.ui.kit.notice import Notice, NoticeAction
from app.ui.menus import Menu
from app.ui.recent import recent_archives

if TYPE_CHECKING:
    from app.services.beginning import ArchiveBeginning
    from app.ui.archive_choices import MethodChoice
    from app.ui.beginning.new_archive_dialog import NewArchiveDialog
    from app.ui.window import MainWindow
    from app.ui.window_services import BegunArchive


def contribute(window: "MainWindow") -> None:
    """Add the menu *File* to `window`."""
    FileActions(window)
    ExampleCopy(window)


class FileActions(QObject):
    """Adds the menu to a window, and asks what its verbs need."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.asked: NewArchiveDialog | None = None
        self._to_go_on: Path | None = None
        add, keys, menu = window.menus.add_action, QKeySequence.StandardKey, window.menus.of(Menu.FILE)
        add(Menu.FILE, "&Nuovo archivio…", self.ask_new, icon_name="folder-plus")
        add(Menu.FILE, "&Apri…", self.ask_open, shortcut=keys.Open, icon_name="folder-open")
        self.recent = menu.addMenu("Apri &recenti")
        add(Menu.FILE, "Apri il c&omune di esempio", window.open_demo, icon_name="map-trifold")
        menu.addSeparator()
        add(Menu.FILE, "&Salva una copia…", self.ask_copy, icon_name="copy", needs_archive=True, asks=Action.BACK_UP)
        menu.addSeparator()
        window.menus.add_submenu(Menu.FILE, Menu.IMPORT)
        window.menus.add_submenu(Menu.FILE, Menu.EXPORT)
        menu.addSeparator()
        add(Menu.FILE, "&Chiudi archivio", window.close_archive, shortcut="Ctrl+W", needs_archive=True)
        add(Menu.FILE, "Esci", window.close, shortcut="Ctrl+Q")  # no letter: beside E for Esporta it would be a trap
        window.new_asked.connect(self.ask_new)
        window.open_asked.connect(self.ask_open)
        window.last_year_asked.connect(self.ask_last_year)
        window.desk_changed.connect(self.fill_recent)
        window.desk_changed.connect(self._begin_year)

    def ask_new(self) -> None:
        self._window.runner.run(self._window.services.methods, on_done=self._ask_new)

    def ask_open(self) -> None:
        from app.ui.kit.files import ARCHIVES, choose_file_to_open

        choose_file_to_open(self._window, "Apri un archivio", ARCHIVES, self._window.open_path)

    def ask_last_year(self) -> None:
        """Ask for the archive of last year, in which the new one is begun."""
        from app.ui.kit.files import ARCHIVES, choose_file_to_open

        choose_file_to_open(self._window, "Apri l'archivio dell'anno scorso", ARCHIVES, self.go_on_from)

    def go_on_from(self, path: Path) -> None:
        """Open an archive and, when it is in sight and its password was given, ask for the year to begin in it."""
        self._to_go_on = path
        self._window.open_path(path)
        self._begin_year()

    def ask_copy(self) -> None:
        """Ask where to write a copy of the open archive."""
        from app.ui.kit.files import ARCHIVES, choose_file_to_save

        if opened := self._window.opened:
            name = f"{opened.path.stem} (copia){opened.path.suffix}"
            choose_file_to_save(self._window, "Salva una copia dell'archivio", ARCHIVES, name, self.save_copy)

    def save_copy(self, path: Path) -> None:
        window = self._window
        if window.desk:
            window.runner.run(window.services.save_copy, window.desk.workspace, path, on_done=self._tell_copied)

    def fill_recent(self) -> None:
        """List the archives opened lately."""
        self.recent.clear()
        for path in recent_archives():
            action = self.recent.addAction(path.stem, partial(self._window.open_path, path))
            action.setToolTip(str(path))
        self.recent.menuAction().setVisible(not self.recent.isEmpty())

    def _begin_year(self) -> None:
        """Ask for the new year in the archive that was opened for it, unless another one was opened meanwhile."""
        opened = self._window.opened
        if opened is not None and self._to_go_on is not None:
            is_the_one, self._to_go_on = opened.path == self._to_go_on, None
            if is_the_one:
                self._window.new_year_asked.emit()

    def _ask_new(self, methods: "Sequence[MethodChoice]") -> None:
        from app.ui.beginning.new_archive_dialog import NewArchiveDialog

        if self.asked is not None and isValid(self.asked) and self.asked.isVisible():
            self.asked.activateWindow()  # asked twice before the first came: one is enough
            return
        today = date.today()  # noqa: DTZ011 (the year on the wall)
        self.asked = NewArchiveDialog(self._window, methods, self._create, today.year)
        self.asked.last_year_chosen.connect(self.go_on_from)
        self.asked.open()

    def _create(self, new: "ArchiveBeginning") -> None:
        window, refused = self._window, self.asked.refuse if self.asked else None
        window.runner.run(window.services.create_archive, new, on_done=self._show_begun, on_error=refused)

    def _show_begun(self, begun: "BegunArchive") -> None:
        """Show the archive, its recovery key where it has one, then from what it may be filled."""
        window = self._window
        if self.asked is not None:
            self.asked.accept()
            self.asked = None
        window.show_opened(begun.opened)
        if begun.protection is None:
            self._offer_ways()
        else:
            from app.ui.login.recovery_key_dialog import RecoveryKeyDialog

            RecoveryKeyDialog(window, begun.protection, begun.opened.title, self._offer_ways).open()

    def _offer_ways(self) -> None:
        from app.ui.beginning.ways_dialog import WaysDialog

        WaysDialog(self._window).open()

    def _tell_copied(self, path: Path) -> None:
        if desk := self._window.desk:
            from app.ui.kit.written import folder_of

            opening = NoticeAction("Apri la copia", partial(self._window.open_path, path))
            desk.tell(Notice(f"Copia dell'archivio salvata: {path}", actions=(opening, folder_of(path.parent))))
