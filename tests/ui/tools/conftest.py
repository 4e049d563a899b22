"""The window as the program makes it, on an archive just begun."""

import pytest

from app.ui.tools.actions import ToolActions


@pytest.fixture
def closed_window(open_program):
    """The window with its first page: no archive is open."""
    return open_program()


@pytest.fixture
def window(open_program, archive):
    return open_program(archive)


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
