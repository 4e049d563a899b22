"""`make deb`: the package for Debian, which installs the program with its libraries and leaves archives alone."""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from app import __version__
from installer.icons import NAMES, SIZES, render
from installer.inspection import OF_LINUX, problems_of
from installer.payload import ROOT, build_wheel, download, files_of, fix_times, megabytes, source_date, unpack
from installer.start_time import start_seconds

HERE = Path(__file__).parent / "debian"
ICON_NAMES = dict(zip(NAMES, ("merito", "application-x-merito"), strict=True))
PLATFORMS = tuple(word for number in ("2_34", "2_28", "2_17") for word in ("--platform", f"manylinux_{number}_x86_64"))
CONTROL = """\
Package: merito
Version: {version}
Section: misc
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
CHANGELOG = """\
merito ({version}) unstable; urgency=medium

  * What is new is told, in Italian, in CHANGELOG.md.gz beside this file.

 -- Gli autori di Merito <merito@example.org>  {when}
"""
SCRIPTS = ("postinst", "prerm")
PROGRAM = Path("usr", "lib", "merito")
LARGEST = 60_000_000
"""Bytes of the package."""


@dataclass(frozen=True, slots=True)
class DebianPackage:
    """The package that was made, and what was measured of what is in it."""

    file: Path
    unpacked: str
    start: float


def build(target: Path, wheels: Path | None = None) -> DebianPackage:
    """Make the package in the folder `target`; `wheels` are those fetched before, if any.

    Raises ValueError when something lacks or is too much, and when the package is too large.
    """
    with tempfile.TemporaryDirectory() as scratch:
        root = prepare(Path(scratch), wheels)
        package = pack(root, target)
        if package.stat().st_size > LARGEST:
            raise ValueError(f"{package.name}: {megabytes(package)}, più di {LARGEST // 1_000_000} MB")
        return DebianPackage(package, megabytes(root), start_seconds(root / PROGRAM, own_libraries=True))


def prepare(folder: Path, wheels: Path | None) -> Path:
    """Put all that the package holds under `root` in the folder; return it."""
    moment = source_date()
    root = folder / "root"
    _put_program(root / PROGRAM, folder, wheels)
    _put_desktop(root / "usr", moment)
    _put_documents(root / "usr" / "share", moment)
    _put_control(root / "DEBIAN", size=_kilobytes(root))
    _fix(root, moment)
    return root


def pack(root: Path, target: Path, options: Sequence[str] = ("-Zxz", "-z6")) -> Path:
    """Make the package of what was prepared; `options` of dpkg-deb say how it is packed."""
    target.mkdir(parents=True, exist_ok=True)
    package = target / f"merito_{__version__}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", *options, "--build", str(root), str(package)]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(source_date())}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return package


def _put_program(target: Path, folder: Path, wheels: Path | None) -> None:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    kept = wheels or folder / "wheels"
    found = sorted(kept.glob("*.whl")) if wheels else download(kept, *PLATFORMS, "--python-version", python)
    source = folder / "source"
    source.mkdir()
    unpack([*found, build_wheel(source)], target)
    if problems := problems_of(target, OF_LINUX):
        raise ValueError("\n".join(problems))


def _put_desktop(usr: Path, moment: int) -> None:
    _copy("launcher.sh", usr / "bin" / "merito")
    _copy("merito.desktop", usr / "share" / "applications" / "merito.desktop")
    _copy("merito.xml", usr / "share" / "mime" / "packages" / "merito.xml")
    _fill("it.merito.Merito.metainfo.xml", usr / "share" / "metainfo" / "it.merito.Merito.metainfo.xml", moment)
    for name, shown in ICON_NAMES.items():
        kind = "apps" if shown == "merito" else "mimetypes"
        for size in SIZES:
            _write(render(name, size), usr / "share" / "icons" / "hicolor" / f"{size}x{size}" / kind / f"{shown}.png")


def _put_documents(share: Path, moment: int) -> None:
    documents = share / "doc" / "merito"
    _copy("copyright", documents / "copyright")
    _copy("overrides", share / "lintian" / "overrides" / "merito")
    _write((ROOT / "LICENSE").read_bytes(), documents / "LICENSE")
    _write_packed((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), documents / "CHANGELOG.md.gz")
    when = format_datetime(datetime.fromtimestamp(moment, UTC))
    _write_packed(CHANGELOG.format(version=__version__, when=when), documents / "changelog.gz")
    _write_packed(_filled("merito.1", moment), share / "man" / "it" / "man1" / "merito.1.gz")
    _write_packed(_filled("merito.en.1", moment), share / "man" / "man1" / "merito.1.gz")


def _put_control(target: Path, *, size: int) -> None:
    major, minor = sys.version_info[:2]
    libraries = (ROOT / "app" / "resources" / "qt-libraries.txt").read_text(encoding="utf-8").split()
    control = CONTROL.format(
        version=__version__,
        python=f"{major}.{minor}",
        next_python=f"{major}.{minor + 1}",
        libraries=", ".join(libraries),
        size=size,
    )
    _write(control.encode(), target / "control")
    for name in SCRIPTS:
        _copy(name, target / name)


def _kilobytes(root: Path) -> int:
    return sum(path.stat().st_size for path in files_of(root)) // 1024


def _fix(root: Path, moment: int) -> None:
    """Give everything the same rights and the same time."""
    for path in [*root.rglob("*"), root]:
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" or path.name in SCRIPTS else 0o644)
    fix_times(root, moment)


def _copy(name: str, target: Path) -> None:
    _write((HERE / name).read_bytes(), target)


def _fill(name: str, target: Path, moment: int) -> None:
    _write(_filled(name, moment).encode(), target)


def _filled(name: str, moment: int) -> str:
    day = datetime.fromtimestamp(moment, UTC).date().isoformat()
    return (HERE / name).read_text(encoding="utf-8").replace("@VERSION@", __version__).replace("@DATE@", day)


def _write(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _write_packed(text: str, target: Path) -> None:
    _write(gzip.compress(text.encode(), mtime=0), target)


def main() -> None:
    """Make the package and say how large it is and how long it took."""
    options = argparse.ArgumentParser()
    options.add_argument("--out", type=Path, default=ROOT / "dist")
    options.add_argument("--wheels", type=Path, help="wheels fetched before")
    chosen = options.parse_args()
    if shutil.which("dpkg-deb") is None:
        sys.exit("Manca dpkg-deb: si prepara su Debian o Ubuntu.")
    begun = time.monotonic()
    made = build(chosen.out, chosen.wheels)
    sys.stdout.write(
        f"{made.file} · {megabytes(made.file)}\n"
        f"installato: {made.unpacked} · preparato in {time.monotonic() - begun:.0f} secondi\n"
        f"avvio fino alla finestra dipinta: {made.start:.2f} secondi, con il solo contenuto del pacchetto\n"
    )


if __name__ == "__main__":
    main()
