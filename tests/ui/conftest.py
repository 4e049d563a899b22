"""What every test of the window needs: the application as the user gets it, and no settings of this PC."""

import gc
import shutil
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget

from app.bootstrap import add_actions, make_services
from app.services.archives import new_archive
from app.ui.application import speak_italian
from app.ui.kit.collecting import collect_if_due
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.reason_dialog import ask_reason
from app.ui.kit.scale import zoom
from app.ui.kit.tasks import TaskRunner
from app.ui.theme import Theme, ThemeChoice
from app.ui.window import MainWindow
from tests.archives.once import run_folder
from tests.ui.likeness.shown import hide_folder
from tests.ui.waiting import wait_for_idle

OF_PYTHON = 700, 10, 10
"""How much is made before something is collected, where nobody has said otherwise."""
CLIENT = (1366, 728)
"""Of a window that fills the screen of a town hall."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown():
    """Delete what the test has closed while it is still held.

    Left to the event loop of the next test, the garbage collector may find a page that only Qt for Python owns and
    delete it under the very event that is deleting it: the interpreter dies.
    """
    held = QApplication.topLevelWidgets()
    result = yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    held.clear()
    return result


@pytest.fixture(scope="session")
def qapp_args():
    return ["merito", "-platform", "offscreen"]


@pytest.fixture(autouse=True, scope="session")
def no_folder_of_the_run_in_likenesses(tmp_path_factory):
    hide_folder(run_folder(tmp_path_factory))


@pytest.fixture(autouse=True, scope="session")
def no_collecting_by_python():
    """As in the program: Python collects nothing in the worker or in the midst of an event.

    Nor afterwards, in the tests of other folders: what is left of pages could be deleted by any thread of theirs.
    """
    others = gc.get_threshold()
    gc.set_threshold(*OF_PYTHON)
    gc.disable()
    yield
    gc.collect()
    gc.set_threshold(*others)
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_after_the_test():
    """Hide the dialogs that a test left open, which would hold the windows of the next; then collect."""
    yield
    while (left := QApplication.activeModalWidget()) is not None:
        left.hide()
    collect_if_due()


@pytest.fixture(autouse=True)
def own_settings(tmp_path, qapp):
    qapp.setOrganizationName("Merito")
    qapp.setApplicationName("Merito")
    qapp.setCursorFlashTime(0)  # a caret that blinks would be in some of the pictures
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture
def runner(qtbot):
    """A worker that is stopped at the end of the test."""
    runner = TaskRunner()
    runner.ask_reason = partial(ask_reason, None)
    yield runner
    runner.close()


@pytest.fixture
def told(qtbot, runner):
    """Close the messages of trouble, which open over a window as in the program, and return what they said."""
    window = QWidget()
    qtbot.addWidget(window)
    runner.setParent(window)

    def close():
        boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
        words = [box.text() for box in boxes]
        for box in boxes:
            box.close()
        return words

    yield close
    runner.setParent(None)


@pytest.fixture
def settle(qtbot, runner):
    """Wait until the worker has nothing left to do and the screen has heard of it."""

    def wait():
        wait_for_idle(qtbot, runner)

    return wait


@pytest.fixture
def desk(workspace, runner):
    """A desk on the archive of the test, in 2024."""
    return Desk(workspace, runner, Hub(2024))


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


@pytest.fixture
def theme(qapp):
    """The look of the program, taken off again for the tests that come after."""
    speak_italian(qapp)
    font, palette = qapp.font(), qapp.palette()
    theme = Theme(qapp)
    theme.apply()
    yield theme
    # Windows that are closed and wait to be deleted would be dressed again, widget by widget, four times.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if zoom().percent != theme.normal:
        theme.reset_size()
    if theme.choice is not ThemeChoice.SYSTEM:
        theme.choose(ThemeChoice.SYSTEM)
    theme.deleteLater()
    qapp.sendPostedEvents(theme, QEvent.Type.DeferredDelete)
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    """An archive just begun, made once."""
    path = tmp_path_factory.mktemp("begun") / "prova.merito"
    new_archive(path, "Comune di Prova", 2024).archive.close()
    return path


@pytest.fixture
def archive(begun, tmp_path):
    """An archive just begun, of this test alone."""
    return shutil.copyfile(begun, tmp_path / "prova.merito")


@pytest.fixture
def open_program(qtbot, theme):
    """Open the window as the program does, on an archive or on none, and wait until it shows it.

    `makes_ahead`: with the pages that nobody has opened made meanwhile. Without, a test says itself when what happens.
    """
    windows = []

    def show(archive=None, services=None, add_actions=add_actions, *, makes_ahead=False):
        services = (services or make_services())._replace(makes_ahead=makes_ahead)
        window = MainWindow(services, theme, archive, add_actions)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(*CLIENT)
        window.show()
        wait_for_idle(qtbot, window.runner)
        return window

    yield show
    for window in windows:
        window.close()


@pytest.fixture
def wait(qtbot, window):
    """Wait until the worker of the window has nothing left to do and the screen has heard of it."""

    def settle():
        wait_for_idle(qtbot, window.runner)

    return settle
