"""A new key for a protected archive, asked in the window."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.backups.naming import BackupReason
from app.domain.keys.recovery_key import key_in
from app.domain.users.user import UserRow
from app.services.backups.places import list_backups, places_of
from app.services.users.logging_in import give_password
from app.services.users.renewing import GivenPassword
from app.services.users.users import list_users, save_user
from app.ui.login.actions import LoginActions
from app.ui.login.entrance import Entrance
from app.ui.login.first_password_dialog import FirstPasswordDialog
from app.ui.login.given_passwords_dialog import GivenPasswordsDialog, pages_of
from app.ui.login.recovery_key_dialog import RecoveryKeyDialog
from app.ui.login.renew_key_dialog import RenewKeyDialog
from app.ui.login.users_dialog import UsersDialog
from app.ui.structure.draft_dialog import DraftDialog
from tests.services.users.people import mayor
from tests.ui.driving import agree, dialog_over, give_up, press
from tests.ui.login.test_protected import OTHER, PASSWORD, THIRD, choose, enter, protect


@pytest.fixture
def window(open_program, archive):
    return open_program(archive)


@pytest.fixture
def inside(window, wait):
    """The window on a protected archive without copies in clear, in the hands of who administers it."""
    protect(window, wait)
    enter(window, wait)
    for found in window.opened.path.parent.rglob("*.merito"):
        if found != window.opened.path:
            found.unlink()
    return window


def with_mayor(window):
    """Make a second user who has a password."""
    workspace = window.desk.workspace
    save_user(workspace, mayor(workspace.today))
    user = next(one for one in list_users(workspace) if not one.is_administrator)
    give_password(workspace, user, OTHER)
    return next(one for one in list_users(workspace) if not one.is_administrator)


def users_dialog(window, wait):
    window.findChild(LoginActions).users.trigger()
    wait()
    return dialog_over(window, UsersDialog)


def renew(window, wait, password=PASSWORD):
    dialog = dialog_over(window, RenewKeyDialog)
    dialog.password.line.setText(password)
    press(dialog, "Cifra di nuovo")
    wait()


def to_the_end(window, wait):
    """Say that the new recovery key is on paper; return it."""
    shown = dialog_over(window, RecoveryKeyDialog)
    key = shown._protection.recovery_key
    assert key in " ".join(shown.key.text().split())
    shown.is_kept.setChecked(True)
    press(shown, "Continua")
    wait()
    return key


def test_that_the_archive_gets_another_key_with_a_backup_before(inside, wait, archive):
    window = inside
    before = window.desk.workspace.archive.key
    window.findChild(LoginActions).renew.trigger()
    renew(window, wait)
    key = to_the_end(window, wait)
    assert window.opened is None
    enter(window, wait)
    assert window.desk.workspace.archive.key == key_in(key) != before
    made = [one for one in list_backups(places_of(window.desk.workspace)) if one.reason is BackupReason.PROTECTION]
    assert len(made) == 1


def test_that_the_others_get_a_password_to_be_handed_over_which_opens(inside, wait, archive):
    window = inside
    user = with_mayor(window)
    press(users_dialog(window, wait), "Nuova chiave dell'archivio…")
    renew(window, wait)
    to_the_end(window, wait)
    shown = dialog_over(window, GivenPasswordsDialog)
    [given] = shown._given
    labels = [label.text() for label in shown.findChildren(QLabel)]
    assert given.password in labels
    assert (given.title, given.full_name) == ("Sindaco", user.full_name)
    press(shown, "Continua")
    wait()
    page = window.findChild(Entrance).page
    page.list.setCurrentRow(1)
    enter(window, wait, OTHER)
    assert window.opened is None
    enter(window, wait, given.password)
    choose(dialog_over(window, FirstPasswordDialog), THIRD)
    wait()
    assert window.opened.user == user.full_name


def test_that_a_wrong_password_changes_nothing_and_is_told_under_its_field(inside, wait):
    window = inside
    window.findChild(LoginActions).renew.trigger()
    renew(window, wait, "sbagliata davvero")
    dialog = dialog_over(window, RenewKeyDialog)
    assert dialog.password.message.text.startswith("Password non riconosciuta.")
    assert not window.desk.workspace.archive.is_closed
    assert not list_backups(places_of(window.desk.workspace))


def test_that_removing_who_had_a_password_offers_a_new_key_and_says_why(inside, wait):
    window = inside
    user = with_mayor(window)
    dialog = users_dialog(window, wait)
    dialog.table.select(user.id)
    press(dialog, "Elimina…")
    agree(dialog, "Elimina")
    wait()
    assert agree(dialog, "Nuova chiave…") == "Dare all'archivio una nuova chiave?"
    wait()
    renew(window, wait)
    to_the_end(window, wait)
    assert window.findChild(Entrance).page.list.count() == 1


def edit_end(window, dialog, wait, user: UserRow, day):
    dialog.table.select(user.id)
    press(dialog, "Modifica…")
    form = dialog_over(dialog, DraftDialog)
    form.form.fill_values({"valid_from": day - timedelta(days=300), "valid_to": day})
    press(form, "Salva")
    wait()


def test_that_ending_who_had_a_password_offers_a_new_key_and_reminds_of_it(inside, wait, archive):
    window = inside
    user, today = with_mayor(window), window.desk.workspace.today
    dialog = users_dialog(window, wait)
    edit_end(window, dialog, wait, user, today + timedelta(days=9))
    assert dialog.said.text.startswith(f"Dopo l'ultimo giorno di {user.full_name} conviene")
    edit_end(window, dialog, wait, user, today - timedelta(days=1))
    give_up(dialog)
    dialog.accept()
    window.close_archive()
    wait()
    for found in archive.parent.rglob("*.merito"):
        if found != archive:
            found.unlink()
    window.open_path(archive)
    wait()
    enter(window, wait)
    notice = window.pages.notice.notice
    assert notice.words.startswith(f"{user.full_name} non è più utente, ma chi conosceva la password")
    [action] = notice.actions
    action.run()
    renew(window, wait)
    to_the_end(window, wait)
    enter(window, wait)
    assert window.pages.notice.notice.words.startswith("L'archivio ha un solo amministratore")
    [ended] = [one for one in list_users(window.desk.workspace) if one.id == user.id]
    assert not ended.has_password


def test_that_only_who_administers_is_offered_a_new_key(inside, wait):
    window = inside
    with_mayor(window)
    assert window.findChild(LoginActions).renew.isVisible()
    path = window.opened.path
    window.close_archive()
    wait()
    assert not window.findChild(LoginActions).renew.isVisible()
    window.open_path(path)
    wait()
    window.findChild(Entrance).page.list.setCurrentRow(1)
    enter(window, wait, OTHER)
    assert not window.findChild(LoginActions).renew.isVisible()


def test_that_each_password_has_a_page_of_its_own():
    given = [GivenPassword("Sindaco", "Verdi & C.", "aaaa-bbbb"), GivenPassword("EQ", "Neri Ugo", "cccc-dddd")]
    pages = pages_of(given, "Comune di Prova", date(2024, 11, 5))
    assert "Verdi &amp; C." in pages
    assert pages.count("page-break-before: always") == 1
    assert all(one.password in pages for one in given)
