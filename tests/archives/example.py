"""The example comune, built once for all its tests and opened for reading."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.example import build_example
from app.services.opening import open_workspace
from app.services.workspace import Workspace
from tests.archives.once import made_once


@pytest.fixture(scope="session")
def example_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(folder: Path) -> None:
        build_example(folder / "esempio.merito").archive.close()

    return made_once(tmp_path_factory, "example", build) / "esempio.merito"


@pytest.fixture
def example(example_archive: Path) -> Iterator[Workspace]:
    workspace = open_workspace(example_archive, writing=False)
    yield workspace
    workspace.archive.close()
