"""An archive with a key: made, opened, copied, brought up, damaged; without its key it is only noise."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command

from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.models import upgrade
from app.models.archive import Archive, create_archive, open_archive
from app.models.archive_file.cipher import PAGE, is_key_of
from app.models.archive_file.header import LENGTH, Header
from app.models.identity import APPLICATION_ID, SCHEMA_VERSION
from app.models.sessions import make_engine
from app.models.structure import Area
from tests.archives.encrypted import KEY, OTHER_KEY, codes_in, raw_of, traces_of

NAME = "Area Quattrocchi"


def fill(archive: Archive) -> None:
    with archive.writing() as session:
        session.add(Area(code="Q", name=NAME))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encrypted") / "uno.merito"
    create_archive(path, fill, KEY).close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(made, tmp_path / "uno.merito"))


def trouble_of(path: Path, key: bytes | None) -> ArchiveError:
    with pytest.raises(ArchiveError) as caught:
        open_archive(path, key)
    return caught.value


def test_that_what_is_written_is_read_again_with_the_key(path: Path) -> None:
    with closing(open_archive(path, KEY)) as archive:
        with archive.reading() as session:
            assert session.get_one(Area, 1).name == NAME
        with archive.writing() as session:
            session.add(Area(code="R", name="Altra"))
    assert codes_in(path, KEY) == {"Q", "R"}


def test_that_the_header_is_legible_and_nothing_else_is(path: Path) -> None:
    header = Header(path.read_bytes()[:LENGTH])
    assert header.is_sqlite
    assert header.is_encrypted
    assert (header.application_id, header.schema_version) == (APPLICATION_ID, SCHEMA_VERSION)
    assert not traces_of("Quattrocchi", path.parent)
    assert not traces_of("CREATE TABLE", path.parent)


def test_that_without_its_key_it_asks_for_the_password(path: Path) -> None:
    told = trouble_of(path, None)
    assert told.trouble is ArchiveTrouble.KEY
    assert "protetto da password" in told.sentence


@pytest.mark.parametrize("key", [OTHER_KEY, b"", KEY[:32], bytes(48), KEY[:47] + b"\0"])
def test_that_a_wrong_key_is_said_and_is_no_damage(path: Path, key: bytes) -> None:
    before = path.read_bytes()
    told = trouble_of(path, key)
    assert told.trouble is ArchiveTrouble.KEY
    assert "danneggiato" not in told.sentence
    assert path.read_bytes() == before


def test_that_a_key_for_an_archive_in_clear_is_refused(empty_archive: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(empty_archive, tmp_path / "chiaro.merito"))
    assert trouble_of(path, KEY).trouble is ArchiveTrouble.KEY


@pytest.mark.parametrize("page", [1, 2, 3, 7])
def test_that_a_changed_byte_is_damage_and_the_key_stays_right(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE + 900] ^= 1
    path.write_bytes(bytes(content))
    assert is_key_of(path, KEY)
    with closing(open_archive(path, KEY, writing=False)) as archive:
        assert is_found_damaged(archive, page)


def is_found_damaged(archive: Archive, page: int) -> bool:
    """Whether the damage stops the reading, or is told with its page.

    Which of the two is of SQLite: it reads the rows only when the trees alone have not already a hundred faults.
    """
    try:
        with archive.glancing() as glance:
            said = glance.faults()
    except ArchiveError as stopped:
        return stopped.trouble is ArchiveTrouble.DAMAGED
    return f"HMAC verification failed for page {page}" in said


def test_that_every_byte_but_those_of_the_header_is_sealed(path: Path) -> None:
    """One byte of every page at a time, in many places: no page is read as if it were sound."""
    whole = path.read_bytes()
    pages = len(whole) // PAGE
    assert (pages > 100, len(whole) % PAGE) == (True, 0)
    for first in range(0, PAGE, 101):
        content = bytearray(whole)
        for page in range(pages):
            byte = (first + 911 * page) % PAGE
            content[page * PAGE + max(byte, 0 if page else 96)] ^= 0x10
        path.write_bytes(bytes(content))
        with raw_of(path, KEY) as raw:
            told = {said for (said,) in raw.execute("PRAGMA cipher_integrity_check")}
        assert told == {f"HMAC verification failed for page {page}" for page in range(1, pages + 1)}, first


def test_that_a_copy_has_the_same_key(path: Path) -> None:
    copy = path.with_name("copia.merito")
    with closing(open_archive(path, KEY)) as archive:
        archive.copy_to(copy)
    assert codes_in(copy, KEY) == {"Q"}
    assert not traces_of("Quattrocchi", path.parent)


def test_that_reading_leaves_nothing_beside_and_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with closing(open_archive(path, KEY, writing=False)) as archive:
        with archive.glancing() as glance:
            assert glance.years() == []
        with archive.reading() as session:
            assert session.get_one(Area, 1).name == NAME
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir() if found.name.startswith("uno")] == ["uno.merito"]


def test_that_what_the_database_refuses_is_said_as_in_clear(path: Path) -> None:
    with closing(open_archive(path, KEY)) as archive, pytest.raises(UserError, match="non si può modificare"):
        change_the_audit(archive)


def change_the_audit(archive: Archive) -> None:
    with archive.writing() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO audit_entries (id, at, actor, label, details, can_undo, previous_hash, hash)"
            " VALUES (1, '2024-01-01T00:00:00+00:00', 'x', 'x', '[]', 0, '', '')"
        )
        session.connection().exec_driver_sql("DELETE FROM audit_entries")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An encrypted archive as the first schema would have left it."""
    path = tmp_path / "Vecchio.merito"
    path.touch()
    engine = make_engine(path, KEY, foreign_keys=False)
    with engine.connect() as connection, connection.begin():
        command.upgrade(upgrade.migration_config(connection), "0001")
    with engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO areas (code, name, position, version) VALUES ('V', ?, 0, 1)", (NAME,))
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version = 1")
        connection.commit()
    engine.dispose()
    return path


def test_that_an_older_archive_is_brought_up_without_a_page_in_clear(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    whole = upgrade._refuse_losses

    def looking(before: Path, after: Path, key: bytes | None) -> None:
        seen.extend(found.name for found in old.parent.iterdir() if found.name.endswith(".tmp"))
        assert not traces_of("Quattrocchi", old.parent)
        whole(before, after, key)

    monkeypatch.setattr(upgrade, "_refuse_losses", looking)
    with closing(open_archive(old, KEY)) as archive:
        kept = archive.kept
    assert seen
    assert kept
    assert codes_in(old, KEY) == codes_in(kept, KEY) == {"V"}
    assert not traces_of("Quattrocchi", old.parent)
