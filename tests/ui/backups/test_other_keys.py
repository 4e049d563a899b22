"""Backups made before a new key, or before the protection, restored from the window."""

import pytest
from PySide6.QtWidgets import QMessageBox

from app.domain.structure.units import AreaDraft
from app.services.backups.places import list_backups, places_of
from app.services.structure.units import save_area
from app.ui.backups.actions import BackupActions
from app.ui.backups.backup_key_dialog import ON_PAPER, BackupKeyDialog
from app.ui.backups.backups_dialog import BackupsDialog
from app.ui.login.actions import LoginActions
from app.ui.tools.archive_dialog import ArchiveDialog
from tests.services.backups.seen import area_names
from tests.ui.driving import agree, dialog_over, press
from tests.ui.login.test_new_key import renew, to_the_end
from tests.ui.login.test_protected import PASSWORD, enter, protect


@pytest.fixture
def window(open_program, archive):
    return open_program(archive)


@pytest.fixture
def recovery_key(window, wait):
    """The archive protected, in the hands of who administers it; its recovery key."""
    key = protect(window, wait)
    enter(window, wait)
    return key


def backups_dialog(window, wait):
    window.findChild(BackupActions).show.trigger()
    wait()
    return dialog_over(window, BackupsDialog)


def choose(dialog, backup):
    dialog.table.select(backup.path.name)


def with_an_area(window, wait):
    window.desk.save(save_area, AreaDraft("T", "Tecnica"))
    wait()


def informative(dialog, verb):
    words = dialog_over(dialog, QMessageBox).informativeText()
    agree(dialog, verb)
    return words


def test_that_a_backup_in_clear_is_restored_into_a_protected_archive(window, wait, recovery_key):
    [clear] = list_backups(places_of(window.desk.workspace))
    with_an_area(window, wait)
    dialog = backups_dialog(window, wait)
    choose(dialog, clear)
    press(dialog, "Prova il ripristino")
    wait()
    dialog_over(dialog, ArchiveDialog).accept()
    press(dialog, "Ripristina…")
    wait()
    words = informative(dialog, "Ripristina")
    assert "di prima della protezione: ripristinata, l'archivio resta protetto" in words
    wait()
    assert window.opened is None
    enter(window, wait)
    assert window.opened.user == "Santoro Enrico"
    assert window.desk.workspace.archive.key is not None
    assert not area_names(window.desk.workspace)


@pytest.mark.parametrize("is_on_paper", [False, True])
def test_that_a_backup_of_before_a_new_key_is_opened_as_then_and_restored(window, wait, recovery_key, is_on_paper):
    window.findChild(LoginActions).renew.trigger()
    renew(window, wait)
    to_the_end(window, wait)
    enter(window, wait)
    with_an_area(window, wait)
    places = places_of(window.desk.workspace)
    old = next(one for one in list_backups(places) if one.why == "prima di cambiare la protezione")
    dialog = backups_dialog(window, wait)
    choose(dialog, old)
    press(dialog, "Ripristina…")
    wait()
    asked = dialog_over(dialog, BackupKeyDialog)
    asked.password.line.setText("una password qualsiasi")
    press(asked, "Apri")
    wait()
    assert asked.password.message.text.startswith("Password non riconosciuta.")
    if is_on_paper:
        box = asked.form.fields["way"].box
        box.setCurrentIndex(box.count() - 1)
        box.activated.emit(box.count() - 1)
        assert asked.form.draft_values()["way"] == ON_PAPER
        assert asked.key.isVisible()
        assert not asked.password.isVisible()
        asked.line.setText(recovery_key)
    else:
        asked.password.line.setText(PASSWORD)
    press(asked, "Apri")
    wait()
    assert "La copia ha una chiave di prima" in informative(dialog, "Ripristina")
    wait()
    enter(window, wait)
    assert window.opened.user == "Santoro Enrico"
    assert not area_names(window.desk.workspace)
