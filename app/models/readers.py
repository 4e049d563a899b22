"""What an open archive keeps between one reading and the next: its connections, each narrowed for one person or whole.

A connection reads the schema, which takes longer than most questions, and a narrowed one makes its views. Nobody's
connection is ever given to another: what is kept is found by the narrowing itself, which is the whole actor.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from app.models.archive_file import trouble
from app.models.archive_file.connection import Connection, connect
from app.models.archive_file.facts import head_hash
from app.models.glance import Glance
from app.models.narrowing import Narrowing

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Readers:
    """The connections of an open archive; `close` lets go of them all, and those in use are let go when given back.

    An archive opened only to read keeps none, unless `keep` is asked for the little while of a command: it must leave
    the file to whoever writes it.
    """

    def __init__(self, path: Path, key: bytes | None, *, writing: bool, alone: bool) -> None:
        self._path, self._key, self._writing, self._alone = path, key, writing, alone
        self._engines: dict[Narrowing | None, Engine] = {}
        self._idle: defaultdict[Narrowing | None, list[Connection]] = defaultdict(list)
        self._is_keeping = writing
        self._lock = Lock()

    def keep(self) -> None:
        """Keep connections from now on, before the first reading, though the archive is opened only to read."""
        with self._lock:
            self._is_keeping = True

    def engine(self, narrow: Narrowing | None = None) -> "Engine":
        """Return the engine on all of the archive, or on what `narrow` leaves, made at its first use."""
        from app.models.sessions import make_engine

        with self._lock:
            if (found := self._engines.get(narrow)) is None:
                how = {"writing": self._writing, "alone": self._alone, "keeping": self._is_keeping}
                found = make_engine(self._path, self._key, narrow=narrow, **how)
                self._engines[narrow] = found
        return found

    @contextmanager
    def glance(self, narrow: Narrowing | None = None) -> Iterator[Glance]:
        """Look through a bare connection, without SQLAlchemy; one with which something went wrong is not kept."""
        with trouble.glance_in_words():
            raw = self._borrowed(narrow)
            try:
                if narrow is not None:
                    raw.execute("BEGIN")
                    narrow.fill(raw)
                yield Glance(raw, self._connected)
                if narrow is not None:
                    raw.execute("ROLLBACK")
            except BaseException:
                raw.close()
                raise
            self._give_back(raw, narrow)

    def close(self) -> None:
        """Let go of the file; what is asked afterwards opens it anew and keeps nothing."""
        with self._lock:
            self._is_keeping = False
            left = [raw for kept in self._idle.values() for raw in kept]
            self._idle.clear()
        for raw in left:
            raw.close()
        for engine in self._engines.values():
            engine.dispose()

    def head(self) -> str:
        """Return the hash of the last entry of the audit that the file holds now, read from the disk."""
        with trouble.glance_in_words(), closing(self._connected()) as raw:
            return head_hash(raw)

    def _connected(self) -> Connection:
        return connect(self._path, self._key, writing=False, alone=self._alone)

    def _borrowed(self, narrow: Narrowing | None) -> Connection:
        with self._lock:
            if kept := self._idle[narrow]:
                return kept.pop()
        raw = self._connected()
        if narrow is not None:
            narrow.prepare(raw)
        return raw

    def _give_back(self, raw: Connection, narrow: Narrowing | None) -> None:
        with self._lock:
            if self._is_keeping:
                self._idle[narrow].append(raw)
                return
        raw.close()
