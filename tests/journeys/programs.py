"""Other programs at work on an archive: real processes on the services, that can be killed."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from app.models.structure import Area
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
workspace = open_workspace(Path(sys.argv[1]), bytes.fromhex(''.join(sys.argv[3:])) or None)
done, stop_at = 0, int(sys.argv[2])
while True:
    with unit_of_work(workspace, f"Area {done}") as unit:
        unit.add(Area(code=f"X{done}", name="nuova"))
    done += 1
    print(done, flush=True)
    if done == stop_at:
        sys.stdin.read()
"""
"""Adds areas one after the other, says the number of each that was acknowledged, and waits after `stop_at` of them."""

HALF_KEPT = """
import sys
from pathlib import Path
from app.models.archive_file import connection
from app.models.structure import Area
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
small = ("PRAGMA cache_spill = 1", "PRAGMA cache_size = 5")
connection._KEEPING = (*connection._KEEPING[:2], *small)
workspace = open_workspace(Path(sys.argv[1]), bytes.fromhex(''.join(sys.argv[2:])) or None)
with unit_of_work(workspace, "Grande") as unit:
    workspace.archive._file.announce("not yet known")
    for number in range(500):
        unit.session.add(Area(code=f"G{number}", name="grande " * 20))
    unit.session.flush()
    print("half", flush=True)
    sys.stdin.read()
"""
"""Begins an operation that does not fit in a small cache: half of it is in the file, what was there in the journal."""

WAL_WRITER = """
import sqlite3, sys
from pathlib import Path
from app.models.archive_file import connection
from app.models.structure import Area
connection._KEEPING = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 0")
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
raw = sqlite3.connect(sys.argv[1])
raw.execute("PRAGMA journal_mode = WAL")
raw.close()
workspace = open_workspace(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    with unit_of_work(workspace, f"Area {number}") as unit:
        unit.add(Area(code=f"W{number}", name="nuova"))
print("written", flush=True)
sys.stdin.read()
"""
"""Works as the version before this one did, in WAL mode."""


@contextmanager
def program(source: str, *words: object) -> "Iterator[subprocess.Popen[bytes]]":
    """Run a program of ours beside this one; it is killed at the end at the latest."""
    command = [sys.executable, "-c", source, *map(str, words)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    try:
        yield process
    finally:
        kill(process)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Stop it at once, with no time to put anything in order."""
    process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    process.communicate()


def said(process: "subprocess.Popen[bytes]") -> str:
    """Return the next line it says; empty when it ended."""
    assert process.stdout
    return process.stdout.readline().decode().strip()
