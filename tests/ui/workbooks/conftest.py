"""The window on the invented comune, with its workbook on the disk."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout

from app.services import first_look, history
from app.ui.application import speak_italian
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.tab import Tab, TabPage
from app.ui.theme import Theme
from app.ui.window import MainWindow
from app.ui.window_services import OpenedArchive, WindowServices
from app.ui.workbooks.actions import contribute


class EmptyTab(Tab):
    help_text = "<p>Una pagina vuota.</p>"

    def __init__(self, desk):
        super().__init__(desk)
        QVBoxLayout(self).addWidget(QLabel("Pagina"))

    def reload(self):
        pass


@pytest.fixture
def desk(town, runner):
    return Desk(town.workspace, runner, Hub(2024))


@pytest.fixture
def theme(qapp):
    speak_italian(qapp)
    theme = Theme(qapp)
    theme.apply()
    yield theme
    theme.deleteLater()


@pytest.fixture
def window(qtbot, theme, town):
    """The main window with the invented comune open."""
    services = WindowServices(
        pages=(TabPage("Pagina", "house", EmptyTab, frozenset()),),
        open_archive=lambda path: OpenedArchive(town.workspace, path, "Comune", "Segretario", 2024, lambda: None),
        create_archive=lambda _new: None,
        open_demo=lambda **_: None,
        years=lambda _: [2024],
        undoable=first_look.undoable,
        undo=history.undo_last,
        redo=history.redo_last,
        search=lambda *_: [],
        contribute=contribute,
    )
    window = MainWindow(services, theme)
    qtbot.addWidget(window)
    window.show()
    window.open_path(town.workspace.archive.path)
    qtbot.waitUntil(lambda: window.desk is not None and window.runner.is_idle)
    yield window
    window.close()
