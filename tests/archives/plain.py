"""An empty archive, and the way every archive of the tests is made: once per run, then copied for each test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.ids import EmployeeId
from app.domain.permissions import Action
from app.domain.structure.registry import Registry
from app.models import upgrade
from app.models.archive import create_archive, open_archive
from app.services.access import reading
from app.services.structure.loading import load_registry
from app.services.structure.person_year import read_person_year
from app.services.structure.queries import PersonDetail
from app.services.workspace import Workspace
from tests.archives.once import made_once

CLOCK = datetime(2024, 12, 31, 11, 0, 0, 123_456, tzinfo=UTC)
"""With a fraction of a second, as the clock of every computer has."""


@pytest.fixture(scope="session", autouse=True)
def _schema_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let each new archive in clear begin as a copy of one that the migrations made: together they take half a second.

    One that is protected, and those that are upgraded, go through them.
    """
    by_migrations = upgrade.upgrade_schema

    def upgrade_schema(path: Path, key: bytes | None = None) -> None:
        if key is None and not path.stat().st_size:
            folder = made_once(tmp_path_factory, "schema", lambda folder: by_migrations(touched(folder / "schema")))
            path.write_bytes((folder / "schema").read_bytes())
        else:
            by_migrations(path, key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upgrade, "upgrade_schema", upgrade_schema)
        yield


def touched(path: Path) -> Path:
    path.touch()
    return path


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archives") / "empty.merito"
    create_archive(path).close()
    return path


COMUNI = {
    "composed": "composed_made",
    "filled": "filled_made",
    "comune": "comune_made",
    "session_open": "session_made",
    "four": "four_made",
    "office": "office_made",
}
"""The comuni that a test may ask for, and the fixture that made each; one that stands on another comes first."""


@pytest.fixture
def workspace(request: pytest.FixtureRequest, empty_archive: Path, tmp_path: Path) -> Iterator[Workspace]:
    """The archive of the test, with a clock that stands still: a copy of the comune it asks for, else an empty one."""
    made = next((made for name, made in COMUNI.items() if name in request.fixturenames), None)
    source = request.getfixturevalue(made).workspace.archive.path if made else empty_archive
    with copied(source, tmp_path / "prova.merito") as workspace:
        yield workspace


@contextmanager
def copied(source: Path, target: Path) -> Iterator[Workspace]:
    """Work on a copy of an archive."""
    shutil.copyfile(source, target)
    archive = open_archive(target)
    try:
        yield Workspace(archive, now=lambda: CLOCK)
    finally:
        archive.close()


def read_registry(workspace: Workspace) -> Registry:
    """The whole Anagrafica of an archive, to see what became of it."""
    with reading(workspace, Action.READ) as session:
        return load_registry(session)


def read_person(workspace: Workspace, identity: EmployeeId, day: date) -> PersonDetail:
    """Somebody as they are on a day."""
    return read_person_year(workspace, identity, day).detail
