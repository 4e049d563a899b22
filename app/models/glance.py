"""A first look at an archive through a bare connection: names, years and a few counts, in plain SQL."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.duties.facts import YearWork
from app.domain.year_steps import YearFacts
from app.models import year_queries
from app.models.archive_file import trouble
from app.models.archive_file.cipher import refuse_key
from app.models.archive_file.connection import Connection, connect
from app.models.archive_file.pragmas import faults

if TYPE_CHECKING:
    from app.domain.backups.contents import ArchiveContents


class Glance:
    """A first look at an archive; each question is one query or a few counts."""

    def __init__(self, connection: Connection, anew: Callable[[], Connection] | None = None) -> None:
        self._connection = connection
        self._anew = anew

    def municipality(self) -> tuple[str, bool]:
        """Return the name of the ente and whether it is the example."""
        found = self._connection.execute("SELECT name, is_demo FROM municipality").fetchone()
        if found is None:
            raise trouble.damaged()
        name, is_demo = found
        return name, bool(is_demo)

    def has_people(self) -> bool:
        return self._connection.execute("SELECT 1 FROM employees LIMIT 1").fetchone() is not None

    def years(self) -> list[int]:
        """Return the years of the archive, the latest first."""
        return [year for (year,) in self._connection.execute("SELECT year FROM cycles ORDER BY year DESC")]

    def years_in(self, state: str) -> frozenset[int]:
        """Return the years whose cycle is in `state`."""
        query = "SELECT year FROM cycles WHERE state = ?"
        return frozenset(year for (year,) in self._connection.execute(query, (state,)))

    def year_facts(self, year: int) -> YearFacts | None:
        """Return what is counted of `year`, or None when the archive does not hold it."""
        return year_queries.year_facts(self._connection, year)

    def year_work(self, year: int, day: date) -> YearWork:
        """Return the work left in a year that the archive holds, and who is in charge on `day`."""
        return year_queries.year_work(self._connection, year, day)

    def entries_backwards(self) -> Iterator[tuple[int, str, bool, int | None, str, str | None]]:
        """Yield id, label, whether it can be undone, what it undoes, actor and action of each entry, newest first.

        Of everybody's, because where a person may go back depends on what others did since; without those that changed
        nothing of anybody's: what was printed or exported, the upgrade of the archive.
        """
        query = (
            "SELECT id, label, can_undo, undoes, actor, action FROM main.audit_entries"
            " WHERE action IS NOT 'open' AND (undoes IS NOT NULL OR details <> '[]') ORDER BY id DESC"
        )
        for number, label, can_undo, undoes, actor, action in self._connection.execute(query):
            yield number, label, bool(can_undo), undoes, actor, action

    def is_demo(self) -> bool:
        """Tell whether this is the example, which anybody makes again."""
        found = self._connection.execute("SELECT is_demo FROM municipality").fetchone()
        return found is not None and bool(found[0])

    def _name(self) -> str:
        found = self._connection.execute("SELECT name FROM municipality").fetchone()
        return str(found[0]) if found else ""

    def archive_id(self) -> str:
        """Return what tells this archive, and the copies of it, from every other."""
        found = self._connection.execute("SELECT archive_id FROM archive_info").fetchone()
        return str(found[0]) if found else ""

    def contents(self) -> "ArchiveContents":
        """Return what the whole archive holds, to be compared with a copy of it; of any schema."""
        from app.domain.backups.contents import ArchiveContents

        tables = self._connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        rows = {name: self._count(name) for (name,) in tables}
        info = self._connection.execute("SELECT archive_id, head_entry, head_hash FROM archive_info").fetchone()
        archive_id, entries, head = info or ("", 0, "")
        return ArchiveContents(archive_id, self._name(), entries, head, tuple(self.years()), rows)

    def head(self) -> tuple[str, int, str]:
        """Return the identity of the archive, and number and hash of the last entry of its audit (0 before it)."""
        found = self._connection.execute("SELECT archive_id, head_entry, head_hash FROM archive_info").fetchone()
        return found or ("", 0, "")

    def hash_of(self, entry: int) -> str:
        """Return the hash of an entry, empty where there is none of that number."""
        found = self._connection.execute("SELECT hash FROM main.audit_entries WHERE id = ?", (entry,)).fetchone()
        return str(found[0]) if found else ""

    def entries_with_hash(self, digits: str) -> list[int]:
        """Return the entries of which the hash begins with these hexadecimal digits."""
        query = "SELECT id FROM main.audit_entries WHERE substr(hash, 1, ?) = ? ORDER BY id"
        return [number for (number,) in self._connection.execute(query, (len(digits), digits))]

    def _count(self, table: str) -> int:
        query = f'SELECT COUNT(*) FROM main."{table}"'  # noqa: S608 (names of our own tables)
        return int(self._connection.execute(query).fetchone()[0])

    def faults(self, most: int = 100) -> tuple[str, ...]:
        """Return what is wrong in the pages, keys and constraints of the file, at most `most` sentences.

        It is asked of the disk: a connection that was kept remembers the pages that it has read.
        """
        if self._anew is None:
            return faults(self._connection, most)
        with closing(self._anew()) as raw:
            return faults(raw, most)


@contextmanager
def glancing_at(copy: Path, key: bytes | None) -> Iterator[Glance]:
    """Look at a closed archive that opens with a key, or with none; `ArchiveError` when it does not."""
    trouble.version_of(copy)
    refuse_key(copy, key)
    with trouble.glance_in_words(), closing(connect(copy, key, writing=False)) as raw:
        yield Glance(raw)
