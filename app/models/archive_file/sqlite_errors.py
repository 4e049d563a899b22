"""The errors of the two libraries of SQLite: Python's own and, once an encrypted archive was opened, SQLCipher."""

import sqlite3
import sys
from types import ModuleType

Errors = tuple[type[Exception], ...]


def libraries() -> tuple[ModuleType, ...]:
    """Return what can raise: the second one is loaded only by whoever opens an encrypted archive."""
    ciphered = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3, ciphered) if ciphered else (sqlite3,)


def sqlite_errors() -> Errors:
    return tuple(library.Error for library in libraries())


def database_errors() -> Errors:
    return tuple(library.DatabaseError for library in libraries())


def operational_errors() -> Errors:
    return tuple(library.OperationalError for library in libraries())
