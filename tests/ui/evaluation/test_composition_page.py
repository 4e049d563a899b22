"""*Composizione* from the keyboard: what does not apply, factors chosen, weights, corrections."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.sheets.composition import PartState
from app.services.sheets.composition import choose_factor, exclude_part
from app.services.sheets.steps import complete_sheet
from tests.ui.evaluation.conftest import shown
from tests.ui.evaluation.test_tab import choose, press
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

WHY = "Non ha contatti con il pubblico"


@pytest.fixture
def tab(qtbot, composed, desk, settle):
    """The page with Rossi's sheet on Composizione."""
    tab = shown(qtbot, desk, settle)
    choose(tab, settle, "Rossi")
    tab.sheet.show_composition("")
    return tab


def page(tab):
    return tab.sheet.composition


def part(composed, key):
    return next(one for one in composed.detail("Rossi").composition.parts if one.id == key)


def select(tab, key):
    assert page(tab).table.select(key)
    page(tab).table.view.setFocus()


def test_that_every_widget_can_be_named_and_reached(tab):
    assert_accessible(page(tab))
    assert_unique_mnemonics(page(tab))


def test_that_enter_on_an_offered_factor_puts_it_on_the_sheet_and_again_takes_it_off(qtbot, tab, settle, composed):
    select(tab, "capacita/sportello")
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert part(composed, "capacita/sportello").state is PartState.CHOSEN
    assert page(tab).choose_button.text() == page(tab).choose_button.accessibleName() == "Togli dalla scheda"
    assert any(line.item.key == "sportello" for line in tab.sheet.scores.decisions.rows)
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert part(composed, "capacita/sportello").state is PartState.OFFERED


def test_that_a_chosen_factor_with_a_score_is_taken_off_only_after_asking(qtbot, tab, settle, composed):
    choose_factor(composed.workspace, composed.sheet_id("Rossi"), "capacita", "sportello")
    composed.fill("Rossi", 4, degree=90)
    tab.make_stale()
    settle()
    select(tab, "capacita/sportello")
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert part(composed, "capacita/sportello").state is PartState.CHOSEN
    question = tab.sheet_actions.dialog
    assert "Rapporto con il pubblico" in question.text()
    next(button for button in question.buttons() if button.text() == "Togli dalla scheda").click()
    settle()
    assert part(composed, "capacita/sportello").state is PartState.OFFERED


def test_that_a_part_does_not_apply_once_the_reason_is_written(qtbot, tab, settle, composed):
    select(tab, "capacita/cura")
    press(qtbot, Qt.Key.Key_Return)
    dialog = tab.sheet_actions.dialog
    dialog.submit()
    assert dialog.isVisible()
    dialog.form.fill_values({"reason": WHY})
    dialog.submit()
    settle()
    assert (part(composed, "capacita/cura").state, part(composed, "capacita/cura").reason) == (PartState.EXCLUDED, WHY)
    line = next(line for line in tab.sheet.scores.decisions.rows if line.item.key == "cura")
    assert line.excluded.text() == f"Non si applica: {WHY}"
    assert not line.takes_score
    assert page(tab).exclude_button.text() == "Si applica"
    page(tab).exclude_button.click()
    settle()
    assert part(composed, "capacita/cura").state is PartState.APPLIES


def test_that_a_weight_is_chosen_within_its_range(qtbot, tab, settle, composed):
    select(tab, "obiettivi/")
    press(qtbot, Qt.Key.Key_Return)
    dialog = tab.sheet_actions.dialog
    dialog.form.fill_values({"weight": Decimal(55)})
    dialog.submit()
    assert "da 30 a 50" in dialog.form.fields["weight"].message.text
    dialog.form.fill_values({"weight": Decimal(50)})
    dialog.submit()
    settle()
    assert part(composed, "obiettivi/").weight == 50
    assert "sommano a 110 e devono sommare a 100" in tab.sheet.composition.weights.text


def test_that_only_sections_with_a_range_take_a_weight(tab):
    for key, is_enabled in (("obiettivi/", True), ("clima/", False), ("capacita/cura", False)):
        select(tab, key)
        assert page(tab).weigh_button.isEnabled() is is_enabled


def test_that_a_correction_is_added_and_taken_back(qtbot, tab, settle, composed):
    select(tab, "rettifica/")
    press(qtbot, Qt.Key.Key_Return)
    dialog = tab.sheet_actions.dialog
    assert dialog.form.draft_values()["signed_by"] == "Verdi Anna"
    dialog.form.fill_values({"points": Decimal(9), "reason": "Merito"})
    dialog.submit()
    settle()
    assert dialog.isVisible()
    dialog.form.fill_values({"points": Decimal("2.5")})
    dialog.submit()
    settle()
    row = next(one for one in page(tab).table.rows() if one.state is PartState.CORRECTION)
    assert (row.title, row.reason) == ("+2,5 punti", "Merito (Verdi Anna, 31/12/2024)")
    select(tab, row.id)
    assert page(tab).correct_button.text() == "Togli correzione"
    page(tab).correct_button.click()
    settle()
    assert not any(one.state is PartState.CORRECTION for one in page(tab).table.rows())


def test_that_only_what_the_method_allows_is_offered(tab, settle):
    buttons = (page(tab).correct_button, page(tab).choose_button, page(tab).weigh_button)
    assert all(button.isVisible() for button in buttons)
    choose(tab, settle, "Verdi")
    assert not any(button.isVisible() for button in buttons)
    assert page(tab).exclude_button.isVisible()


def test_that_what_lacks_a_choice_leads_to_the_composition(qtbot, tab, settle):
    tab.sheet.missing_menu.aboutToShow.emit()
    actions = tab.sheet.missing_menu.actions()
    next(action for action in actions if "fattori scelti" in action.text()).trigger()
    assert tab.sheet.pages.currentWidget() is page(tab)
    assert page(tab).table.current_row().id == "capacita/"


def test_that_a_sheet_that_is_not_open_is_only_read(tab, settle, composed):
    choose_factor(composed.workspace, composed.sheet_id("Rossi"), "capacita", "sportello")
    exclude_part(composed.workspace, composed.sheet_id("Rossi"), "capacita", "cura", WHY)
    composed.fill("Rossi", 4, degree=90)
    complete_sheet(composed.workspace, composed.sheet_id("Rossi"))
    tab.make_stale()
    settle()
    for key in ("obiettivi/", "capacita/cura", "capacita/sportello"):
        select(tab, key)
        buttons = (page(tab).weigh_button, page(tab).choose_button, page(tab).exclude_button, page(tab).correct_button)
        assert not any(button.isEnabled() for button in buttons)


def test_that_the_row_chosen_stays_in_sight_in_a_low_window(qtbot, tab):
    area, view = page(tab).area, page(tab).table.view
    area.setFixedHeight(view.verticalHeader().defaultSectionSize() * 4)
    QApplication.processEvents()
    view.setFocus()
    for _ in range(view.model().rowCount() - 1):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        row = view.visualRect(view.currentIndex())
        centre = view.viewport().mapTo(area, row.center())
        assert 0 < centre.y() < area.height()
