"""The pages of an archive just begun: whatever is empty says why, and what to do next."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QPushButton

from app.ui.kit.empty_list import EmptyList
from tests.ui.still import still_services
from tests.ui.waiting import wait_for_idle
from tests.ui.walk.faults import in_sight, name_of
from tests.ui.walk.places import Walker

pytestmark = pytest.mark.slow


@pytest.fixture
def walker(qtbot, archive, open_program):
    window = open_program(archive, still_services())
    return Walker(window, lambda: wait_for_idle(qtbot, window.runner))


def test_that_every_page_of_an_empty_archive_says_the_next_step(walker):
    found = {}
    for place in walker.pages({}):
        walker.go(place)
        page = walker.window.pages.current_tab()
        if not list(words_of(page)):
            found[place.name] = "dice niente"
        for wordless in lists_without_words(page):
            found[place.name] = wordless
    assert not found, found


def words_of(page) -> Iterator[str]:
    """Yield what a page says or offers: its sentences and the buttons that may be pressed."""
    for one in in_sight(page):
        if (isinstance(one, QLabel) and one.text().endswith(".")) or (isinstance(one, QPushButton) and one.isEnabled()):
            yield one.text()


def lists_without_words(page) -> Iterator[str]:
    for view in in_sight(page):
        if not isinstance(view, QAbstractItemView) or isinstance(view, QHeaderView) or view.model().rowCount():
            continue
        empty = view.viewport().findChild(EmptyList)
        why, _, what = (empty.text if empty else "").partition("\n")
        has_way = bool(what) or (empty is not None and empty.button is not None)
        if not why or not has_way:
            yield f"{name_of(view)}: {why!r}"
