"""`make installer`: the installer and the portable archive for Windows, made on Linux.

The embeddable CPython is a parameter with its SHA-256, since it is not on the registries of packages; without it a
stub takes its place, which makes an installer to look inside and not to install.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import __version__
from installer.icons import NAMES, write_ico
from installer.inspection import OF_WINDOWS, missing_dlls, problems_of
from installer.payload import ROOT, build_wheel, download, files_of, fix_times, megabytes, source_date, unpack
from installer.start_time import start_seconds

HERE = Path(__file__).parent
PYTHON = "3.13"
PLATFORM = ("--platform", "win_amd64", "--python-version", PYTHON)
STUB = "Senza Python: questo pacchetto serve solo a guardarne il contenuto.\n"
STUB_FILES = ("python.exe", "pythonw.exe", "python3.dll")
LAUNCHER = "Merito.exe"
LARGEST = 70_000_000
"""Bytes of the installer (the goal of the project)."""


@dataclass(frozen=True, slots=True)
class WindowsPackages:
    """The two files that were made, and what was measured of what is in them."""

    installer: Path
    portable: Path
    unpacked: str
    start: float


def build(target: Path, python: Path | None, digest: str, wheels: Path | None = None) -> WindowsPackages:
    """Make the installer and the portable archive in the folder `target`; `python` is the embeddable zip.

    Raises ValueError when the zip has another SHA-256 than `digest`, when something lacks or is too much, and when
    the installer is too large.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        program = folder / "Merito"
        own = _put_libraries(program / "pkgs", folder, wheels)
        put_python(program / "python", python, digest)
        put_rest(program)
        if problems := [*problems_of(program / "pkgs", OF_WINDOWS), *missing_dlls(program / "pkgs")]:
            raise ValueError("\n".join(problems))
        fix_times(program, source_date())
        target.mkdir(parents=True, exist_ok=True)
        unpack([own], folder / "own")
        return WindowsPackages(
            portable=make_portable(program, target / f"Merito-{__version__}-portatile.zip"),
            installer=make_installer(program, target / f"Merito-{__version__}.exe"),
            unpacked=megabytes(program),
            start=start_seconds(folder / "own", own_libraries=False),
        )


def put_python(target: Path, python: Path | None, digest: str) -> None:
    """Unpack the embeddable Python, or put a stub in its place."""
    target.mkdir(parents=True)
    if python is None:
        for name in STUB_FILES:
            (target / name).write_text(STUB, encoding="utf-8")
        return
    found = hashlib.sha256(python.read_bytes()).hexdigest()
    if found != digest.casefold():
        raise ValueError(f"{python.name}: SHA-256 {found}, atteso {digest}")
    with zipfile.ZipFile(python) as packed:
        packed.extractall(target)
    [paths] = target.glob("python*._pth")
    # This file keeps the folders of the user's own Python out; the libraries of the program are named in it.
    paths.write_text(f"{paths.stem}.zip\n.\n..\\pkgs\n", encoding="utf-8")


def _put_libraries(target: Path, folder: Path, wheels: Path | None) -> Path:
    """Unpack the libraries and the program; return the wheel of the program."""
    kept = wheels or folder / "wheels"
    found = sorted(kept.glob("*.whl")) if wheels else download(kept, *PLATFORM)
    source = folder / "source"
    source.mkdir()
    own = build_wheel(source)
    unpack([*found, own], target)
    return own


def put_rest(program: Path) -> None:
    """Put what starts the program, its licence and its icons beside its libraries."""
    shutil.copyfile(HERE / "merito.pyw", program / "merito.pyw")
    shutil.copyfile(ROOT / "LICENSE", program / "LICENSE.txt")
    for name in NAMES:
        write_ico(name, program / f"{name}.ico")


def make_portable(program: Path, target: Path) -> Path:
    """Pack the folder with what starts it by a double click, with the same time for every file."""
    moment = datetime.fromtimestamp(source_date(), UTC).timetuple()[:6]
    with tempfile.TemporaryDirectory() as scratch:
        starter = make_launcher(program, Path(scratch, LAUNCHER))
        packed = {path.relative_to(program): path for path in files_of(program)} | {Path(LAUNCHER): starter}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name in sorted(packed):
                entry = zipfile.ZipInfo(Path("Merito", name).as_posix(), moment)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, packed[name].read_bytes())
    return target


def make_launcher(program: Path, target: Path) -> Path:
    """Compile what starts the program of the folder that it is in."""
    _compile("launcher.nsi", VERSION=__version__, SOURCE=program, OUT=target.resolve())
    return target


def make_installer(program: Path, target: Path) -> Path:
    """Compile the installer of the folder `program`; raise ValueError when it is larger than the goal."""
    size = sum(path.stat().st_size for path in files_of(program)) // 1024
    with tempfile.TemporaryDirectory() as scratch:
        files = Path(scratch, "files.nsh")
        files.write_text(packing_commands(program), encoding="utf-8")
        values = {"VERSION": __version__, "SOURCE": program, "OUT": target.resolve(), "SIZE_KB": size, "FILES": files}
        _compile("merito.nsi", **values)
    if target.stat().st_size > LARGEST:
        raise ValueError(f"{target.name}: {megabytes(target)}, più di {LARGEST // 1_000_000} MB")
    return target


def _compile(script: str, **values: object) -> None:
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in values.items())]
    ran = subprocess.run([*command, str(HERE / script)], capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise RuntimeError(f"{ran.stdout}{ran.stderr}")


def packing_commands(program: Path) -> str:
    """Return the commands that pack each file in the order of the names: a whole folder goes in the disk's order."""
    lines, before = [], None
    for path in files_of(program):
        folder = path.parent.relative_to(program)
        if folder != before:
            place = "\\".join(("$INSTDIR", *folder.parts))
            lines.append(f'SetOutPath "{place}"')
            before = folder
        lines.append('File "{}"'.format(str(path).replace("$", "$$")))
    return "\n".join([*lines, 'SetOutPath "$INSTDIR"', ""])


def main() -> None:
    """Make both and say how large they are and how long it took; or only fetch the libraries."""
    options = argparse.ArgumentParser()
    options.add_argument("--out", type=Path, default=ROOT / "dist")
    options.add_argument("--python", type=Path, help="the embeddable zip of CPython for amd64")
    options.add_argument("--sha256", default="", help="its SHA-256")
    options.add_argument("--wheels", type=Path, help="wheels fetched before")
    options.add_argument("--fetch", type=Path, help="only fetch the wheels into this folder")
    chosen = options.parse_args()
    if chosen.fetch:
        download(chosen.fetch, *PLATFORM)
        return
    if shutil.which("makensis") is None:
        sys.exit("Manca makensis: su Debian e Ubuntu, sudo apt-get install nsis")
    begun = time.monotonic()
    made = build(chosen.out, chosen.python, chosen.sha256, chosen.wheels)
    told = [f"{file} · {megabytes(file)}" for file in (made.installer, made.portable)]
    told.append(f"installato: {made.unpacked} · preparato in {time.monotonic() - begun:.0f} secondi")
    told.append(f"avvio fino alla finestra dipinta: {made.start:.2f} secondi, con Python e librerie di questa macchina")
    if chosen.python is None:
        told.append("ATTENZIONE: senza --python al posto di Python c'è un segnaposto, non si installa davvero.")
    sys.stdout.write("\n".join([*told, ""]))


if __name__ == "__main__":
    main()
