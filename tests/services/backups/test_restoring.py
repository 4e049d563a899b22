"""Putting a backup in the place of the archive."""

from pathlib import Path

import pytest

from app.domain.backups.naming import BackupReason
from app.domain.errors import UserError
from app.domain.structure.units import AreaDraft
from app.services.archives import new_archive
from app.services.backups.holding import HeldBackup
from app.services.backups.making import back_up
from app.services.backups.places import BackupPlaces, list_backups, places_of
from app.services.backups.restoring import preview_restore, restore, restore_file, try_restore
from app.services.opening import open_workspace
from app.services.structure.units import save_area
from app.services.workspace import Workspace
from tests.services.backups.seen import area_names


@pytest.fixture
def places(workspace: Workspace) -> BackupPlaces:
    """Where the backups of an archive with one Area go."""
    save_area(workspace, AreaDraft("A", "Area Amministrativa"))
    return places_of(workspace)


def test_that_what_would_change_is_said_before(workspace: Workspace, places: BackupPlaces) -> None:
    backup = back_up(workspace, places, BackupReason.BY_HAND).backup
    assert preview_restore(workspace, HeldBackup(backup, None)).changes == ()
    save_area(workspace, AreaDraft("T", "Area Tecnica"))
    preview = preview_restore(workspace, HeldBackup(backup, None))
    assert preview.changes == ("si perde 1 operazione registrata dopo questa copia",)
    assert preview.contents.rows["areas"] == 1


def test_that_a_restore_gives_the_archive_back_and_keeps_the_one_of_now(
    workspace: Workspace, places: BackupPlaces
) -> None:
    before = area_names(workspace)
    backup = back_up(workspace, places, BackupReason.BY_HAND).backup
    save_area(workspace, AreaDraft("T", "Area Tecnica"))
    saved = restore(workspace, HeldBackup(backup, None), places)
    again = open_workspace(workspace.archive.path)
    assert area_names(again) == before
    again.archive.close()
    kept = open_workspace(saved)
    assert "Area Tecnica" in area_names(kept)
    kept.archive.close()
    assert {one.reason for one in list_backups(places)} == {BackupReason.BY_HAND, BackupReason.RESTORE}


def test_that_a_damaged_backup_changes_nothing(workspace: Workspace, places: BackupPlaces) -> None:
    backup = back_up(workspace, places, BackupReason.BY_HAND).backup
    spoiled = bytearray(backup.path.read_bytes())
    spoiled[5000:9000] = b"\x00" * 4000
    backup.path.write_bytes(spoiled)
    before = workspace.archive.path.read_bytes()
    with pytest.raises(UserError):
        restore(workspace, HeldBackup(backup, None), places)
    assert workspace.archive.path.read_bytes() == before
    assert area_names(workspace) is not None


@pytest.mark.parametrize("cut", [0, 50, 4096, 20_000])
def test_that_a_truncated_backup_changes_nothing(workspace: Workspace, places: BackupPlaces, cut: int) -> None:
    backup = back_up(workspace, places, BackupReason.BY_HAND).backup
    backup.path.write_bytes(backup.path.read_bytes()[:cut])
    before = workspace.archive.path.read_bytes()
    with pytest.raises(UserError):
        restore(workspace, HeldBackup(backup, None), places)
    assert workspace.archive.path.read_bytes() == before


def test_that_the_backup_of_another_archive_is_refused(
    workspace: Workspace, places: BackupPlaces, tmp_path: Path
) -> None:
    other = new_archive(tmp_path / f"{places.archive.name}2", "Comune di Altro", 2024)
    backup = back_up(workspace, places, BackupReason.BY_HAND).backup
    other.archive.copy_to(backup.path)
    other.archive.close()
    with pytest.raises(UserError, match="di un altro archivio"):
        preview_restore(workspace, HeldBackup(backup, None))


def test_that_the_drill_checks_a_restored_copy_and_leaves_nothing(workspace: Workspace, places: BackupPlaces) -> None:
    backup = back_up(workspace, places, BackupReason.BY_HAND).backup
    before = workspace.archive.path.read_bytes(), backup.path.read_bytes()
    assert try_restore(workspace, HeldBackup(backup, None)).is_sound
    assert (workspace.archive.path.read_bytes(), backup.path.read_bytes()) == before
    assert [found.name for found in places.first.iterdir()] == [backup.path.name]


def test_that_a_file_that_is_no_archive_any_more_is_kept_beside_the_restored_one(
    workspace: Workspace, places: BackupPlaces
) -> None:
    before = area_names(workspace)
    backup = back_up(workspace, places, BackupReason.BY_HAND).backup
    path = workspace.archive.path
    workspace.archive.close()
    path.write_bytes(b"ransom")
    saved = restore_file(backup.path, path)
    assert saved is not None
    assert saved.read_bytes() == b"ransom"
    again = open_workspace(path)
    assert area_names(again) == before
    again.archive.close()


def test_that_a_stale_journal_beside_the_archive_does_not_spoil_what_was_restored(
    workspace: Workspace, places: BackupPlaces
) -> None:
    before = area_names(workspace)
    backup = back_up(workspace, places, BackupReason.BY_HAND).backup
    path = workspace.archive.path
    workspace.archive.close()
    path.with_name(path.name + "-wal").write_bytes(b"\x37\x7f\x06\x82" + b"x" * 8000)
    path.with_name(path.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 8000)
    restore_file(backup.path, path)
    again = open_workspace(path)
    assert area_names(again) == before
    again.archive.close()


def test_that_an_archive_that_is_open_is_not_replaced_from_outside(workspace: Workspace, places: BackupPlaces) -> None:
    backup = back_up(workspace, places, BackupReason.BY_HAND).backup
    with pytest.raises(UserError):
        restore_file(backup.path, workspace.archive.path)
    assert area_names(workspace) is not None
