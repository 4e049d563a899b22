"""The numbers of closed sheets, as they were frozen."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import SheetId
from app.domain.sheets.snapshot import Frozen
from app.domain.sheets.stored import read_frozen
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.sheet_parts import SheetSnapshot

_LARGEST = 400
"""Sheets more than these are not named one by one in a query."""


def closed_outcomes(session: Session, sheets: Sequence[Sheet]) -> Mapping[SheetId, Frozen]:
    """Return what was frozen of the sheets that are closed, in one query."""
    closed = {sheet.id for sheet in sheets if sheet.state is SheetState.FINAL}
    if not closed:
        return {}
    query = select(SheetSnapshot.sheet_id, SheetSnapshot.body).join(Sheet, Sheet.id == SheetSnapshot.sheet_id)
    few = SheetSnapshot.sheet_id.in_(closed)
    rows = session.execute(
        query.where(few if len(closed) <= _LARGEST else Sheet.round_id.in_({sheet.round_id for sheet in sheets}))
    )
    return {sheet_id: read_frozen(body) for sheet_id, body in rows if sheet_id in closed}
