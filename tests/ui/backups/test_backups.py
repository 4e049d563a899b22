"""The backups in the window."""

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.domain.backups.naming import BackupReason
from app.domain.structure.units import AreaDraft
from app.services.backups.places import list_backups, places_of
from app.services.structure.units import save_area
from app.ui.backups.actions import BackupActions
from app.ui.backups.backups_dialog import BackupsDialog
from app.ui.tools.archive_dialog import ArchiveDialog
from tests.services.backups.seen import area_names
from tests.ui.driving import agree, choose_path, dialog_over, press


@pytest.fixture
def window(open_program, archive):
    return open_program(archive)


@pytest.fixture
def dialog(window, wait):
    window.findChild(BackupActions).show.trigger()
    wait()
    return dialog_over(window, BackupsDialog)


def reasons(window):
    return [one.reason for one in list_backups(places_of(window.desk.workspace))]


def save(window, wait, name="Tecnica"):
    window.desk.save(save_area, AreaDraft(name[:1], name))
    wait()


def test_that_opening_makes_the_backup_of_the_day_once(window, wait, archive):
    assert reasons(window) == [BackupReason.DAILY]
    window.close_archive()
    wait()
    window.open_path(archive)
    wait()
    assert reasons(window) == [BackupReason.DAILY]


def test_that_closing_backs_up_what_was_changed(window, wait, archive):
    save(window, wait)
    window.close_archive()
    wait()
    window.open_path(archive)
    wait()
    assert set(reasons(window)) == {BackupReason.CLOSING, BackupReason.DAILY}


def test_that_a_backup_of_the_day_that_fails_is_said_and_stops_nobody(open_program, archive):
    archive.with_name(f"{archive.stem} (copie)").write_text("un file al posto della cartella")
    window = open_program(archive)
    assert window.opened is not None
    assert window.pages.notice.notice.words.startswith("La copia di sicurezza di oggi non è stata fatta.")


def test_that_one_more_is_made_and_listed(dialog, wait, window):
    press(dialog, "Fai una copia adesso")
    wait()
    assert {one.reason for one in dialog.table.rows()} == {BackupReason.BY_HAND, BackupReason.DAILY}
    assert dialog.said.text.startswith("Copia fatta e riletta: prova ")
    assert dialog.table.current_row().reason is BackupReason.BY_HAND


def test_that_a_double_click_makes_one_backup(dialog, wait, window):
    press(dialog, "Fai una copia adesso")
    wait()
    assert reasons(window).count(BackupReason.BY_HAND) == 1
    dialog._may_make_again()
    assert not dialog._is_making


def test_that_the_folder_of_the_backups_is_opened(dialog, window, monkeypatch):
    opened = []
    monkeypatch.setattr("app.ui.backups.backups_dialog.open_place", opened.append)
    press(dialog, "Apri la cartella")
    assert opened == [places_of(window.desk.workspace).first]


def test_that_the_chosen_backup_is_tried_without_touching_the_archive(dialog, wait, window, archive):
    before = archive.read_bytes()
    press(dialog, "Prova il ripristino")
    wait()
    verdict = dialog_over(dialog, ArchiveDialog)
    chosen = dialog.table.current_row()
    day = f"{chosen.day:%d/%m/%Y} delle {chosen.hour}"
    assert verdict.windowTitle() == f"Prova di ripristino della copia del {day}"
    assert archive.read_bytes() == before


def test_that_a_restore_says_what_changes_and_opens_the_archive_again(dialog, wait, window):
    save(window, wait)
    press(dialog, "Ripristina…")
    wait()
    question = agree(dialog, "Ripristina")
    wait()
    assert question.startswith("Ripristinare la copia del ")
    assert window.opened is not None
    told = window.pages.notice.notice.words
    assert told.startswith("L'archivio è ora quello della copia del ")
    [before] = [one for one in list_backups(places_of(window.desk.workspace)) if one.reason is BackupReason.RESTORE]
    assert told.endswith(f"Ciò che c'era prima è in {before.path}")
    assert not area_names(window.desk.workspace)
    assert set(reasons(window)) == {BackupReason.RESTORE, BackupReason.DAILY}


def test_that_a_backup_that_is_spoiled_is_not_restored_and_says_why(dialog, wait, window):
    save(window, wait)
    dialog.table.current_row().path.write_bytes(b"niente")
    press(dialog, "Ripristina…")
    wait()
    [told] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]
    assert "non è un archivio" in told.text()
    told.close()
    assert dialog.isVisible()
    assert area_names(window.desk.workspace) == {"Tecnica"}


def test_that_a_backup_that_cannot_be_made_says_why_and_may_be_tried_again(dialog, wait, window):
    folder = places_of(window.desk.workspace).first
    aside = folder.with_name("altrove")
    folder.rename(aside)
    folder.write_bytes(b"")  # a file in the place of the folder
    press(dialog, "Fai una copia adesso")
    wait()
    assert dialog.said.text
    assert not dialog.said.text.startswith("Copia fatta")
    folder.unlink()
    aside.rename(folder)
    dialog._may_make_again()
    press(dialog, "Fai una copia adesso")
    wait()
    assert dialog.said.text.startswith("Copia fatta e riletta")


def test_that_the_second_folder_is_chosen_told_and_taken_away(dialog, wait, tmp_path, window):
    stick = tmp_path / "chiavetta"
    stick.mkdir()
    press(dialog, "Scegli la seconda cartella…")
    choose_path(dialog, stick)
    wait()
    assert dialog.second.text() == f"Seconda cartella: {stick}"
    for backup in list_backups(places_of(window.desk.workspace)):
        backup.path.unlink()
    press(dialog, "Fai una copia adesso")
    wait()
    [copy] = stick.iterdir()
    assert dialog.said.text == f"Copia fatta e riletta: {copy.name}, anche in {stick}."
    [listed] = dialog.table.rows()
    assert (listed.path.name, listed.is_twice) == (copy.name, True)
    press(dialog, "Togli")
    wait()
    assert dialog.second.text().startswith("Nessuna seconda cartella")


def test_that_an_empty_list_says_how_it_fills(dialog, wait, window):
    for backup in list_backups(places_of(window.desk.workspace)):
        backup.path.unlink()
    dialog.reload()
    wait()
    assert not dialog.table.rows()
    assert not dialog.go_back.isEnabled()
    assert not dialog.attempt.isEnabled()
