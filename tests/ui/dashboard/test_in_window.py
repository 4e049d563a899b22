"""From a line of the Cruscotto to the very field, in the whole window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel
from sqlalchemy import select

from app.domain.objectives import ValueKind
from app.models.objectives import IndicatorValue
from app.services.transaction import unit_of_work
from app.ui.objectives.indicator_dialog import IndicatorDialog
from app.ui.objectives.person_dialog import PersonWeightsDialog
from app.ui.objectives.value_dialog import ValueDialog
from tests.ui.driving import dialog_over
from tests.ui.waiting import wait_for_idle


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
        wait_for_idle(qtbot, window.runner)
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
    wait_for_idle(qtbot, shown.runner)
    [action] = [one for one in shown.findChildren(QAction) if one.shortcut().toString() == "F8"]
    assert action.isEnabled()
    action.trigger()
    wait_for_idle(qtbot, shown.runner)
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


def test_that_an_objective_without_indicators_leads_to_a_new_one(window, open_duty):
    page = open_duty(window(), "O3 «Riordino dell'archivio» non ha indicatori")
    assert page.details.objective.switch.current == 1
    dialog = dialog_over(page, IndicatorDialog)
    assert dialog.form.fields["name"].editor.hasFocus()
    assert dialog.form.fields["source"].label.text().replace("&", "") == "Fonte prevista *"
    dialog.reject()


def test_that_a_missing_source_leads_to_its_cell_of_the_indicators(window, open_duty, session_open):
    page = open_duty(window(), "O2, indicatore «Pratiche chiuse»: manca la fonte")
    indicators = page.details.objective.page("Indicatori")
    assert page.details.objective.switch.current == 1
    assert indicators.table.current_row().id == session_open.indicators["misurato"]
    place = indicators.table.view.currentIndex().column()
    assert indicators.table.model.columns[place].key == "source"
    assert indicators.table.view.state() is QAbstractItemView.State.EditingState


def test_that_a_missing_value_leads_to_the_dialog_with_the_value_to_write(window, open_duty, session_open):
    measured = session_open.indicators["misurato"]

    def forget(unit):
        for value in unit.session.scalars(select(IndicatorValue).where(IndicatorValue.indicator_id == measured)):
            unit.session.delete(value)

    page = open_duty(window(forget), "Manca il consuntivo")
    dialog = dialog_over(page, ValueDialog)
    assert dialog.form.fields["value"].editor.hasFocus()
    assert dialog.form.draft_values()["kind"] is ValueKind.FINAL
    dialog.reject()


def test_that_an_objective_without_its_mandate_leads_to_that_field(window, open_duty):
    page = open_duty(window(), "O1 «Trasparenza del sito» non è collegato")
    description = page.details.objective.page("Descrizione")
    assert description.form.fields["mandate_line_id"].editor.hasFocus()


def test_that_a_person_without_all_the_acknowledgements_opens_the_objectives_of_the_person(window, open_duty):
    page = open_duty(window(), "Neri Ugo: manca la data di presa visione")
    dialog = dialog_over(page, PersonWeightsDialog)
    assert any("Neri Ugo" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_that_a_sheet_to_fill_leads_to_its_first_score(window, open_duty, qtbot):
    page = open_duty(window(), "Neri Ugo: scheda da cominciare")
    qtbot.waitUntil(lambda: page.sheet.detail is not None and page.sheet.detail.person.full_name == "Neri Ugo")
    rows = page.sheet.scores.decisions
    qtbot.waitUntil(lambda: rows.isAncestorOf(page.window().focusWidget()))
    assert rows.current is rows.rows[0]
