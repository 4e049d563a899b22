"""Works killed at moments drawn by lot, one of each kind: nothing acknowledged is lost (`make kills`: thousands)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.programs import ROOT
from tests.kills.kinds import KINDS
from tests.whole import IS_WHOLE

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="it forks")]

KILLS = (2 if IS_WHOLE else 1) * len(KINDS)

_LIAR = """
import sys
from pathlib import Path
from tests.kills import campaign
from tests.kills.kinds import Kind, save

def lie(path, acknowledge):
    acknowledge("MAI")
    save(path, acknowledge)

def spoil(path, acknowledge):
    data = bytearray(path.read_bytes())
    data[5000:9000] = bytes(4000)
    path.write_bytes(bytes(data))

def stumble(path, acknowledge):
    raise ValueError("what ends a work is told")

folder = Path(sys.argv[1])
works = (Kind("bugia", "clear", lie), Kind("guasto", "clear", spoil), Kind("inciampo", "clear", stumble))
lost, spoiled, ended = campaign.run(4, 1, folder, works).values()
print(lost.lost, len(lost.faults), bool(spoiled.faults), bool(ended.faults), ended.lost)
"""


def ran(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run Python with its temporary files in `folder`."""
    environment = os.environ | {"TMPDIR": str(folder)}
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)


def test_that_kills_of_each_work_lose_nothing_acknowledged(tmp_path: Path) -> None:
    ended = ran(tmp_path, "-m", "tests.kills", str(KILLS), "--seed", "10")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    *_, works, end = ended.stdout.splitlines()
    kills, _, acknowledged, found, lost = map(int, works.removeprefix("all").split())
    assert (kills >= KILLS, acknowledged > 2 * KILLS, found == acknowledged, lost) == (True, True, True, 0)
    assert end == "every archive, and every backup, is sound"
    assert all(kind.name in ended.stdout for kind in KINDS)


def test_that_what_was_acknowledged_and_not_kept_is_counted_and_damage_is_told(tmp_path: Path) -> None:
    ended = ran(tmp_path, "-c", _LIAR, str(tmp_path))
    lost, *others = ended.stdout.split()
    assert (int(lost) > 0, others) == (True, ["0", "True", "True", "0"]), ended.stderr
