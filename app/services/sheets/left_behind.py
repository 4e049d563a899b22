"""The sheets in somebody's hands that are not any more what was handed over."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.ids import SheetId
from app.domain.sheets.content import SheetContent
from app.domain.workflow import states_where
from app.models.evaluation import Sheet
from app.services.sheets.delivered import has_changed
from app.services.sheets.sheet_content import load_contents
from app.services.sheets.standing import Standing

_IN_HAND = states_where(lambda state: state.is_handed_over)
_ON_PAPER = frozenset(
    {"employee_id", "official_id", "evaluator_id", "evaluator_official_id", "valid_from", "valid_to", "role"}
    | {"template_code", "area_id", "sector_id", "contract_area_id", "profile", "part_time", "assignment"}
)
"""What of the row of a sheet is printed on it, beside its numbers."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A sheet that is not any more what the person was handed."""

    id: SheetId
    person: str


def left_behind(
    session: Session, affected: Collection[SheetId], found: Sequence[Standing], changes: Sequence[RowChange]
) -> Iterator[LeftBehind]:
    """Yield the sheets in somebody's hands that a change has left behind; `found` are those scored for it already."""
    reshaped = {one.id for one in changes if _is_reshaped(one)}
    for sheet, content in _in_hand(session, affected, found):
        if sheet.id in reshaped or has_changed(sheet, content):
            yield LeftBehind(sheet.id, content.person.full_name)


def _is_reshaped(change: RowChange) -> bool:
    both = change.before is not None and change.after is not None
    return change.table == Sheet.__tablename__ and both and bool(_ON_PAPER & set(change.after or {}))


def _in_hand(
    session: Session, affected: Collection[SheetId], found: Sequence[Standing]
) -> Iterator[tuple[Sheet, SheetContent]]:
    if len(found) == len(affected):
        yield from ((one.sheet, one.content) for one in found if one.content and one.sheet.state.is_handed_over)
        return
    sheets = session.scalars(select(Sheet).where(Sheet.id.in_(affected), Sheet.state.in_(_IN_HAND))).all()
    contents: Mapping[SheetId, SheetContent] = load_contents(session, sheets) if sheets else {}
    yield from ((sheet, contents[sheet.id]) for sheet in sheets)
