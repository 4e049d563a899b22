"""An open archive keeps its connections: each person's reads what that person may, now, and nothing of another's."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.domain.errors import ArchiveError
from app.domain.ids import EmployeeId, UserId
from app.domain.permissions import Actor
from app.domain.roles import Gender, UserRole
from app.models.archive import Archive, create_archive, open_archive
from app.models.narrowing import Narrowing
from app.models.people import Employee
from app.models.raw import raw_of
from app.models.sessions import reading_session, whole_session
from app.models.structure import Area
from tests.archives.encrypted import KEY

EQS = [Actor(f"EQ {one}", UserRole.EQ, EmployeeId(one), user_id=UserId(one)) for one in (1, 2, 3)]
NARROWINGS = [None, *(Narrowing(one) for one in EQS)]
ALL = {"Persona1", "Persona2"}


def person(number: int) -> Employee:
    name = f"Persona{number}"
    return Employee(
        matricola=str(number), last_name=name, first_name="X", gender=Gender.FEMALE, hired_on=date(2020, 1, 1)
    )


def fill(archive: Archive) -> None:
    with archive.writing() as session:
        session.add_all([person(1), person(2)])


@pytest.fixture(scope="module", params=[None, KEY], ids=["in clear", "with a key"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes | None]:
    path = tmp_path_factory.mktemp("readers") / "prova.merito"
    create_archive(path, fill, request.param).close()
    return path, request.param


@pytest.fixture
def archive(made: tuple[Path, bytes | None], tmp_path: Path) -> Iterator[Archive]:
    with closing(open_archive(Path(shutil.copyfile(made[0], tmp_path / "prova.merito")), made[1])) as archive:
        yield archive


def names(archive: Archive, narrow: Narrowing | None) -> set[str]:
    with archive.reading(narrow) as session:
        return set(session.scalars(select(Employee.last_name)))


def names_at_a_glance(archive: Archive, narrow: Narrowing | None) -> set[str]:
    with archive.glancing(narrow) as glance:
        return {name for (name,) in glance._connection.execute("SELECT last_name FROM employees")}


@pytest.mark.parametrize("read", [names, names_at_a_glance])
def test_that_each_reads_their_own_in_turn_and_what_was_just_written(archive: Archive, read) -> None:
    for _ in range(2):
        assert [read(archive, one) for one in NARROWINGS] == [ALL, {"Persona1"}, {"Persona2"}, set()]
    with archive.writing() as session:
        session.add(person(3))
    assert [read(archive, one) for one in NARROWINGS] == [ALL | {"Persona3"}, {"Persona1"}, {"Persona2"}, {"Persona3"}]


def test_that_readings_within_one_another_keep_apart(archive: Archive) -> None:
    with archive.glancing(NARROWINGS[1]), archive.reading(NARROWINGS[1]) as own:
        assert names(archive, NARROWINGS[2]) == {"Persona2"}
        assert names(archive, None) == ALL
        assert set(own.scalars(select(Employee.last_name))) == {"Persona1"}
        assert set(whole_session(own).scalars(select(Employee.last_name))) == ALL


def test_that_a_connection_that_nobody_has_filled_reads_nothing_of_people(archive: Archive) -> None:
    assert names(archive, NARROWINGS[1]) == {"Persona1"}
    with reading_session(archive._readers.engine(NARROWINGS[1])) as session:
        assert not session.scalars(select(Employee)).all()


def test_that_a_connection_is_kept_until_it_fails_or_the_archive_is_closed(archive: Archive) -> None:
    with archive.glancing(NARROWINGS[1]) as glance:
        first = glance._connection
    with pytest.raises(RuntimeError, match="così"):
        fail_with(archive, first)
    with pytest.raises(Exception, match="closed"):  # on Windows, a file that is open cannot be replaced
        first.execute("SELECT 1")
    with archive.glancing(NARROWINGS[1]) as glance:
        assert glance._connection is not first
        archive.close()
    with pytest.raises(Exception, match="closed"):
        glance._connection.execute("SELECT 1")
    assert names_at_a_glance(archive, None) == ALL  # by its name
    assert not any(archive._readers._idle.values())


def fail_with(archive: Archive, first: object) -> None:
    with archive.glancing(NARROWINGS[1]) as glance:
        assert glance._connection is first
        raise RuntimeError("così")


def test_that_one_opened_to_read_keeps_nothing(archive: Archive) -> None:
    with closing(open_archive(archive.path, archive.key, writing=False)) as reader:
        for _ in range(2):
            assert [names(reader, one) for one in NARROWINGS] == [ALL, {"Persona1"}, {"Persona2"}, set()]
            assert names_at_a_glance(reader, NARROWINGS[2]) == {"Persona2"}
        with pytest.raises(ArchiveError, match="scrivere"):
            write_through(reader)
        assert not any(reader._readers._idle.values())


def test_that_one_opened_to_read_keeps_its_connections_for_a_command_and_follows_who_writes(archive: Archive) -> None:
    with closing(open_archive(archive.path, archive.key, writing=False)) as reader:
        reader.keep_connections()
        for _ in range(2):
            assert [names(reader, one) for one in NARROWINGS] == [ALL, {"Persona1"}, {"Persona2"}, set()]
        with reader.reading() as session, reader.glancing() as glance:
            first = raw_of(session.connection()), glance._connection
        with archive.writing() as session:
            session.add(Area(code="NUOVA", name="nuova"))
        with reader.reading() as session, reader.glancing() as glance:
            assert (raw_of(session.connection()), glance._connection) == first
            assert session.scalar(select(func.count()).select_from(Area).where(Area.code == "NUOVA")) == 1
        with pytest.raises(ArchiveError, match="scrivere"):
            write_through(reader)
    with pytest.raises(Exception, match="closed"):
        first[0].execute("SELECT 1")


def write_through(reader: Archive) -> None:
    with reader.glancing(NARROWINGS[1]) as glance:
        glance._connection.execute("DELETE FROM main.employees")


def test_that_damage_is_looked_for_on_the_disk(archive: Archive) -> None:
    with archive.glancing() as glance:
        assert not glance.faults()
    data = bytearray(archive.path.read_bytes())
    pages = range(4096, len(data) - 4096, 4096)
    for start in pages:
        data[start : start + 64] = bytes(64)
    archive.path.write_bytes(data)
    assert is_damaged(archive)


def is_damaged(archive: Archive) -> bool:
    try:
        with archive.glancing() as glance:
            return bool(glance.faults(1))
    except ArchiveError:
        return True
