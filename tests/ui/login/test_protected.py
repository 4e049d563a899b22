"""A protected archive in the window, from its protection to the recovery key."""

import shutil

import pytest
from PySide6.QtWidgets import QLabel

from app.domain.keys.recovery_key import recovery_text
from app.domain.roles import UserRole
from app.domain.users.user import UserDraft
from app.models.archive_file.header import LENGTH, Header
from app.services.keys.slots import reset_password
from app.services.opening import open_workspace
from app.services.sheets.sheets import list_sheets
from app.services.users.logging_in import give_password
from app.services.users.users import list_users, save_user
from app.ui.login.actions import PROTECT_A_COPY, LoginActions
from app.ui.login.entrance import Entrance
from app.ui.login.first_password_dialog import FirstPasswordDialog
from app.ui.login.own_password_dialog import OwnPasswordDialog
from app.ui.login.protect_dialog import OF_INVENTED_DATA, ProtectDialog
from app.ui.login.recovery_dialog import RecoveryDialog
from app.ui.login.recovery_key_dialog import RecoveryKeyDialog, lines_of, paper_of, print_html
from app.ui.login.screen_lock import ScreenLock
from app.ui.login.users_dialog import PasswordDialog, UsersDialog
from app.ui.structure.draft_dialog import DraftDialog
from tests.archives.plain import read_registry
from tests.services.users.people import mayor
from tests.ui.driving import agree, dialog_over, press

WRONG = "Password non riconosciuta. Altri 4 tentativi, poi un minuto di attesa."
PASSWORD, OTHER, THIRD = "quattro parole a caso", "un'altra frase lunga", "tre sassi nel fiume"


@pytest.fixture
def window(open_program, archive):
    return open_program(archive)


def write(field, text):
    field.line.setText(text)


def protect(window, wait):
    """Protect the archive of the window; return the recovery key. The page of log-in is in front at the end."""
    window.findChild(LoginActions).protect.trigger()
    dialog = dialog_over(window, ProtectDialog)
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert any(OF_INVENTED_DATA in one for one in said) is window.opened.is_demo
    dialog.form.fields["full_name"].line.setText("Santoro Enrico")
    write(dialog.password.first, PASSWORD)
    write(dialog.password.again, PASSWORD)
    press(dialog, "Proteggi")
    wait()
    shown = dialog_over(window, RecoveryKeyDialog)
    key = shown._protection.recovery_key
    assert not shown.go_on.isEnabled()
    shown.is_kept.setChecked(True)
    press(shown, "Continua")
    wait()
    return key


def enter(window, wait, password=PASSWORD):
    page = window.findChild(Entrance).page
    page.password.line.setText(password)
    press(page, "Entra")
    wait()


def test_that_an_archive_is_protected_and_opened_by_its_password(window, wait, archive):
    protect(window, wait)
    assert Header(archive.read_bytes()[:LENGTH]).is_encrypted
    page = window.findChild(Entrance).page
    assert window.opened is None
    in_the_bar = [action.text().replace("&", "") for action in window.menuBar().actions() if action.isVisible()]
    assert in_the_bar == ["File", "Visualizza", "Aiuto"]
    assert page.list.current.title == "Segretario comunale"
    enter(window, wait, "una password sbagliata")
    assert window.opened is None
    assert page.password.message.text.startswith(
        "Password non riconosciuta. Altri 4 tentativi, poi un minuto di attesa."
    )
    enter(window, wait)
    assert window.opened is not None
    assert window.opened.user == "Santoro Enrico"
    assert window.desk.workspace.actor.is_administrator
    assert window.band.isVisible()


def test_that_clear_copies_are_offered_for_deletion(window, wait, archive):
    protect(window, wait)
    enter(window, wait)
    notice = window.pages.notice.notice
    assert "in chiaro" in notice.words
    notice.actions[0].run()
    agree(window, "Elimina")
    wait()
    assert window.pages.notice.notice.words == "Le copie in chiaro sono state eliminate."
    left = [found for found in archive.parent.rglob("*.merito") if found != archive]
    assert all(Header(found.read_bytes()[:LENGTH]).is_encrypted for found in left)


def test_that_the_recovery_key_lets_in_and_gives_a_new_password(window, wait, archive):
    key = protect(window, wait)
    page = window.findChild(Entrance).page
    press(page, "Usa la chiave di recupero…")
    dialog = dialog_over(window, RecoveryDialog)
    assert dialog._slot == page.list.current.slot
    dialog.line.setText(key.lower().replace(" ", "-"))
    write(dialog.password.first, OTHER)
    write(dialog.password.again, OTHER)
    press(dialog, "Entra")
    wait()
    assert window.opened is not None
    window.close_archive()
    wait()
    window.open_path(archive)
    wait()
    enter(window, wait)
    assert window.opened is None
    enter(window, wait, OTHER)
    assert window.opened is not None


def test_that_a_mistake_in_the_recovery_key_is_told_group_by_group(window, wait):
    key = protect(window, wait)
    press(window.findChild(Entrance).page, "Usa la chiave di recupero…")
    dialog = dialog_over(window, RecoveryDialog)
    groups = key.split()
    groups[2] = groups[2][::-1]
    dialog.line.setText(" ".join(groups))
    write(dialog.password.first, OTHER)
    write(dialog.password.again, OTHER)
    press(dialog, "Entra")
    wait()
    assert "gruppo 3" in dialog.form._others["recovery_key"].message.text
    assert window.opened is None


def test_that_the_lock_opens_with_the_password_of_who_is_logged_in(window, wait):
    protect(window, wait)
    enter(window, wait)
    lock = window.findChild(ScreenLock)
    lock.lock()
    lock.page.password.line.setText("sbagliata davvero")
    press(window, "Sblocca")
    wait()
    assert lock.is_locked
    lock.page.password.line.setText(PASSWORD)
    press(window, "Sblocca")
    wait()
    assert not lock.is_locked


def test_that_a_user_is_added_gets_a_password_and_enters(window, wait, archive):
    protect(window, wait)
    enter(window, wait)
    window.findChild(LoginActions).users.trigger()
    wait()
    dialog = dialog_over(window, UsersDialog)
    press(dialog, "Nuovo utente…")
    form = dialog_over(dialog, DraftDialog)
    form.form.fill_values({"full_name": "Bianchi Sindaco", "role": form.form.fields["role"]._choices[-2][0]})
    press(form, "Salva")
    wait()
    users = list_users(window.desk.workspace)
    other = next(one for one in users if one.full_name == "Bianchi Sindaco")
    form = dialog_over(dialog, PasswordDialog)
    assert form.windowTitle() == "Password di Bianchi Sindaco"  # asked at once: without one nobody enters
    form.reject()
    assert dialog.table.current_row().id == other.id
    assert dialog.waiting.text.startswith("Bianchi Sindaco non può ancora entrare: serve una password.")
    press(dialog, "Password…")
    form = dialog_over(dialog, PasswordDialog)
    write(form.password.first, OTHER)
    write(form.password.again, OTHER)
    press(form, "Dai la password")
    wait()
    assert not dialog.waiting.text
    dialog.accept()
    window.close_archive()
    wait()
    window.open_path(archive)
    wait()
    page = window.findChild(Entrance).page
    assert page.list.count() == 2
    page.list.setCurrentRow(1)
    enter(window, wait, OTHER)
    assert window.opened is None, "a password given by somebody else opens nothing before it is changed"
    first = dialog_over(window, FirstPasswordDialog)
    choose(first, OTHER)
    wait()
    assert first.password.first.message.text.startswith("La password scelta è quella provvisoria.")
    choose(first, THIRD)
    wait()
    assert window.opened.user == "Bianchi Sindaco"
    window.close_archive()
    wait()
    window.open_path(archive)
    wait()
    enter(window, wait, THIRD)
    assert window.opened.user == "Bianchi Sindaco"


@pytest.fixture
def example_copy(example_archive, tmp_path):
    return shutil.copyfile(example_archive, tmp_path / "prova.merito")


class TestOfTheExample:
    @pytest.fixture
    def window(self, open_program, example_copy):
        return open_program(example_copy)

    def test_that_where_it_is_thrown_away_it_stays_in_clear_and_the_menu_of_the_name_writes_why(
        self, window, wait, example_archive, monkeypatch
    ):
        def built(path, _progress):
            return open_workspace(shutil.copyfile(example_archive, path))

        assert reason_in(window.band.person) == ""
        monkeypatch.setattr("app.services.example.throwaway.build_example", built)
        window.open_demo()
        wait()
        assert not window.findChild(LoginActions).protect.isEnabled()
        assert reason_in(window.band.person) == PROTECT_A_COPY

    def test_that_a_saved_copy_is_protected_and_its_people_try_their_roles(self, window, wait, example_copy):
        assert window.pages.notice.notice is None  # of invented data nobody is warned
        assert window.findChild(LoginActions).protect.isEnabled()
        protect(window, wait)
        assert Header(example_copy.read_bytes()[:LENGTH]).is_encrypted
        enter(window, wait)
        workspace = window.desk.workspace
        every, head = list_sheets(workspace, 1), read_registry(workspace).appointments[0]
        draft = UserDraft(head.full_name, UserRole.EQ, head.employee_id, valid_from=head.valid_from)
        save_user(workspace, draft)
        other = next(one for one in list_users(workspace) if not one.is_administrator)
        give_password(workspace, other, OTHER, is_own=True)
        window.close_archive()
        wait()
        window.open_path(example_copy)
        wait()
        window.findChild(Entrance).page.list.setCurrentRow(1)
        enter(window, wait, OTHER)
        assert (window.opened.user, window.opened.is_demo) == (head.full_name, True)
        assert 0 < len(list_sheets(window.desk.workspace, 1)) < len(every)


def reason_in(person):
    """What the menu of the name writes, when it is opened, of a verb that is off."""
    person.menu.aboutToShow.emit()
    last = person.menu.actions()[-1]
    return last.text() if last.isVisible() else ""


def choose(dialog, password):
    write(dialog.password.first, password)
    write(dialog.password.again, password)
    press(dialog, "Cambia ed entra")


def test_that_a_temporary_password_is_changed_also_by_who_comes_in_from_the_locked_screen(window, wait):
    protect(window, wait)
    enter(window, wait)
    workspace = window.desk.workspace
    save_user(workspace, mayor(workspace.today))
    other = next(one for one in list_users(workspace) if not one.is_administrator)
    give_password(workspace, other, OTHER)
    window.findChild(ScreenLock).lock()
    press(window, "Entra un'altra persona")
    wait()
    page = window.findChild(Entrance).page
    assert (page.list.currentRow(), page.list.count()) == (1, 2), "the other of the two is proposed"
    enter(window, wait, OTHER)
    assert window.opened is None
    choose(dialog_over(window, FirstPasswordDialog), THIRD)
    wait()
    assert window.opened.user == "Bianchi Adele"


def test_that_the_locked_screen_does_not_open_to_a_temporary_password(window, wait):
    protect(window, wait)
    enter(window, wait)
    opened, lock = window.opened, window.findChild(ScreenLock)
    reset_password(opened.workspace, opened.slot, OTHER, is_temporary=True)
    lock.lock()
    lock.page.password.line.setText(OTHER)
    press(window, "Sblocca")
    wait()
    assert window.opened is None
    enter(window, wait, OTHER)
    choose(dialog_over(window, FirstPasswordDialog), THIRD)
    wait()
    assert window.opened.user == "Santoro Enrico"


def test_that_the_own_password_is_changed_with_the_present_one(window, wait, archive):
    protect(window, wait)
    enter(window, wait)
    window.findChild(LoginActions).password.trigger()
    dialog = dialog_over(window, OwnPasswordDialog)
    assert dialog.focusWidget() is dialog.present.line
    write(dialog.present, "non quella giusta")
    write(dialog.password.first, OTHER)
    write(dialog.password.again, OTHER)
    press(dialog, "Cambia")
    wait()
    assert dialog.present.message.text.startswith(
        "Password non riconosciuta. Altri 4 tentativi, poi un minuto di attesa."
    )
    write(dialog.present, PASSWORD)
    press(dialog, "Cambia")
    wait()
    window.close_archive()
    wait()
    window.open_path(archive)
    wait()
    enter(window, wait, OTHER)
    assert window.opened is not None


def test_that_the_name_is_shown_at_the_log_in_only_where_one_wants(window, wait, archive):
    protect(window, wait)
    enter(window, wait)
    window.findChild(LoginActions).remember.trigger()
    window.close_archive()
    wait()
    window.open_path(archive)
    wait()
    assert window.findChild(Entrance).page.list.current.name == "Santoro Enrico"


def test_that_two_passwords_that_differ_and_a_weak_one_are_refused(window, wait):
    window.findChild(LoginActions).protect.trigger()
    dialog = dialog_over(window, ProtectDialog)
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert any(OF_INVENTED_DATA in one for one in said) is window.opened.is_demo
    dialog.form.fields["full_name"].line.setText("Santoro Enrico")
    write(dialog.password.first, PASSWORD)
    write(dialog.password.again, OTHER)
    press(dialog, "Proteggi")
    assert dialog.password.again.message.text == "Le due password non sono uguali."
    write(dialog.password.first, "segretario")
    press(dialog, "Proteggi")
    assert dialog.password.first.message.text
    assert window.opened is not None


def test_that_the_paper_says_of_which_archive_the_key_is_and_how_it_is_used():
    from datetime import date

    key = recovery_text(bytes(range(48)))
    page = paper_of("Comune di Prova & C.", key, date(2024, 11, 5))
    assert "Comune di Prova &amp; C." in page
    assert all(group in page for group in key.split())
    assert "05/11/2024" in page
    assert [len(line.split()) for line in lines_of(key)] == [4, 4, 4, 1]


def test_that_every_letter_of_the_printed_key_is_large_enough_to_be_read(tmp_path, theme):
    from datetime import date

    import pypdfium2
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "chiave.pdf"))
    print_html(paper_of("Comune di Prova", recovery_text(bytes(48)), date(2024, 11, 5)), printer)
    with pypdfium2.PdfDocument(tmp_path / "chiave.pdf") as paper:
        text = paper[0].get_textpage()
        heights = {}
        for place in range(text.count_chars()):
            _, bottom, _, top = text.get_charbox(place)
            heights.setdefault(text.get_text_range(place, 1), []).append(top - bottom)
        assert {"M", "C", "A", "0"} <= heights.keys()
        assert min(min(heights[letter]) for letter in "MCA") > 6  # points, of capital letters
