"""Which entries of the audit are looked for: who did them, when, of which kind, and what they are about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.action_words import actions_in
from app.domain.audit.chain import RowChange
from app.domain.audit.operation_names import EXPORTED, IMPORTED, PRINTED, UNDO
from app.domain.audit.rows import EntryRow
from app.domain.italian_enum import ItalianEnum
from app.domain.permissions import Action


class OperationKind(ItalianEnum):
    """What an operation was, for whoever looks for it."""

    CHANGE = "change", "modifiche ai dati"
    OUTPUT = "output", "esportazioni e stampe"
    IMPORT = "import", "importazioni"
    UNDONE = "undone", "annullamenti"


class ThingKind(ItalianEnum):
    """What an operation may be about; the word is the table that holds such things."""

    EMPLOYEE = "employees", "persona"
    SHEET = "sheets", "scheda"
    OBJECTIVE = "objectives", "obiettivo"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the archive, with its name."""

    kind: ThingKind
    id: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """What must be true of an entry; None and empty ask for nothing. `text` is sought in what the list shows."""

    text: str = ""
    actor: str | None = None
    kind: OperationKind | None = None
    thing: Thing | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        return self == EntryFilter()

    def admits(self, row: EntryRow, action: str | None) -> bool:
        """Whether an entry is of the person, of the days and of the kind asked for."""
        return (
            (self.actor is None or row.actor == self.actor)
            and (self.since is None or row.day >= self.since)
            and (self.until is None or row.day <= self.until)
            and (self.kind is None or kind_of(row.label, action) is self.kind)
        )


EVERYTHING = EntryFilter()


@dataclass(frozen=True, slots=True)
class AuditChoices:
    """Whom and what one may choose: who is named in the audit, and the things of each kind by name."""

    actors: tuple[str, ...]
    things: Mapping[ThingKind, tuple[Thing, ...]]


def kind_of(label: str, action: str | None) -> OperationKind:
    """Return what an operation was, from its name and from what the policy was asked."""
    if label.startswith(UNDO):
        return OperationKind.UNDONE
    if label.startswith((EXPORTED, PRINTED)):
        return OperationKind.OUTPUT
    if label.startswith(IMPORTED) or Action.IMPORT in actions_in(action):
        return OperationKind.IMPORT
    return OperationKind.CHANGE


_OWN_COLUMNS: Mapping[ThingKind, frozenset[str]] = {
    ThingKind.EMPLOYEE: frozenset({"employee_id"}),
    ThingKind.SHEET: frozenset({"sheet_id"}),
    ThingKind.OBJECTIVE: frozenset({"objective_id"}),
}
_PARTS = (("sheet_id", "sheets"), ("indicator_id", "indicators"), ("appointment_id", "eq_appointments"))
"""The columns by which a row is a part of a part: the scores of the sheets of a person, the values of an indicator."""


class Touched:
    """Learns from the entries, oldest first, which rows are of a thing, and so which entries touched it.

    An entry that changes a row tells only what changed: to whom the row belongs was said when it was made.
    """

    def __init__(self, thing: Thing) -> None:
        self._thing = thing
        self._rows: set[tuple[str, int]] = {(thing.kind.value, thing.id)}

    def by(self, changes: Iterable[RowChange]) -> bool:
        """Take an entry in; tell whether it touched the thing or a part of it."""
        found = False
        for change in changes:
            told: dict[str, Any] = {**(change.before or {}), **(change.after or {})}
            place = change.table, change.id
            if place not in self._rows and self._is_part(told):
                self._rows.add(place)
            found |= place in self._rows
        return found

    def _is_part(self, told: Mapping[str, Any]) -> bool:
        if any(told.get(column) == self._thing.id for column in _OWN_COLUMNS[self._thing.kind]):
            return True
        return any((table, told.get(column)) in self._rows for column, table in _PARTS)
