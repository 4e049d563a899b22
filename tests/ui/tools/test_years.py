"""The years from the menu Strumenti, with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QScrollArea
from sqlalchemy import select

from app.domain.next_year.choice import CopiedPart
from app.domain.objectives import ObjectiveKind, ObjectiveScope
from app.domain.objectives.lacks import Lack
from app.domain.workflow import CycleState
from app.models.cycles import Cycle
from app.models.objectives import Objective
from app.services.cycles import list_cycles
from app.services.structure.acts import list_acts
from app.services.transaction import unit_of_work
from app.ui.closing.closing_dialog import ClosingDialog, ReopenYearDialog
from app.ui.structure.tab import StructureTab
from app.ui.tools.copy_year_dialog import CopyYearDialog
from app.ui.tools.year_dialogs import NewYearDialog, YearDialog
from tests.archives.closing import closing_of_year
from tests.archives.office import list_objectives
from tests.looking import closing_records
from tests.ui.driving import agree
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

Key = Qt.Key


@pytest.fixture
def press(qtbot):
    def keys(widget, *what):
        for one in what:
            if isinstance(one, str):
                qtbot.keyClicks(widget, one)
            else:
                qtbot.keyClick(widget, one)

    return keys


@pytest.fixture
def type_in(press):
    """Write in a field of a dialog as one would: all that was there goes."""

    def write(dialog, key, text):
        editor = dialog.form.fields[key].editor
        editor.setFocus()
        editor.selectAll()
        press(editor, text)
        return editor

    return write


def years(window):
    return [row.year for row in list_cycles(window.desk.workspace)]


def shown_years(window):
    return [window.year.itemText(place) for place in range(window.year.count())]


def open_2025(actions, dialog, press, wait):
    actions.new_year.trigger()
    press(dialog(NewYearDialog), Key.Key_Return)
    wait()


def test_that_the_next_year_is_proposed_and_shown_after_ok(window, actions, dialog, press, wait):
    actions.new_year.trigger()
    new = dialog(NewYearDialog)
    assert new.form.draft_values() == {
        "year": 2025, "plan_from": 2025, "plan_to": 2027, "mandate_from": None, "mandate_to": None, "plan_act": None,
        "dup_act": None, "copies": False,
    }  # fmt: skip
    press(new, Key.Key_Return)
    wait()
    assert years(window) == [2025, 2024]
    assert window.desk.year == 2025
    assert window.year.currentText() == "2025"
    assert actions.year_data.text() == "&Dati dell'anno 2025…"


def test_that_a_year_there_already_is_refused_under_its_field(window, actions, dialog, press, type_in):
    actions.new_year.trigger()
    new = dialog(NewYearDialog)
    type_in(new, "year", "2024")
    press(new, Key.Key_Return)
    assert new.isVisible()
    assert "2024 è già nell'archivio" in new.form.fields["year"].message.text
    assert new.form.fields["year"].message.isVisible()
    assert all(area.verticalScrollBar().maximum() == 0 for area in new.findChildren(QScrollArea))
    press(new, Key.Key_Escape)
    assert years(window) == [2024]


def test_that_an_absurd_year_is_refused_under_its_field(window, actions, dialog, press, type_in):
    actions.new_year.trigger()
    new = dialog(NewYearDialog)
    for year in ("202", "20255", "-1", "dieci"):
        type_in(new, "year", year)
        press(new, Key.Key_Return)
        assert new.form.fields["year"].message.text
    new.reject()
    assert years(window) == [2024]


def test_that_a_year_that_leaves_others_out_is_opened_only_after_a_question(
    window, actions, dialog, press, type_in, wait
):
    for answer, found in (("Annulla", [2024]), ("Apri l'anno", [2031, 2024])):
        actions.new_year.trigger()
        new = dialog(NewYearDialog)
        type_in(new, "year", "2031")
        new.submit()
        assert years(window) == [2024]
        question = agree(new, answer)
        wait()
        assert question == "Fra il 2031 e gli anni dell'archivio mancano 6 anni: aprire lo stesso il 2031?"
        assert years(window) == found
        if found == [2024]:
            new.done(0)


def test_that_the_plan_follows_the_year_until_somebody_writes_it(actions, dialog, type_in):
    actions.new_year.trigger()
    new = dialog(NewYearDialog)
    type_in(new, "year", "2026")
    assert new.form.draft_values()["plan_to"] == 2028
    type_in(new, "plan_from", "2024")
    type_in(new, "year", "2027")
    assert new.form.draft_values()["plan_from"] == 2024
    new.reject()


def test_that_undoing_a_new_year_leaves_it_without_a_word_of_error(window, actions, dialog, press, wait):
    open_2025(actions, dialog, press, wait)
    for page in range(len(window.pages.places())):
        window.pages.show_number(page)
        wait()
    window._undoing.undo()
    wait()
    assert window.desk.year == 2024
    assert shown_years(window) == ["2024"]
    assert [box.text() for box in window.findChildren(QMessageBox)] == []


def test_that_plan_and_acts_are_changed(window, actions, dialog, type_in, wait):
    actions.year_data.trigger()
    data = dialog(YearDialog)
    type_in(data, "plan_act", "delibera di Giunta n. 12")
    data.submit()
    wait()
    [row] = list_cycles(window.desk.workspace)
    assert (row.plan_act, row.dup_act, row.plan_to) == ("delibera di Giunta n. 12", "", 2026)


def test_that_a_plan_that_leaves_the_year_out_is_refused(actions, dialog, press, type_in):
    actions.year_data.trigger()
    data = dialog(YearDialog)
    type_in(data, "plan_from", "2025")
    press(data, Key.Key_Return)
    assert "viene prima del piano" in data.form.fields["plan_from"].message.text
    data.reject()


def close_shown_year(window, actions, dialog, type_in, wait):
    """Close the year of the window as one would: the act, the validation, why it is closed so."""
    closing_of_year(window.desk.workspace, window.desk.year)
    actions.close_year.trigger()
    closing = dialog(ClosingDialog)
    act = closing.form.fields["report_act_id"]
    act.fill(list_acts(window.desk.workspace)[0].id)
    type_in(closing, "validated_on", "20/01/2025")
    type_in(closing, "validation", "Verbale n. 5")
    closing.form.fields["explanation"].editor.setPlainText("Anno di prova.")
    closing.form.fields["explanation"].edited.emit()
    return closing


def test_that_a_year_is_closed_when_what_must_stand_does_and_opened_again_with_the_reason(
    window, actions, dialog, type_in, wait
):
    closing = close_shown_year(window, actions, dialog, type_in, wait)
    standing = {row.id: row.standing_words for row in closing.points.rows()}
    assert (standing["report"], standing["validation"], standing["sheets"]) == ("Fatto", "Fatto", "Spiegato")
    closing.submit()
    wait()
    assert (actions.close_year.isVisible(), actions.reopen_year.isVisible()) == (False, True)
    assert [row.state for row in list_cycles(window.desk.workspace)] == [CycleState.CLOSED]
    window._undoing.undo()
    wait()
    assert actions.reopen_year.isVisible()
    actions.reopen_year.trigger()
    reopening = dialog(ReopenYearDialog)
    reopening.submit()
    assert "Da compilare" in reopening.form.fields["reason"].message.text
    reopening.form.fields["reason"].editor.setPlainText("Un valore da correggere.")
    reopening.submit()
    wait()
    assert actions.close_year.isVisible()
    [record] = closing_records(window.desk.workspace, 2024)
    assert record.reopened_reason == "Un valore da correggere."


def test_that_what_is_missing_is_said_and_leads_where_it_is_mended(window, actions, dialog, wait):
    actions.close_year.trigger()
    closing = dialog(ClosingDialog)
    closing.submit()
    assert "Da compilare" in closing.form.fields["report_act_id"].message.text
    assert [row.state for row in list_cycles(window.desk.workspace)] == [CycleState.OPEN]
    closing.points.select("report")
    closing.go_button.click()
    wait()
    assert isinstance(window.pages.current_tab(), StructureTab)


def test_that_the_data_of_a_closed_year_are_only_shown(window, actions, dialog, type_in, press, wait):
    close_shown_year(window, actions, dialog, type_in, wait).submit()
    wait()
    actions.year_data.trigger()
    data = dialog(YearDialog)
    assert not data.buttons.button(QDialogButtonBox.StandardButton.Ok).isVisible()
    assert all(field.editor.isReadOnly() for field in data.form.fields.values())
    press(data, Key.Key_Escape)


def test_that_the_dialogs_have_names_and_letters(actions, dialog):
    for action, kind in ((actions.new_year, NewYearDialog), (actions.year_data, YearDialog)):
        action.trigger()
        shown = dialog(kind)
        assert_accessible(shown)
        assert_unique_mnemonics(shown)
        shown.reject()


def answer(box, text):
    [button] = [one for one in box.buttons() if one.text().replace("&", "") == text]
    button.click()


def test_that_a_new_year_is_begun_with_a_copy_that_is_shown_before(window, actions, dialog, press, wait):
    with unit_of_work(window.desk.workspace, "Un obiettivo") as unit:
        cycle = unit.session.scalars(select(Cycle)).one()
        kinds = {"kind": ObjectiveKind.STRATEGIC_COMMON, "scope": ObjectiveScope.ORGANISATIONAL}
        unit.add(Objective(cycle_id=cycle.id, code="SC1", title="Sito del 2024", **kinds))
    actions.new_year.trigger()
    new = dialog(NewYearDialog)
    new.form.fields["copies"].box.setChecked(True)
    press(new, Key.Key_Return)
    copy = dialog(CopyYearDialog)
    wait()
    assert years(window) == [2024]
    assert copy.message.text == "Dal 2024 al 2025: 1 obiettivo. Nulla è ancora scritto."
    assert [row.sentence for row in copy.notes.rows()] == ["Nominano il 2024 nelle loro parole: SC1."]
    assert_accessible(copy)
    assert_unique_mnemonics(copy)
    copy.boxes[CopiedPart.OBJECTIVES].setChecked(False)
    wait()
    assert not copy.boxes[CopiedPart.PHASES].isEnabled()
    assert copy.rows.rows() == []
    copy.boxes[CopiedPart.OBJECTIVES].setChecked(True)
    wait()
    press(copy, Key.Key_Return)
    wait()
    assert window.desk.year == 2025
    assert [row.lacks & {Lack.REVIEW} for row in list_objectives(window.desk.workspace, 2025)] == [{Lack.REVIEW}]
    actions.copy_year.trigger()
    again = dialog(CopyYearDialog)
    wait()
    assert not again.primary_button.isEnabled()
    assert "già stato copiato nel 2025" in again.notes.rows()[0].sentence
    again.reject()
    window._undoing.undo()
    wait()
    assert years(window) == [2024]


def test_that_a_year_with_none_before_it_has_nothing_to_copy(window, actions, wait):
    actions.copy_year.trigger()
    wait()
    [said] = [box for box in window.findChildren(QMessageBox) if box.isVisible()] or [None]
    assert said is None or "non ha anni da copiare" in said.text()
