"""*Utenti*: who has a password of their own, the advice of a second administrator, the drill of the recovery key."""

from PySide6.QtTest import QTest

from app.domain.users.columns import USER_COLUMNS
from app.domain.users.user import PasswordState
from app.services.users.users import list_users
from app.ui.login.entrance import Entrance
from app.ui.login.recovery_field import in_lines
from app.ui.login.recovery_trial_dialog import RecoveryTrialDialog
from app.ui.login.users_dialog import PasswordDialog, UsersDialog
from app.ui.structure.draft_dialog import DraftDialog
from tests.ui.driving import dialog_over, press
from tests.ui.login.test_new_key import window
from tests.ui.login.test_protected import OTHER, enter, protect, write

__all__ = ["window"]


def protect_without_copies(window, wait):
    key = protect(window, wait)
    path = window.findChild(Entrance).page.archive.path
    for found in path.parent.rglob("*.merito"):
        if found != path:
            found.unlink()
    return key


def make_second(window, wait):
    dialog = dialog_over(window, UsersDialog)
    assert dialog.advice.administration.text.startswith("Può amministrare solo Santoro Enrico: ")
    assert dialog.advice.recovery.text.startswith("La chiave di recupero non è mai stata provata")
    press(dialog, "Secondo amministratore…")
    form = dialog_over(dialog, DraftDialog)
    form.form.fill_values({"full_name": "Amato Vera"})
    press(form, "Salva")
    wait()
    given = dialog_over(dialog, PasswordDialog)
    assert given.windowTitle() == "Password di Amato Vera"
    assert given.focusWidget() is given.password.first.line
    write(given.password.first, OTHER)
    write(given.password.again, OTHER)
    press(given, "Dai la password")
    wait()
    return dialog


def try_key(dialog, wait, key):
    press(dialog, "Prova la chiave di recupero…")
    trial = dialog_over(dialog, RecoveryTrialDialog)
    press(trial, "Prova")
    assert trial.form._others["recovery_key"].message.text == "Scrivere la chiave di recupero."
    trial.line.setText(" ".join(key.split()[::-1]))
    press(trial, "Prova")
    wait()
    assert "gruppo 1" in trial.form._others["recovery_key"].message.text
    trial.line.setText("")
    QTest.keyClicks(trial.line, key.replace(" ", ""))
    assert trial.line.text() == in_lines(key), "typed without spaces, it stands in groups as on its paper"
    assert (len(trial.line.text().splitlines()), trial.line.verticalScrollBar().maximum()) == (4, 0)
    press(trial, "Prova")
    wait()
    assert dialog.said.text.startswith("La chiave scritta sul foglio è quella giusta")
    assert dialog.advice.recovery.text.startswith("La chiave di recupero è stata provata il ")


def open_again(window, wait):
    path = window.opened.path
    window.close_archive()
    wait()
    window.open_path(path)
    wait()
    enter(window, wait)
    return window.pages.notice.notice


def test_that_a_second_administrator_and_a_trial_of_the_recovery_key_are_advised_and_made(window, wait):
    key = protect_without_copies(window, wait)
    enter(window, wait)
    notice = window.pages.notice.notice
    assert notice.words.startswith("L'archivio ha un solo amministratore, e la chiave di recupero non è mai stata")
    notice.actions[0].run()
    wait()
    dialog = make_second(window, wait)
    password = next(one for one in USER_COLUMNS if one.key == "password")
    assert [password.text(row) for row in dialog.table.rows()] == ["provvisoria", "propria"]
    assert dialog.advice.administration.text.startswith("Amato Vera non ha ancora una password propria: ")
    assert not dialog.advice.second.isVisible()
    try_key(dialog, wait, key)
    [vice, _] = list_users(window.desk.workspace)
    assert (vice.is_administrator, vice.password) == (True, PasswordState.TEMPORARY)
    dialog.reject()
    notice = open_again(window, wait)
    assert notice.words.startswith("L'archivio ha un solo amministratore: se dimentica la password")
    notice.actions[1].run()
    assert window.pages.notice.notice is None
    assert open_again(window, wait) is None
