import gc
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QMessageBox, QWidget

from app.domain.columns import Column, Format
from app.domain.errors import UserError
from app.ui.kit.boxes import offer_details, warn
from app.ui.kit.dialogs import FormDialog, confirm, is_destructive, tell
from app.ui.kit.focus_ring import FocusRing
from app.ui.kit.labels import hint_label
from tests.ui import driving
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

Ok, Cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
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
    assert {button.text() for button in box.buttons()} == {"Elimina", "Annulla"}
    assert box.focusWidget().text() == box.escapeButton().text() == "Annulla"
    driving.press(box, "Elimina")
    assert answers == ["yes"]


def test_that_a_name_with_signs_of_html_is_shown_as_it_is(window):
    box = confirm(window, "Eliminare <b>Rossi</b>?", "<img src='x'>", "Elimina", window.close)
    words = [label for label in box.findChildren(QLabel) if "<" in label.text()] + [hint_label("<b>Rossi</b>")]
    assert [label.textFormat() for label in words] == [Qt.TextFormat.PlainText] * 3


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


def test_that_a_dialog_grows_for_what_is_said_of_the_whole_and_not_for_what_is_said_of_a_field(window, qtbot):
    dialog = FormDialog(window, "Nuova persona")
    for key in ("name", "place", "office"):
        dialog.form.add(Column(key, key.title(), Format.LONG_TEXT, required=True))
    dialog.open()
    before = dialog.height()
    press(dialog, QDialogButtonBox.StandardButton.Ok)
    last = dialog.form.fields["office"]
    qtbot.waitUntil(lambda: last.message.isVisible() and not last.message.visibleRegion().isEmpty())
    assert dialog.height() == before
    dialog.refuse(UserError("La persona c'è già.", "Cercarla per nome."))
    said = dialog.form._general
    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect().height() == said.height())
    assert dialog.height() > before


def test_that_a_list_of_long_texts_is_no_wider_than_its_dialog(window):
    dialog = FormDialog(window, "Nuova assegnazione")
    texts = ["Area Affari generali, Amministrativa e Risorse umane › Settore Segreteria e protocollo" * 2]
    field = dialog.form.add(Column("unit", "Unità", Format.CHOICE), [(text, text) for text in texts])
    dialog.open()
    assert field.geometry().right() <= dialog.form.width() < dialog.width()


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


PAY = Column("pay", "Retribuzione", Format.MONEY)


@pytest.fixture
def asked(window):
    """A form dialog with two fields, open; what it submits."""
    dialog = FormDialog(window, "Nuova area", ok="Crea area")
    dialog.form.add(NAME)
    dialog.form.add(PAY)
    dialog.given = []
    dialog.submit_with(dialog.given.append)
    dialog.open()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def question(dialog):
    found = [box for box in dialog.findChildren(QMessageBox) if box.isVisible()]
    return found[0] if found else None


def test_that_the_primary_button_stays_primary_wherever_the_keyboard_is(asked):
    ok, cancel = asked.buttons.button(Ok), asked.buttons.button(Cancel)
    cancel.setFocus()
    assert ok.isDefault()
    assert ok.property("primary")
    assert not cancel.isDefault()
    assert not cancel.property("primary")


def test_that_enter_in_a_field_is_the_primary_button_and_on_a_button_that_one(qtbot, asked):
    qtbot.keyClicks(asked.form.fields["name"].editor, "Tecnica")
    qtbot.keyClick(asked.form.fields["pay"].editor, Qt.Key.Key_Return)
    assert len(asked.given) == 1
    asked._set_busy(False)
    asked.form.remember()
    cancel = asked.buttons.button(Cancel)
    cancel.setFocus()
    with qtbot.waitSignal(asked.rejected):
        qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert len(asked.given) == 1


def test_that_esc_leaves_a_form_where_nothing_was_written(qtbot, asked):
    with qtbot.waitSignal(asked.rejected):
        qtbot.keyClick(asked, Qt.Key.Key_Escape)


@pytest.mark.parametrize("way", ["Esc", "Annulla", "close"])
def test_that_leaving_what_was_written_asks_first(qtbot, asked, way):
    qtbot.keyClicks(asked.form.fields["name"].editor, "Tecnica")
    match way:
        case "Esc":
            qtbot.keyClick(asked, Qt.Key.Key_Escape)
        case "Annulla":
            press(asked, Cancel)
        case _:
            asked.close()
    box = question(asked)
    assert box.text() == "Abbandonare le modifiche?"
    assert box.focusWidget().text() == "Continua a scrivere"
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert asked.isVisible()
    assert asked.form.draft_values()["name"] == "Tecnica"
    asked.reject()
    with qtbot.waitSignal(asked.rejected):
        driving.press(question(asked), "Abbandona")


def test_that_after_a_refused_ok_the_field_refused_has_the_keyboard_and_its_ring(qtbot, theme, asked):
    asked.form.fields["name"].editor.setFocus()
    qtbot.keyClick(asked.form.fields["name"].editor, Qt.Key.Key_Return)
    editor = asked.form.fields["name"].editor
    assert asked.focusWidget() is editor
    assert editor.property("error")
    QApplication.processEvents()
    [ring] = [one for one in asked.findChildren(FocusRing) if one.isVisible()]
    assert ring.widget() is editor


@pytest.mark.parametrize("verb", ["Elimina", "Togli la persona", "Abbandona", "&Annulla la consegna"])
def test_that_a_verb_that_takes_away_is_never_the_primary_button(window, verb):
    box = confirm(window, "Sicuri?", "", verb, lambda: None)
    assert is_destructive(verb)
    assert box.primary is None
    assert not any(button.property("primary") for button in box.buttons())


def test_that_the_primary_button_of_a_question_is_its_verb(window):
    box = confirm(window, "Chiudere l'anno 2024?", "", "Chiudi l'anno", lambda: None)
    assert [button.text() for button in box.buttons() if button.property("primary")] == ["Chiudi l'anno"]


def test_that_enter_on_the_button_with_the_keyboard_presses_that_one(qtbot, window):
    answers = []
    box = confirm(window, "Chiudere l'anno 2024?", "", "Chiudi l'anno", lambda: answers.append("yes"))
    qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Return)
    assert answers == []
    assert not box.isVisible()


def test_that_a_message_without_a_window_stays_until_it_is_read(qtbot):
    warn("Non può riuscire.", "Riprovare.", None)
    gc.collect()
    [box] = told("Non può riuscire.")
    box.close()
    QApplication.sendPostedEvents(box, QEvent.Type.DeferredDelete)
    assert not told("Non può riuscire.")


def told(text):
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
    return [one for one in boxes if one.isVisible() and one.text() == text]


def test_that_details_are_copied_and_the_box_stays_open(qtbot):
    box = offer_details("traccia", None)
    driving.press(box, "Copia dettagli")
    assert QApplication.clipboard().text() == "traccia"
    assert box.isVisible()
    box.close()


def test_that_a_beginning_of_the_first_field_is_not_taken_over(qtbot, window):
    dialog = FormDialog(window, "Nuovo archivio")
    dialog.takes_first_over = False
    dialog.form.add(NAME)
    dialog.form.fill_values({"name": "Comune di "})
    dialog.open()
    qtbot.keyClicks(dialog.form.fields["name"].editor, "Esempio")
    assert dialog.form.draft_values()["name"] == "Comune di Esempio"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_a_box_with_one_button_is_closed_by_every_usual_key(qtbot, theme, key):
    box = warn("La scheda non si può chiudere.", "Manca una firma.", None)
    qtbot.addWidget(box)
    assert box.isVisible()
    qtbot.keyClick(box, key)
    assert not box.isVisible()
