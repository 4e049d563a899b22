"""From a line of the Cruscotto to the very field, in the whole window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from app.services.transaction import unit_of_work


@pytest.fixture
def window(session_open, open_program):
    """The whole program on the archive of the test."""

    def show(change=None):
        if change is not None:
            with unit_of_work(session_open.workspace, "Prova") as unit:
                change(unit)
        path = session_open.workspace.archive.path
        session_open.workspace.archive.close()
        window = open_program(path)
        window.resize(1366, 728)
        return window

    return show


@pytest.fixture
def open_duty(qtbot):
    """Press Enter on the line with these words."""

    def press(window, words):
        dashboard = window.pages.current_tab()
        missing = dashboard.missing
        missing.tree.filter.setText(words)
        qtbot.waitUntil(lambda: missing.tree.model.is_filtered)
        node = _first_leaf(missing)
        missing.tree.select(node.key)
        missing.tree.view.setFocus()
        qtbot.keyClick(missing.tree.view, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.runner.is_idle)
        QApplication.processEvents()
        return window.pages.current_tab()

    return press


def _first_leaf(missing):
    model = missing.tree.model
    index = model.index(0, 0)
    while model.rowCount(index):
        index = model.index(0, 0, index)
    return model.node_at(index)


def test_that_f8_of_a_page_without_a_list_goes_to_what_is_missing(window, qtbot):
    shown = window()
    shown.pages.show_number(4)
    qtbot.waitUntil(lambda: shown.runner.is_idle)
    [action] = [one for one in shown.findChildren(QAction) if one.shortcut().toString() == "F8"]
    assert action.isEnabled()
    action.trigger()
    qtbot.waitUntil(lambda: shown.runner.is_idle)
    assert shown.pages.current_title() != "Documenti"


def test_that_a_missing_tax_code_leads_to_its_field(window, open_duty, qtbot):
    page = open_duty(window(), "Neri Ugo: manca il codice fiscale")
    field = page.units.person_panel.form.form.fields["tax_code"]
    qtbot.waitUntil(field.editor.hasFocus)
    assert page.units.person_panel.detail.row.full_name == "Neri Ugo"
    assert page.units.tree.current().link.id == page.units.person_panel.detail.row.id


def test_that_the_same_person_already_shown_gives_the_field_the_keyboard_again(window, open_duty, qtbot):
    shown = window()
    page = open_duty(shown, "Neri Ugo: manca il codice fiscale")
    field = page.units.person_panel.form.form.fields["tax_code"]
    qtbot.waitUntil(field.editor.hasFocus)
    shown.pages.show_number(0)
    open_duty(shown, "Neri Ugo: manca il codice fiscale")
    qtbot.waitUntil(field.editor.hasFocus)
