"""The history of a sheet: its steps for whoever sees it, and for whoever reads the audit all that changed on it."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange, changes_in
from app.domain.audit.operation_names import UNDO
from app.domain.audit.sheet_changes import SheetChange, SheetChangeKind, step_words
from app.domain.ids import SheetId
from app.domain.permissions import Action, Actor, PerSheet, may
from app.models.audit import AuditEntry
from app.models.evaluation import Sheet
from app.models.proposals import DecisionProposal
from app.models.sheet_parts import SheetEvent
from app.services.access import reading
from app.services.audit.change_words import ChangeWords
from app.services.audit.sheet_change_words import SheetTitles, SheetWords, Told
from app.services.sheets.sheet_access import can, readable
from app.services.workspace import Workspace

_SHEET, _EVENT = Sheet.__tablename__, SheetEvent.__tablename__
_ROW = re.compile(r'"id":(\d+),"table":"(sheet\w*|attachment\w*|proposals)"')
_OWNED = re.compile(r'"sheet_id":(\d+)\b')

Place = tuple[str, int]


def sheet_history(workspace: Workspace, sheet_id: SheetId) -> list[SheetChange]:
    """Return what happened to a sheet and to those it takes the place of, the newest first.

    The audit is the Segretario's: to others the steps alone. `UserError` where the scores may not be seen, so that
    nobody reads here what the policy withholds.
    """
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        return history_of(session, workspace.actor, readable(session, workspace.actor, sheet_id))


def history_of(session: Session, actor: Actor, sheet: Sheet) -> list[SheetChange]:
    """Return the history of a sheet whose scores `actor` may see, inside a reading."""
    chain = [one for one in _with_replaced(session, sheet) if can(actor, Action.SEE_SCORES, one)]
    if not may(actor, Action.READ_AUDIT):
        return [line for one in chain for line in reversed(list(_steps(one)))]
    return list(_Told(session, sheet, {one.id for one in chain}).lines())[::-1]


def _with_replaced(session: Session, sheet: Sheet) -> Iterator[Sheet]:
    found: Sheet | None = sheet
    while found is not None:
        yield found
        found = session.get(Sheet, found.supersedes_id) if found.supersedes_id else None


def _steps(sheet: Sheet) -> Iterator[SheetChange]:
    for one in sheet.events:
        step = step_words(one.from_state, one.to_state)
        yield SheetChange(f"e{one.id}", one.at, one.actor, SheetChangeKind.STEP, step, reason=one.reason)


class _Told:
    """Walks the audit from its beginning: whose a row is was said when it was made, also of one that is gone since."""

    def __init__(self, session: Session, sheet: Sheet, ids: Collection[SheetId]) -> None:
        self._session, self._ids = session, frozenset(ids)
        self._titles = SheetTitles(session, sheet)
        self._rows: dict[Place, dict[str, Any]] = {(_SHEET, one): {} for one in ids}

    def lines(self) -> Iterator[SheetChange]:
        """Yield what changed, the oldest first."""
        named = (
            AuditEntry.details.contains(f'"table":"{table}') for table in ("sheet", DecisionProposal.__tablename__)
        )
        query = select(AuditEntry).where(or_(*named)).order_by(AuditEntry.id)
        for entry in self._session.scalars(query.execution_options(yield_per=200)):
            if self._is_of_it(entry.details):
                yield from self._lines_of(entry)

    def _is_of_it(self, details: str) -> bool:
        if any(int(number) in self._ids for number in _OWNED.findall(details)):
            return True
        return any((table, int(number)) in self._rows for number, table in _ROW.findall(details))

    def _lines_of(self, entry: AuditEntry) -> Iterator[SheetChange]:
        own = [change for change in changes_in(entry.details) if self._take_in(change)]
        at = datetime.fromisoformat(entry.at)
        for number, told in enumerate(self._told_in(own)):
            reason = told.reason or (entry.label if entry.label.startswith(UNDO) else _reason_in(own))
            line = f"{entry.id}.{number}"
            yield SheetChange(line, at, entry.actor, told.kind, told.what, told.before, told.after, reason)

    def _take_in(self, change: RowChange) -> bool:
        """Learn what is said of a row; tell whether it is of the sheet."""
        place = change.table, change.id
        told = {**(change.before or {}), **(change.after or {})}
        if place not in self._rows and told.get("sheet_id") not in self._ids:
            return False
        self._rows[place] = {**self._rows.get(place, {}), **told}
        return True

    def _told_in(self, own: list[RowChange]) -> Iterator[Told]:
        """Tell the changes of an entry; what a new sheet is born with is not told piece by piece."""
        words = SheetWords(self._titles, ChangeWords(self._session, own))
        born = [change for change in own if change.table == _SHEET and change.before is None]
        for change in born or own:
            yield from words.told(change, self._rows[change.table, change.id])


def _reason_in(own: list[RowChange]) -> str:
    """Return the reason written in the step made together, where there is one."""
    written: Iterator[Mapping[str, Any]] = (one.after for one in own if one.table == _EVENT and one.after)
    return next((str(one["reason"]) for one in written if one.get("reason")), "")
