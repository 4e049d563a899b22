"""Which sheets of a round are negative: closed ones as they were frozen, the others as they stand."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.domain.evaluation.matter import scored
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.services.evaluation.matters import load_matters
from app.services.evaluation.sheets import frozen_outcomes


def negative_sheets(session: Session, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets with a negative total and nothing missing."""
    frozen = frozen_outcomes(session, sheets)
    open_sheets = [one for one in sheets if one.id not in frozen and one.state is not SheetState.NOT_EVALUABLE]
    found = {sheet_id: scored(matter) for sheet_id, matter in load_matters(session, open_sheets).items()}
    negative = {sheet_id for sheet_id, one in frozen.items() if one.is_negative}
    negative |= {sheet_id for sheet_id, one in found.items() if one.is_negative and not one.missing}
    return [sheet for sheet in sheets if sheet.id in negative]
