"""Backups of an open archive."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.backups.naming import BackupReason
from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.structure.units import AreaDraft
from app.services.archives import new_archive
from app.services.backups import making
from app.services.backups.places import BackupPlaces, choose_second_folder, list_backups, places_of
from app.services.cycles import add_year
from app.services.opening import open_workspace
from app.services.structure.units import save_area
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.closing import close_explained
from tests.services.backups.seen import area_names


@pytest.fixture
def places(workspace: Workspace) -> BackupPlaces:
    return places_of(workspace)


def at(workspace: Workspace, moment: datetime) -> Workspace:
    return replace(workspace, now=lambda: moment)


def test_that_a_backup_opens_and_holds_the_same(workspace: Workspace, places: BackupPlaces) -> None:
    save_area(workspace, AreaDraft("T", "Area Tecnica"))
    made = making.back_up_by_hand(workspace, places)
    assert made.backup.path.parent == places.first
    assert made.backup.reason is BackupReason.BY_HAND
    assert list_backups(places) == [made.backup]
    copy = open_workspace(made.backup.path, writing=False)
    assert area_names(copy) == area_names(workspace) == {"Area Tecnica"}
    copy.archive.close()
    assert [found.name for found in places.first.iterdir()] == [made.backup.path.name]


def test_that_only_who_may_back_up_asks_for_one(workspace: Workspace, places: BackupPlaces) -> None:
    mayor = replace(workspace, actor=Actor("Sindaco", UserRole.MAYOR))
    with pytest.raises(UserError):
        making.back_up_by_hand(mayor, places)
    assert not places.first.exists()


def test_that_the_backup_of_the_day_is_made_once_a_day(workspace: Workspace, places: BackupPlaces) -> None:
    monday = datetime(2024, 11, 4, 9, 0, tzinfo=UTC)
    assert making.back_up_of_today(at(workspace, monday)) is not None
    assert making.back_up_of_today(at(workspace, monday + timedelta(hours=3))) is None
    assert making.back_up_of_today(at(workspace, monday + timedelta(days=1))) is not None
    assert [one.reason for one in list_backups(places)] == [BackupReason.DAILY] * 2


def test_that_closing_makes_one_only_of_what_changed(workspace: Workspace, places: BackupPlaces) -> None:
    making.back_up_when_closing(workspace)
    making.back_up_when_closing(workspace)
    assert len(list_backups(places)) == 1
    save_area(workspace, AreaDraft("T", "Area Tecnica"))
    making.back_up_when_closing(workspace)
    assert [one.reason for one in list_backups(places)] == [BackupReason.CLOSING] * 2


def test_that_the_example_is_never_backed_up_by_itself(tmp_path: Path) -> None:
    workspace = new_archive(tmp_path / "prova.merito", "Comune di Esempio", 2024, is_demo=True)
    making.back_up_before(workspace, BackupReason.IMPORT)
    making.back_up_when_closing(workspace)
    assert making.back_up_of_today(workspace) is None
    assert not places_of(workspace).first.exists()
    workspace.archive.close()


def test_that_closing_a_year_backs_up_before(workspace: Workspace, places: BackupPlaces) -> None:
    with unit_of_work(workspace, "Nuovo anno") as unit:
        add_year(unit, 2024)
    close_explained(workspace, 2024)
    [made] = list_backups(places)
    assert made.reason is BackupReason.YEAR_CLOSING
    copy = open_workspace(made.path, writing=False)
    from app.services.first_look import closed_years

    assert not closed_years(copy)
    copy.archive.close()


def test_that_a_damaged_archive_is_not_copied_and_thins_nothing(workspace: Workspace, places: BackupPlaces) -> None:
    old = making.back_up(workspace, places, BackupReason.DAILY).backup
    for days in (20, 21):  # two of one week: a backup that succeeds would take one away
        name = f"{places.archive.stem} 2024-01-{days} 10.00.00 (giornaliera).merito"
        old.path.with_name(name).write_bytes(old.path.read_bytes())
    before = {found.name for found in places.first.iterdir()}
    with closing(sqlite3.connect(workspace.archive.path)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'ix_audit_entries_at' OR type = 'index'")
        raw.commit()
    with pytest.raises(ArchiveError) as caught:
        making.back_up(workspace, places, BackupReason.DAILY)
    assert caught.value.trouble in {ArchiveTrouble.DAMAGED, ArchiveTrouble.LOST}
    assert {found.name for found in places.first.iterdir()} == before


def test_that_thinning_follows_a_backup_that_succeeded(workspace: Workspace, places: BackupPlaces) -> None:
    old = making.back_up(workspace, places, BackupReason.DAILY).backup
    names = [f"{places.archive.stem} 2024-01-{day} 10.00.00 (giornaliera).merito" for day in (22, 23)]
    for name in names:
        old.path.with_name(name).write_bytes(old.path.read_bytes())
    making.back_up(workspace, places, BackupReason.DAILY)
    left = {one.path.name for one in list_backups(places)}
    assert names[1] in left
    assert names[0] not in left


def test_that_the_second_folder_gets_it_when_it_comes_back(
    workspace: Workspace, places: BackupPlaces, tmp_path: Path
) -> None:
    stick = tmp_path / "chiavetta è qui"
    choose_second_folder(workspace, stick)
    away = places_of(workspace)
    assert away.second == stick
    made = making.back_up(workspace, away, BackupReason.DAILY)
    assert "chiavetta" in made.second
    stick.mkdir()
    assert making.back_up_of_today(workspace) is None
    [copy] = stick.iterdir()
    assert copy.read_bytes() == made.backup.path.read_bytes()
    assert making.bring_second_up(away) == ""


def test_that_the_second_folder_is_remembered_for_its_archive_and_forgotten(
    workspace: Workspace, tmp_path: Path
) -> None:
    choose_second_folder(workspace, tmp_path)
    other = new_archive(tmp_path / "altro.merito", "Comune di Altro", 2024)
    assert places_of(other).second is None
    assert places_of(workspace).second == tmp_path
    choose_second_folder(workspace, None)
    assert places_of(workspace).second is None
    other.archive.close()


def test_that_two_of_the_same_second_are_two(workspace: Workspace, places: BackupPlaces) -> None:
    still = at(workspace, datetime(2024, 11, 4, 9, 0, tzinfo=UTC))
    names = {making.back_up(still, places, BackupReason.BY_HAND).backup.path.name for _ in range(3)}
    assert len(names) == 3
    assert len(list_backups(places)) == 3


def test_that_a_folder_that_cannot_be_made_is_told(workspace: Workspace, places: BackupPlaces) -> None:
    places.first.write_text("un file al suo posto")
    with pytest.raises(UserError):
        making.back_up(workspace, places, BackupReason.DAILY)


def test_that_data_that_are_not_what_the_audit_says_are_copied_but_thin_nothing(closed_archive: Workspace) -> None:
    places = places_of(closed_archive)
    old = making.back_up(closed_archive, places, BackupReason.DAILY).backup
    names = [f"{places.archive.stem} 2024-01-{day} 10.00.00 (giornaliera).merito" for day in (22, 23)]
    for name in names:
        old.path.with_name(name).write_bytes(old.path.read_bytes())
    with closing(sqlite3.connect(closed_archive.archive.path)) as raw, raw:
        raw.execute("UPDATE settings SET value = '1'")
    assert making.back_up(closed_archive, places, BackupReason.DAILY).second == making.UNFAITHFUL
    assert {one.path.name for one in list_backups(places)} > set(names)
