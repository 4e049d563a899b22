"""What every test stands on: no screen, no network, no leftovers, no unexpected warnings."""

import gc
import logging
import os
import shutil
import socket
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import settings

from app.ui.kit.python_import import restore_import

HERE = Path(__file__).parent
ARCHIVES = (
    "plain",
    "town",
    "comune",
    "composed",
    "shared",
    "office",
    "filled_office",
    "example",
    "personnel",
    "closed",
    "progressions",
    "installed",
)
gc.disable()  # until all the tests are collected: what is loaded until then stays
pytest_plugins = [f"tests.archives.{name}" for name in ARCHIVES]

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Some machines say not to keep bytecode: each worker, and each of the hundreds of programs that tests start, would
# compile two thousand modules again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

IN_MEMORY = Path("/dev/shm")  # noqa: S108 (pytest makes a folder there that is the user's alone)
ROOM = 3 * 1024**3
"""Bytes that a whole run takes at most, with what failed left to be looked at."""

# The archives of ten thousand tests are written in memory where there is room: each change waits for the disk (fsync),
# which takes a third of the time of a run. What a killed process leaves is the same there.
if IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

# No deadline: a busy machine is no reason to fail. The same examples at each run: what fails, fails for everybody,
# and `make fuzz` looks for new ones, many more.
settings.register_profile("house", max_examples=30, deadline=None, derandomize=True)
settings.register_profile("fuzz", max_examples=500, deadline=None)
settings.load_profile("house")

SEED = Path(__file__).parents[2] / "shared" / "seed" / "piano-performance-2024-2026.txt"


_WORK = (
    "audit", "awards", "backups", "certified_data", "documents", "example", "keys", "manual", "next_year", "objectives",
    "payment_times", "plan_text", "progressions", "proposals", "rounds", "scoping", "sheets", "test_archive_check",
    "test_beginning", "users", "workbooks",
)  # fmt: skip
SLOW = (
    "golden", "installed", "installer", "journeys", "models/test_encrypted", "models/test_upgrade", "reports", "ui",
    *(f"services/{name}" for name in _WORK),
)  # fmt: skip
"""Rooms whose tests open windows, print pages, live whole sessions or pass the half second: `make quick`, which tells
those of the others that do, leaves them out without even reading them."""


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One worker more than there are cores: some wait for a process of theirs, or for the disk."""
    return (yield) + 1


LONG = {"walk", "journeys", "session_room", "scoping", "login", "installer"}
"""Folders with tests of many seconds: where workers share the tests, they come first, and short ones fill the end."""


def pytest_sessionstart(session: pytest.Session) -> None:
    """Import without what PySide6 does at each import, and where workers begin the whole suite share the rewriting.

    In a fresh clone each of them would rewrite the asserts of a thousand files, all in the same order: a worker imports
    its part first, and finds what the others have done meanwhile.
    """
    restore_import()
    worker, told = os.environ.get("PYTEST_XDIST_WORKER", ""), session.config.args
    if worker and [Path(one).resolve() for one in told] == [HERE]:
        first, each = int(worker.removeprefix("gw")), int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
        for path in sorted(HERE.rglob("test_*.py"))[first::each]:
            if not (session.config.option.markexpr == "not slow" and _is_slow(path)):
                with suppress(Exception, pytest.skip.Exception):  # told when it is collected
                    import_module(".".join(path.relative_to(HERE.parent).with_suffix("").parts))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _is_slow(item.path):
            item.add_marker(pytest.mark.slow)
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: not _has_long_tests(item.path))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    return True if config.option.markexpr == "not slow" and _is_slow(collection_path) else None


@cache
def _is_slow(path: Path) -> bool:
    place = path.relative_to(HERE).with_suffix("").as_posix()
    return any(place == room or place.startswith(f"{room}/") for room in SLOW)


@cache
def _has_long_tests(path: Path) -> bool:
    return not LONG.isdisjoint(path.relative_to(HERE).parts[:-1])


def pytest_collection_finish() -> None:
    """Take the program and the ten thousand tests, which stay to the end, out of what each collection goes through.

    What is left is young and soon forgotten: to look for it at every 700 objects takes a twelfth of the time.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No data leaves the PC, and no test pretends otherwise."""

    def refuse(*_arguments: object) -> None:
        message = "Merito never opens a connection"
        raise AssertionError(message)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """An unexpected warning in the log is a failure."""
    yield
    loud = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not loud, f"unexpected log: {loud}"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and logs of the tests stay in the test's own folder."""
    home = tmp_path / "home"
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def _passwords_of_a_slow_pc(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask of a password the least that is allowed, as on a PC too slow for more: half a second each is for who guesses.

    That half a second is measured in tests/models/keys, and asked by the programs that tests start.
    """
    if request.path.parent.name != "keys" or request.path.parent.parent.name != "models":
        monkeypatch.setattr("app.models.keys.wrapping.HALF_A_SECOND", 0)


@pytest.fixture(scope="session")
def seed_plan() -> bytes:
    """The real plan of a real comune; the tests that need it are skipped where it is not at hand."""
    if not SEED.is_file():
        pytest.skip("the real plan is not at hand")
    return SEED.read_bytes()
