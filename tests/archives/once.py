"""What takes long to make is made once in a run, by the first of its processes that asks for it."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

LONGEST_WAIT_S = 900


def run_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this run, the same for all its workers."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` has filled once for all the workers of this run: to be copied, never changed.

    Who comes meanwhile waits. The lock is that of SQLite: the system takes it away from whoever dies, on Windows too.
    """
    folder = run_folder(factory) / f"once {name}"
    made = folder.with_name(f"{folder.name}.made")
    lock = folder.with_name(f"{folder.name}.lock")
    with closing(sqlite3.connect(lock, timeout=LONGEST_WAIT_S, isolation_level=None)) as waiting:
        waiting.execute("BEGIN EXCLUSIVE")
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what one that died had begun
            folder.mkdir()
            make(folder)
            made.touch()
    return folder
