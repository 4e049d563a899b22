"""The page Documenti on a real archive, in a window of its own."""

import pytest

from app.ui.documents.tab import DocumentsTab


@pytest.fixture
def show(desk, open_page):
    """Make the page in a window and wait until it is filled."""
    return lambda: open_page(DocumentsTab(desk))


@pytest.fixture
def notices(desk):
    """What the page has told so far."""
    told = []
    desk.hub.notice_told.connect(told.append)
    return told


@pytest.fixture
def tab(session_open, show):
    """The page with the session of 2024 prepared."""
    return show()
