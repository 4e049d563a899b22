"""The installer and the portable archive for Windows, made of the libraries of Windows that the lock pins.

`make wheels` fetches them; where they were not fetched, these tests are skipped.
"""

import faulthandler
import shutil
import subprocess
import zipfile

import pytest

from installer import windows
from installer.inspection import OF_WINDOWS, missing_dlls, naming_this_machine, problems_of
from installer.payload import LOCK, ROOT, files_of
from tests.installer.asked import LONG

WHEELS = ROOT / "build" / "wheels-windows"
FETCHED = WHEELS / ".fetched"
PYTHON_EMBEDDED = 12_000_000
"""Bytes that the embeddable Python, of which there is a stub here, adds to the installer."""

pytestmark = [
    LONG,
    pytest.mark.slow,
    pytest.mark.skipif(
        not FETCHED.exists() or FETCHED.stat().st_mtime < LOCK.stat().st_mtime, reason="`make wheels` was not run"
    ),
    pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not there"),
    pytest.mark.skipif(shutil.which("7zz") is None, reason="7zz is not there"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    faulthandler.cancel_dump_traceback_later()  # packing takes a minute, and more where others work too
    return windows.build(tmp_path_factory.mktemp("made"), None, "", WHEELS)


@pytest.fixture(scope="module")
def unpacked(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run(["7zz", "x", "-y", f"-o{folder}", str(made.installer)], check=True, capture_output=True)
    return folder


def test_that_it_holds_every_module_library_plugin_font_and_licence_and_nothing_stray(unpacked):
    assert problems_of(unpacked / "pkgs", OF_WINDOWS) == []
    assert missing_dlls(unpacked / "pkgs") == []
    assert {path.name for path in unpacked.glob("*.*")} >= {"merito.pyw", "merito.ico", "archivio.ico", "LICENSE.txt"}
    assert {path.name for path in (unpacked / "pkgs" / "PySide6" / "plugins").iterdir()} == {
        "iconengines",
        "imageformats",
        "platforms",
        "styles",
    }


def test_that_the_portable_archive_holds_the_same(made, unpacked):
    with zipfile.ZipFile(made.portable) as packed:
        portable = {name.removeprefix("Merito/"): packed.read(name) for name in packed.namelist()}
    assert portable.pop(windows.LAUNCHER).startswith(b"MZ")
    installed = {path.relative_to(unpacked).as_posix(): path for path in files_of(unpacked)}
    assert set(installed) - set(portable) == {name for name in installed if name.startswith(("$PLUGINS", "uninstall"))}
    assert all(installed[name].read_bytes() == content for name, content in portable.items())


def test_that_with_python_it_stays_within_the_goal_and_names_no_folder_of_this_machine(made, unpacked):
    assert made.installer.stat().st_size + PYTHON_EMBEDDED < windows.LARGEST
    assert list(naming_this_machine(unpacked)) == []
