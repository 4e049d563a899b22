"""Making and opening archives: what cannot be opened says why, and nothing is changed."""

import json
import shutil
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError, StatementError

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive import Archive, create_archive, open_archive
from app.models.archive_file.locking import lock_file_of
from app.models.archive_file.owner import Owner, this_machine
from app.models.municipality import PersonnelCost
from app.models.other_computer import forget_other_computer, refuse_open_elsewhere


def trouble_of(path: Path) -> ArchiveTrouble:
    with pytest.raises(ArchiveError) as caught:
        open_archive(path)
    assert caught.value.sentence
    return caught.value.trouble


@pytest.fixture
def path(empty_archive: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(empty_archive, tmp_path / "uno.merito")


def test_that_a_missing_archive_is_said(tmp_path: Path) -> None:
    assert trouble_of(tmp_path / "niente.merito") is ArchiveTrouble.MISSING


@pytest.mark.parametrize("content", [b"", b"ciao", b"SQLite format 3\x00", b"%PDF-1.7" * 100])
def test_that_another_file_is_not_an_archive(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "altro.merito"
    path.write_bytes(content)
    assert trouble_of(path) is ArchiveTrouble.NOT_AN_ARCHIVE
    assert path.read_bytes() == content


def test_that_another_database_is_not_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "altro.merito"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert trouble_of(path) is ArchiveTrouble.NOT_AN_ARCHIVE


def test_that_a_newer_archive_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    assert trouble_of(path) is ArchiveTrouble.NEWER


def test_that_a_damaged_archive_is_said_when_it_is_read(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(bytes(content))
    archive = open_archive(path)
    with pytest.raises(ArchiveError) as caught, archive.reading() as session:
        session.connection().exec_driver_sql("SELECT * FROM audit_entries").fetchall()
    archive.close()
    assert caught.value.trouble is ArchiveTrouble.DAMAGED


def test_that_only_one_program_writes(path: Path) -> None:
    first = open_archive(path)
    assert trouble_of(path) is ArchiveTrouble.LOCKED
    reader = open_archive(path, writing=False)
    with reader.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM areas").scalar() == 0
    reader.close()
    first.close()
    open_archive(path).close()


def left_by(path: Path, owner: Owner) -> None:
    lock_file_of(path).write_text(json.dumps(owner._asdict()), encoding="utf-8")


ANNA = Owner("anna", "2026-03-02T08:00:00+00:00", machine="PC-RAGIONERIA")


def test_that_what_another_computer_has_not_let_go_is_refused_until_it_is_said_to_be_closed_there(path: Path) -> None:
    left_by(path, ANNA)
    before = path.read_bytes(), lock_file_of(path).read_bytes()
    with pytest.raises(ArchiveError, match=r"altro computer, «PC-RAGIONERIA» \(anna, dalle \d\d:00 del") as caught:
        open_archive(path)
    assert caught.value.trouble is ArchiveTrouble.ELSEWHERE
    assert (path.read_bytes(), lock_file_of(path).read_bytes()) == before
    open_archive(path, writing=False).close()
    forget_other_computer(path)
    archive = open_archive(path)
    assert archive.was_left_open
    archive.close()


def test_that_a_name_of_a_computer_written_by_another_hand_stays_a_name(path: Path) -> None:
    left_by(path, ANNA._replace(machine="<b>\n\u202e" + "x" * 900))
    with pytest.raises(ArchiveError, match=r"altro computer, «<b>x{61}» \(anna, dalle"):
        open_archive(path)


def test_that_what_is_no_lock_file_says_nothing_of_other_computers(path: Path, tmp_path: Path) -> None:
    lock_file_of(path).mkdir()
    round_trip = tmp_path / "giro.merito"
    for one in (path, tmp_path / "niente.merito", *[round_trip] * (sys.platform != "win32")):
        if one is round_trip:
            one.symlink_to(one)
        refuse_open_elsewhere(one)


@pytest.mark.parametrize(
    "owner",
    [
        ANNA._replace(closed="2026-03-02T09:00:00+00:00"),
        ANNA._replace(machine=""),
        ANNA._replace(machine=this_machine()),
    ],
    ids=["let go", "of an older program", "this computer"],
)
def test_that_what_no_other_computer_has_open_is_opened(path: Path, owner: Owner) -> None:
    left_by(path, owner)
    refuse_open_elsewhere(path)
    open_archive(path).close()


def test_that_an_archive_really_open_on_another_computer_is_not_opened_for_a_word(path: Path) -> None:
    there = open_archive(path)
    left_by(path, ANNA)
    for attempt in (open_archive, forget_other_computer):
        with pytest.raises(ArchiveError, match="è già aperto su un altro computer, «PC-RAGIONERIA»") as caught:
            attempt(path)
        assert caught.value.trouble is ArchiveTrouble.LOCKED
    there.close()


def test_that_an_archive_opened_to_read_cannot_be_written(path: Path) -> None:
    archive = open_archive(path, writing=False)
    with pytest.raises(ArchiveError) as caught, archive.writing():
        pass
    archive.close()
    assert caught.value.trouble is ArchiveTrouble.READ_ONLY


def test_that_reading_leaves_nothing_beside_the_archive_and_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    archive = open_archive(path, writing=False)
    with archive.reading() as session:
        session.connection().exec_driver_sql("SELECT count(*) FROM areas").scalar()
        with pytest.raises(OperationalError, match="readonly"):
            session.connection().exec_driver_sql("DELETE FROM archive_info")
    with archive.glancing() as glance:
        assert glance.years() == []
    archive.close()
    assert path.read_bytes() == before
    assert not {"uno.merito-wal", "uno.merito-shm"} & {other.name for other in path.parent.iterdir()}


def test_that_a_new_archive_never_covers_an_old_one(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ArchiveError) as caught:
        create_archive(path)
    assert caught.value.trouble is ArchiveTrouble.EXISTS
    assert path.read_bytes() == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is the folder that refuses even root")
def test_that_a_folder_that_refuses_is_said() -> None:
    with pytest.raises(ArchiveError) as caught:
        create_archive(Path("/proc/prova.merito"))
    assert caught.value.trouble is ArchiveTrouble.READ_ONLY


def test_that_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="non esiste"):
        create_archive(tmp_path / "manca" / "a.merito")


def test_that_a_failed_beginning_leaves_nothing(tmp_path: Path) -> None:
    def fail(_archive: Archive) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        create_archive(tmp_path / "a.merito", fail)
    assert list(tmp_path.iterdir()) == [tmp_path / "home"] or list(tmp_path.iterdir()) == []


def test_that_money_is_kept_exactly_and_never_rounded(path: Path) -> None:
    archive = open_archive(path)
    with archive.writing() as session:
        session.add(PersonnelCost(id=1, year=2023, pay=Decimal("747066.27"), irap=Decimal(0), contributions=Decimal(1)))
    with archive.reading() as session:
        assert session.get_one(PersonnelCost, 1).pay == Decimal("747066.27")
        assert session.connection().exec_driver_sql("SELECT pay FROM personnel_costs").scalar() == 74706627
    with pytest.raises(StatementError, match="decimali"), archive.writing() as session:
        session.get_one(PersonnelCost, 1).pay = Decimal("0.001")
    archive.close()
