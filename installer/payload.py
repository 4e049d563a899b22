"""The program and its libraries in one folder, unpacked from wheels that the lock pins by their hash."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from app import __version__
from installer.contents import is_kept

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements.lock"
SOURCES = ("pyproject.toml", "README.md", "LICENSE", "app")
BUILD = "import setuptools.build_meta as backend; backend.build_wheel('dist')"


def pinned() -> dict[str, str]:
    """Return the libraries of the lock, by the name that they give themselves, with their versions."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", LOCK.read_text(encoding="utf-8"), flags=re.MULTILINE))


def source_date() -> int:
    """Return when the last commit was made, in seconds: what is built twice of it is the same."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    said = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(said.stdout) if said.returncode == 0 else 1_767_225_600


def download(target: Path, *options: str) -> list[Path]:
    """Fetch the wheels of the lock for another system (`options` of pip); a hash that differs stops everything."""
    target.mkdir(parents=True, exist_ok=True)
    fixed = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--quiet", "--disable-pip-version-check"]
    command = [_pip_python(), "-m", "pip", "download", *fixed, *options, "-r", str(LOCK), "-d", str(target)]
    subprocess.run(command, check=True)
    return sorted(target.glob("*.whl"))


def _pip_python() -> str:
    """Return a Python that has pip: the environment of the project is made without."""
    own = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False)
    return (
        sys.executable
        if own.returncode == 0
        else (shutil.which("python3", path="/usr/bin:/usr/local/bin") or "python3")
    )


def build_wheel(folder: Path) -> Path:
    """Make the wheel of the program from a copy of what a clone has, so that nothing else gets in."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)
    subprocess.run([sys.executable, "-c", BUILD], cwd=folder, check=True, capture_output=True)
    return folder / "dist" / f"merito-{__version__}-py3-none-any.whl"


def unpack(wheels: Sequence[Path], target: Path) -> None:
    """Unpack wheels one over the other, without what does not come along; the order does not matter."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            for name in sorted(packed.namelist()):
                place = _place(PurePosixPath(name))
                if place is not None and not name.endswith("/") and is_kept(place):
                    _write(packed.read(name), target / place)


def _place(path: PurePosixPath) -> PurePosixPath | None:
    """Return where a file of a wheel goes: `.data/purelib` and `platlib` are the folder itself, the rest stays out."""
    if not path.parts[0].endswith(".data"):
        return path
    return PurePosixPath(*path.parts[2:]) if path.parts[1] in {"purelib", "platlib"} else None


def _write(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def fix_times(folder: Path, moment: int) -> None:
    """Give the folder and all that is in it the same time, in seconds."""
    for path in [*folder.rglob("*"), folder]:
        os.utime(path, (moment, moment))


def files_of(folder: Path) -> list[Path]:
    """Return the files under a folder, always in the same order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def megabytes(folder: Path) -> str:
    """Say how large a file, or all that is in a folder, is."""
    total = folder.stat().st_size if folder.is_file() else sum(path.stat().st_size for path in files_of(folder))
    return f"{total / 1_000_000:.1f} MB"
