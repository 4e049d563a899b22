"""The lock of the screen, over a window at work."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from app.bootstrap import make_services
from app.domain.errors import UserError
from app.services.archives import new_archive
from app.ui.beginning.new_archive_dialog import NAME
from app.ui.first_instance import come_forward
from app.ui.kit.dialogs import FormDialog
from app.ui.login.actions import LoginActions
from app.ui.login.screen_lock import SETTING, ScreenLock, lock_minutes
from app.ui.session_room.room import SessionRoom
from tests.ui.driving import press
from tests.ui.waiting import wait_for_idle

RIGHT = "quattro parole a caso"


def verify(_opened, password):
    if password != RIGHT:
        raise UserError("Password non riconosciuta.", "Altri 4 tentativi, poi un minuto di attesa.")


@pytest.fixture
def window(open_program, archive):
    """A window whose archive somebody opened with a password."""
    usual = make_services()

    def opened(path):
        return usual.open_archive(path)._replace(slot="a", user="Santoro Enrico", role="Segretario comunale")

    services = usual._replace(open_archive=opened, verify_password=verify)
    return open_program(archive, services)


@pytest.fixture
def lock(window):
    return window.findChild(ScreenLock)


def unlock(window, lock, wait, password=RIGHT):
    lock.page.password.line.setText(password)
    press(window, "Sblocca")
    wait()


def test_that_nothing_of_the_page_is_left_in_sight(window, lock):
    lock.lock()
    assert window.stack.currentWidget() is lock.page
    assert not window.band.isVisible()
    assert not window.menuBar().isVisible()
    assert not window.status.isVisible()
    assert lock.page.name.text() == "Santoro Enrico"
    assert lock.page.foot.text() == "Comune di Prova, ciclo della performance 2024"
    assert window.focusWidget() is lock.page.password.line


def test_that_keys_reach_nothing_behind_the_lock(qtbot, window, lock):
    window.pages.show_number(0)
    lock.lock()
    for key in (Qt.Key.Key_3, Qt.Key.Key_W, Qt.Key.Key_K):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.opened is not None
    assert window.stack.currentWidget() is lock.page
    lock.unlock()
    assert window.pages.current_title() == "Cruscotto"


def test_that_the_password_brings_back_the_place_and_the_keyboard(window, lock, wait):
    window.pages.show_number(1)
    wait()
    field = window.pages.current_tab().findChild(QLineEdit)
    field.setFocus()
    had = QApplication.focusWidget()
    lock.lock()
    unlock(window, lock, wait)
    assert not lock.is_locked
    assert window.pages.isVisible()
    assert window.band.isVisible()
    assert window.menuBar().isVisible()
    assert window.pages.current_title() == "Struttura"
    assert QApplication.focusWidget() is had


def test_that_a_wrong_password_is_refused_and_keeps_the_lock(window, lock, wait):
    lock.lock()
    unlock(window, lock, wait, "un'altra")
    assert lock.is_locked
    assert lock.page.password.message.text == "Password non riconosciuta. Altri 4 tentativi, poi un minuto di attesa."
    unlock(window, lock, wait)
    assert not lock.is_locked
    assert lock.page.password.text == ""


def test_that_a_form_being_filled_is_hidden_and_comes_back_as_it_was(window, lock, wait):
    dialog = FormDialog(window, "Prova")
    dialog.form.add(NAME)
    dialog.form.fields["name"].line.setText("a metà")
    dialog.open()
    lock.lock()
    assert not dialog.isVisible()
    unlock(window, lock, wait)
    assert dialog.isVisible()
    assert dialog.form.fields["name"].line.text() == "a metà"


def test_that_a_dialog_that_opens_behind_the_lock_waits(window, lock, wait):
    lock.lock()
    dialog = FormDialog(window, "Esito")
    dialog.open()
    lock._hide_what_comes()
    assert not dialog.isVisible()
    unlock(window, lock, wait)
    assert dialog.isVisible()


def test_that_rest_locks_and_says_after_how_long(window, lock):
    lock.set_minutes(10)
    lock.watch.rested.emit()
    assert lock.is_locked
    assert lock.page.why.text() == "Dopo 10 minuti senza uso. Tutto è salvato."


def test_that_another_person_closes_the_archive_and_is_asked_who_they_are(window, lock, wait, archive):
    lock.lock()
    press(window, "Entra un'altra persona")
    wait()
    assert not lock.is_locked
    assert window.opened is not None
    assert window.opened.path == archive


def test_that_an_archive_without_a_password_never_locks(open_program, archive):
    window = open_program(archive)
    lock = window.findChild(ScreenLock)
    lock.lock()
    assert not lock.is_locked
    assert not window.findChild(LoginActions).lock.isVisible()


def test_that_the_verbs_of_who_is_logged_in_are_seen_then_only(window, wait):
    actions = window.findChild(LoginActions)
    assert actions.lock.isVisible()
    window.close_archive()
    wait()
    assert not actions.lock.isVisible()


@pytest.mark.parametrize(("kept", "minutes"), [("10", 10), ("7", 5), ("molti", 5), ("", 5)])
def test_that_the_minutes_are_those_chosen_or_the_usual_ones(own_settings, qapp, kept, minutes):
    from PySide6.QtCore import QSettings

    QSettings().setValue(SETTING, kept)
    assert lock_minutes() == minutes


@pytest.fixture
def in_a_sitting(tmp_path, open_program, example_archive, qtbot):
    """The window of somebody who logged in, in the midst of *Seduta*."""
    usual = make_services()

    def opened(path):
        return usual.open_archive(path)._replace(slot="a", user="Santoro Enrico", role="Segretario comunale")

    path = shutil.copyfile(example_archive, tmp_path / "esempio.merito")
    window = open_program(path, usual._replace(open_archive=opened, verify_password=verify))
    window.pages.show_number(3)
    wait_for_idle(qtbot, window.runner)
    window.pages.current_tab().sitting.ask()
    wait_for_idle(qtbot, window.runner)
    return window


def test_that_the_lock_hides_a_sitting_and_gives_it_back_without_the_menus(qtbot, in_a_sitting):
    window, lock = in_a_sitting, in_a_sitting.findChild(ScreenLock)
    room = window.stack.currentWidget()
    assert isinstance(room, SessionRoom)
    person = room.walk.current
    lock.lock()
    assert window.stack.currentWidget() is lock.page
    assert not room.isVisible()
    lock.page.password.line.setText(RIGHT)
    press(window, "Sblocca")
    wait_for_idle(qtbot, window.runner)
    assert window.stack.currentWidget() is room
    assert room.walk.current == person
    assert not window.menuBar().isVisible()
    assert not window.band.isVisible()
    room.leave()
    assert window.menuBar().isVisible()


@pytest.fixture
def other(archive):
    path = archive.with_name("altro.merito")
    new_archive(path, "Comune di Altrove", 2024).archive.close()
    return path


def test_that_a_second_start_takes_nothing_away_from_behind_the_lock(window, lock, wait, archive, other):
    FormDialog(window, "Prova").open()
    lock.lock()
    come_forward(window, other)
    wait()
    assert lock.is_locked
    assert window.opened.path == archive
    unlock(window, lock, wait)
    [form] = [one for one in window.findChildren(FormDialog) if one.isVisible()]
    form.reject()
    window.services = make_services()
    come_forward(window, other)
    wait()
    assert window.opened.path == other


def test_that_another_archive_ends_the_lock_with_its_own_frame(window, lock, wait, other):
    lock.lock()
    window.services = make_services()
    window.open_path(other)
    wait()
    assert not lock.is_locked
    assert window.menuBar().isVisible()
    assert window.band.isVisible()


def test_that_the_program_is_closed_from_behind_the_lock(window, lock):
    lock.lock()
    press(window, "Chiudi Merito")
    assert not window.isVisible()
