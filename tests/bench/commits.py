"""Commits a second of a change as small as a score, as the archive keeps it and as it could."""

import sqlite3
from contextlib import closing
from pathlib import Path
from time import perf_counter

MODES = ("WAL/FULL", "TRUNCATE/EXTRA", "DELETE/EXTRA")
COMMITS = 500


def commits_a_second(archive: Path) -> dict[str, int]:
    """Commit on a copy of `archive` in each mode; the figures compare with each other, on this disk and in this run."""
    return {mode: round(COMMITS / _seconds(archive, *mode.split("/"))) for mode in MODES}


def _seconds(archive: Path, journal: str, synchronous: str) -> float:
    copy = archive.with_name(f"{journal}.merito")
    copy.write_bytes(archive.read_bytes())
    with closing(sqlite3.connect(copy, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA journal_mode = {journal}")
        raw.execute(f"PRAGMA synchronous = {synchronous}")
        start = perf_counter()
        for number in range(COMMITS):
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE municipality SET address = ?", (f"via {number}",))
            raw.execute("COMMIT")
        return perf_counter() - start
