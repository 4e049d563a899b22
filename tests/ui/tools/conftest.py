"""The window as the program makes it, on an archive just begun."""

import shutil

import pytest

from app.bootstrap import make_window
from app.services.archives import new_archive
from app.ui.application import speak_italian
from app.ui.theme import Theme
from app.ui.tools.actions import ToolActions

YEAR = 2024


@pytest.fixture(scope="session")
def begun(tmp_path_factory):
    path = tmp_path_factory.mktemp("tools") / "prova.merito"
    new_archive(path, "Comune di Prova", YEAR).archive.close()
    return path


@pytest.fixture
def theme(qapp):
    speak_italian(qapp)
    theme = Theme(qapp)
    theme.apply()
    yield theme
    theme.deleteLater()


@pytest.fixture
def archive(begun, tmp_path):
    path = tmp_path / "prova.merito"
    shutil.copyfile(begun, path)
    return path


@pytest.fixture
def closed_window(qtbot, theme):
    """The window with its first page: no archive is open."""
    window = make_window(theme)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def window(qtbot, theme, archive):
    window = make_window(theme, archive)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.desk is not None and window.runner.is_idle)
    yield window
    window.close()


@pytest.fixture
def wait(qtbot, window):
    def settle():
        qtbot.waitUntil(lambda: window.runner.is_idle)

    return settle


@pytest.fixture
def actions(window):
    return window.findChild(ToolActions)


@pytest.fixture
def dialog(window, wait):
    """Wait, and return the dialog of this kind that is open."""

    def find(kind):
        wait()
        shown = [one for one in window.findChildren(kind) if one.isVisible()]
        assert len(shown) == 1, shown
        return shown[0]

    return find
