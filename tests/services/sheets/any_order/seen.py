"""Every row of an archive as its file holds it, read past the program: what a law compares."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Tables = Mapping[str, Mapping[int, Row]]

WRITTEN = ("sheet_scores", "sheet_weights", "sheet_choices", "sheet_exclusions", "sheet_adjustments")
"""What the evaluator writes on a sheet, beside its texts."""
PARTS = (*WRITTEN, "sheet_signatures", "sheet_remarks", "sheet_snapshots")
"""What never changes any more on a sheet that was closed."""
TEXTS = ("general_note", "strengths", "improvements", "training", "interim_outcome")
IN_PLACE = ("substituted_by", "substituted_on", "substitution_reason", "transcribed_by", "transcribed_on")


def seen(path: Path) -> Tables:
    """Read the whole archive: tables by name, their rows by id."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw:
        raw.row_factory = sqlite3.Row
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: dict(_rows(raw, name)) for name in names}


def _rows(raw: sqlite3.Connection, table: str) -> Iterator[tuple[int, Row]]:
    for row in raw.execute(f'SELECT rowid AS row_, * FROM "{table}"'):  # noqa: S608 (names read from the file itself)
        found = dict(row)
        yield found.pop("row_"), found


def parts(tables: Tables, table: str, sheet_id: int) -> Mapping[int, Row]:
    """Return the rows of a table that are of a sheet, without the number of times they were saved."""
    return {
        key: {name: value for name, value in row.items() if name != "version"}
        for key, row in tables[table].items()
        if row["sheet_id"] == sheet_id
    }


def new_rows(before: Tables, after: Tables, table: str, sheet_id: int) -> list[Row]:
    """Return the rows of a sheet that an action has added, in the order in which it did."""
    known = before[table]
    return [row for key, row in sorted(parts(after, table, sheet_id).items()) if key not in known]


def live(tables: Tables) -> Mapping[int, Row]:
    return {key: row for key, row in tables["sheets"].items() if row["state"] != "superseded"}
