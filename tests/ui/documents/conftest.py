"""The page Documenti on a real archive, in a window of its own."""

import pytest

from app.ui.documents.tab import DocumentsTab
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub


@pytest.fixture
def desk(workspace, runner):
    return Desk(workspace, runner, Hub(2024))


@pytest.fixture
def show(desk, open_page):
    """Make the page in a window and wait until it is filled."""
    return lambda: open_page(DocumentsTab(desk))


@pytest.fixture
def tab(session_open, show):
    """The page with the session of 2024 prepared."""
    return show()
