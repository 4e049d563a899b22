"""What the lock file of an archive says: who has it open since when, and which transaction is being kept."""

import json
import os
import sys
from datetime import UTC, datetime
from typing import NamedTuple

_LONGEST_NAME = 64


class Owner(NamedTuple):
    """Who has the archive open, and the transaction that it is about to keep.

    `counter` is that of the header before the transaction; `head` and `following` are the hashes of the last entry
    of the audit before and after it. They tell whether a journal found beside the archive belongs to it. `closed` is
    the moment it was let go: empty while it is open, and for ever after a program that was killed. `machine` is the
    name of the computer, empty where it is not known.
    """

    user: str = ""
    since: str = ""
    counter: int = -1
    head: str = ""
    following: str = ""
    closed: str = ""
    machine: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Whether another computer has not let the archive go, as far as it says: a program killed there could not."""
        return not self.closed and bool(self.machine) and self.machine != this_machine()

    @property
    def shown_machine(self) -> str:
        """Return the name of the computer as a sentence has room for it: the file may have been written by anybody."""
        return "".join(filter(str.isprintable, self.machine))[:_LONGEST_NAME]

    @property
    def in_words(self) -> str:
        """Say who and since when, between brackets; nothing when it is not known."""
        try:
            since = datetime.fromisoformat(self.since).astimezone()
        except ValueError:
            return ""
        return f" ({self.user + ', ' if self.user else ''}dalle {since:%H:%M} del {since:%d/%m/%Y})"


def present_owner() -> Owner:
    user = os.environ.get("USERNAME") or os.environ.get("USER") or ""
    return Owner(user, _now(), machine=this_machine())


def this_machine() -> str:
    """Return the name of this computer, without asking the network."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def as_closed(owner: Owner) -> Owner:
    """Return what the lock file says of an archive that its owner has let go, with nothing left to do."""
    return owner._replace(closed=_now())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def read_owner(descriptor: int) -> Owner | None:
    """Return what the lock file says; None when it is empty, or not of ours."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        found = json.loads(os.read(descriptor, 4096))
        owner = Owner(**found)
    except (ValueError, TypeError, RecursionError):
        return None
    return owner if all(type(value) is type(usual) for value, usual in zip(owner, Owner(), strict=True)) else None


def write_owner(descriptor: int, owner: Owner) -> None:
    """Write in the lock file; not forced to the disk: after a power cut what it says is only not known."""
    content = json.dumps(owner._asdict()).encode()
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, content)
    os.ftruncate(descriptor, len(content))
