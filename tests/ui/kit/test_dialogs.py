from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QWidget

from app.domain.columns import Column, Format
from app.domain.errors import UserError
from app.ui.kit.dialogs import FormDialog, confirm, tell
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

NAME = Column("name", "Denominazione", required=True)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def press(dialog, button):
    dialog.buttons.button(button).click()


def test_that_a_question_has_the_verb_on_its_button_and_gives_up_by_default(window):
    answers = []
    box = confirm(window, "Eliminare l'area?", "Non ha persone.", "Elimina", lambda: answers.append("yes"))
    assert [button.text() for button in box.buttons()] == ["Elimina", "Annulla"]
    assert box.defaultButton().text() == "Annulla"
    box.buttons()[0].click()
    assert answers == ["yes"]


def test_that_saying_something_does_not_block(window):
    assert tell(window, "Fatto.").isVisible()


def test_that_ok_on_a_wrong_form_shows_what_is_wrong_and_stays(window):
    dialog = FormDialog(window, "Nuova area")
    dialog.form.add(NAME)
    given = []
    dialog.submit_with(given.append)
    dialog.open()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert given == []
    assert dialog.isVisible()
    assert dialog.form.fields["name"].message.text == "Da compilare."


def test_that_a_refused_save_is_shown_in_the_dialog_and_can_be_mended(window):
    dialog = FormDialog(window, "Nuova area", "L'area è retta da un titolare di EQ.")
    dialog.form.add(NAME)
    dialog.form.fill_values({"name": "Tecnica"})
    dialog.submit_with(lambda _: dialog.refuse(UserError("C'è già un'area «Tecnica».", "Cambiare nome.")))
    dialog.open()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    assert dialog.isVisible()
    assert dialog.buttons.isEnabled()
    assert dialog.form._general.text == "C'è già un'area «Tecnica». Cambiare nome."
    assert_accessible(dialog)
    assert_unique_mnemonics(dialog)


def test_that_a_dialog_grows_when_messages_come_so_that_no_field_is_hidden(window, qtbot):
    dialog = FormDialog(window, "Nuova persona")
    for key in ("name", "place", "office"):
        dialog.form.add(Column(key, key.title(), required=True))
    dialog.open()
    before = dialog.height()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    last = dialog.form.fields["office"]
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height())
    assert dialog.height() > before


def test_that_a_list_of_long_texts_stays_beside_its_label(window):
    dialog = FormDialog(window, "Nuova assegnazione")
    texts = ["Area Affari generali, Amministrativa e Risorse umane › Settore Segreteria e protocollo" * 2]
    field = dialog.form.add(Column("unit", "Unità", Format.CHOICE), [(text, text) for text in texts])
    dialog.open()
    label = next(label for label in dialog.form.findChildren(QLabel) if label.buddy() is field.editor)
    assert abs(label.y() - field.y()) < label.height()


def test_that_what_is_written_in_the_first_field_takes_the_place_of_what_was_there(qtbot, window):
    dialog = FormDialog(window, "Peso")
    dialog.form.add(Column("weight", "Peso", Format.DECIMAL))
    dialog.form.fill_values({"weight": Decimal(35)})
    dialog.open()
    qtbot.keyClicks(dialog.form.fields["weight"].editor, "40")
    assert dialog.form.draft_values()["weight"] == Decimal(40)


def test_that_ctrl_enter_is_ok_from_a_text_of_several_lines(qtbot, window):
    dialog = FormDialog(window, "Motivo")
    dialog.form.add(Column("why", "Motivo", Format.LONG_TEXT))
    given = []
    dialog.submit_with(given.append)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    text = dialog.form.fields["why"].editor
    qtbot.keyClicks(text, "assente")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert given == [{"why": "assente"}]
