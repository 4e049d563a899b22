"""The page Valutazioni as a user meets it: from the keyboard, on a real archive."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication

from app.domain.issues import Link
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.workflow import RoundState, SheetState
from app.models.evaluation import EvaluationRound
from app.services import first_look
from app.services.audit import undoing
from app.services.methods.keeping import ensure_preset
from app.services.sheets.steps import complete_sheet, mark_not_evaluable
from app.services.transaction import unit_of_work
from app.ui.evaluation.item_line import NoteEdit
from app.ui.evaluation.scale_bar import ScaleBar
from tests.services.rounds.test_rounds import move
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics, keyboard


def choose(tab, settle, surname):
    row = next(row for row in tab.table.rows() if row.person.startswith(surname))
    tab.table.select(row.id)
    settle()
    return row.id


def press(qtbot, *keys):
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(keyboard(), key)
        else:
            qtbot.keyClick(keyboard(), key)


def state_of(comune, surname):
    return comune.detail(surname).state


def test_that_a_whole_sheet_is_filled_and_completed_with_keys_only(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.table.view.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(keyboard(), ScaleBar)
    assert keyboard().accessibleName() == "Riordino dell'archivio"
    for _ in range(6):
        press(qtbot, "4", Qt.Key.Key_Return)
    settle()
    assert tab.sheet.outcome.total.text() == "Totale: 86,40"
    assert keyboard() is tab.sheet.button("complete")
    press(qtbot, Qt.Key.Key_Space)
    settle()
    assert state_of(session_open, "Rossi") is SheetState.COMPLETED
    assert tab.table.current_row().state is SheetState.COMPLETED
    assert tab.bar.count.text() == "1/4 compilate"


def test_that_each_score_is_one_operation_undone_by_name(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "4", Qt.Key.Key_Return, "5")
    settle()
    assert first_look.undoable(session_open.workspace).undo == "Punteggio di Rossi Mario"
    tab.desk.save(undoing.undo_last)
    settle()
    values = [line.item.value for line in tab.sheet.scores.lines if line.takes_score]
    assert values[:2] == [Decimal(4), None]


def test_that_the_outcome_and_the_row_follow_each_score(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    assert tab.table.current_row().missing == 6
    tab.sheet.start()
    press(qtbot, "4")
    settle()
    assert tab.sheet.outcome.total.text().startswith("Totale provvisorio: ")
    assert tab.table.current_row().missing == 5
    assert tab.sheet.missing.list.count() == 5


def test_that_erasing_a_score_makes_it_missing_again(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "4", Qt.Key.Key_Delete)
    settle()
    assert tab.sheet.missing.list.count() == 6


def test_that_a_digit_off_the_scale_gives_nothing(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "9")
    settle()
    assert keyboard().value is None
    assert keyboard().parentWidget().message.text.startswith("La cifra 9 non è nella scala.")
    assert state_of(session_open, "Rossi") is SheetState.PREPARED


def test_that_f2_opens_the_note_and_enter_keeps_it(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "4", Qt.Key.Key_F2)
    assert isinstance(keyboard(), NoteEdit)
    press(qtbot, "Archivio riordinato", Qt.Key.Key_Return)
    settle()
    assert isinstance(keyboard(), ScaleBar)
    [note] = [item.note for item in session_open.detail("Rossi").items if item.note]
    assert note == "Archivio riordinato"


def test_that_the_note_opened_is_in_view_to_its_end(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    page = tab.sheet.scores
    page.lines[-1].start()
    press(qtbot, Qt.Key.Key_F2)
    note = page.lines[-1].note
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect() == note.rect())
    press(qtbot, "Parole " * 40)
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect() == note.rect())


def test_that_a_note_above_what_is_in_view_is_shown_with_its_line(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    page = tab.sheet.scores
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    line = next(line for line in page.lines if line.takes_score)
    page.open_note(*line.item.place)
    qtbot.waitUntil(lambda: line.note.visibleRegion().boundingRect() == line.note.rect())


def test_that_a_line_taller_than_the_page_is_shown_from_its_title(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    page = tab.sheet.scores
    line = [line for line in page.lines if line.takes_score][-1]
    page.area.setFixedHeight(line.height())
    QApplication.processEvents()
    line.start()
    assert page.area.verticalScrollBar().value() == min(line.y(), page.area.verticalScrollBar().maximum())


def test_that_the_list_counts_sheets_and_the_distribution_speaks_in_words(tab, settle, session_open):
    assert tab.table.count.text() == "4 schede"
    session_open.fill("Rossi")
    tab.make_stale()
    settle()
    assert "nella fascia più alta: 0 %" in tab.distribution.bars.accessibleDescription().replace("\u00a0", " ")


def test_that_control_and_arrows_change_sheet_and_go_on_filling(qtbot, tab, settle):
    choose(tab, settle, "Neri")
    tab.sheet.start()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert tab.sheet.name.text() == "Rossi Mario"
    assert isinstance(keyboard(), ScaleBar)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert tab.sheet.name.text() == "Neri Ugo"


def test_that_showing_a_sheet_saves_nothing(qtbot, tab, settle, session_open):
    session_open.fill("Rossi")
    entries = len(undoing.list_entries(session_open.workspace))
    for surname in ("Rossi", "Neri", "Verdi"):
        choose(tab, settle, surname)
    assert len(undoing.list_entries(session_open.workspace)) == entries


def test_that_measured_objectives_show_their_values_and_take_no_score(tab, settle):
    choose(tab, settle, "Rossi")
    line = next(line for line in tab.sheet.scores.lines if line.item.label == "Riduzione dei tempi di rilascio")
    assert line.editor is None
    assert line.meaning.text() == "Pratiche chiuse  ·  atteso 10 pratiche  ·  risultato 8 pratiche  ·  grado 80,00"


def test_that_the_explanation_is_the_tree_of_the_engine(tab, settle, session_open):
    session_open.fill("Rossi")
    choose(tab, settle, "Rossi")
    tree = tab.sheet.explanation.tree
    assert tree.model.rowCount() == len(tab.sheet.detail.result.tree.children)


def test_that_a_calculation_too_long_for_its_column_is_written_in_full_below(tab, settle, session_open):
    session_open.fill("Rossi")
    choose(tab, settle, "Rossi")
    page = tab.sheet.explanation
    first = page.tree.model.node_at(page.tree.model.index(0, 0))
    page.tree.select(first.children[0].key)
    assert page.whole.text() == first.children[0].texts[0]


def test_that_a_provisional_outcome_has_neither_band_nor_share(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "4")
    settle()
    assert tab.sheet.outcome.rest.text().endswith("fascia –  ·  quota del premio –")
    tree = tab.sheet.explanation.tree
    assert tree.model.rowCount() == len(tab.sheet.detail.result.tree.children) - 2


def test_that_a_missing_thing_leads_to_its_line_or_to_its_objective(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    missing = tab.sheet.missing.list
    last = missing.item(missing.count() - 1)
    missing.itemActivated.emit(last)
    assert isinstance(keyboard(), ScaleBar)
    assert keyboard().accessibleName() in last.text()


@pytest.mark.parametrize("kind", [MissingKind.VALUE, MissingKind.WEIGHT])
def test_that_what_an_objective_of_the_unit_lacks_leads_to_that_objective(qtbot, tab, kind):
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        tab.sheet_actions.go_to_missing(Missing("unita", "objective:7", "Manca", kind))
    assert asked.args == [Link("objective", 7)]


def test_that_completing_too_early_shows_what_is_missing(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    tab.sheet.button("complete").click()
    assert tab.sheet.pages.currentWidget() is tab.sheet.missing
    assert tab.sheet.pages.tabText(1) == "Manca (6)"
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(keyboard(), ScaleBar)


def test_that_reopening_asks_for_the_reason(qtbot, tab, settle, session_open):
    complete_sheet(session_open.workspace, session_open.fill("Rossi"))
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    assert not tab.sheet.keys.isVisible()
    tab.sheet.button("reopen").click()
    dialog = tab.sheet_actions.dialog
    dialog.form.fields["reason"].fill("Punteggio da rivedere")
    dialog.submit()
    settle()
    assert state_of(session_open, "Rossi") is SheetState.IN_PROGRESS
    assert tab.sheet.keys.isVisible()


def test_that_the_session_is_opened_and_prepared_from_the_page(qtbot, empty_tab, settle, comune):
    ensure_preset(comune.workspace)
    tab = empty_tab
    assert tab.bar.facts.text() == "Per quest'anno non c'è ancora una sessione di valutazione."
    tab.bar.open_button.click()
    settle()
    tab.session_actions.dialog.submit()
    settle()
    assert "Prepara sessione" in tab.table.view.empty_text
    tab.bar.prepare_button.click()
    settle()
    preview = tab.session_actions.dialog
    assert len(preview.table.rows()) == 4
    preview.yes.click()
    settle()
    assert tab.window().focusWidget() is tab.table.view
    assert [row.person for row in tab.table.rows()] == ["Bruni Lia", "Neri Ugo", "Rossi Mario", "Verdi Anna"]


def test_that_a_filled_sheet_is_changed_only_when_ticked(qtbot, tab, settle, session_open):
    sheet_id = session_open.fill("Rossi")
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 7, 1))
    tab.bar.prepare_button.click()
    settle()
    preview = tab.session_actions.dialog
    assert preview.confirmed == []
    preview.confirmations.item(0).setCheckState(Qt.CheckState.Checked)
    assert preview.confirmed == [sheet_id]
    preview.yes.click()
    settle()
    assert len([row for row in tab.table.rows() if row.person == "Rossi Mario"]) == 2


def test_that_a_link_shows_its_sheet(tab, settle, session_open):
    tab.show_place(Link("sheet", session_open.sheet_id("Verdi")))
    settle()
    assert tab.sheet.name.text() == "Verdi Anna"


def test_that_a_sheet_not_evaluable_says_why(tab, settle, session_open):
    mark_not_evaluable(session_open.workspace, session_open.sheet_id("Rossi"), "Assente tutto l'anno")
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    assert tab.sheet.outcome.rest.text() == "Assente tutto l'anno"
    assert tab.sheet.button("reopen").isVisible()


def test_that_the_distribution_is_drawn_for_every_evaluator(tab, settle, session_open):
    for surname in ("Rossi", "Neri", "Bruni"):
        session_open.fill(surname)
    tab.make_stale()
    settle()
    assert "Verdi Anna: 2 di 2" in tab.distribution.bars.accessibleDescription()
    assert tab.distribution.message.text == "Totali tutti uguali: Verdi Anna (D.Lgs. 150/2009 art. 18)."


def test_that_the_page_is_accessible(tab, settle):
    choose(tab, settle, "Rossi")
    assert_accessible(tab)
    assert_unique_mnemonics(tab)


@pytest.mark.parametrize("key", ["strengths", "training"])
def test_that_a_text_is_kept_when_it_is_left(qtbot, tab, settle, session_open, key):
    choose(tab, settle, "Rossi")
    tab.sheet.pages.setCurrentWidget(tab.sheet.texts)
    editor = tab.sheet.texts.form.fields[key].editor
    editor.setFocus()
    press(qtbot, "Costanza")
    tab.table.view.setFocus()
    settle()
    assert getattr(session_open.detail("Rossi").texts, key) == "Costanza"


def test_that_a_refused_preparation_says_why_and_leaves_the_dialog_open(tab, settle, session_open):
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 7, 1))
    tab.bar.prepare_button.click()
    settle()
    dialog = tab.session_actions.dialog
    with unit_of_work(session_open.workspace, "Chiusura") as unit:
        unit.get(EvaluationRound, session_open.round_id).state = RoundState.CLOSED
    dialog.yes.click()
    settle()
    assert dialog.message.text.startswith("La sessione è chiusa.")
    assert dialog.buttons.isEnabled()


def test_that_control_p_previews_the_sheet_to_save_under_the_name_of_its_person(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    qtbot.keyClick(tab.table.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    preview = tab.sheet_actions.dialog
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    [printing] = preview.findChildren(QPrintDialog)
    assert printing.chosen.docName() == "Scheda_2024_Rossi_Mario_0002.pdf"
    printing.close()
    preview.close()


def test_that_the_keys_leave_their_room_to_the_lines_in_a_low_window(tab, settle):
    choose(tab, settle, "Rossi")
    line = tab.sheet.fontMetrics().height()
    tab.sheet.resize(tab.sheet.width(), line * 30)
    assert not tab.sheet.keys.isHidden()
    tab.sheet.resize(tab.sheet.width(), line * 12)
    assert tab.sheet.keys.isHidden()
