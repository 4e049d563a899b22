"""An archive of an earlier schema: brought up on a copy, the one of before kept, nothing lost."""

import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models import archive, upgrade
from app.models.archive import open_archive
from app.models.archive_file.locking import Lock
from app.models.archive_file.trouble import about_file
from app.models.identity import APPLICATION_ID, SCHEMA_VERSION
from app.models.sessions import make_engine
from app.models.upgrade import migration_config
from tests.models.test_schema import PEOPLE

SHEET = """
INSERT INTO sheets (id, round_id, employee_id, valid_from, valid_to, role, template_code, profile, part_time,
 assignment, state, revision, not_evaluable_reason, interim_outcome, general_note, strengths, improvements, training,
 version)
VALUES (1, 1, 1, '2024-01-01', '2024-12-31', 'employee', 'dipendenti', '', 10000, '', 'in_progress', 1, '', '', '', '',
 '', '', 1);
INSERT INTO sheet_scores (sheet_id, section, item, value, note) VALUES (1, 'comportamenti', 'cura', 400, '');
"""


@pytest.fixture(scope="module")
def old_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "Comune.merito"
    sqlite3.connect(path).close()
    engine = make_engine(path, foreign_keys=False)
    with engine.connect() as connection, connection.begin():
        command.upgrade(migration_config(connection), "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(PEOPLE + SHEET)
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA user_version = 1")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def old(old_made: Path, tmp_path: Path) -> Path:
    """An archive as the first schema left it, with a sheet begun."""
    return Path(shutil.copyfile(old_made, tmp_path / "Comune.merito"))


def _scores(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute("SELECT section, item, value FROM sheet_scores").fetchall()


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        found: int = raw.execute("PRAGMA user_version").fetchone()[0]
    return found


def test_that_an_older_archive_is_brought_to_the_present_schema(old: Path) -> None:
    open_archive(old).close()
    assert _version(old) == SCHEMA_VERSION
    assert _scores(old) == [("comportamenti", "cura", 400)]
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("SELECT COUNT(*) FROM sheet_exclusions").fetchone() == (0,)


def test_that_the_archive_of_before_is_kept_beside(old: Path) -> None:
    open_archive(old).close()
    kept = old.with_name("Comune (prima dell'aggiornamento).merito")
    assert _version(kept) == 1
    assert _scores(kept) == [("comportamenti", "cura", 400)]
    assert sorted(found.name for found in old.parent.glob("*.merito")) == [kept.name, old.name]


def test_that_a_copy_kept_before_is_not_written_over(old: Path) -> None:
    first = old.with_name("Comune (prima dell'aggiornamento).merito")
    first.write_text("altro")
    open_archive(old).close()
    assert first.read_text() == "altro"
    assert _version(old.with_name("Comune (prima dell'aggiornamento 2).merito")) == 1


def test_that_what_a_crash_left_in_the_log_is_upgraded_too(old: Path, tmp_path: Path) -> None:
    writer = sqlite3.connect(old)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    writer.execute("INSERT INTO sheet_scores (sheet_id, section, item, value, note) VALUES (1, 'c', 'tempi', 300, '')")
    writer.commit()
    crashed = tmp_path / "dopo" / "Comune.merito"
    crashed.parent.mkdir()
    for suffix in ("", "-wal"):
        shutil.copyfile(f"{old}{suffix}", f"{crashed}{suffix}")
    writer.close()
    open_archive(crashed).close()
    assert len(_scores(crashed)) == 2


def test_that_an_upgrade_that_fails_leaves_the_archive_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, _target: Path, _key: None) -> None:
        raise OSError(28, "No space left on device", str(source))

    monkeypatch.setattr(upgrade, "_copy", full)
    before = old.read_bytes()
    with pytest.raises(ArchiveError) as caught:
        open_archive(old)
    assert caught.value.trouble is ArchiveTrouble.DISK
    assert old.read_bytes() == before
    monkeypatch.undo()
    open_archive(old).close()
    assert _version(old) == SCHEMA_VERSION


def test_that_a_copy_that_lost_rows_is_never_swapped_in(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = upgrade.upgrade_schema

    def losing(path: Path, key: None) -> None:
        whole(path, key)
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("DELETE FROM sheet_scores")
            raw.commit()

    monkeypatch.setattr(upgrade, "upgrade_schema", losing)
    with pytest.raises(ArchiveError):
        open_archive(old)
    assert _version(old) == 1
    assert _scores(old) == [("comportamenti", "cura", 400)]
    assert [found.name for found in old.parent.glob("*.merito")] == [old.name]


def test_that_an_older_archive_is_not_opened_to_read_only(old: Path) -> None:
    with pytest.raises(ArchiveError) as caught:
        open_archive(old, writing=False)
    assert caught.value.trouble is ArchiveTrouble.OLDER
    assert _version(old) == 1


def test_that_a_truncated_older_archive_is_said(old: Path) -> None:
    os.truncate(old, old.stat().st_size // 2)
    with pytest.raises(ArchiveError) as caught:
        open_archive(old)
    assert caught.value.trouble is ArchiveTrouble.DAMAGED


def test_that_an_archive_in_use_elsewhere_is_left_as_it_was_and_without_copies(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError) as caught:
            open_archive(old)
    assert caught.value.trouble is ArchiveTrouble.LOCKED
    assert _version(old) == 1
    assert _files_beside(old) == []


def test_that_a_disk_that_fills_during_the_last_copy_leaves_no_half_copy(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = upgrade._copy

    def filling(source: Path, target: Path, key: None) -> None:
        whole(source, target, key)
        if target.name.endswith("2"):
            raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(upgrade, "_copy", filling)
    with pytest.raises(ArchiveError):
        open_archive(old)
    assert _version(old) == 1
    assert _files_beside(old) == []


def test_that_what_an_upgrade_cut_short_has_left_is_taken_away(old: Path) -> None:
    for name in ("9.tmp", "9.tmp-wal", "9.tmp2-journal", f"{os.getpid()}.tmp"):
        old.with_name(f".{old.name}.{name}").write_text("a metà")
    of_another = old.with_name(".Altro.merito.9.tmp")
    of_another.write_text("di un altro")
    open_archive(old).close()
    assert _files_beside(old) == [of_another.name, "Comune (prima dell'aggiornamento).merito"]


def test_that_what_another_window_has_just_upgraded_is_not_upgraded_again(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def after_the_other(path: Path) -> Lock:
        monkeypatch.setattr(archive, "Lock", Lock)
        open_archive(path).close()
        return Lock(path)

    monkeypatch.setattr(archive, "Lock", after_the_other)
    with closing(open_archive(old)) as opened:
        assert opened.kept is None
    assert _files_beside(old) == ["Comune (prima dell'aggiornamento).merito"]


def test_that_what_cannot_be_taken_away_does_not_stop_an_upgrade(old: Path) -> None:
    stuck = old.with_name(f".{old.name}.9.tmp")
    stuck.mkdir()
    open_archive(old).close()
    assert _version(old) == SCHEMA_VERSION
    assert stuck.is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="links ask for a privilege there")
def test_that_through_a_link_the_archive_it_leads_to_is_upgraded(old: Path, tmp_path: Path) -> None:
    link = tmp_path / "scrivania" / "Comune.merito"
    link.parent.mkdir()
    link.symlink_to(old)
    with closing(open_archive(link)) as opened:
        assert opened.path == old
        assert opened.kept == old.with_name("Comune (prima dell'aggiornamento).merito")
    assert _version(old) == SCHEMA_VERSION
    assert link.is_symlink()


def test_that_a_name_with_signs_of_a_search_is_upgraded_and_leaves_nothing(old: Path) -> None:
    odd = old.rename(old.with_name("Città [2024] d'ìo #1%20.merito"))
    open_archive(odd).close()
    assert _version(odd) == SCHEMA_VERSION
    assert _files_beside(odd) == ["Città [2024] d'ìo #1%20 (prima dell'aggiornamento).merito"]


def test_that_a_file_that_refuses_is_told_apart_from_its_folder(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)  # root may write whatever the file says
    said = about_file(old, sqlite3.OperationalError("attempt to write a readonly database"))
    assert said.trouble is ArchiveTrouble.READ_ONLY
    assert "Comune.merito è in sola lettura" in said.sentence


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another thing there")
def test_that_an_archive_for_few_eyes_stays_so_with_its_copy(old: Path) -> None:
    old.chmod(0o600)
    with closing(open_archive(old)) as opened:
        assert opened.kept
        assert [stat.S_IMODE(path.stat().st_mode) for path in (old, opened.kept)] == [0o600, 0o600]


def _files_beside(path: Path) -> list[str]:
    """Name what is in the folder of an archive besides it, its lock and the log of who has it open."""
    own = {path.name, f".{path.name}.lock", f"{path.name}-wal", f"{path.name}-shm"}
    return sorted(found.name for found in path.parent.iterdir() if found.name not in own)
