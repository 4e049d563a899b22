"""The indicators that wait for a final value: what is measured by its phases, or set aside, has none."""

from app.domain.ids import ObjectiveId
from app.domain.objectives.grid.rows import GridIndicator, GridRow, ObjectiveGrid
from app.domain.objectives.objective import ObjectiveRow
from app.domain.objectives.vocabulary import IndicatorRule, ObjectiveState


def waits_for_final(row: GridRow) -> bool:
    """Whether the final value of a row is still to be written."""
    return row.indicator is not None and _waits(row.objective, row.indicator)


def unmeasured(grid: ObjectiveGrid) -> frozenset[ObjectiveId]:
    """Return the objectives of which some indicator still waits for its final value."""
    rows = grid.tree.rows.values()
    return frozenset(row.id for row in rows if any(_waits(row, one) for one in grid.indicators.get(row.id, ())))


def _waits(row: ObjectiveRow, indicator: GridIndicator) -> bool:
    is_measured = row.state is ObjectiveState.ACTIVE and indicator.rule is not IndicatorRule.PHASES
    return is_measured and indicator.final is None
