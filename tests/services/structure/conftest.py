"""A comune ready to work on, made once per run and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models.archive import open_archive
from app.services.workspace import Workspace
from tests.conftest import CLOCK
from tests.services.structure.town import Town, build_town, find_town


@pytest.fixture(scope="session")
def town_archive(empty_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("towns") / "town.merito"
    shutil.copyfile(empty_archive, path)
    archive = open_archive(path)
    build_town(Workspace(archive, now=lambda: CLOCK))
    archive.close()
    return path


@pytest.fixture
def town(town_archive: Path, tmp_path: Path) -> Iterator[Town]:
    """The invented comune of 24 people, in an archive of its own."""
    path = tmp_path / "town.merito"
    shutil.copyfile(town_archive, path)
    archive = open_archive(path)
    yield find_town(Workspace(archive, now=lambda: CLOCK))
    archive.close()
