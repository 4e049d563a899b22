"""A measured indicator as the papers on results tell it, whichever of its values they look at."""

from decimal import Decimal

from app.domain.documents.measures import MeasuredIndicator
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.readings import DatedValue
from app.models.objectives import Indicator


def measured_indicator(row: Indicator, found: DatedValue, degree: Decimal | None) -> MeasuredIndicator:
    """Return an indicator with what was found of it and the degree that this gives."""
    return MeasuredIndicator(
        name=row.name,
        rule=row.rule,
        direction=row.direction,
        unit=row.unit,
        target=row.target,
        target_on=row.target_on,
        actual=found.value.value,
        done_on=found.value.done_on,
        choice=found.value.choice,
        degree=degree,
        parameters=parameters_of(row.parameters),
        reason=found.reason,
        source=found.source,
    )
