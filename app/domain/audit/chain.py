"""The audit: entries chained by SHA-256, so that a changed or missing one is found and named."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

GENESIS = "0" * 64
"""The hash that comes before the first entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation as it is kept: `details` is the canonical JSON of what changed.

    `action`: the words of what the policy was asked, which undo asks again; None before schema 3.
    """

    id: int
    at: str
    actor: str
    label: str
    details: str
    can_undo: bool
    undoes: int | None
    previous_hash: str
    hash: str
    action: str | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; `before` is None when it was made, `after` when it was deleted."""

    table: str
    id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def is_told(self) -> bool:
        """Whether it says something to a reader: a row made, deleted or with another value, beyond its version."""
        return self.before is None or self.after is None or bool({*self.before, *self.after} - {"version"})

    def reversed(self) -> "RowChange":
        return RowChange(self.table, self.id, self.after, self.before)


def canonical_json(value: object) -> str:
    """Write JSON with one spelling only: sorted keys, no spaces, real accents."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def details_of(changes: Iterable[RowChange]) -> str:
    return canonical_json(
        [{"table": one.table, "id": one.id, "before": one.before, "after": one.after} for one in changes]
    )


def changes_in(details: str) -> list[RowChange]:
    """Return what an entry tells and undo reverses: not the rows of which only the count of changes grew."""
    return [change for change in every_change_in(details) if change.is_told]


def every_change_in(details: str) -> list[RowChange]:
    """Return all that an entry holds: from these the tables can be made again."""
    return [RowChange(**change) for change in json.loads(details)]


def entry_hash(entry: Entry) -> str:
    """Return the SHA-256 (hexadecimal) of everything in `entry` but the hash itself.

    An entry without an action is hashed as before there was one: the chain of an older archive still holds.
    """
    kept: list[object] = [
        entry.id,
        entry.at,
        entry.actor,
        entry.label,
        entry.details,
        entry.can_undo,
        entry.undoes,
        entry.previous_hash,
    ]
    if entry.action is not None:
        kept.append(entry.action)
    return hashlib.sha256(canonical_json(kept).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """The first entry of the audit that is not as it was written."""

    entry: int
    sentence: str


def first_break(entries: Iterable[Entry], head: tuple[int, str]) -> ChainBreak | None:
    """Walk the chain and name the first bad entry; `head` is the (id, hash) the last one must have."""
    previous_id, previous_hash = 0, GENESIS
    for entry in entries:
        if entry.id != previous_id + 1:
            return ChainBreak(previous_id + 1, f"Manca la registrazione n. {previous_id + 1}.")
        if entry.previous_hash != previous_hash:
            return ChainBreak(entry.id, f"La registrazione n. {entry.id} non segue la precedente.")
        if entry.hash != entry_hash(entry):
            return ChainBreak(entry.id, f"La registrazione n. {entry.id} è stata modificata.")
        previous_id, previous_hash = entry.id, entry.hash
    if (previous_id, previous_hash) != (head[0], head[1] or GENESIS):
        return ChainBreak(previous_id + 1, f"Mancano le registrazioni dalla n. {previous_id + 1} in poi.")
    return None
