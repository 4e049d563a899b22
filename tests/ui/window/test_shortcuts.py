"""The page of the shortcuts is made from what has the keys: no key of the program is missing from it."""

import re
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.ui import shortcuts_dialog
from app.ui.menus import Menu
from app.ui.shortcuts import IN_CELLS, IN_LISTS, key_rows
from tests.house.test_doors import ROOT
from tests.ui.driving import dialog_over
from tests.ui.still import still_services
from tests.ui.waiting import wait_for_idle


@pytest.fixture
def window(example_archive, tmp_path, open_program):
    return open_program(shutil.copyfile(example_archive, tmp_path / "esempio.merito"), still_services())


def test_that_the_page_has_every_key_of_menus_pages_and_lists_once_in_italian(qtbot, window):
    for number in range(len(window.services.pages)):
        window.pages.show_number(number)
        wait_for_idle(qtbot, window.runner)
    rows = key_rows(window.menus, window.pages)
    assert len(set(rows)) == len(rows)
    assert all(row.words and row.keys for row in rows)
    assert [row for row in rows if re.search(r"Shift|Del\b|Return|Space|PgUp|&|…", row.keys + row.words)] == []
    for menu in Menu:
        for action in window.menus.actions_of(menu):
            assert not action.shortcuts() or any(row.words in action.text().replace("&", "") for row in rows)
    told = {(row.keys, row.words, row.place) for row in rows}
    assert told >= {
        ("Ctrl+K", "Trova", "Menu Modifica"),
        ("Ctrl+Y o Ctrl+Maiusc+Z", "Ripeti", "Menu Modifica"),
        ("Ctrl+C", "Copia", IN_LISTS),
        ("Ctrl+Invio", "In tutte le righe scelte", IN_CELLS),
        ("Ctrl+Giù", "Scheda successiva", "Pagina Valutazioni"),
        ("Ctrl+P", "Stampa il documento", "Pagina Documenti"),
    }
    silent = [one.key().toString() for one in window.findChildren(QShortcut) if not one.whatsThis()]
    assert silent == ["Ctrl+="]  # the same as Ctrl++, which the menu tells


def test_that_ctrl_and_the_question_mark_open_it_ready_to_be_searched(qtbot, window):
    [action] = [one for one in window.menus.actions_of(Menu.HELP) if "Scorciatoie" in one.text()]
    assert [key.toString() for key in action.shortcuts()] == ["Ctrl+?", "Ctrl+Shift+?"]
    action.trigger()
    dialog = dialog_over(window, shortcuts_dialog.ShortcutsDialog)
    assert dialog.table.filter.hasFocus() or dialog.focusWidget() is dialog.table.filter
    dialog.table.filter.setText("annulla")
    qtbot.waitUntil(lambda: [row.keys for row in dialog.table.rows()] == ["Ctrl+Z"])
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_every_key_is_given_its_words_where_it_is_made():
    found = [path for path in (ROOT / "app" / "ui").rglob("*.py") if "QShortcut(" in path.read_text(encoding="utf-8")]
    assert [path.name for path in found] == ["shortcut.py"]
    assert QKeySequence("Ctrl+?").toString() == "Ctrl+?"
