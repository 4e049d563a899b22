"""Two builds of one commit, at different times and in different folders, are the same bytes."""

import shutil
import subprocess

import pytest

from installer import debian, windows
from installer.payload import ROOT, files_of, fix_times, source_date, unpack

pytestmark = pytest.mark.slow


def needs(tool):
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is not there")


@pytest.fixture
def programs(short_wheels, tmp_path):
    """What the installer for Windows packs, prepared twice; the libraries of Linux are in place of those of Windows."""
    made = []
    for name in ("first", "second"):
        program = tmp_path / name / "Merito"
        unpack(sorted(short_wheels.glob("*.whl"), reverse=bool(made)), program / "pkgs")
        windows.put_python(program / "python", None, "")
        windows.put_rest(program)
        made.append(program)
    assert len({path.stat().st_mtime for program in made for path in files_of(program)}) > 1
    return made


@needs("makensis")
def test_that_two_installers_for_windows_are_the_same_bytes(programs, tmp_path):
    made = []
    for program in programs:
        fix_times(program, source_date())
        made.append(windows.make_installer(program, tmp_path / f"{program.parent.name}.exe").read_bytes())
    assert made[0] == made[1]


@needs("makensis")
def test_that_two_portable_archives_are_the_same_bytes(programs, tmp_path):
    first, second = (windows.make_portable(program, tmp_path / f"{program.parent.name}.zip") for program in programs)
    assert first.read_bytes() == second.read_bytes()


@needs("dpkg-deb")
def test_that_two_packages_for_debian_are_the_same_bytes(short_wheels, tmp_path):
    made = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        root = debian.prepare(tmp_path / name, short_wheels)
        made.append(debian.pack(root, tmp_path / f"{name} made", options=("-Znone",)).read_bytes())
    assert made[0] == made[1]


def test_that_the_installer_packs_every_file_in_the_order_of_the_names(tmp_path):
    for name in ("b/2.txt", "b/10.txt", "a/$x.txt", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert windows.packing_commands(tmp_path).splitlines() == [
        'SetOutPath "$INSTDIR\\a"',
        f'File "{tmp_path}/a/$$x.txt"',
        'SetOutPath "$INSTDIR\\b"',
        f'File "{tmp_path}/b/10.txt"',
        f'File "{tmp_path}/b/2.txt"',
        'SetOutPath "$INSTDIR"',
        f'File "{tmp_path}/c.txt"',
        'SetOutPath "$INSTDIR"',
    ]


def test_that_the_date_of_a_build_is_that_of_its_commit(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert source_date() == 1_700_000_000
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    said = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    if said.returncode == 0:
        assert source_date() == int(said.stdout)
