"""A copy of an objective: what is planned is copied, what happened is not."""

from app.domain.exact import ZERO
from app.models.base import Base
from app.models.objectives import Indicator, Objective, ObjectiveResource, ObjectiveUnit, Phase

_OBJECTIVE = (
    "cycle_id", "title", "description", "kind", "scope", "is_cross", "is_payment_times", "combination",
    "parent_id", "owner_id", "mandate_line_id", "dup_mission", "dup_programme", "position",
)  # fmt: skip
_UNIT = ("area_id", "sector_id", "weight")
_INDICATOR = (
    "name", "unit", "rule", "direction", "baseline", "target", "target_on", "parameters", "weight", "source", "position"
)  # fmt: skip
_PHASE = ("title", "months", "starts_on", "ends_on", "weight", "position")
_RESOURCE = ("kind", "description", "amount")


def copied(original: Objective) -> Objective:
    """Return a new objective, still without a code, planned like the original."""
    return Objective(
        **_fields(original, _OBJECTIVE),
        units=[ObjectiveUnit(**_fields(link, _UNIT)) for link in original.units],
        indicators=[Indicator(**_fields(indicator, _INDICATOR)) for indicator in original.indicators],
        phases=[Phase(**_fields(phase, _PHASE), progress=ZERO) for phase in original.phases],
        resources=[ObjectiveResource(**_fields(resource, _RESOURCE)) for resource in original.resources],
    )


def _fields(row: Base, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}
