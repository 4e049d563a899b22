"""The example comune, built once for all its tests and opened for reading."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.example import build_example
from app.services.opening import open_workspace
from app.services.workspace import Workspace


@pytest.fixture(scope="session")
def example_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "esempio.merito"
    build_example(path).archive.close()
    return path


@pytest.fixture
def example(example_archive: Path) -> Iterator[Workspace]:
    workspace = open_workspace(example_archive, writing=False)
    yield workspace
    workspace.archive.close()
