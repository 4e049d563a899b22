"""A copy of an objective: what is planned is copied, what happened is not."""

from typing import Any

from app.domain.exact import ZERO
from app.models.base import Base
from app.models.objectives import (
    Indicator,
    Objective,
    ObjectiveAmbit,
    ObjectiveMeasure,
    ObjectiveResource,
    ObjectiveUnit,
    Phase,
)

_OBJECTIVE = (
    "cycle_id", "title", "description", "kind", "scope", "is_cross", "is_payment_times", "combination",
    "parent_id", "owner_id", "mandate_line_id", "dup_mission", "dup_programme", "difficulty",
    "degree_table", "position",
)  # fmt: skip
_UNIT = ("area_id", "sector_id", "weight")
INDICATOR_FIELDS = (
    "name", "unit", "rule", "direction", "baseline", "target", "target_on", "parameters", "weight", "source", "position"
)  # fmt: skip
PHASE_FIELDS = ("title", "kind", "months", "starts_on", "ends_on", "weight", "position")
_RESOURCE = ("kind", "description", "amount", "chapter")


def copied(original: Objective) -> Objective:
    """Return a new objective, still without a code, planned like the original."""
    return Objective(
        **fields_of(original, _OBJECTIVE),
        units=[ObjectiveUnit(**fields_of(link, _UNIT)) for link in original.units],
        indicators=[Indicator(**fields_of(indicator, INDICATOR_FIELDS)) for indicator in original.indicators],
        phases=[Phase(**fields_of(phase, PHASE_FIELDS), progress=ZERO) for phase in original.phases],
        resources=copied_resources(original),
        ambits=[ObjectiveAmbit(ambit=one.ambit) for one in original.ambits],
        measures=[ObjectiveMeasure(measure_id=one.measure_id) for one in original.measures],
    )


def copied_resources(original: Objective) -> list[ObjectiveResource]:
    return [ObjectiveResource(**fields_of(resource, _RESOURCE)) for resource in original.resources]


def fields_of(row: Base, names: tuple[str, ...]) -> dict[str, Any]:
    """Return these columns of a row, for another one like it."""
    return {name: getattr(row, name) for name in names}
