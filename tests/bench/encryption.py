"""What encryption costs: the same work on an archive in clear and on the same one protected, in turn."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from app.domain.keys.recovery_key import key_in
from app.models.keys.key_file import LOWEST_COST
from app.models.municipality import Municipality
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect
from app.services.keys.unlocking import unlock
from app.services.opening import open_workspace
from app.services.rounds.rounds import list_rounds
from app.services.sheets.sheets import list_sheets
from app.services.transaction import unit_of_work
from tests.bench.large import LAST_YEAR

WORDS = "cavallo batteria graffetta"
ROUNDS, SAVES = 5, 200
OPEN = """
import sys
from pathlib import Path
from app.services.first_look import first_look
from app.services.opening import open_workspace
workspace = open_workspace(Path(sys.argv[1]), bytes.fromhex("".join(sys.argv[2:])) or None)
first_look(workspace)
workspace.archive.close()
"""


def encryption_costs(example: Path, large: Path) -> Iterator[str]:
    """Yield a line for each kind of work: the seconds in clear, those protected, and their ratio."""
    clear, protected, key = _pair(example)
    yield f"unlock with a password, as measured on this PC: {_unlocking(clear):.2f} s   (promise: about half a second)"
    yield _compared(
        f"{ROUNDS} times {SAVES} saves, the best", lambda path, key: _save(path, key, SAVES), (clear, protected, key)
    )
    yield _compared("start of a process, archive opened, first look", _start, (clear, protected, key))
    yield _compared("list of 1,000 sheets (CPU)", _list, _pair(large))


def _pair(source: Path) -> tuple[Path, Path, bytes]:
    """Return the archive in clear, and the same protected in a folder of its own, with its key."""
    folder = source.with_name(f"{source.stem} cifrato")
    folder.mkdir(exist_ok=True)
    target = Path(shutil.copyfile(source, folder / source.name))
    done = protect(open_workspace(target), "Segretario comunale", WORDS, cost=LOWEST_COST)
    return source, target, key_in(done.recovery_key)


def _unlocking(source: Path) -> float:
    folder = source.with_name("sblocco")
    folder.mkdir(exist_ok=True)
    target = Path(shutil.copyfile(source, folder / source.name))
    done = protect(open_workspace(target), "Segretario comunale", WORDS)
    attempts = Attempts(folder)
    return median(_seconds(lambda: unlock(target, done.slot_id, WORDS, attempts)) for _ in range(ROUNDS))


def _compared(work: str, do: Callable[[Path, bytes | None], float], archives: tuple[Path, Path, bytes]) -> str:
    """Do the same in turn, so that a noisy machine is noisy for both, and take the best of each."""
    clear, protected, key = archives
    rounds = [(do(clear, None), do(protected, key)) for _ in range(ROUNDS)]
    ours, bare = min(two for _, two in rounds), min(one for one, _ in rounds)
    middle = median(two / one for one, two in rounds)
    return f"{work}: in clear {bare:.3f} s, protected {ours:.3f} s, ratio {ours / bare:.2f} (median {middle:.2f})"


def _save(path: Path, key: bytes | None, saves: int) -> float:
    workspace = open_workspace(path, key)

    def save() -> None:
        for number in range(saves):
            with unit_of_work(workspace, "Indirizzo") as unit:
                unit.get(Municipality, 1).address = f"via {number}"

    seconds = _seconds(save)
    workspace.archive.close()
    return seconds


def _start(path: Path, key: bytes | None) -> float:
    words = [sys.executable, "-c", OPEN, str(path), (key or b"").hex()]
    return _seconds(lambda: subprocess.run(words, check=True))


def _list(path: Path, key: bytes | None) -> float:
    """List as somebody does who looks again: CPU seconds, since nothing is waited for but the processor."""
    workspace = open_workspace(path, key)
    round_id = list_rounds(workspace, LAST_YEAR)[0].id
    list_sheets(workspace, round_id)
    start = process_time()
    list_sheets(workspace, round_id)
    seconds = process_time() - start
    workspace.archive.close()
    return seconds


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
