"""Tab goes along the window as the eye does: the band, then the page from the top."""

import shutil

import pytest
from PySide6.QtCore import Qt

from app.ui.kit.segment_switch import Segment
from app.ui.kit.timeline import TimelineBar
from tests.ui.widgets import keyboard


@pytest.fixture
def window(open_program, example_archive, tmp_path):
    return open_program(shutil.copyfile(example_archive, tmp_path / "Esempio.merito"))


def test_that_tab_goes_from_the_search_through_the_cruscotto_from_the_top(window, wait, qtbot):
    wait()
    tab = window.pages.current_tab()
    qtbot.waitUntil(tab.missing.isVisible)
    window.activateWindow()
    window.search.setFocus()
    passed = []
    for _ in range(6):
        qtbot.keyClick(keyboard(), Qt.Key.Key_Tab)
        passed.append(keyboard())
    missing = tab.missing
    assert [type(one) for one in passed[:3]] == [TimelineBar, type(tab.board.panel.button), Segment]
    assert passed[3:] == [missing.tree.filter, missing.print_button, missing.tree.view]


def test_that_the_keyboard_begins_on_the_tabs_and_then_in_the_leftmost_list_of_a_page(window, wait):
    wait()
    assert window.focusWidget() is window.band.tabs
    window.pages.show_number(2)
    wait()
    window.pages.take_keyboard()
    assert window.focusWidget().accessibleName() == "Obiettivi dell'anno"
