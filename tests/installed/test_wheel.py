"""The program installed from its wheel, in an environment that has nothing else of this project."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from app import __version__

ROOT = Path(__file__).parents[2]
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "app")
BUILD = "import setuptools.build_meta as backend; print(backend.build_wheel('dist'))"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, made as `pip install .` makes it, from a copy of what a clone has."""
    folder = tmp_path_factory.mktemp("sorgente è qui")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, folder / name)
    subprocess.run([sys.executable, "-c", BUILD], cwd=folder, check=True, capture_output=True, text=True)
    [made] = (folder / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """The Python of an environment with the wheel unpacked; the libraries are those of the tests."""
    folder = tmp_path_factory.mktemp("ambiente con spazi")
    venv.create(folder, with_pip=False)
    scheme = sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)})
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(scheme)
    Path(scheme, "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", {"base": str(folder)})) / Path(sys.executable).name


def run(python, folder, *words):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [str(python), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment | {"PYTHONUTF8": "1"},
    )


def test_that_the_wheel_carries_what_the_program_reads(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = [path for path in (ROOT / "app").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert {path.relative_to(ROOT).as_posix() for path in ours} <= names
    assert {name.split("/")[0] for name in names} == {"app", f"merito-{__version__}.dist-info"}


def test_that_the_installed_program_makes_the_demonstration_from_another_folder(python, tmp_path):
    where = run(python, tmp_path, "-c", "import app; print(app.__file__)")
    assert ROOT not in Path(where.stdout.strip()).parents
    made = run(python, tmp_path, "-m", "app", "demo", "--out", "prova")
    assert made.returncode == 0, made.stderr
    assert "0 errori" in made.stdout + made.stderr
    assert list((tmp_path / "prova").glob("*.merito"))


def test_that_the_installed_program_begins_an_archive_with_any_method(python, tmp_path):
    made = run(python, tmp_path, "-m", "app", "new", "--name", "Comune di Prova", "--year", "2024", "prova.merito")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "prova.merito").exists()
