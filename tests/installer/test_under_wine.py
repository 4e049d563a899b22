"""The installer for Windows run under Wine: what it leaves on the disk and in the registry, and what it never touches.

Wine is not Windows, and the Python inside is a stub: the program itself is not run.
"""

import os
import shutil
import subprocess

import pytest

from app import __version__
from installer import windows
from installer.payload import files_of, unpack
from tests.installer.asked import LONG

pytestmark = [
    LONG,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("wine") is None, reason="wine is not there"),
    pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not there"),
]

STALE = "vecchio.py"
SCRIBE = r"""
Unicode true
Target amd64-unicode
!include "FileFunc.nsh"
OutFile "{}"
RequestExecutionLevel user
SilentInstall silent
Section
  ${{GetParameters}} $0
  FileOpen $1 "$EXEDIR\said.txt" w
  FileWriteUTF16LE /BOM $1 $0
  FileClose $1
SectionEnd
"""
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Merito"
COMMAND = r"HKCU\Software\Classes\Merito.Archivio\shell\open\command"


@pytest.fixture(scope="module")
def program(short_wheels, tmp_path_factory):
    """What is installed; the libraries of Linux are in place of those of Windows."""
    folder = tmp_path_factory.mktemp("program") / "Merito"
    unpack(sorted(short_wheels.glob("*.whl")), folder / "pkgs")
    windows.put_python(folder / "python", None, "")
    windows.put_rest(folder)
    return folder


@pytest.fixture(scope="module")
def installer(program, tmp_path_factory):
    return windows.make_installer(program, tmp_path_factory.mktemp("made") / "Merito.exe")


@pytest.fixture(scope="module")
def wine(tmp_path_factory):
    """A Windows of its own, without a screen; `wait` until all that runs in it has ended."""
    prefix = tmp_path_factory.mktemp("wine")
    environment = os.environ | {"WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}
    environment.pop("DISPLAY", None)

    def run(*words):
        return subprocess.run(["wine", *map(str, words)], env=environment, capture_output=True, text=True, check=False)

    def wait():
        server = next(path for path in ("/usr/lib/wine/wineserver64", "/usr/lib/wine/wineserver") if os.access(path, 1))
        subprocess.run([server, "-w"], env=environment, check=True)

    run.wait = wait
    run("wineboot", "-i")
    wait()
    run.user = next(path for path in (prefix / "drive_c" / "users").iterdir() if path.name != "Public")
    return run


@pytest.fixture
def installed(wine, installer):
    """The folder of the installed program; it is installed anew for each test."""
    assert wine(installer, "/S").returncode == 0
    folder = wine.user / "AppData" / "Local" / "Programs" / "Merito"
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def registry(wine, key, name=None):
    ran = wine("reg", "query", key, *(("/v", name) if name else ("/ve",)))
    return ran.stdout.strip().splitlines()[-1].split("REG_SZ")[-1].strip() if ran.returncode == 0 else None


def names_in(folder):
    return {path.relative_to(folder).as_posix() for path in files_of(folder)}


def test_that_it_installs_every_file_for_this_user_alone(installed, program, wine):
    assert names_in(installed) == names_in(program) | {"uninstall.exe"}
    assert all((installed / name).read_bytes() == (program / name).read_bytes() for name in names_in(program))
    assert not list((installed.parents[6] / "Program Files").glob("*erito*"))
    assert (wine.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Merito.lnk").exists()


def test_that_a_double_click_on_an_archive_opens_it_without_a_black_window(installed, wine):
    assert registry(wine, r"HKCU\Software\Classes\.merito") == "Merito.Archivio"
    place = rf"C:\users\{wine.user.name}\AppData\Local\Programs\Merito"
    assert registry(wine, COMMAND) == rf'"{place}\python\pythonw.exe" "{place}\merito.pyw" "%1"'
    assert registry(wine, UNINSTALL, "DisplayVersion") == __version__


def test_that_a_version_over_another_leaves_no_module_of_before_and_every_archive_and_setting(
    installed, installer, wine
):
    (installed / "pkgs" / "app" / STALE).parent.mkdir(exist_ok=True)
    (installed / "pkgs" / "app" / STALE).write_text("vecchio", encoding="utf-8")
    kept = [installed / "Forlì è qui.merito", wine.user / "Documents" / "Comune.merito"]
    kept += [wine.user / "AppData" / "Local" / "Merito" / "Logs" / "merito.log"]
    for path in kept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("è mio", encoding="utf-8")
    wine("reg", "add", r"HKCU\Software\Merito\Merito", "/v", "theme", "/d", "dark", "/f")
    assert wine(installer, "/S").returncode == 0
    assert not (installed / "pkgs" / "app" / STALE).exists()
    assert [path.read_text(encoding="utf-8") for path in kept] == ["è mio"] * len(kept)
    assert registry(wine, r"HKCU\Software\Merito\Merito", "theme") == "dark"


def test_that_while_the_program_is_open_a_silent_installation_changes_nothing(installed, installer, wine):
    library = installed / "python" / "python3.dll"
    library.unlink()
    library.mkdir()  # as a library in use, it cannot be opened for writing
    (installed / "pkgs" / STALE).write_text("in uso", encoding="utf-8")
    assert wine(installer, "/S").returncode != 0
    assert (installed / "pkgs" / STALE).exists()
    assert (installed / "merito.pyw").exists()


def test_that_removing_it_takes_program_and_type_of_file_and_leaves_archives_and_settings(installed, wine):
    archive = installed / "Comune.merito"
    archive.write_text("è mio", encoding="utf-8")
    wine("reg", "add", r"HKCU\Software\Merito\Merito", "/v", "theme", "/d", "dark", "/f")
    (installed / "pkgs" / "app" / "__pycache__").mkdir(parents=True)
    (installed / "pkgs" / "app" / "__pycache__" / "x.pyc").write_bytes(b"made at the first start")
    assert wine(installed / "uninstall.exe", "/S").returncode == 0
    wine.wait()  # it goes on from a copy of itself
    assert names_in(installed) == {"Comune.merito"}
    assert registry(wine, r"HKCU\Software\Classes\.merito") is None
    assert registry(wine, COMMAND) is None
    assert registry(wine, UNINSTALL, "DisplayVersion") is None
    assert registry(wine, r"HKCU\Software\Merito\Merito", "theme") == "dark"
    assert not (wine.user / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Merito.lnk").exists()


def test_that_the_portable_program_starts_by_a_double_click_with_what_it_is_given(wine, tmp_path):
    """In place of Python there is a program that writes down what it was asked."""
    program = tmp_path / "chiavetta è qui" / "Merito"
    windows.put_python(program / "python", None, "")
    windows.put_rest(program)
    script = tmp_path / "scribe.nsi"
    script.write_text(SCRIBE.format(program / "python" / "pythonw.exe"), encoding="utf-8")
    (program / "python" / "pythonw.exe").unlink()
    subprocess.run(["makensis", "-V1", str(script)], check=True)
    launcher = windows.make_launcher(program, program / windows.LAUNCHER)
    archive = r"C:\Città è\Comune di Forlì.merito"
    assert wine(launcher, archive).returncode == 0
    wine.wait()
    said = (program / "python" / "said.txt").read_text(encoding="utf-16")
    assert said.endswith(rf'chiavetta è qui\Merito\merito.pyw" "{archive}"')
