"""The menu *Aiuto*: the manual at the point of the place one is in, the keys, what the program is."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.kit.help_key import HELP_KEY
from app.ui.menus import Menu
from app.ui.view_actions import add_shortcuts_page

if TYPE_CHECKING:
    from app.domain.documents.common import Printed
    from app.domain.errors import UserError
    from app.domain.manual.point import ManualPoint
    from app.ui.manual.window import ManualWindow
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Fill the menu *Aiuto* of `window`, and answer F1 in it and in its dialogs."""
    Help(window)


class Help(QObject):
    """Opens the manual; its window is one, and stays open beside the others until it or the program is closed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._manual: ManualWindow | None = None
        add = window.menus.add_action
        add(Menu.HELP, "&Aiuto su ciò che si sta facendo", self.help_here, shortcut=HELP_KEY, icon_name="question")
        add(Menu.HELP, "&Manuale", self.open_manual, icon_name="books")
        add_shortcuts_page(window, window.menus, window.pages)
        add(Menu.HELP, "&Informazioni su Merito", self.show_about, icon_name="info")
        window.help_asked.connect(self.help_on)
        window.closed.connect(self.close_manual)

    @property
    def manual(self) -> "ManualWindow | None":
        """The window of the manual, while it is open."""
        return self._manual if self._manual is not None and isValid(self._manual) else None

    def help_here(self) -> None:
        """Help with what has the keyboard, or with the page in front."""
        window, focused = self._window, QApplication.focusWidget()
        in_front: QWidget = window.stack.currentWidget() or window
        if focused is not None and in_front.isAncestorOf(focused):
            self.help_on(focused)
        else:
            self.help_on((window.pages.current_tab() if in_front is window.pages else None) or in_front)

    def help_on(self, asking: QWidget) -> None:
        from app.ui.manual.places import point_at

        self.show_point(point_at(asking))

    def open_manual(self) -> None:
        """Show the manual where one left it, or from its first page."""
        self._show(None)

    def show_about(self) -> None:
        from app.ui.help import show_about

        show_about(self._window, self._window.services.version)

    def show_point(self, point: "ManualPoint") -> None:
        self._show(point)

    def close_manual(self) -> None:
        if (manual := self.manual) is not None:
            manual.close()
        self._manual = None

    def _show(self, point: "ManualPoint | None") -> None:
        """Bring the window of the manual to the front, made now if it is not open."""
        if (shown := self.manual) is None:
            self._manual = shown = self._make()
        if point is not None:
            shown.show_point(point)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        shown.text.setFocus()

    def _make(self) -> "ManualWindow":
        from app.services.manual.reading import FOLDER, read_manual
        from app.ui.manual.window import ManualWindow

        made = ManualWindow(read_manual(), FOLDER)
        made.guide_asked.connect(self._open_guide)
        made.saving_asked.connect(self._ask_where)
        return made

    def _open_guide(self) -> None:
        from app.ui.methods.guide import open_guide

        open_guide(self.manual or self._window, self._window.runner)

    def _ask_where(self) -> None:
        from app.services.manual.printing import FILE_NAME
        from app.ui.kit.files import PDFS, choose_file_to_save

        if (manual := self.manual) is not None:
            choose_file_to_save(manual, "Salva il manuale in PDF", PDFS, FILE_NAME, self._save)

    def _save(self, path: Path) -> None:
        from app.services.manual.printing import print_manual

        today = date.today()  # noqa: DTZ011 (the day on the wall)
        self._window.runner.run(print_manual, path, today, on_done=self._tell_saved, on_error=self._refuse)

    def _tell_saved(self, printed: "Printed") -> None:
        if (manual := self.manual) is not None:
            manual.tell(f"Manuale salvato, {printed.pages} pagine: {printed.files[0]}")

    def _refuse(self, error: "UserError") -> None:
        if (manual := self.manual) is not None:
            manual.tell(error.sentence, is_wrong=True)
