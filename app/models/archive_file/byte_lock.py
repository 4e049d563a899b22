"""A lock of the system on an open file: it dies with the process, and each system has its own call for it."""

import errno
import os
import sys

_SHARED_BYTES = (0x4000_0002, 510)
"""Where SQLite locks a database that it reads (https://sqlite.org/src/file/src/os.h: SHARED_FIRST, SHARED_SIZE)."""

_OWN_BYTE = 0x5000_0000
"""A byte that no archive reaches and SQLite never locks: on Windows a locked byte can be neither read nor written."""

_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


def take(descriptor: int) -> bool:
    """Lock the open file for this process alone; False when another one holds it.

    On POSIX a `flock`: a lock of `fcntl` would go as soon as SQLite closes any connection to the same file.
    """
    try:
        if sys.platform == "win32":
            _lock_windows(descriptor, _OWN_BYTE, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        return False
    return True


def is_read_elsewhere(descriptor: int) -> bool:
    """Whether another process is reading the database, or has it open in WAL mode (which holds the same lock).

    The descriptor must be open to write. Only to be asked while this process has no connection to the file:
    on POSIX the answer costs this process the locks that it has on it.
    """
    first, length = _SHARED_BYTES
    try:
        if sys.platform == "win32":
            _lock_windows(descriptor, first, length)
            _unlock_windows(descriptor, first, length)
        else:
            import fcntl

            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, length, first)
            fcntl.lockf(descriptor, fcntl.LOCK_UN, length, first)
    except OSError as error:
        if error.errno not in _TAKEN:
            raise
        return True
    return False


def _lock_windows(descriptor: int, first: int, length: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, first, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, length)


def _unlock_windows(descriptor: int, first: int, length: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, first, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, length)
