"""The words of a document written in the window, from the page Documenti."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMessageBox, QPushButton

from app.domain.document_text.fields import TextField
from app.domain.documents.catalogue import ORGANIGRAM, PLAN
from app.services.audit import undoing
from app.services.documents.texts import words_of_document
from tests.archives.closing import close_explained
from tests.ui.documents.test_tab import choose_kind, words_shown
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics


@pytest.fixture
def dialog(tab, settle):
    choose_kind(tab, PLAN, settle)
    made = tab.open_texts()
    settle()
    return made


def origins(comune) -> set[str]:
    return {one.origin.value for one in words_of_document(comune.workspace, PLAN, 2024)}


def answer(dialog, words: str) -> None:
    [box] = [one for one in dialog.findChildren(QMessageBox) if one.isVisible()]
    next(one for one in box.findChildren(QPushButton) if one.text() == words).click()


def test_that_words_are_written_seen_saved_printed_and_restored(tab, dialog, settle, qtbot, notices, comune):
    assert_accessible(dialog)
    assert_unique_mnemonics(dialog)
    assert dialog.parts.currentText() == "Introduzione (testo del programma)"
    assert "Con il piano degli obiettivi" in dialog.preview.toPlainText()
    assert not dialog.save_button.isEnabled()
    assert not dialog.restore_button.isEnabled()
    dialog.edit.selectAll()
    qtbot.keyClicks(dialog.edit, "Premessa")
    qtbot.keyClick(dialog.edit, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    dialog.edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.edit, "Nel ")
    dialog._fill_fields()
    next(action for action in dialog._menu.actions() if action.data() is TextField.YEAR).trigger()
    qtbot.keyClicks(dialog.edit, " il {sindico}")
    assert dialog.edit.toPlainText() == "# Premessa\nNel {anno} il {sindico}"
    assert dialog.preview.toPlainText() == "Premessa\nNel 2024 il {sindico}"
    assert "«{sindico}»" in dialog.told.text
    assert dialog.parts.currentText() == "Introduzione (da salvare)"
    dialog.show_part("closing")
    dialog.edit.setPlainText("Solo **questo**.")
    dialog.show_part("introduction")
    assert dialog.edit.toPlainText().endswith("{sindico}")
    dialog.save_button.click()
    settle()
    assert notices[-1].words == "2 testi salvati: Piano degli obiettivi."
    assert not dialog.is_edited
    assert dialog.parts.currentText() == "Introduzione (scritto dall'ente)"
    assert "Premessa" in words_shown(tab)
    assert "Solo questo." in " ".join(words_shown(tab).split())
    dialog.ask_restore()
    answer(dialog, "Ripristina")
    settle()
    assert dialog.parts.currentText() == "Introduzione (testo del programma)"
    undoing.undo_last(comune.workspace)
    dialog.reload()
    settle()
    assert dialog.edit.toPlainText().startswith("# Premessa")
    dialog.use_template()
    dialog.save()
    settle()
    assert dialog.parts.currentText() == "Introduzione (testo del programma)"


def test_that_leaving_asks_and_one_step_takes_a_mark_back(dialog, qtbot, settle, comune):
    before = dialog.edit.toPlainText()
    dialog.edit.selectAll()
    qtbot.keyClick(dialog.edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert dialog.edit.toPlainText() == f"**{before}**"
    dialog.edit.undo()
    assert dialog.edit.toPlainText() == before
    assert not dialog.is_edited
    qtbot.keyClicks(dialog.edit, "x")
    dialog.reject()
    answer(dialog, "Continua a scrivere")
    assert dialog.isVisible()
    dialog.reject()
    answer(dialog, "Abbandona")
    settle()
    assert not dialog.isVisible()
    assert origins(comune) == {"template"}


def test_that_what_cannot_be_saved_says_why_and_changes_nothing(dialog, settle, comune):
    dialog.edit.setPlainText("# " + "x" * 301)
    dialog.save()
    assert "al massimo 300 caratteri" in dialog.told.text
    dialog.edit.setPlainText("Testo.")
    close_explained(comune.workspace, 2024)
    dialog.save()
    settle()
    assert "chius" in dialog.told.text
    assert dialog.is_edited
    assert origins(comune) == {"template"}


def test_that_a_document_without_words_of_its_own_offers_none(tab, settle):
    choose_kind(tab, ORGANIGRAM, settle)
    assert tab.texts_button.isHidden()
    assert not tab.texts_button.isEnabled()


def test_that_words_saved_as_they_were_are_no_longer_to_be_saved(dialog, settle):
    dialog.edit.setPlainText(f"{dialog.edit.toPlainText()}\n")
    assert dialog.save_button.isEnabled()
    dialog.save_button.click()
    settle()
    assert not dialog.save_button.isEnabled()
    assert not dialog.is_edited
