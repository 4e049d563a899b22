"""What of the audit its reader may not see yet: what was written on a sheet whose scores are not for them to see."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange, every_change_in
from app.domain.ids import SheetId
from app.domain.permissions import Action, Actor, Relation
from app.models.audit import AuditEntry
from app.models.evaluation import Sheet
from app.models.narrowing import PARTS_OF_SHEETS, WRITTEN_ON_SHEETS
from app.models.proposals import DecisionProposal
from app.models.sheet_parts import SheetSectionEvaluator
from app.services.sheets.sheet_access import can, relation_to

Place = tuple[str, int]

WITHHELD = "Non visibile prima della consegna della scheda"
_OWN = Sheet.__tablename__
_BODIES = "attachment_bodies"
_PARTS = PARTS_OF_SHEETS | {_BODIES, DecisionProposal.__tablename__}


@dataclass(frozen=True, slots=True)
class Withheld:
    """The rows that are of a sheet that the reader may not see, each with its sheet."""

    sheets: Mapping[Place, SheetId]

    def sheet_of(self, change: RowChange) -> SheetId | None:
        """Return the sheet of which this change is a part that is not told; None when all of it may be."""
        return self.sheets.get((change.table, change.id)) if change.table in _PARTS else None

    def is_column(self, change: RowChange, column: str) -> bool:
        """Whether a column of the sheet itself is not told."""
        return column in WRITTEN_ON_SHEETS and change.table == _OWN and (_OWN, change.id) in self.sheets

    def hides(self, sheet_id: object) -> bool:
        return (_OWN, sheet_id) in self.sheets

    def sheet_behind(self, table: str, identity: int, row: Mapping[str, object]) -> SheetId | None:
        """Return the withheld sheet of which a row is a part, also of one that the audit does not know."""
        if table not in _PARTS:
            return None
        column, owner = ("attachment_id", "attachments") if table == _BODIES else ("sheet_id", _OWN)
        of_row = row.get(column)
        return self.sheets.get((table, identity)) or (self.sheets.get((owner, of_row)) if is_id(of_row) else None)


def is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int)


NOTHING = Withheld({})


def withheld_from(session: Session, actor: Actor) -> Withheld:
    """Return what `actor` may not read in the audit: the policy is asked of each sheet as it stands now.

    Whose a row is was said when it was made: also one that is gone since is known.
    """
    sheets, drafted = session.scalars(select(Sheet)).all(), _with_drafts(session)
    return _hiding(
        session,
        {
            one.id
            for one in sheets
            if not can(actor, Action.SEE_SCORES, one)
            or (one.id in drafted and relation_to(actor, one) is Relation.ONESELF)
        },
    )


def _with_drafts(session: Session) -> Collection[SheetId]:
    """Return the sheets of which somebody scores a part and has not signed it: whom they evaluate does not read it."""
    drafted = select(SheetSectionEvaluator.sheet_id).where(SheetSectionEvaluator.signed_on.is_(None))
    return frozenset(session.scalars(drafted))


def withheld_when_spoiled(session: Session, actor: Actor) -> Withheld:
    """Return what `actor` may not read in an archive that may be spoiled: every sheet, where they cannot be read."""
    try:
        return withheld_from(session, actor)
    except (LookupError, ValueError, TypeError, ArithmeticError):
        return _hiding(session, set(session.scalars(select(Sheet.id))))


def _hiding(session: Session, hidden: set[SheetId]) -> Withheld:
    return Withheld({(_OWN, one): one for one in hidden} | dict(_parts(session, hidden)) if hidden else {})


def _parts(session: Session, hidden: set[SheetId]) -> Iterator[tuple[Place, SheetId]]:
    said = or_(*(func.instr(AuditEntry.details, f'"sheet_id":{one}') for one in sorted(hidden)))
    for details in session.scalars(select(AuditEntry.details).where(said).execution_options(yield_per=200)):
        changes = list(every_change_in(details))
        found = {place: sheet_id for place, sheet_id in _said(changes, "sheet_id") if sheet_id in hidden}
        files = {number: sheet_id for (table, number), sheet_id in found.items() if table == "attachments"}
        bodies = {place: files[number] for place, number in _said(changes, "attachment_id") if number in files}
        yield from ((place, SheetId(sheet_id)) for place, sheet_id in (*found.items(), *bodies.items()))


def _said(changes: Sequence[RowChange], column: str) -> Iterator[tuple[Place, int]]:
    """Yield what the rows of an entry say, or said, in a column."""
    for change in changes:
        for told in (change.before, change.after):
            if told and told.get(column) is not None:
                yield (change.table, change.id), int(told[column])
