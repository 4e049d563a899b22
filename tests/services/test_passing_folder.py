"""What is shown and then thrown away: with its owner, or at the next start when its program was killed."""

import gc
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.services.files import whole_file
from app.services.leftovers import sweep_leftovers
from app.services.passing_folder import PassingFolder, left_behind
from tests.journeys.programs import ROOT


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_that_a_folder_in_use_stays_and_goes_with_its_owner(scratch: Path) -> None:
    folder = PassingFolder()
    assert list(scratch.iterdir()) == []
    (folder.path / "scheda.pdf").write_bytes(b"%PDF")
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert list(left_behind()) == []
    assert sweep_leftovers([]) == 0
    del folder
    gc.collect(0)  # the youngest: it was just made, and the whole of a long run takes seconds
    assert list(scratch.iterdir()) == []


def test_that_the_folder_of_a_killed_program_is_swept_at_once(scratch: Path) -> None:
    code = (
        "import os, sys, tempfile\n"
        "tempfile.tempdir = sys.argv[1]\n"
        "from app.services.passing_folder import PassingFolder\n"
        "folder = PassingFolder()\n"
        "(folder.path / 'scheda.pdf').write_bytes(b'%PDF')\n"
        "os._exit(1)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(scratch)], check=False, cwd=ROOT)
    [left] = left_behind()
    assert (left / "scheda.pdf").exists()
    assert sweep_leftovers([]) == 1
    assert list(scratch.iterdir()) == []


def test_that_what_a_killed_program_was_writing_is_swept_and_what_a_living_one_writes_is_not(scratch: Path) -> None:
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from app.services.files import whole_file\n"
        "with whole_file(Path(sys.argv[1])) as out:\n"
        "    out.write(b'%PDF')\n"
        "    out.flush()\n"
        "    os._exit(1)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(scratch / "schede.pdf")], check=False, cwd=ROOT)
    [left] = scratch.iterdir()
    assert sweep_leftovers([scratch]) == 0
    with whole_file(scratch / "altre.pdf") as out:
        out.write(b"%PDF")
        out.flush()
        for found in scratch.iterdir():
            os.utime(found, (time.time() - 120,) * 2)
        assert sweep_leftovers([scratch]) == 1
        assert not left.exists()
    assert [found.name for found in scratch.iterdir()] == ["altre.pdf"]
