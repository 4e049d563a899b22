"""The sheets that a session has already, as the planning sees them."""

from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session, selectinload

from app.domain.ids import SheetId
from app.domain.periods import Period
from app.domain.rounds.planning import PresentSheet
from app.domain.rounds.spans import SheetDetails, SheetKey
from app.domain.structure.hierarchy import Party
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet

_WRITTEN = ("scores", "weights", "choices", "exclusions", "adjustments", "proposals")
"""What somebody may have written on a sheet: with any of it the sheet is not thrown away unasked."""
_COLUMNS = (
    Sheet.id, Sheet.employee_id, Sheet.official_id, Sheet.valid_from, Sheet.valid_to, Sheet.role, Sheet.template_code,
    Sheet.area_id, Sheet.sector_id, Sheet.contract_area_id, Sheet.evaluator_id, Sheet.evaluator_official_id,
    Sheet.profile, Sheet.part_time, Sheet.assignment, Sheet.state,
)  # fmt: skip


def present_sheets(session: Session, round_id: int) -> list[PresentSheet]:
    """Return the sheets of a round as the planning sees them."""
    written = (selectinload(getattr(Sheet, part)) for part in _WRITTEN)
    query = select(Sheet).where(Sheet.round_id == round_id).options(*written)
    return [_present(one, is_filled=_is_filled(one)) for one in session.scalars(query.order_by(Sheet.id))]


def sheets_in_columns(session: Session, round_id: int, party: Party | None = None) -> list[PresentSheet]:
    """Return the sheets of a session, or those of one person, in one query: whether somebody has written on those that
    nobody has begun changes what is asked before, not what would change, and is not read."""
    query = select(*_COLUMNS).where(Sheet.round_id == round_id, Sheet.state != SheetState.SUPERSEDED)
    if party is not None:
        query = query.where(Sheet.employee_id == party.employee_id, Sheet.official_id == party.official_id)
    rows = session.execute(query.order_by(Sheet.id))
    return [_present(row, is_filled=row.state.is_begun) for row in rows]


def _present(row: Sheet | Row[*tuple[Any, ...]], *, is_filled: bool) -> PresentSheet:
    """Return a sheet, or a row of its columns, as the planning sees it."""
    evaluator = Party(row.evaluator_id, row.evaluator_official_id)
    key = SheetKey(
        row.role,
        row.template_code,
        row.area_id,
        row.sector_id,
        row.contract_area_id,
        None if evaluator == Party() else evaluator,
    )
    return PresentSheet(
        SheetId(row.id),
        Party(row.employee_id, row.official_id),
        Period(row.valid_from, row.valid_to),
        key,
        SheetDetails(row.profile, row.part_time, row.assignment),
        row.state,
        is_filled,
    )


def _is_filled(sheet: Sheet) -> bool:
    return any(getattr(sheet, part) for part in _WRITTEN) or sheet.state.is_begun
