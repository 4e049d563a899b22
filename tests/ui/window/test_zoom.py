"""The zoom remembers nothing: whoever comes back to a size finds every page as it was."""

import shutil
from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.evaluation.page_parts import Beside
from app.ui.evaluation.tab import EvaluationTab
from tests.ui.conftest import CLIENT
from tests.ui.still import still_services
from tests.ui.waiting import wait_for_idle
from tests.whole import IS_WHOLE

MADE_AT = (80, 150, 200) if IS_WHOLE else (200,)
SEEN_AT = (150, 80, 110, 100) if IS_WHOLE else (200, 80, 100)
"""What is made at the largest size has most to give back. What fits at both ends, and leaves nothing behind there, does
so between them: `make walk` looks."""


@pytest.fixture
def window(open_program, example_archive, tmp_path):
    return open_program(shutil.copyfile(example_archive, tmp_path / "Esempio.merito"))


@pytest.fixture
def settle(wait):
    def settle():
        wait()
        until_laid_out()

    return settle


def until_laid_out():
    for _ in range(20):  # a layout may ask for another, and that for a third
        QApplication.processEvents()


def places(window):
    """Where each widget in sight stands, in its parent."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return {widget: (widget.accessibleName(), widget.geometry().getRect()) for widget in shown}


def rectangles(window, page):
    return [(page, type(one).__name__, *rectangle) for one, (_, rectangle) in places(window).items()]


def look_at_all(window, settle):
    """Go through the pages, and through what stands beside a sheet; return where everything is in each of them."""
    seen = []
    for page in range(window.pages.tabs.count()):
        window.pages.show_number(page)
        settle()
        seen += rectangles(window, page)
        if isinstance(tab := window.pages.current_tab(), EvaluationTab):
            tab.parts.show_list()
            settle()
            seen += rectangles(window, "F9")
            tab.parts.show_beside(Beside.RAIL)
    return Counter(seen)


def test_that_pages_first_made_at_another_size_are_then_as_those_made_at_this_one(
    open_program, example_archive, tmp_path, qtbot, theme
):
    def opened(number):
        folder = tmp_path / str(number)
        folder.mkdir()
        window = open_program(shutil.copyfile(example_archive, folder / "Esempio.merito"), still_services())

        def settle():
            wait_for_idle(qtbot, window.runner)
            until_laid_out()

        return window, settle

    expected = look_at_all(*opened(100))
    for percent in MADE_AT:
        theme.resize(percent)
        window, settle = opened(percent)
        look_at_all(window, settle)
        theme.resize(100)
        window.resize(*CLIENT)
        settle()
        seen = look_at_all(window, settle)
        assert (percent, seen - expected, expected - seen) == (percent, {}, {})
        window.close()


def test_that_going_and_coming_back_leaves_every_widget_where_it_was(window, settle, theme):
    for page in range(window.pages.tabs.count()):
        window.pages.show_number(page)
        settle()
        before = places(window)
        for percent in SEEN_AT:
            theme.resize(percent)
            settle()
        after = places(window)
        moved = {
            type(one).__name__: (place, after.get(one)) for one, place in before.items() if after.get(one) != place
        }
        assert len(before) > 20
        assert (page, moved) == (page, {})
