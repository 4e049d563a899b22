"""The audit read, checked and walked backwards: undo is an operation like any other, with its name."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Table, UpdateBase, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.audit.chain import ChainBreak, Entry, RowChange, changes_in
from app.domain.audit.operation_names import REDO, UNDO
from app.domain.audit.replay import TOLD_BY_HASH
from app.domain.audit.undo import Done, is_known_to, is_sure, last_redoable, standing, why_left
from app.domain.changes import Changes, Topic
from app.domain.errors import ArchiveError, ReasonNeeded, UserError
from app.domain.issues import Link
from app.domain.permissions import ON_SHEETS, Action, Actor, refusal
from app.domain.workflow import CycleState, SheetState
from app.models.audit import AuditEntry
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.guards import explain
from app.models.objectives import Objective
from app.models.recorder import decode
from app.models.schema import Base
from app.models.sessions import defer_links, has_broken_links
from app.models.stored_rows import stored_rows
from app.services.access import glancing, reading
from app.services.audit.entries_done import done_backwards
from app.services.audit.places import owner_of, places_of
from app.services.cycles import refuse_closed
from app.services.sheets.of_round import refuse_closed_round
from app.services.sheets.sheet_access import ask_of_sheet, can
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_WITH_BYTES = frozenset(table for table, _ in TOLD_BY_HASH)

MOST_TRIED = 500
"""How far back an operation to undo is looked for."""


def undo_last(workspace: Workspace) -> Changes:
    """Reverse the last operation that can be, as `offered` chooses it; `UserError` says why none can."""
    found, left = offered(workspace, _reverse_and_keep)
    if found is None:
        raise left or UserError("Non c'è nessuna operazione da annullare.")
    return found.changes._replace(passed_over=left.problem if left else "")


def redo_last(workspace: Workspace) -> Changes:
    """Do again the last operation that was undone, if nothing happened since."""
    with glancing(workspace, Action.OPEN) as glance:
        target = last_redoable(done_backwards(glance))
    if target is None:
        raise UserError("Non c'è nessuna operazione da ripristinare.")
    return _reverse(workspace, target, REDO + target.bare_label, is_below=False)


def would_undo(workspace: Workspace) -> tuple[Done | None, UserError | None]:
    """Return what `undo_last` would reverse, and why it would leave what is newer; nothing is kept."""
    found, left = offered(workspace, _rehearse)
    return found.done if found else None, left


def offered(workspace: Workspace, attempt: "_Attempt") -> "tuple[_Reversed | None, UserError | None]":
    """Try the operations that stand, the newest first, and return the first that can be reversed.

    With it, why the newest was left as it is. Below it only what this person did is tried, at most `MOST_TRIED`.
    """
    with glancing(workspace, Action.OPEN) as glance:
        candidates = list(islice(standing(done_backwards(glance)), MOST_TRIED))
    left: UserError | None = None
    for place, done in enumerate(candidates):
        if why := why_left(workspace.actor, done, is_newest=place == 0):
            left = left or _as_refused(workspace.actor, done, why)
            continue
        try:
            return _Reversed(done, attempt(workspace, done, place > 0)), left
        except (ArchiveError, ReasonNeeded):
            raise
        except UserError as error:
            left = left or error
    return None, left


def _as_refused(actor: Actor, done: Done, why: str) -> UserError:
    return refusal(actor) if done.can_undo or not is_known_to(actor, done) else UserError(why)


@dataclass(frozen=True, slots=True)
class _Reversed:
    """An operation reversed, or only tried."""

    done: Done
    changes: Changes


_Attempt = Callable[[Workspace, Done, bool], Changes]


def _reverse_and_keep(workspace: Workspace, done: Done, is_below: bool) -> Changes:
    return _reverse(workspace, done, UNDO + done.bare_label, is_below=is_below)


class _Tried(Exception):  # noqa: N818 (it ends a rehearsal, which is no error)
    """The reversal went well to the end: now forget it."""


def _rehearse(workspace: Workspace, done: Done, is_below: bool) -> Changes:
    """Reverse an operation and forget it, unless it surely can be reversed."""
    if not is_sure(workspace.actor, done, is_newest=not is_below):
        with suppress(_Tried):
            _reverse(workspace, done, "", is_below=is_below, is_kept=False)
    return Changes("")


def check_audit(workspace: Workspace) -> ChainBreak | None:
    """Walk the whole chain and name the first bad entry."""
    with reading(workspace, Action.READ_AUDIT) as session, stored_rows(session) as stored:
        return stored.first_break()


def _reverse(workspace: Workspace, target: Done, label: str, *, is_below: bool, is_kept: bool = True) -> Changes:
    """Reverse an operation; `is_below`: others stand above it, and what they closed or hold on to must not change."""
    try:
        with unit_of_work(workspace, label, *Topic, action=target.question) as unit:
            places = _write_backwards(unit, target, is_below=is_below)
            if not is_kept:
                raise _Tried
    except IntegrityError as error:
        raise explain(str(error.orig)) or _changed_since(target) from error
    return unit.changes._replace(places=places)


def _write_backwards(unit: Unit, target: Done, *, is_below: bool) -> tuple[Link, ...]:
    """Bring the rows of an operation back to what they were, and return where they are seen."""
    entry = unit.session.get_one(AuditEntry, target.id)
    changes = changes_in(entry.details)
    unit.undoes = entry.id
    defer_links(unit.session)
    _ask_of_sheets(unit, changes)
    if is_below:
        _refuse_frozen(unit.session, changes)
    backwards = [change.reversed() for change in reversed(changes)]
    for change in backwards:
        _apply(unit.session, change, target)
    if is_below and has_broken_links(unit.session):
        raise _changed_since(target)
    if any(change.after is None and change.table in _WITH_BYTES for change in backwards):
        unit.can_undo = False  # with the row its bytes are gone, which the audit does not hold
    unit.recorder.changes += backwards
    return places_of(unit.session, backwards)


def _refuse_frozen(session: Session, changes: Sequence[RowChange]) -> None:
    """Raise `UserError` when a change is of a final sheet, of a round or year that is over, or is what closed it."""
    if any(_is_closure(change) for change in changes):
        raise UserError("Ha chiuso un anno o una sessione, che restano chiusi.", "Il Segretario può riaprirli.")
    sheets = {sheet for change in changes if (sheet := _sheet_of(session, change)) is not None}
    if any(sheet.state.is_frozen for sheet in sheets):
        raise UserError("Riguarda una scheda chiusa, che resta com'è.", "Il Segretario può riaprirla.")
    for sheet in sheets:
        refuse_closed_round(sheet.round)
    owners = {owner for change in changes if (owner := owner_of(session, change)) is not None}
    for objective in (session.get(Objective, number) for table, number in owners if table == "objectives"):
        if objective is not None:
            refuse_closed(session.get_one(Cycle, objective.cycle_id))


def _is_closure(change: RowChange) -> bool:
    """Tell whether a change closed a year or a round: it is taken back only while nothing came after it."""
    is_of_whole = change.table in {Cycle.__tablename__, EvaluationRound.__tablename__}
    return is_of_whole and (change.after or {}).get("state") == CycleState.CLOSED.value


def _changed_since(done: Done) -> UserError:
    problem = f"«{done.menu_label}» non si può annullare: ciò che ha scritto è stato modificato in seguito."
    return UserError(problem, "Correggerlo nella sua pagina; una scheda si riapre dai suoi comandi.")


def _ask_of_sheets(unit: Unit, changes: Sequence[RowChange]) -> None:
    """Ask what the operation asked of each sheet that it changed: nobody undoes what others wrote on the own sheet."""
    found = {_sheet_of(unit.session, change) for change in changes}
    before = {one.id: state for one in changes if (state := _state_before(one))}
    for action in unit.asked & ON_SHEETS:
        for sheet in filter(None, found):
            is_now = can(unit.workspace.actor, action, sheet)
            ask_of_sheet(unit, action, sheet, None if is_now else before.get(sheet.id))


def _state_before(change: RowChange) -> SheetState | None:
    """Return the state in which a step found its sheet: what the step asked was about that state."""
    is_step = change.table == Sheet.__tablename__ and change.after is not None
    found = (change.before or {}).get("state") if is_step else None
    return SheetState(found) if found else None


def _sheet_of(session: Session, change: RowChange) -> Sheet | None:
    """Return the sheet that a change is of: its own row, or that of a part of it."""
    owner = owner_of(session, change)
    return session.get(Sheet, owner[1]) if owner and owner[0] == Sheet.__tablename__ else None


def _apply(session: Session, change: RowChange, target: Done) -> None:
    """Bring one row from `before` to `after`; refuse when it is not as the operation had left it."""
    table = Base.metadata.tables[change.table]
    found = session.connection().execute(select(table).where(table.c.id == change.id)).mappings().one_or_none()
    present, expected = dict(found) if found else None, _values(table, change.before)
    if (present and {key: present[key] for key in expected or {}}) != expected:
        raise _changed_since(target)
    session.connection().execute(_statement(table, change))


def _statement(table: Table, change: RowChange) -> UpdateBase:
    values = _values(table, change.after)
    if values is None:
        return delete(table).where(table.c.id == change.id)
    version = {"version": table.c.version + 1} if "version" in table.c else {}
    if change.before is None:
        return insert(table).values(**values, **({"version": 1} if version else {}))
    return update(table).where(table.c.id == change.id).values(**values, **version)


def _values(table: Table, raw: dict[str, object] | None) -> dict[str, object] | None:
    return None if raw is None else {key: decode(table.c[key], value) for key, value in raw.items()}


def _read(row: AuditEntry) -> Entry:
    return Entry(**{name: getattr(row, name) for name in Entry.__slots__})
