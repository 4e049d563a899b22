"""What every test of the window needs: the application as the user gets it, and no settings of this PC."""

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QMainWindow

from app.ui.kit.tasks import TaskRunner


@pytest.fixture(scope="session")
def qapp_args():
    return ["merito", "-platform", "offscreen"]


@pytest.fixture(autouse=True)
def own_settings(tmp_path, qapp):
    qapp.setOrganizationName("Merito")
    qapp.setApplicationName("Merito")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture
def runner(qtbot):
    """A worker that is stopped at the end of the test."""
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def settle(qtbot, runner):
    """Wait until the worker has nothing left to do and the screen has heard of it."""

    def wait():
        qtbot.waitUntil(lambda: runner.is_idle)

    return wait


@pytest.fixture
def open_page(qtbot, settle):
    """Show a page in a window of its own, as the user sees it, and wait until it is filled."""
    windows = []

    def show(page, width=1300, height=800):
        window = QMainWindow()
        windows.append(window)
        window.setCentralWidget(page)
        window.resize(width, height)
        qtbot.addWidget(window)
        window.show()
        QApplication.processEvents()  # qWaitForWindowExposed has hung on the offscreen platform
        window.activateWindow()
        settle()
        return page

    return show
