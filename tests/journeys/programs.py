"""Other programs at work on an archive: real processes on the services, that can be killed."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import IO, TypeAlias

from tests.journeys.nursery import SIZE, received

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


COMMAND = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))"
"""What `python -m app` does."""


class Child:
    """A process born of the nursery, used as one that `subprocess` has started."""

    def __init__(self, nursery: socket.socket, pid: int, streams: "list[IO[bytes] | None]") -> None:
        self.stdin, self.stdout, self.stderr = streams
        self.pid = pid
        self.returncode: int | None = None
        self._nursery = nursery

    def send_signal(self, number: int) -> None:
        """Send a signal; to one that has ended it does nothing."""
        os.kill(self.pid, number)

    def wait(self) -> int:
        """Wait for its end, and return its exit code: minus the signal that killed it."""
        if self.returncode is None:
            self.returncode = _answer(self._nursery, {"ended": self.pid})
        return self.returncode

    def communicate(self) -> tuple[bytes, bytes]:
        """Say nothing more to it, and return all it has still to say."""
        if self.stdin is not None:
            with suppress(BrokenPipeError):
                self.stdin.close()
        with ThreadPoolExecutor() as both:
            out, err = both.map(_heard, (self.stdout, self.stderr))
        self.wait()
        return out, err


Program: TypeAlias = "subprocess.Popen[bytes] | Child"


def _heard(stream: IO[bytes] | None) -> bytes:
    if stream is None or stream.closed:
        return b""
    with stream:
        return stream.read()


def begun(
    source: str,
    *words: object,
    environment: Mapping[str, str] | None = None,
    stdout: IO[str] | None = None,
    stderr: IO[str] | None = None,
) -> Program:
    """Begin a program of ours beside this one; the streams that are not given are pipes in our hands.

    It is born of a process that has imported the program already, where the system forks: importing it anew takes a
    second of processor each time.
    """
    told = [str(word) for word in words]
    around = dict(os.environ if environment is None else environment)
    if sys.platform == "win32":
        command, pipe = [sys.executable, "-c", source, *told], subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=stdout or pipe, stderr=stderr or pipe, cwd=ROOT, env=around)
    nursery = _nursery()
    reading, writing = os.pipe()
    ours: list[IO[bytes] | None] = [os.fdopen(writing, "wb")]
    theirs = [reading]
    for given in (stdout, stderr):
        if given is None:
            reading, writing = os.pipe()
        ours.append(os.fdopen(reading, "rb") if given is None else None)
        theirs.append(writing if given is None else os.dup(given.fileno()))
    asked = {"source": source, "words": told, "environment": around, "folder": str(ROOT)}
    pid = _answer(nursery, asked, *theirs)
    for each in theirs:
        os.close(each)
    return Child(nursery, pid, ours)


def _answer(nursery: socket.socket, asked: dict[str, object], *handed: int) -> int:
    message = json.dumps(asked).encode()
    socket.send_fds(nursery, [b"%8d" % len(message)], handed)
    nursery.sendall(message)
    return int(received(nursery, SIZE))


@cache
def _nursery() -> socket.socket:
    """Begin the process of which the others are born; it ends with this one."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-m", "tests.journeys.nursery", str(theirs.fileno())]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=quiet, stdout=quiet, stderr=quiet, cwd=ROOT)
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


@contextmanager
def program(source: str, *words: object) -> Iterator[Program]:
    """Run a program of ours beside this one; it is killed at the end at the latest."""
    process = begun(source, *words)
    try:
        yield process
    finally:
        kill(process)


def kill(process: Program) -> None:
    """Stop it at once, with no time to put anything in order."""
    if process.returncode is None:
        process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        process.communicate()


def said(process: Program) -> str:
    """Return the next line it says; empty when it ended."""
    assert process.stdout
    return process.stdout.readline().decode().strip()
