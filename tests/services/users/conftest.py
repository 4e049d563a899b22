"""Attempts kept in the folder of the test."""

from pathlib import Path

import pytest

from app.services.keys.attempts import Attempts


@pytest.fixture
def attempts(tmp_path: Path) -> Attempts:
    return Attempts(tmp_path / "dati")
