"""Which objectives are those of a unit, and what each weighs there: what enters the sheet of everybody in it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain import exact
from app.domain.ids import ObjectiveId
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.weights import unit_total


@dataclass(frozen=True, slots=True)
class UnitObjective:
    """An objective in one of the units that pursue it; no weight: not given there yet."""

    objective_id: ObjectiveId
    kind: ObjectiveKind
    unit: UnitRef
    weight: Decimal | None = None


def counted_for(units: Iterable[UnitRef], pursued: Collection[UnitObjective]) -> list[UnitObjective]:
    """Return the objectives that count for the units of a sheet, each as often as the units it is taken from.

    `pursued` are the objectives of the kinds to count, in every unit. A settore that has some counts its own, else
    those of its Area; an Area counts those of the Area as a whole and, where there are none, those of all its
    settori.
    """
    found = dict.fromkeys(one for unit in units for one in _of(unit, pursued))
    return list(found)


def _of(unit: UnitRef, pursued: Collection[UnitObjective]) -> list[UnitObjective]:
    own = [one for one in pursued if one.unit == unit]
    if own:
        return own
    if unit.sector_id is not None:
        return _of(UnitRef(unit.area_id), pursued)
    return [one for one in pursued if one.unit.area_id == unit.area_id]


def weights_of(counted: Iterable[UnitObjective]) -> dict[ObjectiveId, Decimal | None]:
    """Return each objective once with the sum of its weights in the units; None while one of them is not given."""
    weights: dict[ObjectiveId, Decimal | None] = {}
    for one in counted:
        weights[one.objective_id] = _sum(weights.get(one.objective_id, exact.ZERO), one.weight)
    return weights


def unit_totals(pursued: Iterable[UnitObjective]) -> Mapping[UnitRef, Decimal | None]:
    """Return what the weights of the objectives of each unit sum to (`unit_total`); None while one is not given."""
    weighed: dict[UnitRef, list[tuple[ObjectiveKind, Decimal | None]]] = {}
    for one in pursued:
        weighed.setdefault(one.unit, []).append((one.kind, one.weight))
    totals = {unit: unit_total("", given) for unit, given in weighed.items()}
    return {unit: None if total.missing else total.given for unit, total in totals.items()}


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other
