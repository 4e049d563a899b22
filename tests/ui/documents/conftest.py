"""The page Documenti on a real archive, in a window of its own."""

import pytest
from PySide6.QtWidgets import QMainWindow

from app.ui.documents.tab import DocumentsTab
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub


@pytest.fixture
def desk(workspace, runner):
    return Desk(workspace, runner, Hub(2024))


@pytest.fixture
def show(qtbot, desk, settle):
    """Make the page in a window and wait until it is filled."""
    windows = []

    def make() -> DocumentsTab:
        window = QMainWindow()
        windows.append(window)
        tab = DocumentsTab(desk)
        window.setCentralWidget(tab)
        window.resize(1300, 800)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        settle()
        return tab

    return make


@pytest.fixture
def tab(session_open, show):
    """The page with the session of 2024 prepared."""
    return show()
