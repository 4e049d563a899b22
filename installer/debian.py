"""`make deb`: the package for Debian, which installs the program with its libraries and leaves archives alone."""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from app import __version__
from installer.icons import NAMES, SIZES, render
from installer.inspection import problems_of
from installer.payload import ROOT, build_wheel, download, files_of, megabytes, unpack

HERE = Path(__file__).parent / "debian"
ICON_NAMES = dict(zip(NAMES, ("merito", "application-x-merito"), strict=True))
PLATFORMS = tuple(word for number in ("2_34", "2_28", "2_17") for word in ("--platform", f"manylinux_{number}_x86_64"))
CONTROL = """\
Package: merito
Version: {version}
Section: office
Priority: optional
Architecture: amd64
Depends: python3 (>= {python}), python3 (<< {next_python}), libc6 (>= 2.34), {libraries}
Installed-Size: {size}
Maintainer: Gli autori di Merito <merito@example.org>
Homepage: https://example.org/merito
Description: performance cycle of an Italian municipality
 Merito accompanies the secretary of a small municipality through the yearly
 performance cycle: structure, objectives with indicators, evaluation sheets
 printed and signed. Everything is in Italian, on one computer, without network.
"""


def build(target: Path, wheels: Path | None = None) -> Path:
    """Make the package in the folder `target` and return its file; `wheels` are those fetched before, if any."""
    moment = source_date()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        root = folder / "root"
        _put_program(root / "usr" / "lib" / "merito", folder, wheels)
        _put_desktop(root / "usr", moment)
        _put_documents(root / "usr" / "share" / "doc" / "merito", moment)
        _put_control(root / "DEBIAN", megabytes_needed=_kilobytes(root))
        _fix(root, moment)
        target.mkdir(parents=True, exist_ok=True)
        package = target / f"merito_{__version__}_amd64.deb"
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(root), str(package)]
        subprocess.run(command, check=True, capture_output=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(moment)})
    return package


def source_date() -> int:
    """Return when the last commit was made, in seconds: what is built twice of it is the same."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    said = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(said.stdout) if said.returncode == 0 else 1_767_225_600


def _put_program(target: Path, folder: Path, wheels: Path | None) -> None:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    kept = wheels or folder / "wheels"
    found = sorted(kept.glob("*.whl")) if wheels else download(kept, *PLATFORMS, "--python-version", python)
    source = folder / "source"
    source.mkdir()
    unpack([*found, build_wheel(source)], target)
    if problems := problems_of(target):
        raise ValueError("\n".join(problems))


def _put_desktop(usr: Path, moment: int) -> None:
    _copy("launcher.sh", usr / "bin" / "merito", mode=0o755)
    _copy("merito.desktop", usr / "share" / "applications" / "merito.desktop")
    _copy("merito.xml", usr / "share" / "mime" / "packages" / "merito.xml")
    _fill("it.merito.Merito.metainfo.xml", usr / "share" / "metainfo" / "it.merito.Merito.metainfo.xml", moment)
    for name, shown in ICON_NAMES.items():
        kind = "apps" if shown == "merito" else "mimetypes"
        for size in SIZES:
            _write(render(name, size), usr / "share" / "icons" / "hicolor" / f"{size}x{size}" / kind / f"{shown}.png")


def _put_documents(target: Path, moment: int) -> None:
    _copy("copyright", target / "copyright")
    _write((ROOT / "LICENSE").read_bytes(), target / "LICENSE")
    _write(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0), target / "changelog.gz")
    manual = _filled("merito.1", moment).encode()
    _write(gzip.compress(manual, mtime=0), target.parents[1] / "man" / "it" / "man1" / "merito.1.gz")


def _put_control(target: Path, *, megabytes_needed: int) -> None:
    major, minor = sys.version_info[:2]
    libraries = (ROOT / "app" / "resources" / "qt-libraries.txt").read_text(encoding="utf-8").split()
    control = CONTROL.format(
        version=__version__,
        python=f"{major}.{minor}",
        next_python=f"{major}.{minor + 1}",
        libraries=", ".join(libraries),
        size=megabytes_needed,
    )
    _write(control.encode(), target / "control")


def _kilobytes(root: Path) -> int:
    return sum(path.stat().st_size for path in files_of(root)) // 1024


def _fix(root: Path, moment: int) -> None:
    """Give everything the same rights and the same time."""
    for path in [*root.rglob("*"), root]:
        if path.is_dir():
            path.chmod(0o755)
        elif path.parent.name != "bin":
            path.chmod(0o644)
        os.utime(path, (moment, moment))


def _copy(name: str, target: Path, mode: int = 0o644) -> None:
    _write((HERE / name).read_bytes(), target)
    target.chmod(mode)


def _fill(name: str, target: Path, moment: int) -> None:
    _write(_filled(name, moment).encode(), target)


def _filled(name: str, moment: int) -> str:
    day = datetime.fromtimestamp(moment, UTC).date().isoformat()
    return (HERE / name).read_text(encoding="utf-8").replace("@VERSION@", __version__).replace("@DATE@", day)


def _write(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def main() -> None:
    """Make the package and say how large it is and how long it took."""
    options = argparse.ArgumentParser()
    options.add_argument("--out", type=Path, default=ROOT / "dist")
    options.add_argument("--wheels", type=Path, help="wheels fetched before")
    chosen = options.parse_args()
    if shutil.which("dpkg-deb") is None:
        sys.exit("Manca dpkg-deb: si prepara su Debian o Ubuntu.")
    begun = time.monotonic()
    package = build(chosen.out, chosen.wheels)
    sys.stdout.write(f"{package} · {megabytes(package)} · {time.monotonic() - begun:.0f} secondi\n")


if __name__ == "__main__":
    main()
