"""The page Valutazioni as a user meets it: from the keyboard, on a real archive."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.issues import Link
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.workflow import RoundState, SheetState
from app.models.evaluation import EvaluationRound
from app.services.audit import undoing
from app.services.audit.undo_names import undoable
from app.services.methods.keeping import ensure_preset
from app.services.sheets.steps import complete_sheet, mark_not_evaluable
from app.services.transaction import unit_of_work
from app.ui.evaluation.note_edit import NoteEdit
from app.ui.evaluation.page_parts import Beside
from app.ui.kit.desk import Desk
from app.ui.kit.focus_ring import RINGED
from app.ui.kit.grade import Grade
from app.ui.kit.hub import Hub
from app.ui.kit.tab import PageVerb
from tests.looking import list_entries
from tests.services.rounds.test_rounds import move
from tests.ui.evaluation.conftest import shown
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
    tab.rail.view.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert isinstance(keyboard(), Grade)
    assert keyboard().parentWidget().accessibleName() == "Riordino dell'archivio"
    foot = tab.sheet.foot
    assert foot.other_button.text() == "Completa"
    end = foot.other_button.geometry().right()
    for _ in range(6):
        press(qtbot, "4", Qt.Key.Key_Return)
    settle()
    assert foot.main_button.geometry().right() == end  # it stays where it was, under the pointer
    assert (tab.sheet.foot.word.text(), tab.sheet.foot.total.text()) == ("Totale", "86,40")
    assert keyboard() is tab.sheet.foot.main_button
    assert tab.sheet.foot.main_button.text() == "Completa"
    press(qtbot, Qt.Key.Key_Space)
    settle()
    assert state_of(session_open, "Rossi") is SheetState.COMPLETED
    assert tab.table.current_row().state is SheetState.COMPLETED
    assert (tab.rail.done.text(), tab.rail.total.text()) == ("1", "su 4")


def test_that_a_figure_in_the_rail_or_the_list_leads_to_the_scores_and_writes_none(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    for bring in (lambda: tab.parts.show_beside(Beside.RAIL), tab.parts.show_list):
        bring()
        tab.parts.take_keyboard()
        press(qtbot, "4")
        assert isinstance(keyboard(), Grade)
    settle()
    assert tab.table.current_row().missing == 6


def test_that_each_score_is_one_operation_undone_by_name(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "4", Qt.Key.Key_Return, "5")
    settle()
    assert undoable(session_open.workspace).undo == "Punteggio di Rossi Mario"
    tab.desk.save(undoing.undo_last)
    settle()
    values = [line.item.value for line in tab.sheet.scores.decisions.rows if line.takes_score]
    assert values[:2] == [Decimal(4), None]


def test_that_the_outcome_and_the_row_follow_each_score(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    assert tab.table.current_row().missing == 6
    tab.sheet.start()
    press(qtbot, "4")
    settle()
    assert tab.sheet.foot.word.text() == "Totale provvisorio"
    assert tab.table.current_row().missing == 5
    assert tab.sheet.foot.missing.accessibleName() == "Mancano 5 punteggi"


def test_that_erasing_a_score_makes_it_missing_again(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "4", Qt.Key.Key_Delete)
    settle()
    assert tab.sheet.foot.missing.accessibleName() == "Mancano 6 punteggi"


def test_that_a_digit_off_the_scale_gives_nothing(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "9")
    settle()
    assert keyboard().parentWidget().value is None
    assert tab.sheet.scores.decisions.current.message.text.startswith("La cifra 9 non è nella scala.")
    assert state_of(session_open, "Rossi") is SheetState.PREPARED


def test_that_f2_opens_the_note_and_enter_keeps_it(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "4", Qt.Key.Key_F2)
    assert isinstance(keyboard(), NoteEdit)
    press(qtbot, "Archivio riordinato", Qt.Key.Key_Return)
    settle()
    assert isinstance(keyboard(), Grade)
    [note] = [item.note for item in session_open.detail("Rossi").items if item.note]
    assert note == "Archivio riordinato"


def test_that_the_note_opened_is_in_view_to_its_end(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    page = tab.sheet.scores.decisions
    page.rows[-1].start()
    press(qtbot, Qt.Key.Key_F2)
    note = page.rows[-1].note
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect() == note.rect())
    press(qtbot, "Parole " * 40)
    qtbot.waitUntil(lambda: note.visibleRegion().boundingRect() == note.rect())


def test_that_a_note_above_what_is_in_view_is_shown_with_its_line(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    page = tab.sheet.scores.decisions
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    line = next(line for line in page.rows if line.takes_score)
    page.open_note(*line.item.place)
    qtbot.waitUntil(lambda: line.note.visibleRegion().boundingRect() == line.note.rect())


def test_that_a_line_taller_than_the_page_is_shown_from_its_title(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    page = tab.sheet.scores.decisions
    line = [line for line in page.rows if line.takes_score][-1]
    page.area.setFixedHeight(line.height())
    QApplication.processEvents()
    line.start()
    bar = page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == min(line.y(), bar.maximum()))


def test_that_the_list_counts_sheets_and_the_distribution_speaks_in_words(tab, settle, session_open):
    assert tab.table.count.text() == "4 schede"
    session_open.fill("Rossi")
    tab.make_stale()
    settle()
    assert "fascia più alta 0 %" in tab.list.distribution.bars.accessibleDescription().replace("\u00a0", " ")


def test_that_control_and_arrows_change_sheet_and_go_on_filling(qtbot, tab, settle):
    choose(tab, settle, "Neri")
    tab.sheet.start()
    qtbot.keyClick(keyboard(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert tab.sheet.header.name.text() == "Rossi Mario"
    assert isinstance(keyboard(), Grade)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert tab.sheet.header.name.text() == "Neri Ugo"


def test_that_showing_a_sheet_saves_nothing(qtbot, tab, settle, session_open):
    session_open.fill("Rossi")
    entries = len(list_entries(session_open.workspace))
    for surname in ("Rossi", "Neri", "Verdi"):
        choose(tab, settle, surname)
    assert len(list_entries(session_open.workspace)) == entries


def test_that_measured_objectives_unfold_their_values_and_take_no_score(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    rows = tab.sheet.scores.measured.rows
    row = next(row for row in rows if row.head.words.title == "Riduzione dei tempi di rilascio")
    assert not any(one.item.label == row.head.words.title for one in tab.sheet.scores.decisions.rows)
    assert (row.head.words.weight, row.head.words.degree) == ("60", "80,00")
    qtbot.keyClick(row.head, Qt.Key.Key_Right)
    words = [label.text() for label in row.body.findChildren(QLabel)]
    assert "Pratiche chiuse  ·  atteso 10 pratiche  ·  risultato 8 pratiche  ·  grado 80,00" in words
    assert "Fonte: Protocollo" in words
    assert any(text.endswith("= 80") for text in words), words


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


def test_that_a_provisional_outcome_says_that_it_is_and_leaves_the_award_out_of_its_explanation(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    press(qtbot, "4")
    settle()
    assert tab.sheet.foot.word.text() == "Totale provvisorio"
    tree = tab.sheet.explanation.tree
    assert tree.model.rowCount() == len(tab.sheet.detail.result.tree.children) - 2


def test_that_a_missing_thing_leads_to_its_row(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    tab.sheet.missing_menu.aboutToShow.emit()
    last = tab.sheet.missing_menu.actions()[-1]
    last.trigger()
    assert isinstance(keyboard(), Grade)
    assert keyboard().parentWidget().accessibleName() in last.text()


@pytest.mark.parametrize("kind", [MissingKind.VALUE, MissingKind.WEIGHT])
def test_that_what_an_objective_of_the_unit_lacks_leads_to_that_objective(qtbot, tab, kind):
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        tab.sheet_actions.go_to_missing(Missing("unita", "objective:7", "Manca", kind))
    assert asked.args == [Link("missing_value" if kind is MissingKind.VALUE else "objective", 7)]


def test_that_a_section_without_objectives_leads_to_their_page_and_says_what_to_do_there(qtbot, tab):
    heard = []
    tab.desk.hub.notice_told.connect(heard.append)
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        tab.sheet_actions.go_to_missing(Missing("strategici", "", "Obiettivi comuni: nessun obiettivo è assegnato"))
    assert asked.args[0].kind == "objectives"
    assert heard[0].words.startswith("Obiettivi comuni: nessun obiettivo è assegnato. Si assegnano da qui")


def test_that_completing_too_early_leads_to_what_is_missing(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    tab.sheet.pages.setCurrentWidget(tab.sheet.history)
    tab.sheet.foot.other_button.click()
    assert tab.sheet.pages.currentWidget() is tab.sheet.scores
    assert keyboard().parentWidget().accessibleName() == "Riordino dell'archivio"


def test_that_the_primary_goes_from_one_missing_thing_to_the_next_and_round_again(qtbot, tab, settle):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    names = [keyboard().parentWidget().accessibleName()]
    for _ in range(6):
        tab.sheet.foot.main_button.click()
        names.append(keyboard().parentWidget().accessibleName())
    assert len(set(names)) == 6
    assert names[-1] == names[0]


def test_that_f8_walks_what_is_missing_both_ways(tab, settle):
    choose(tab, settle, "Rossi")
    tab.sheet.start()
    names = [keyboard().parentWidget().accessibleName()]
    for verb in (PageVerb.NEXT_MISSING,) * 2 + (PageVerb.PREVIOUS_MISSING,) * 3:
        tab.page_verbs()[verb]()
        names.append(keyboard().parentWidget().accessibleName())
    rows = [row.item.label for row in tab.sheet.scores.decisions.rows]
    assert names == [rows[0], rows[1], rows[2], rows[1], rows[0], rows[5]]


def test_that_from_a_sheet_that_lacks_nothing_f8_goes_to_the_next_that_does(tab, settle, session_open):
    session_open.fill("Neri")
    session_open.fill("Rossi")
    tab.make_stale()
    settle()
    for verb, start, expected in (
        (PageVerb.NEXT_MISSING, "Neri", "Verdi Anna"),
        (PageVerb.PREVIOUS_MISSING, "Rossi", "Bruni Lia"),
    ):
        choose(tab, settle, start)
        tab.page_verbs()[verb]()
        settle()
        assert tab.sheet.header.name.text() == expected
        assert isinstance(keyboard(), Grade)


def test_that_a_link_to_what_a_sheet_lacks_puts_the_keyboard_there(tab, settle, session_open):
    for _ in range(2):
        tab.show_place(Link("sheet", session_open.sheet_id("Verdi"), "missing"))
        settle()
        assert tab.sheet.header.name.text() == "Verdi Anna"
        assert isinstance(keyboard(), Grade)
        tab.rail.view.setFocus()


def test_that_reopening_asks_for_the_reason(qtbot, tab, settle, session_open):
    complete_sheet(session_open.workspace, session_open.fill("Rossi"))
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    assert not any(row.takes_score for row in tab.sheet.scores.decisions.rows)
    tab.sheet.steps["reopen"].trigger()
    dialog = tab.sheet_actions.dialog
    dialog.form.fields["reason"].fill("Punteggio da rivedere")
    dialog.submit()
    settle()
    assert state_of(session_open, "Rossi") is SheetState.IN_PROGRESS
    assert any(row.takes_score for row in tab.sheet.scores.decisions.rows)


def test_that_the_session_is_opened_and_prepared_from_the_page(qtbot, empty_tab, settle, comune):
    ensure_preset(comune.workspace)
    tab = empty_tab
    assert tab.nothing.why.text() == "Nessuna sessione aperta per quest'anno."
    assert keyboard() is tab.nothing.button
    press(qtbot, Qt.Key.Key_Return)
    settle()
    tab.session_actions.dialog.submit()
    settle()
    assert tab.nothing.why.text() == "La sessione non ha ancora schede."
    tab.nothing.button.click()
    settle()
    preview = tab.session_actions.dialog
    assert len(preview.table.rows()) == 4
    preview.yes.click()
    settle()
    assert tab.window().focusWidget() is tab.rail.view
    assert [row.person for row in tab.table.rows()] == ["Bruni Lia", "Neri Ugo", "Rossi Mario", "Verdi Anna"]


def test_that_a_filled_sheet_is_changed_only_when_ticked(qtbot, tab, settle, session_open):
    sheet_id = session_open.fill("Rossi")
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 7, 1))
    tab.tools.actions_by_name["prepare"].trigger()
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
    assert tab.sheet.header.name.text() == "Verdi Anna"


def test_that_a_sheet_not_evaluable_says_why(tab, settle, session_open):
    mark_not_evaluable(session_open.workspace, session_open.sheet_id("Rossi"), "Assente tutto l'anno")
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    assert tab.sheet.foot.parts.text() == "Assente tutto l'anno"
    assert tab.sheet.steps["reopen"].isVisible()


def test_that_the_distribution_is_drawn_for_every_evaluator(tab, settle, session_open):
    for surname in ("Rossi", "Neri", "Bruni"):
        session_open.fill(surname)
    tab.make_stale()
    settle()
    assert "Verdi Anna: 2 di 2" in tab.list.distribution.bars.accessibleDescription()
    assert tab.list.distribution.message.text == "Totali tutti uguali: Verdi Anna (D.Lgs. 150/2009 art. 18)."


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
    tab.rail.view.setFocus()
    settle()
    assert getattr(session_open.detail("Rossi").texts, key) == "Costanza"


def test_that_a_refused_preparation_says_why_and_leaves_the_dialog_open(tab, settle, session_open):
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 7, 1))
    tab.tools.actions_by_name["prepare"].trigger()
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
    qtbot.keyClick(tab.rail.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    preview = tab.sheet_actions.dialog
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    [printing] = preview.findChildren(QPrintDialog)
    assert printing.chosen.docName() == "Scheda_2024_Rossi_Mario_0002.pdf"
    printing.close()
    preview.close()


def test_that_each_note_is_called_after_what_it_is_written_about(tab, settle):
    for surname in ("Rossi", "Verdi"):
        choose(tab, settle, surname)
        rows = [row for row in tab.sheet.scores.decisions.rows if row.isVisible()]
        assert rows
        assert [row.note.accessibleName() for row in rows] == [f"Nota: {row.item.label}" for row in rows]


def test_that_an_empty_page_that_offers_nothing_takes_no_keyboard_and_so_has_no_frame(qtbot, comune, runner, settle):
    mayor = Actor("Gialli Piero", UserRole.MAYOR)
    tab = shown(qtbot, Desk(replace(comune.workspace, actor=mayor), runner, Hub(2024)), settle)
    assert tab.nothing.why.text() == "Nessuna sessione aperta per quest'anno."
    assert not tab.nothing.button.isEnabled()
    now = QApplication.focusWidget()
    assert now is None or not (tab.isAncestorOf(now) and isinstance(now, RINGED))
