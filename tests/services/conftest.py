"""Archives ready to work on: made once per run, copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models.archive import create_archive, open_archive
from app.services.workspace import Workspace
from tests.conftest import CLOCK


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archives") / "empty.merito"
    create_archive(path).close()
    return path


@pytest.fixture
def workspace(empty_archive: Path, tmp_path: Path) -> Iterator[Workspace]:
    """An empty archive of its own, with a clock that stands still."""
    path = tmp_path / "prova.merito"
    shutil.copyfile(empty_archive, path)
    archive = open_archive(path)
    yield Workspace(archive, now=lambda: CLOCK)
    archive.close()
