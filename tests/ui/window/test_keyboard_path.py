"""Tab goes along the window as the eye does: the band, then the page from the top."""

import shutil

import pytest
from PySide6.QtCore import Qt

from app.ui.kit.chip import Chip
from app.ui.kit.timeline import TimelineBar
from app.ui.menus import Menu
from tests.ui.waiting import wait_for_idle
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
    for _ in range(9):
        qtbot.keyClick(keyboard(), Qt.Key.Key_Tab)
        passed.append(keyboard())
    assert passed.pop(0) is window.band.person
    missing = tab.missing
    assert [type(one) for one in passed[:3]] == [TimelineBar, type(tab.board.panel.button), Chip]
    assert passed[5:7] == [missing.tree.filter, missing.print_button]
    assert missing.tree.view.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_that_the_keyboard_is_with_what_is_missing_as_soon_as_it_is_read(window, wait, qtbot):
    missing = window.pages.current_tab().missing
    qtbot.waitUntil(lambda: window.focusWidget() is missing.tree.view)
    wait()
    assert missing.tree.view.currentIndex().isValid()


def test_that_who_goes_along_the_tabs_meanwhile_keeps_the_keyboard(open_program, example_archive, tmp_path, qtbot):
    window = open_program(shutil.copyfile(example_archive, tmp_path / "Esempio.merito"))
    window.band.tabs.setFocus()
    qtbot.keyClick(window.band.tabs, Qt.Key.Key_Right)
    wait_for_idle(qtbot, window.runner)
    assert window.pages.current_title() == "Struttura"
    assert window.focusWidget() is window.band.tabs


def test_that_the_keys_of_a_page_give_the_keyboard_to_its_list_and_back_to_what_had_it(window, wait):
    shown = {action.text()[1]: action for action in window.menus.of(Menu.VIEW).actions() if action.text()[:1] == "&"}
    lists = {"2": "Struttura dell'ente", "3": "Obiettivi dell'anno", "4": "Schede della sessione"}
    for number, name in lists.items():
        shown[number].trigger()
        wait()
        assert window.focusWidget().accessibleName() == name
    shown["3"].trigger()
    window.pages.current_tab().tree.filter.setFocus()
    shown["2"].trigger()
    wait()
    assert window.focusWidget().accessibleName() == "Struttura dell'ente"
    shown["3"].trigger()
    assert window.focusWidget() is window.pages.current_tab().tree.filter


def test_that_f6_goes_from_part_to_part_and_back_to_where_one_was(window, wait):
    shown = {action.text().replace("&", ""): action for action in window.menus.of(Menu.VIEW).actions()}
    shown["2 Struttura"].trigger()
    wait()
    tree = window.focusWidget()
    assert tree.accessibleName() == "Struttura dell'ente"
    shown["Riquadro successivo"].trigger()
    details = window.focusWidget()
    assert details is not tree
    assert not details.isAncestorOf(tree)
    shown["Riquadro successivo"].trigger()
    assert window.focusWidget() is window.band.tabs
    shown["Riquadro successivo"].trigger()
    assert window.focusWidget() is tree
    shown["Riquadro precedente"].trigger()
    shown["Riquadro precedente"].trigger()
    assert window.focusWidget() is details
    assert [action.shortcut().toString() for name, action in shown.items() if "Riquadro" in name] == ["F6", "Shift+F6"]
