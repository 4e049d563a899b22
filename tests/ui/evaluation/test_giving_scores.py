"""Scores given with the mouse and with the keys, refused ones, notes, and the sheets gone through and printed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from sqlalchemy import select

from app.domain.audit.filters import EVERYTHING
from app.domain.changes import Topic
from app.domain.documents.catalogue import HISTORY
from app.domain.issues import Link
from app.domain.italian import plural
from app.domain.rounds.rounds import RoundDraft
from app.domain.sheets.distribution import distribution
from app.domain.workflow import RoundKind, SheetState
from app.models.people import Posting
from app.services.audit.entries import find_entries
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.scores import NoteDraft, write_note
from app.services.sheets.steps import complete_sheet, finish_sheets, reopen_sheet
from app.services.transaction import unit_of_work
from app.ui.evaluation.distribution_panel import DistributionBars
from app.ui.evaluation.note_edit import NoteEdit
from app.ui.evaluation.score_field import ScoreField
from app.ui.kit.grade import Grade
from tests.archives.several import use_halves
from tests.looking import list_entries
from tests.pdf_words import words_of
from tests.ui.driving import choose_path, dialog_over
from tests.ui.driving import press as press_button
from tests.ui.evaluation.conftest import shown
from tests.ui.evaluation.test_tab import choose, press
from tests.ui.widgets import keyboard

DAY = date(2024, 12, 1)


def scorable(tab):
    return [line for line in tab.sheet.scores.decisions.rows if line.editor is not None]


def entries(comune):
    return len(list_entries(comune.workspace))


def value_of(comune, surname, line):
    return next(item.value for item in comune.detail(surname).items if item.place == line.item.place)


def note_of(comune, surname, line):
    return next(item.note for item in comune.detail(surname).items if item.place == line.item.place)


@pytest.fixture
def overtaken(tab, settle, session_open):
    """The sheet of Rossi on screen, open with 3 everywhere; meanwhile it has been completed elsewhere."""
    rossi = session_open.fill("Rossi", 3)
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    complete_sheet(session_open.workspace, rossi)
    return tab


def test_that_a_refused_score_brings_back_the_stored_one_and_nothing_stays_pending(
    qtbot, overtaken, settle, session_open, told
):
    line = scorable(overtaken)[0]
    line.start()
    press(qtbot, "4")
    settle()
    settle()
    assert not overtaken.sheet_actions.is_saving
    assert told() == ["La scheda è compilata: i punteggi non si possono cambiare."]
    assert scorable(overtaken)[0].editor.value == Decimal(3)
    assert value_of(session_open, "Rossi", line) == Decimal(3)
    assert overtaken.sheet.detail.state is SheetState.COMPLETED
    assert not any(line.takes_score for line in overtaken.sheet.scores.decisions.rows)


def test_that_after_a_refusal_other_sheets_are_shown_and_filled(qtbot, overtaken, settle, session_open, told):
    scorable(overtaken)[0].start()
    press(qtbot, "4")
    settle()
    settle()
    assert len(told()) == 1
    choose(overtaken, settle, "Neri")
    assert overtaken.sheet.header.name.text() == "Neri Ugo"
    line = scorable(overtaken)[0]
    line.start()
    press(qtbot, "4")
    settle()
    assert value_of(session_open, "Neri", line) == Decimal(4)
    assert not overtaken.sheet_actions.is_saving


def test_that_a_refused_note_leaves_the_stored_one(qtbot, overtaken, settle, session_open, told):
    line = scorable(overtaken)[0]
    line.start()
    press(qtbot, Qt.Key.Key_F2, "Tardi", Qt.Key.Key_Return)
    settle()
    settle()
    assert len(told()) == 1
    assert note_of(session_open, "Rossi", line) == ""
    assert not overtaken.sheet_actions.is_saving


@pytest.fixture
def closed(tab, settle, session_open):
    """The final sheet of Rossi on screen, with a note on its first line."""
    rossi = session_open.fill("Rossi")
    item = next(item for item in session_open.detail("Rossi").items if item.takes_score)
    write_note(session_open.workspace, NoteDraft(rossi, item.section, item.key, "Nota di allora"))
    complete_sheet(session_open.workspace, rossi)
    finish_sheets(session_open.workspace, session_open.round_id, interview_on=DAY, delivered_on=DAY, signed_on=DAY)
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    return tab


def test_that_the_note_of_a_closed_sheet_is_read_and_not_written(qtbot, closed, settle, session_open):
    line = next(line for line in closed.sheet.scores.decisions.rows if line.item.note)
    line.start()
    before = entries(session_open)
    assert line.note.toPlainText() == "Nota di allora"
    line.note.setFocus()
    qtbot.keyClicks(line.note, "altro")
    assert line.note.toPlainText() == "Nota di allora"
    qtbot.keyClick(line.note, Qt.Key.Key_Return)
    closed.rail.view.setFocus()
    settle()
    assert line.note.toPlainText() == "Nota di allora"
    assert note_of(session_open, "Rossi", line) == "Nota di allora"
    assert entries(session_open) == before


def test_that_f2_opens_no_note_on_a_closed_sheet(qtbot, closed):
    line = next(line for line in scorable(closed) if not line.item.note)
    line.start()
    press(qtbot, Qt.Key.Key_F2)
    assert not line.note.isVisible()
    assert isinstance(keyboard(), Grade)


def test_that_a_closed_sheet_without_remarks_says_so_and_one_with_some_shows_those_alone(closed):
    page, detail = closed.sheet.texts, closed.sheet.detail
    closed.sheet.pages.setCurrentWidget(page)
    assert page.nothing.isVisible()
    assert not [field for field in page.form.fields.values() if field.isVisible()]
    page.show_detail(replace(detail, texts=replace(detail.texts, strengths="Puntuale")))
    assert page.nothing.isHidden()
    assert [key for key, field in page.form.fields.items() if field.isVisible()] == ["strengths"]


def test_that_neither_keys_nor_clicks_nor_texts_change_a_closed_sheet(qtbot, closed, settle, session_open):
    line, before = scorable(closed)[0], entries(session_open)
    line.editor.give(Decimal(1))
    qtbot.mouseClick(line.editor.buttons[0], Qt.MouseButton.LeftButton)
    closed.sheet.pages.setCurrentWidget(closed.sheet.texts)
    for field in closed.sheet.texts.form.fields.values():
        qtbot.keyClicks(field.editor, "altro")
    closed.rail.view.setFocus()
    settle()
    assert value_of(session_open, "Rossi", line) == Decimal(4)
    assert entries(session_open) == before


def test_that_a_note_is_written_over_several_lines_and_taken_away(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    line = scorable(tab)[0]
    line.start()
    press(qtbot, Qt.Key.Key_F2, "Prima")
    assert isinstance(keyboard(), NoteEdit)
    qtbot.keyClick(keyboard(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, "Seconda", Qt.Key.Key_Escape)
    settle()
    assert note_of(session_open, "Rossi", line) == "Prima\nSeconda"
    press(qtbot, Qt.Key.Key_F2)
    qtbot.keyClick(keyboard(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    settle()
    assert note_of(session_open, "Rossi", line) == ""


def test_that_the_arrows_tell_what_each_grade_means_and_write_none(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    line, before = next(line for line in scorable(tab) if line.item.section == "comportamenti"), entries(session_open)
    line.start()
    for place in (0, 1, 2, 3, 4, 4):
        press(qtbot, Qt.Key.Key_Right)
        assert keyboard().step.value == line.item.scale.rows[place].value
        assert line.meaning.text() == line.item.descriptor_of(place)
    press(qtbot, Qt.Key.Key_Left)
    settle()
    assert entries(session_open) == before
    press(qtbot, Qt.Key.Key_Space)
    settle()
    assert value_of(session_open, "Rossi", line) == line.item.scale.rows[3].value


def test_that_a_step_is_chosen_with_a_click_and_told_before_it(qtbot, tab, settle, session_open):
    choose(tab, settle, "Rossi")
    line = next(line for line in scorable(tab) if line.item.section == "comportamenti")
    line.start()
    QApplication.sendEvent(line.editor.buttons[1], QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    assert line.meaning.text() == line.item.descriptor_of(1)
    QApplication.sendEvent(line.editor.buttons[1], QEvent(QEvent.Type.Leave))
    qtbot.mouseClick(line.editor.buttons[3], Qt.MouseButton.LeftButton)
    settle()
    assert value_of(session_open, "Rossi", line) == line.item.scale.rows[3].value
    assert line.meaning.text() == line.item.descriptor_of(3)


@pytest.fixture
def typed(qtbot, session_open, desk, settle):
    """The sheet of Rossi on a method whose scores are typed, from 0 to 100."""
    use_halves(session_open)
    prepare_round(session_open.workspace, session_open.round_id)
    tab = shown(qtbot, desk, settle)
    choose(tab, settle, "Rossi")
    return tab


def test_that_a_score_is_typed_and_enter_goes_on(qtbot, typed, settle, session_open):
    first, second = scorable(typed)[:2]
    assert isinstance(first.editor, ScoreField)
    first.start()
    press(qtbot, "87,5", Qt.Key.Key_Return)
    assert keyboard() is second.editor.line
    press(qtbot, "90", Qt.Key.Key_Return)
    settle()
    assert value_of(session_open, "Rossi", first) == Decimal("87.5")
    assert value_of(session_open, "Rossi", second) == Decimal(90)
    assert first.editor.value == Decimal("87.5")


@pytest.mark.parametrize("text", ["tanto", "101", "-1"])
def test_that_a_typed_score_that_cannot_be_is_told_and_not_written(qtbot, typed, settle, session_open, text):
    line, before = scorable(typed)[0], entries(session_open)
    line.start()
    press(qtbot, text, Qt.Key.Key_Return)
    settle()
    assert line.message.text
    assert line.editor.line.text() == text
    assert value_of(session_open, "Rossi", line) is None
    assert entries(session_open) == before


def test_that_a_typed_score_erased_is_missing_again(qtbot, typed, settle, session_open):
    line = scorable(typed)[0]
    line.start()
    press(qtbot, "70", Qt.Key.Key_Return)
    settle()
    line.start()
    press(qtbot, Qt.Key.Key_Delete, Qt.Key.Key_Return)
    settle()
    assert value_of(session_open, "Rossi", line) is None


def test_that_the_buttons_go_to_the_sheet_before_and_after(tab, settle):
    choose(tab, settle, "Neri")
    press_button(tab.sheet, "Scheda successiva (Ctrl+↓)")
    settle()
    assert tab.sheet.header.name.text() == "Rossi Mario"
    press_button(tab.sheet, "Scheda precedente (Ctrl+↑)")
    settle()
    assert tab.sheet.header.name.text() == "Neri Ugo"


def test_that_the_other_session_of_the_year_is_chosen_in_its_list(tab, settle, session_open):
    draft = RoundDraft(2024, RoundKind.INTERIM, ensure_preset(session_open.workspace))
    other = open_round(session_open.workspace, draft).ids[0]
    tab.make_stale()
    settle()
    before = tab.current.id
    box = tab.tools.choice
    place = next(place for place in range(box.count()) if place != box.currentIndex())
    box.setCurrentIndex(place)
    box.activated.emit(place)
    settle()
    assert {before, tab.current.id} == {session_open.round_id, other}
    assert tab.current.id != before


def test_that_all_the_sheets_are_printed_where_the_user_says(qtbot, tab, settle, session_open, tmp_path):
    tab.tools.actions_by_name["print"].trigger()
    assert choose_path(tab, tmp_path / "tutte.pdf") == "Stampa tutte le schede in un PDF"
    with qtbot.waitSignal(tab.desk.hub.notice_told) as told:
        settle()
    assert told.args[0].words.startswith("4 schede in ")
    assert told.args[0].words.endswith(str(tmp_path / "tutte.pdf"))
    assert [action.label for action in told.args[0].actions] == ["Apri"]
    assert all(name in words_of(tmp_path / "tutte.pdf") for name in session_open.people)


def test_that_a_sheet_is_saved_from_its_preview(tab, settle, tmp_path):
    choose(tab, settle, "Rossi")
    tab.sheet.steps["preview"].trigger()
    settle()
    preview = tab.sheet_actions.dialog
    assert preview.isVisible()
    press_button(preview, "Salva PDF…")
    assert choose_path(preview, tmp_path / "rossi.pdf") == "Salva il PDF"
    settle()
    assert "Rossi Mario" in words_of(tmp_path / "rossi.pdf")
    assert "Neri" not in words_of(tmp_path / "rossi.pdf")
    press_button(preview, "Chiudi")


def test_that_a_sheet_is_sent_to_the_printer_from_its_preview_and_told(tab, settle, session_open, tmp_path):
    choose(tab, settle, "Rossi")
    tab.sheet.steps["preview"].trigger()
    settle()
    preview = tab.sheet_actions.dialog
    assert preview.isVisible()
    press_button(preview, "Stampa…")
    [printing] = preview.findChildren(QPrintDialog)
    printing.chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.chosen.setOutputFileName(str(tmp_path / "stampata.pdf"))
    QDialog.accept(printing)
    settle()
    pages = preview.pages.document.pageCount()
    assert len(PdfReader(tmp_path / "stampata.pdf").pages) == pages
    assert find_entries(session_open.workspace, EVERYTHING).rows[0].label == (
        f"Stampa: Schede di valutazione 2024, {plural(pages, 'pagina', 'pagine')} su carta"
    )
    preview.close()


@pytest.mark.qt_log_ignore("Could not open file|QPainter::begin")
def test_that_a_printer_that_refuses_is_told_over_the_preview_and_is_no_bug(tab, settle, tmp_path):
    choose(tab, settle, "Rossi")
    tab.sheet.steps["preview"].trigger()
    settle()
    preview = tab.sheet_actions.dialog
    assert preview.isVisible()
    press_button(preview, "Stampa…")
    [printing] = preview.findChildren(QPrintDialog)
    printing.chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.chosen.setOutputFileName(str(tmp_path / "manca" / "stampata.pdf"))
    QDialog.accept(printing)
    settle()
    box = dialog_over(preview, QMessageBox)
    assert box.text() == "La stampante non risponde."
    assert "accesa" in box.informativeText()
    box.accept()
    preview.close()


def test_that_periods_left_without_a_sheet_are_told_three_by_name_and_the_others_counted(tab, settle, session_open):
    with unit_of_work(session_open.workspace, "Nessuno assegnato", Topic.STRUCTURE) as unit:
        for posting in unit.session.scalars(select(Posting)):
            posting.valid_to = date(2024, 6, 30)
    tab.tools.actions_by_name["prepare"].trigger()
    settle()
    words = tab.session_actions.dialog.message.text
    assert words.startswith("Bianchi Carla, Segretario dal 01/01/2024 al 31/12/2024: nessuna scheda, perché")
    assert words.count("nessuna scheda possibile dal 01/07/2024 al 31/12/2024") == 2
    assert words.endswith(" E altri 2 periodi.")
    tab.session_actions.dialog.reject()


def test_that_the_distribution_takes_two_lines_each_where_there_is_little_room(qtbot, tab, settle, session_open):
    session_open.fill("Rossi")
    tab.make_stale()
    settle()
    bars = DistributionBars()
    qtbot.addWidget(bars)
    bars.show_rows(distribution(tab.table.rows()))
    letter = bars.fontMetrics().averageCharWidth()
    bars.resize(letter * 100, 200)
    bars.show()
    wide = bars.sizeHint().height()
    bars.resize(letter * 30, 200)
    assert bars.sizeHint().height() > wide * 1.5
    assert not bars.grab().isNull()


def test_that_the_history_of_a_sheet_says_when_what_who_and_why(qtbot, tab, settle, session_open):
    rossi = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, rossi)
    reopen_sheet(session_open.workspace, rossi, "Punteggio da rivedere")
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    tab.sheet.pages.setCurrentWidget(tab.sheet.history)
    settle()
    page = tab.sheet.history
    page.kind.setCurrentText("Passaggi")
    page.kind.activated.emit(page.kind.currentIndex())
    model = page.table.model
    lines = [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]
    assert [line[1] for line in lines] == [
        "da compilata a in compilazione",
        "da in compilazione a compilata",
        "da predisposta a in compilazione",
        "Predisposta",
    ]
    assert all(line[0].startswith("31/12/2024 ") for line in lines)
    assert {line[4] for line in lines} == {"Segretario comunale"}
    assert [line[5] for line in lines] == ["Punteggio da rivedere", "", "", ""]
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        page.print_button.click()
    assert asked.args == [Link("document", rossi, HISTORY.code)]


def test_that_a_note_required_and_then_not_follows_the_theme(qtbot, theme):
    from app.ui.evaluation.note_edit import NoteEdit
    from app.ui.theme import ThemeChoice

    note = NoteEdit("Precisione")
    qtbot.addWidget(note)
    theme.choose(ThemeChoice.LIGHT)
    note.ask_for(is_required=True)
    for choice in (ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST):
        theme.choose(choice)
        QApplication.processEvents()
        assert note.palette().base().color().name().upper() == theme.colours.warning_soft.upper()
        assert note.palette().text().color().name().upper() == theme.colours.text.upper()
    note.ask_for(is_required=False)
    theme.choose(ThemeChoice.LIGHT)
    QApplication.processEvents()
    assert note.palette().base().color().name().upper() == theme.colours.base.upper()


def test_that_what_is_pressed_while_another_sheet_is_read_is_never_done_to_the_old_one(
    qtbot, tab, settle, session_open
):
    choose(tab, settle, "Neri")
    line = scorable(tab)[0]
    line.start()
    press(qtbot, "3")  # on its way to be saved while another sheet is chosen
    before = [(item.place, item.value) for item in session_open.detail("Rossi").items]
    rossi = next(row for row in tab.table.rows() if row.person.startswith("Rossi"))
    tab.table.select(rossi.id)
    line.start()
    qtbot.keyClicks(line.editor, "4")
    tab.sheet.foot.main_button.click()
    tab.sheet_actions.do("not_evaluable")
    tab._walk_missing(1)
    assert tab.sheet_actions.dialog is None
    settle()
    assert value_of(session_open, "Neri", line) == Decimal(3)
    assert [(item.place, item.value) for item in session_open.detail("Rossi").items] == before
    assert tab.sheet.header.name.text() == "Rossi Mario"
    assert tab.table.current_row().id == rossi.id
    assert isinstance(keyboard(), Grade)
