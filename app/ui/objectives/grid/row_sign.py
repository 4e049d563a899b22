"""The sign of a row of the grid: what it lacks, by its shape as well as by its colour."""

from app.domain.objectives import ObjectiveState
from app.domain.objectives.grid.rows import GridRow
from app.ui.kit.signs import DONE, ERROR, SET_ASIDE, WARNING, Sign
from app.ui.objectives.row_signs import sign_of


def sign_of_row(row: GridRow) -> Sign:
    """Return the sign of a row; without an indicator nothing can be measured."""
    if row.objective.state is not ObjectiveState.ACTIVE:
        return SET_ASIDE
    if row.indicator is None:
        return ERROR
    if row.missing:
        return WARNING
    return sign_of(row.objective) if row.is_first else DONE
