"""A comune protected by two passwords, made once and copied for each test."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import ArchiveError
from app.models.keys.key_file import LOWEST_COST
from app.models.structure import Area
from app.services.archives import new_archive
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect
from app.services.keys.slots import add_slot
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

PASSWORD, OTHER_PASSWORD = "cavallo batteria graffetta", "secchio nuvola tamburo"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass
class Watch:
    """A clock that goes on when it is told to."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass(frozen=True)
class Protected:
    """A protected archive, closed, with the slots of two people."""

    path: Path
    key: bytes
    recovery_key: str
    slot: str
    other_slot: str

    def opened(self) -> Workspace:
        return open_workspace(self.path, self.key)


def add_area(workspace: Workspace, code: str) -> None:
    with unit_of_work(workspace, f"Area {code}") as unit:
        unit.add(Area(code=code, name="Quattrocchi"))


@pytest.fixture(scope="session")
def clear_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clear") / "prova.merito"
    workspace = new_archive(path, "Comune di Prova", 2024)
    add_area(workspace, "PRIMA")
    workspace.archive.close()
    return path


@pytest.fixture
def clear(clear_made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(clear_made, tmp_path / "prova.merito"))


@pytest.fixture(scope="session")
def protected_made(clear_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Protected:
    path = Path(shutil.copyfile(clear_made, tmp_path_factory.mktemp("protected") / "prova.merito"))
    done = protect(open_workspace(path), "Segretario comunale", PASSWORD, cost=LOWEST_COST)
    workspace = open_workspace(path, done.key)
    other = add_slot(workspace, "EQ Affari generali", OTHER_PASSWORD)
    workspace.archive.close()
    return Protected(path, done.key, done.recovery_key, done.slot_id, other)


@pytest.fixture
def protected(protected_made: Protected, tmp_path: Path) -> Protected:
    """The `.merito` alone, in a folder of its own."""
    path = Path(shutil.copyfile(protected_made.path, tmp_path / "prova.merito"))
    made = protected_made
    return Protected(path, made.key, made.recovery_key, made.slot, made.other_slot)


@pytest.fixture
def workspace(protected: Protected) -> Iterator[Workspace]:
    workspace = protected.opened()
    yield workspace
    with suppress(ArchiveError):  # told by the test already
        workspace.archive.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def attempts(tmp_path: Path, watch: Watch) -> Attempts:
    return Attempts(tmp_path / "dati", watch)
