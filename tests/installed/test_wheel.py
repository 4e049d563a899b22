"""The program installed from its wheel, in an environment that has nothing else of this project."""

import zipfile

import pytest

from app import __version__
from tests.archives.installed import ROOT, run_installed

pytestmark = pytest.mark.slow


def test_that_the_wheel_carries_what_the_program_reads(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = [path for path in (ROOT / "app").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(ROOT).as_posix() for path in ours} <= names
    assert {name.split("/")[0] for name in names} == {"app", f"merito-{__version__}.dist-info"}


def test_that_the_installed_program_begins_an_archive_with_any_method(installed_python, tmp_path):
    made = run_installed(
        installed_python, tmp_path, "-m", "app", "new", "--name", "Comune di Prova", "--year", "2024", "prova.merito"
    )
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "prova.merito").exists()
