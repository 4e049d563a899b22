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

from tests.archives.once import made_once

ROOT = Path(__file__).parents[2]
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "app")
BUILD = "import setuptools.build_meta as backend; print(backend.build_wheel('dist'))"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made as `pip install .` makes it, from a copy of what a clone has: once for all the workers."""
    [made] = (made_once(tmp_path_factory, "sorgente è qui", _build) / "dist").glob("*.whl")
    return made


def _build(folder: Path) -> None:
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(ROOT / name, folder / name)
    subprocess.run([sys.executable, "-c", BUILD], cwd=folder, check=True, capture_output=True, text=True)


@pytest.fixture(scope="session")
def installed_python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the wheel unpacked; the libraries are those of the tests.

    One for all the workers: its two thousand modules are compiled by the first who runs it.
    """

    def unpack(folder: Path) -> None:
        venv.create(folder, with_pip=False)
        scheme = sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)})
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(scheme)
        Path(scheme, "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    folder = made_once(tmp_path_factory, "ambiente con spazi", unpack)
    return Path(sysconfig.get_path("scripts", "venv", {"base": str(folder)})) / Path(sys.executable).name


def run_installed(python: Path, folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run it in `folder`, without what this process says to its own Python."""
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
