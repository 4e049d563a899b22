"""What of the audit its reader may not see yet: what was written on a sheet whose scores are not for them to see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange, every_change_in
from app.domain.ids import SheetId
from app.domain.permissions import Action, Actor
from app.models.audit import AuditEntry
from app.models.evaluation import Sheet
from app.models.narrowing import PARTS_OF_SHEETS, WRITTEN_ON_SHEETS
from app.services.sheets.sheet_access import can

Place = tuple[str, int]

WITHHELD = "Non visibile prima della consegna della scheda"
_OWN = Sheet.__tablename__


@dataclass(frozen=True, slots=True)
class Withheld:
    """The rows that are of a sheet that the reader may not see, each with its sheet."""

    sheets: Mapping[Place, SheetId]

    def sheet_of(self, change: RowChange) -> SheetId | None:
        """Return the sheet of which this change is a part that is not told; None when all of it may be."""
        return self.sheets.get((change.table, change.id)) if change.table in PARTS_OF_SHEETS else None

    def is_column(self, change: RowChange, column: str) -> bool:
        """Whether a column of the sheet itself is not told."""
        return column in WRITTEN_ON_SHEETS and change.table == _OWN and (_OWN, change.id) in self.sheets

    def hides(self, sheet_id: object) -> bool:
        return (_OWN, sheet_id) in self.sheets

    def sheet_behind(self, table: str, identity: int, row: Mapping[str, object]) -> SheetId | None:
        """Return the withheld sheet of which a row is a part, also of one that the audit does not know."""
        if table not in PARTS_OF_SHEETS:
            return None
        of_row = row.get("sheet_id")
        return self.sheets.get((table, identity)) or (self.sheets.get((_OWN, of_row)) if is_id(of_row) else None)


def is_id(value: object) -> TypeGuard[int]:
    return isinstance(value, int)


NOTHING = Withheld({})


def withheld_from(session: Session, actor: Actor) -> Withheld:
    """Return what `actor` may not read in the audit: the policy is asked of each sheet as it stands now.

    Whose a row is was said when it was made: also one that is gone since is known.
    """
    return _hiding(
        session, {one.id for one in session.scalars(select(Sheet)) if not can(actor, Action.SEE_SCORES, one)}
    )


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
        for change in every_change_in(details):
            for told in (change.before, change.after):
                if told and (sheet_id := told.get("sheet_id")) in hidden:
                    yield (change.table, change.id), SheetId(sheet_id)
