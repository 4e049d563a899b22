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
from datetime import UTC, datetime
from pathlib import Path

from app import __version__
from installer.debian import source_date
from installer.icons import NAMES, write_ico
from installer.inspection import missing_dlls, problems_of
from installer.payload import ROOT, build_wheel, download, files_of, megabytes, unpack

HERE = Path(__file__).parent
PYTHON = "3.13"
PLATFORM = ("--platform", "win_amd64", "--python-version", PYTHON)
STUB = "Senza Python: questo pacchetto serve solo a guardarne il contenuto.\n"
STUB_FILES = ("python.exe", "pythonw.exe", "python3.dll")


def build(target: Path, python: Path | None, digest: str, wheels: Path | None = None) -> tuple[Path, Path]:
    """Make the installer and the portable archive in the folder `target`; `python` is the embeddable zip.

    Raises ValueError when the zip has another SHA-256 than `digest`, or when something lacks or is too much.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        program = folder / "Merito"
        _put_libraries(program / "pkgs", folder, wheels)
        put_python(program / "python", python, digest)
        _put_rest(program)
        if problems := [*problems_of(program / "pkgs"), *missing_dlls(program / "pkgs")]:
            raise ValueError("\n".join(problems))
        target.mkdir(parents=True, exist_ok=True)
        portable = _zip(program, target / f"Merito-{__version__}-portatile.zip")
        return _make_installer(program, target / f"Merito-{__version__}.exe"), portable


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


def _put_libraries(target: Path, folder: Path, wheels: Path | None) -> None:
    kept = wheels or folder / "wheels"
    found = sorted(kept.glob("*.whl")) if wheels else download(kept, *PLATFORM)
    source = folder / "source"
    source.mkdir()
    unpack([*found, build_wheel(source)], target)


def _put_rest(program: Path) -> None:
    shutil.copyfile(HERE / "merito.pyw", program / "merito.pyw")
    shutil.copyfile(ROOT / "LICENSE", program / "LICENSE.txt")
    for name in NAMES:
        write_ico(name, program / f"{name}.ico")


def _zip(program: Path, target: Path) -> Path:
    """Pack the folder, with the same time for every file."""
    moment = datetime.fromtimestamp(source_date(), UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in files_of(program):
            entry = zipfile.ZipInfo(str(Path("Merito", path.relative_to(program)).as_posix()), moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
    return target


def _make_installer(program: Path, target: Path) -> Path:
    size = sum(path.stat().st_size for path in files_of(program)) // 1024
    values = {"VERSION": __version__, "SOURCE": program, "OUT": target.resolve(), "SIZE_KB": size}
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in values.items())]
    ran = subprocess.run([*command, str(HERE / "merito.nsi")], capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise RuntimeError(f"{ran.stdout}{ran.stderr}")
    return target


def main() -> None:
    """Make both and say how large they are and how long it took."""
    options = argparse.ArgumentParser()
    options.add_argument("--out", type=Path, default=ROOT / "dist")
    options.add_argument("--python", type=Path, help="the embeddable zip of CPython for amd64")
    options.add_argument("--sha256", default="", help="its SHA-256")
    options.add_argument("--wheels", type=Path, help="wheels fetched before")
    chosen = options.parse_args()
    if shutil.which("makensis") is None:
        sys.exit("Manca makensis: su Debian e Ubuntu, sudo apt-get install nsis")
    begun = time.monotonic()
    for made in build(chosen.out, chosen.python, chosen.sha256, chosen.wheels):
        sys.stdout.write(f"{made} · {megabytes(made)}\n")
    sys.stdout.write(f"{time.monotonic() - begun:.0f} secondi\n")
    if chosen.python is None:
        sys.stdout.write("ATTENZIONE: senza --python al posto di Python c'è un segnaposto, non si installa davvero.\n")


if __name__ == "__main__":
    main()
