"""Works begun in processes of their own, killed at a moment drawn by lot, and looked into afterwards."""

import os
import random
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from app.domain.errors import UserError
from app.models.archive_file.key_places import key_file_beside
from app.models.archive_file.sqlite_errors import sqlite_errors
from app.services.archive_check import verify_archive
from app.services.opening import open_workspace
from tests.archives.encrypted import codes_in
from tests.kills.kinds import KINDS, NAME, Kind, backups_of, key_of
from tests.kills.sources import make_sources

EVENTS = {"open", "os.rename", "os.remove", "os.truncate", "os.chmod"}
"""What Python says of its acts on the disk; those of SQLite are hit by the clock."""
LONGEST_S = 0.5
"""How long a work may go on before it is killed by the clock."""
MOST_EVENTS = 90
FAILED = "!"
"""Before the name of the error with which a work has ended."""


@dataclass
class Tally:
    """What the kills of one kind have shown."""

    kills: int = 0
    ended: int = 0
    acknowledged: int = 0
    found: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        return self.acknowledged - self.found


def run(kills: int, seed: int, folder: Path, kinds: Sequence[Kind] = KINDS) -> dict[str, Tally]:
    """Kill `kills` works, the kinds in turn; the same seed draws the same moments."""
    sources = make_sources(folder / "fonti")
    known = {sort: codes_in(path, key_of(path)) for sort, path in sources.items()}
    dice = random.Random(seed)
    tallies = {kind.name: Tally() for kind in kinds}
    for number, kind in enumerate(cycle(kinds)):
        if sum(one.kills for one in tallies.values()) >= kills:
            return tallies
        place = folder / str(number)
        path = copied(sources[kind.source], place)
        told, was_killed = killed(kind, path, dice)
        tally = tallies[kind.name]
        tally.kills, tally.ended = tally.kills + was_killed, tally.ended + (not was_killed)
        failures = {word for word in told if word.startswith(FAILED)}
        acknowledged = known[kind.source] | (told - failures)
        found, faults = looked_into(path, with_copies=kind.is_kept_apart)
        tally.acknowledged += len(acknowledged)
        tally.found += len(acknowledged & found)
        faults += [f"the work itself ended with {word.removeprefix(FAILED)}" for word in failures]
        tally.faults += [f"{kind.name}, work {number}: {fault}" for fault in faults]
        if acknowledged <= found and not faults:
            shutil.rmtree(place)
    return tallies


def copied(source: Path, place: Path) -> Path:
    place.mkdir()
    path = Path(shutil.copyfile(source, place / NAME))
    if (keys := key_file_beside(source)).exists():
        shutil.copyfile(keys, key_file_beside(path))
    return path


def killed(kind: Kind, path: Path, dice: random.Random) -> tuple[set[str], bool]:
    """Begin a work in a process of its own and kill it; return what it had acknowledged, and whether it was killed.

    Half of them are killed by the clock, half before an act on the disk drawn by lot.
    """
    events = dice.randrange(1, MOST_EVENTS) if dice.random() < 1 / 2 else 0
    wait = LONGEST_S * 2 if events else dice.random() * LONGEST_S
    ears, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ears)
        _work(kind, path, mouth, events)
    os.close(mouth)
    told = b"".join(_heard(ears, time.monotonic() + wait))
    os.kill(child, signal.SIGKILL)
    told += b"".join(_rest(ears))
    os.close(ears)
    status = os.waitpid(child, 0)[1]
    complete = told[: told.rfind(b"\n") + 1]
    return set(complete.decode().split()), os.WIFSIGNALED(status)


def _work(kind: Kind, path: Path, mouth: int, events: int) -> None:
    """Do the work in the child, which ends here whatever happens."""
    left = events

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if events and event in EVENTS and (event == "os.truncate" or str(path.parent) in str(arguments[0])):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    try:
        kind.act(path, lambda code: _say(mouth, code))
    except BaseException as error:
        _say(mouth, f"{FAILED}{type(error).__name__}")
        raise
    finally:
        os._exit(0)


def _say(mouth: int, code: str) -> None:
    os.write(mouth, f"{code}\n".encode())


def _heard(ears: int, until: float) -> Iterator[bytes]:
    while (left := until - time.monotonic()) > 0:
        if not select.select([ears], [], [], left)[0]:
            return
        if not (told := os.read(ears, 65536)):
            return
        yield told


def _rest(ears: int) -> Iterator[bytes]:
    while told := os.read(ears, 65536):
        yield told


def looked_into(path: Path, *, with_copies: bool) -> tuple[set[str], list[str]]:
    """Open what is left, verify it and all its copies; return the codes found and the faults."""
    try:
        key = key_of(path)
        workspace = open_workspace(path, key)
        verdict = verify_archive(workspace)
        workspace.archive.close()
        faults = [*verdict.problems, *([verdict.audit.sentence] if verdict.audit and verdict.audit.broken else [])]
        found = codes_in(path, key)
        for copy in backups_of(path):
            kept = codes_in(copy, key_of(copy))
            found |= kept if with_copies else set()
    except (UserError, AssertionError, *sqlite_errors()) as error:
        return set(), [f"{type(error).__name__}: {getattr(error, 'sentence', error)}"]
    return found, faults
