"""All that the package for Debian holds, made of the libraries that ship: what is in it, and that it runs alone."""

import faulthandler
import shutil
import subprocess
import sys

import pytest

from app import __version__
from installer import debian
from installer.inspection import OF_LINUX, naming_this_machine, problems_of
from installer.payload import files_of, pinned
from installer.start_time import start_seconds
from tests.installer.asked import LONG

pytestmark = pytest.mark.slow

LARGEST_UNPACKED = 229_000_000
OVERRIDES = debian.HERE / "overrides"


def program_of(prepared):
    return prepared / debian.PROGRAM


def test_that_it_holds_every_module_plugin_font_and_licence_and_nothing_stray(prepared):
    assert problems_of(program_of(prepared), OF_LINUX) == []


def test_that_a_library_of_the_lock_that_is_left_out_is_missed(prepared):
    [licences] = program_of(prepared).glob("openpyxl-*.dist-info")
    hidden = licences.rename(licences.with_name("hidden"))
    try:
        assert problems_of(program_of(prepared)) == [f"manca la libreria openpyxl {pinned()['openpyxl']}"]
    finally:
        hidden.rename(licences)


def test_that_of_qt_come_only_the_plugins_that_the_window_uses(prepared):
    plugins = program_of(prepared) / "PySide6" / "Qt" / "plugins"
    assert {path.name for path in plugins.iterdir()} == {
        "iconengines",
        "imageformats",
        "platforminputcontexts",
        "platforms",
        "platformthemes",
        "printsupport",
        "wayland-decoration-client",
        "wayland-shell-integration",
        "xcbglintegrations",
    }
    translations = program_of(prepared) / "PySide6" / "Qt" / "translations"
    assert [path.name for path in translations.iterdir()] == ["qtbase_it.qm"]
    assert not list((program_of(prepared) / "PySide6").rglob("*Qml*"))


def test_that_it_is_no_larger_than_it_was(prepared):
    assert sum(path.stat().st_size for path in files_of(prepared)) < LARGEST_UNPACKED


def test_that_it_names_no_folder_of_this_machine(prepared):
    assert list(naming_this_machine(prepared)) == []
    trace = program_of(prepared) / "app" / "trace.py"
    trace.write_text(f"# {sys.prefix}", encoding="utf-8")
    try:
        assert [name.rpartition("/")[2] for name in naming_this_machine(prepared)] == ["trace.py"]
    finally:
        trace.unlink()


def test_that_its_window_opens_with_nothing_else_at_hand(prepared):
    assert start_seconds(program_of(prepared), own_libraries=True) > 0
    assert not list(prepared.rglob("*.pyc"))


def test_that_a_program_whose_window_does_not_open_is_no_package(prepared, tmp_path):
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"No module named 'app\.ui'"):
        start_seconds(tmp_path, own_libraries=True)


def test_that_its_command_makes_the_demonstration_with_nothing_else_at_hand(prepared, tmp_path):
    """The launcher is that of the package, on the folder that was prepared and with the Python of the tests."""
    launcher = (prepared / "usr" / "bin" / "merito").read_text(encoding="utf-8")
    command = launcher.replace("/usr/lib/merito", str(program_of(prepared)))
    command = command.replace("/usr/bin/python3 -I", f"{sys.executable} -I -S")
    assert command.count(str(program_of(prepared))) == 1
    script = tmp_path / "merito"
    script.write_text(command, encoding="utf-8")
    ran = subprocess.run(
        ["sh", str(script), "new", "--name", "Comune di Prova", "--year", "2024", "prova.merito"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "prova.merito").exists()
    assert not list(prepared.rglob("*.pyc"))


def test_that_the_bytecode_is_made_when_it_is_installed_and_taken_away_before_it_is_removed(prepared):
    assert "py3compile -p merito /usr/lib/merito" in (prepared / "DEBIAN" / "postinst").read_text(encoding="utf-8")
    assert "py3clean -p merito" in (prepared / "DEBIAN" / "prerm").read_text(encoding="utf-8")
    assert all((prepared / "DEBIAN" / name).stat().st_mode & 0o111 for name in debian.SCRIPTS)


def test_that_its_control_names_version_python_and_the_libraries_of_the_system(prepared):
    told = (prepared / "DEBIAN" / "control").read_text(encoding="utf-8")
    assert f"Version: {__version__}\n" in told
    assert f"python3 (>= 3.{sys.version_info.minor}), python3 (<< 3.{sys.version_info.minor + 1})" in told
    assert "libxcb-cursor0" in told


def test_that_every_override_of_lintian_has_its_reason():
    lines = OVERRIDES.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("merito: "):
            before = lines[number - 1]
            assert before.startswith(("# ", "merito: ")), line
    assert lines[0].startswith("# ")


@LONG
@pytest.mark.skipif(shutil.which("lintian") is None, reason="lintian is not there")
def test_that_lintian_finds_nothing(prepared, tmp_path):
    faulthandler.cancel_dump_traceback_later()  # it looks at every file: minutes, where others work too
    package = debian.pack(prepared, tmp_path, options=("-Zxz", "-z0"))
    words = ["lintian", "--allow-root", "--fail-on", "error,warning", str(package)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not there")
def test_that_the_entry_of_the_menu_is_sound(prepared):
    entry = prepared / "usr" / "share" / "applications" / "merito.desktop"
    subprocess.run(["desktop-file-validate", str(entry)], check=True)


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not there")
def test_that_the_description_for_the_shops_of_programs_is_sound(prepared):
    [told] = (prepared / "usr" / "share" / "metainfo").iterdir()
    ran = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(told)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout
