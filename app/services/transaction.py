"""One intention, one transaction, one entry in the audit."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from app.domain.action_words import words_of
from app.domain.audit.chain import GENESIS, Entry, RowChange, details_of, entry_hash
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.permissions import Action
from app.models.audit import AuditEntry, head_of
from app.models.base import Base
from app.models.recorder import Recorder
from app.services.access import Question, asked_by, writing
from app.services.workspace import ScoredSheet, Workspace

Row = TypeVar("Row", bound=Base)
Draft = TypeVar("Draft")


class Identified(Protocol):
    """A draft, or a row: what may have an id."""

    @property
    def id(self) -> int | None: ...


class Unit:
    """The work of one use case: its session, and what it tells when it is over.

    `is_told_alone`: the audit tells it although it changes no row (something was printed, or confirmed).
    """

    def __init__(self, workspace: Workspace, session: Session, label: str, topics: frozenset[Topic]) -> None:
        self.workspace = workspace
        self.session = session
        self.label = label
        self.can_undo = True
        self.is_told_alone = False
        self.undoes: int | None = None
        self.recorder = Recorder(session)
        self.changes = Changes(label)
        self.asked: set[Action] = set()
        self._topics = topics
        self._ids: list[int] = []

    def get(self, kind: type[Row], identity: int, *, version: int | None = None) -> Row:
        """Return the row, or raise `UserError` when it is gone or was changed since `version` was read."""
        row = self.session.get(kind, identity)
        if row is None:
            raise UserError(
                "Quello che si voleva modificare non c'è più.", "Ripartire da ciò che la pagina mostra ora."
            )
        if version is not None and getattr(row, "version", version) != version:
            raise UserError(
                "Nel frattempo questi dati sono stati modificati da un'altra finestra.",
                "Rileggerli e ripetere la modifica.",
            )
        return row

    def row_of(self, kind: type[Row], draft: Identified) -> Row:
        """Return the row that a draft was made from, as `get` does; a new one where the draft has no id."""
        return kind() if draft.id is None else self.get(kind, draft.id, version=getattr(draft, "version", None))

    def add(self, row: Row) -> Row:
        """Keep a new row and give it its id at once."""
        self.session.add(row)
        self.session.flush()
        return row

    def touched(self, *ids: int | None) -> None:
        """Name what was made or changed, for the screens."""
        self._ids += filter(None, ids)

    def finish(self) -> None:
        self.session.flush()
        is_changed = self.recorder.changes or self.recorder.beside or self.undoes is not None
        if is_changed or self.is_told_alone:
            self._refuse_unasked()
            scored = _follow(self)
            entry = append_entry(self, self.recorder.changes)
            self.workspace.latest.keep(entry.hash, scored)
            _keep_structure(self.workspace, self.recorder.changes, entry)
            topics, ids = self._topics | {Topic.HISTORY}, tuple(self._ids)
            self.changes = Changes(self.label, topics, ids, entry.id, can_undo=self.can_undo)

    def _refuse_unasked(self) -> None:
        """Stop a use case that changed something without the question that it promised at the door."""
        if not self.asked and self.undoes is None and not self.is_told_alone:
            raise NeverAsked(self.label)


def _follow(unit: Unit) -> Mapping[SheetId, ScoredSheet]:
    """Bring days and outcomes of sheets up to what this unit has changed, send back those that are others now, and
    keep revisions of the objectives that people have seen.

    The one place where that is done.
    """
    from app.services.sheets.assigned_days import follow_seen
    from app.services.sheets.outcomes import follow
    from app.services.sheets.sending_back import settle

    unit.touched(*follow_seen(unit.session, unit.workspace, list(unit.recorder.changes)))
    found, left = follow(unit.session, unit.recorder.changes)
    unit.touched(*settle(unit.session, unit.workspace, unit.label, list(unit.recorder.changes), left))
    return {one.sheet.id: (one.content, one.result) for one in found if one.content and one.result}


def _keep_structure(workspace: Workspace, changes: list[RowChange], entry: Entry) -> None:
    """Let what is known of the structure, by which sheets are prepared, hold on where none of it has changed."""
    from app.services.sheets.affected import OF_ROUND_FACTS, is_planned

    if not any(one.table in OF_ROUND_FACTS for one in changes):
        are_same = not any(map(is_planned, changes))
        workspace.latest.go_on(entry.previous_hash, entry.hash, are_sheets_as_before=are_same)


class NeverAsked(RuntimeError):  # noqa: N818 (errors say the fact)
    """A use case changed the archive without having asked the policy: a bug of ours."""


@contextmanager
def unit_of_work(
    workspace: Workspace, label: str, *topics: Topic, action: Question = Action.EDIT_ARCHIVE
) -> Iterator[Unit]:
    """Open a transaction that is kept at a normal exit and forgotten at any exception.

    `label` is what the audit and *Annulla* call it; `action` is asked of the policy before anything else
    (`PerSheet` when the use case asks again of each sheet). A unit that changes nothing writes nothing.
    """
    with writing(workspace, action) as session:
        unit = Unit(workspace, session, label, frozenset(topics))
        unit.asked |= asked_by(action)
        yield unit
        unit.finish()


def save(
    workspace: Workspace,
    label: str,
    write: Callable[[Unit, Draft], Identified],
    *drafts: Draft,
    topics: Collection[Topic] = (Topic.STRUCTURE,),
) -> Changes:
    """Make or change the row of each draft with `write`, all of them or none, as one operation."""
    with unit_of_work(workspace, label, *topics) as unit:
        unit.touched(*(write(unit, draft).id for draft in drafts))
    return unit.changes


def append_entry(unit: Unit, changes: list[RowChange]) -> Entry:
    """Write the entry of this unit at the end of the chain."""
    archive, last = head_of(unit.session)
    unsigned = Entry(
        id=last + 1,
        at=unit.workspace.now().astimezone(UTC).isoformat(timespec="seconds"),
        actor=unit.workspace.actor.name,
        label=unit.label,
        details=details_of([*changes, *unit.recorder.beside]),
        can_undo=unit.can_undo,
        undoes=unit.undoes,
        previous_hash=archive.head_hash or GENESIS,
        hash="",
        action=words_of(unit.asked),
    )
    entry = replace(unsigned, hash=entry_hash(unsigned))
    unit.session.add(AuditEntry(**_columns(entry)))
    archive.head_entry, archive.head_hash = entry.id, entry.hash
    unit.session.flush()
    return entry


def _columns(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in Entry.__slots__}
