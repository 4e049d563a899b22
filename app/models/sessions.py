"""Sessions of SQLAlchemy on an archive: the two-event recipe that makes a transaction whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, IntegrityError, NoResultFound
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.pool import NullPool, SingletonThreadPool
from sqlalchemy.util import LRUCache

from app.domain.errors import UserError
from app.models import guards
from app.models.archive_file import pragmas, trouble
from app.models.archive_file.cipher import dbapi_of
from app.models.archive_file.connection import connect
from app.models.archive_file.facts import head_hash
from app.models.narrowing import Narrowing
from app.models.raw import raw_of
from app.models.schema import Base
from app.models.soundness import damage_in_words

BEGIN_OPTION = "merito_begin"
"""Execution option of a connection: the word after BEGIN (`IMMEDIATE` for a transaction that writes)."""


_COMPILED: LRUCache[object, object] = LRUCache(1000)
"""What statements become in SQL, for every archive of this process: to find it out takes longer than to ask it.

Nothing of an archive is in it: the values are bound at each run, and a narrowed reading has views of the same names.
"""

WRITES = "writes"
"""In the `info` of a session: what it reads may be what nobody else will ever see."""
_IS_NARROWED = "is_narrowed"
_WHOLE = "whole"
_TABLES_THEMSELVES = {None: "main"}


def make_engine(
    path: Path,
    key: bytes | None = None,
    *,
    writing: bool = True,
    foreign_keys: bool = True,
    alone: bool = False,
    keeping: bool = False,
    narrow: Narrowing | None = None,
) -> Engine:
    """Return an engine whose connections come from `connect` and begin their transactions themselves.

    One that writes, or is `keeping`, has the same connection for all that a thread asks. With `narrow` they have its
    views, for the readings of that person alone. The whole schema is loaded: a table cannot be written without those
    that it refers to.
    """
    Base.registry.configure()

    def connected() -> DBAPIConnection:
        raw = connect(path, key, writing=writing, foreign_keys=foreign_keys, alone=alone)
        if narrow is not None:
            narrow.prepare(raw)
        return cast("DBAPIConnection", raw)

    first = _first_engine(dbapi_of(key))
    pool = (SingletonThreadPool if writing or keeping else NullPool)(connected, dialect=first.dialect)
    engine = Engine(pool, first.dialect, first.url, execution_options={"compiled_cache": _COMPILED})

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        word = connection.get_execution_options().get(BEGIN_OPTION, "")
        connection.exec_driver_sql(f"BEGIN {word}".strip())

    return engine


@cache
def _first_engine(library: ModuleType) -> Engine:
    """Return an engine of a library of SQLite on no archive, that has asked the library what it can do.

    All those on archives share its dialect, by which what was compiled is found again.
    """
    engine = create_engine("sqlite://", module=library, poolclass=NullPool)
    engine.connect().close()
    return engine


@contextmanager
def reading_session(engine: Engine, narrow: Narrowing | None = None) -> Iterator[Session]:
    """Give a session on one moment of the archive; its changes are forgotten.

    On the part that `narrow` says, where the engine was made with it.
    """
    with (
        trouble_in_words(),
        damage_in_words(engine),
        engine.connect() as connection,
        Session(connection, autoflush=False) as session,
    ):
        if narrow is not None:
            narrow.fill(raw_of(session.connection()))
            session.info[_IS_NARROWED] = True
        yield session
        session.rollback()


def whole_session(session: Session) -> Session:
    """Return a session that reads all the rows in the same moment, where this one was narrowed to a part of them.

    For what a sheet counts: its numbers are what they are, whoever looks at it. Who may look is asked before.
    """
    if _IS_NARROWED not in session.info:
        return session
    if _WHOLE not in session.info:
        session.info[_WHOLE] = _reading_tables(session.connection())
    known: Session = session.info[_WHOLE]
    return known


def _reading_tables(connection: Connection) -> Session:
    whole = Session(connection, autoflush=False)

    @event.listens_for(whole, "do_orm_execute")
    def _read_tables(state: ORMExecuteState) -> None:
        state.update_execution_options(schema_translate_map=_TABLES_THEMSELVES)

    return whole


@contextmanager
def writing_session(engine: Engine) -> Iterator[Session]:
    """Give a session whose changes are kept all together at the end, or not at all."""
    immediate = engine.execution_options(**{BEGIN_OPTION: "IMMEDIATE"})
    with (
        trouble_in_words(),
        damage_in_words(engine),
        immediate.connect() as connection,
        Session(connection, autoflush=False, expire_on_commit=False) as session,
        session.begin(),
    ):
        session.info[WRITES] = True
        yield session


def head_now(engine: Engine) -> str:
    """Return the hash of the last entry of the audit that the file holds, outside any transaction."""
    with trouble_in_words(), trouble.glance_in_words(), engine.connect() as connection:
        return head_hash(raw_of(connection))


def head_hash_of(session: Session) -> str:
    """Return the hash of the last entry of the audit as this session sees it."""
    return head_hash(raw_of(session.connection()))


def defer_links(session: Session) -> None:
    """Let the links between rows be broken until the end of this session."""
    pragmas.defer_links(raw_of(session.connection()))


def has_broken_links(session: Session) -> bool:
    """Tell whether a row refers, as this session sees it, to one that is not there."""
    return pragmas.broken_links(raw_of(session.connection())) > 0


@contextmanager
def trouble_in_words() -> Iterator[None]:
    """Turn what SQLite refuses into a sentence; what we do not recognise goes on as a bug."""
    try:
        yield
    except IntegrityError as error:
        raise guards.explain(str(error.orig)) or error from error
    except DBAPIError as error:
        raise trouble.explain(error.orig) or error from error
    except NoResultFound as error:  # a row that is always there is gone
        raise trouble.damaged() from error
    except UnicodeEncodeError as error:
        raise UserError(
            "Un testo contiene caratteri che non si possono leggere.", "Cancellarlo e riscriverlo a mano."
        ) from error
