"""The page of log-in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import UserError
from app.ui.archive_choices import Access, ProtectedArchive
from app.ui.login.login_page import LoginPage, when
from tests.ui.driving import button, press
from tests.ui.likeness.kept import differences
from tests.ui.likeness.shown import reactions, shown_in

NO_KEYBOARD = Qt.FocusPolicy.NoFocus
ACCESSES = (
    Access("a", "Segretario comunale", "Santoro Enrico"),
    Access("b", "Sindaco"),
    Access("c", "EQ Affari generali"),
)
CHANGED = datetime(2024, 10, 3, 17, 20, tzinfo=UTC)
PROTECTED = ProtectedArchive(Path("Esempio.merito"), "11", "Comune di Esempio", CHANGED, ACCESSES)


@pytest.fixture
def page(qtbot):
    page = LoginPage(PROTECTED, "b")
    qtbot.addWidget(page)
    page.resize(1366, 728)
    page.show()
    page.begin()
    return page


def test_that_who_entered_last_is_in_front_with_the_keyboard_on_the_password(page):
    assert page.list.current.title == "Sindaco"
    assert page.focusWidget() is page.password.line
    assert page.title.text() == "Sindaco"


def test_that_names_not_remembered_are_not_shown(page):
    words = [page.list.item(row).text() for row in range(page.list.count())]
    assert words == ["Segretario comunale, Santoro Enrico", "Sindaco", "EQ Affari generali"]


def test_that_the_arrows_choose_the_person_from_the_password(qtbot, page):
    qtbot.keyClick(page.password.line, Qt.Key.Key_Down)
    assert page.list.current.title == "EQ Affari generali"
    qtbot.keyClick(page.password.line, Qt.Key.Key_Down)
    assert page.list.current.title == "EQ Affari generali"
    for _ in range(3):
        qtbot.keyClick(page.password.line, Qt.Key.Key_Up)
    assert page.list.current.title == "Segretario comunale"
    assert page.name.text() == "Santoro Enrico"


def test_that_another_person_finds_no_password_of_the_one_before(qtbot, page):
    qtbot.keyClicks(page.password.line, "segreta")
    qtbot.keyClick(page.password.line, Qt.Key.Key_Up)
    assert page.password.text == ""


def test_that_enter_tries_once_and_waits_for_the_answer(qtbot, page):
    asked = []
    page.entered.connect(lambda slot, password: asked.append((slot, password)))
    qtbot.keyClicks(page.password.line, "correct horse")
    for _ in range(2):
        qtbot.keyClick(page.password.line, Qt.Key.Key_Return)
    assert asked == [("b", "correct horse")]
    assert not page.list.isEnabled()
    page.refuse(UserError("Password non riconosciuta.", "Altri 4 tentativi."))
    assert page.password.message.text == "Password non riconosciuta. Altri 4 tentativi."
    assert page.list.isEnabled()
    press(page, "Entra")
    assert len(asked) == 2


@pytest.mark.parametrize("percent", [100, 150])
def test_that_why_a_password_was_refused_moves_nothing_and_is_whole(page, theme, percent):
    theme.resize(percent)
    for _ in range(4):
        QApplication.processEvents()
    shown = [one for one in page.findChildren(QWidget) if one.isVisible() and one is not page.password.message]
    before = [(one.mapTo(page, QPoint()), one.size()) for one in shown if one.focusPolicy() is not NO_KEYBOARD]
    page.refuse(UserError("Password non riconosciuta.", "Altri 4 tentativi, poi un minuto di attesa."))
    QApplication.processEvents()
    assert before == [(one.mapTo(page, QPoint()), one.size()) for one in shown if one.focusPolicy() is not NO_KEYBOARD]
    message = page.password.message
    assert message.isVisible()
    assert message._said.words.text() == message.text, "there is room for two lines"


def test_that_an_empty_password_is_not_tried(page):
    asked = []
    page.entered.connect(lambda *given: asked.append(given))
    press(page, "Entra")
    assert not asked
    assert page.password.message.text == "Scrivere la password."


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Usa la chiave di recupero…", "recovery_asked"),
        ("Apri un altro archivio…", "open_asked"),
        ("Nuovo archivio…", "new_asked"),
    ],
)
def test_that_the_other_ways_are_offered(qtbot, page, name, signal):
    with qtbot.waitSignal(getattr(page, signal)):
        press(page, name)


def test_that_the_card_scrolls_inside_at_twice_the_letters_and_its_verb_is_whole(page):
    enter = button(page, "Entra")
    assert enter.width() >= enter.sizeHint().width()
    assert page.list.height() >= page.list.minimumSizeHint().height()


def test_that_the_last_change_is_told_as_people_do():
    now = datetime(2024, 10, 4, 9, 0, tzinfo=UTC)
    assert when(datetime(2024, 10, 4, 8, 5, tzinfo=UTC), now) == "oggi alle 8:05"
    assert when(CHANGED, now) == "ieri alle 17:20"
    assert when(datetime(2024, 9, 4, 8, 5, tzinfo=UTC), now) == "il 04/09/2024"


def test_that_the_page_shows_what_is_kept_and_each_key_changes_what_it_did(theme, page):
    def acts(_root):
        for key in ("a", "Up", "Down", "Tab", "Home"):
            yield key, lambda key=key: QTest.keySequence(page.focusWidget(), key)
        yield "una parola sbagliata", lambda: page.password.line.setText("sbagliata")

    found = [*shown_in(page), *reactions(page, QApplication.processEvents, 99, acts)]
    assert differences("rooms/accesso", found) == []
