"""What is said of a field moves nothing: there is room for it under each line; too many words open over the rest."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from app.domain.columns import Column, Format
from app.domain.issues import Issue, Severity
from app.ui.kit.form import Form

COLUMNS = (
    Column("istat", "Codice ISTAT", Format.CODE, 6, help="Sei cifre; si può scrivere dopo"),
    Column("valid_from", "Dal", Format.DATE, 12, required=True),
    Column("valid_to", "Al", Format.DATE, 12),
    Column("is_ad_interim", "Ad interim", Format.BOOLEAN),
    Column("pay", "Retribuzione", Format.MONEY, 12),
    Column("act", "Atto di conferimento", width=60),
    Column("notes", "Note", Format.LONG_TEXT, 40),
)
SHORT = "Ha sei cifre."
LONG = "Chi lavora in due unità nello stesso giorno avrebbe due valutatori: chiudere prima l'altra assegnazione. " * 3


@pytest.fixture
def form(qtbot, theme):
    form = Form()
    qtbot.addWidget(form)
    form.add_all(COLUMNS)
    form.resize(560, 600)
    form.show()
    form.activateWindow()
    settle()
    return form


def settle():
    for _ in range(3):
        QApplication.processEvents()


def places(form):
    return {key: QRect(field.mapTo(form, QPoint()), field.size()) for key, field in form.fields.items()}


def said(field):
    return field.message._said.words.text()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_no_message_moves_a_field_at_any_size(form, theme, percent):
    theme.resize(percent)
    form.resize(560 * percent // 100, 1200)
    settle()
    before, height = places(form), form.sizeHint().height()
    for text in (SHORT, LONG):
        for key in form.fields:
            form.mark_issues([Issue("x", text, key)])
            settle()
            assert (places(form), form.sizeHint().height()) == (before, height), f"{key}: {text}"
        form.mark_issues([Issue("x", text, key, Severity.WARNING) for key in form.fields])
        form.say(text)
        settle()
        assert places(form) == before
    form.mark_issues([Issue("x", SHORT, key) for key in form.fields])
    settle()
    shown = [field.message for field in form.fields.values()]
    assert all(one.isVisible() and form.rect().contains(one.geometry()) for one in shown)
    for one, other in pairwise(shown):
        assert not one.geometry().intersects(other.geometry())
    form.mark_issues([])
    settle()
    assert not any(one.isVisible() for one in shown)


def test_that_a_message_goes_on_under_the_fields_beside_its_own(form):
    field, words = form.fields["valid_to"], "Viene prima del giorno da cui comincia: correggere uno dei due."
    field.say(words)
    settle()
    assert said(field) == words
    assert field.message.width() > field.width()
    form.fields["is_ad_interim"].say(SHORT)
    settle()
    assert field.message.geometry().right() < form.fields["is_ad_interim"].x()
    assert said(field).endswith("…")
    assert field.message.toolTip() == field.message.text == words


def test_that_more_words_than_have_room_are_whole_while_one_writes_there(form):
    field = form.fields["valid_from"]
    field.say(LONG)
    settle()
    message, before = field.message, places(form)
    assert said(field).endswith("…")
    field.editor.setFocus()
    settle()
    assert said(field) == LONG
    assert message.height() > 2 * message.fontMetrics().height()
    assert message.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents), "what is under it can be clicked"
    assert form.rect().contains(message.geometry())
    assert places(form) == before
    form.fields["notes"].editor.setFocus()
    settle()
    assert said(field).endswith("…")
    last = form.fields["notes"]
    last.say(LONG)
    settle()
    assert said(last) == LONG
    assert form.rect().contains(last.message.geometry()), "where nothing is below it lies over what is above"


def test_that_a_message_takes_the_place_of_the_help_and_goes_away_with_its_field(form):
    field = form.fields["istat"]
    assert field.help.isVisible()
    field.say(SHORT)
    settle()
    assert not field.help.isVisible()
    form.show_field("istat", is_shown=False)
    settle()
    assert not field.message.isVisible()
    form.show_field("istat", is_shown=True)
    settle()
    assert field.message.isVisible()
    field.say("")
    settle()
    assert field.help.isVisible()
    message = field.message
    field.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    assert message not in form.children()
