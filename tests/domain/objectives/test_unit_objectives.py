"""Which objectives are those of a unit, and what they weigh there."""

from decimal import Decimal

import pytest

from app.domain.objectives import ObjectiveKind
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.unit_objectives import UnitObjective, counted_for, unit_totals, weights_of

D = Decimal
AREA, FIRST, SECOND, OTHER = UnitRef(1), UnitRef(1, 1), UnitRef(1, 2), UnitRef(2)


def one(number: int, unit: UnitRef, weight: str | None = None) -> UnitObjective:
    return UnitObjective(number, ObjectiveKind.OPERATIONAL, unit, D(weight) if weight else None)


def numbers(units: list[UnitRef], *pursued: UnitObjective) -> list[int]:
    return [found.objective_id for found in counted_for(units, pursued)]


WHOLE, IN_FIRST, IN_SECOND, ELSEWHERE = one(1, AREA), one(2, FIRST), one(3, SECOND), one(4, OTHER)


@pytest.mark.parametrize(
    ("unit", "pursued", "expected"),
    [
        (FIRST, (WHOLE, IN_FIRST, IN_SECOND, ELSEWHERE), [2]),
        (FIRST, (WHOLE, IN_SECOND, ELSEWHERE), [1]),
        (FIRST, (IN_SECOND, ELSEWHERE), [3]),
        (FIRST, (ELSEWHERE,), []),
        (AREA, (WHOLE, IN_FIRST, IN_SECOND, ELSEWHERE), [1]),
        (AREA, (IN_FIRST, IN_SECOND, ELSEWHERE), [2, 3]),
        (AREA, (ELSEWHERE,), []),
    ],
)
def test_that_a_unit_counts_its_own_then_those_of_its_area_then_those_of_the_settori(
    unit: UnitRef, pursued: tuple[UnitObjective, ...], expected: list[int]
) -> None:
    assert numbers([unit], *pursued) == expected


def test_that_several_units_count_each_by_the_rule_and_nothing_twice() -> None:
    assert numbers([AREA, OTHER], IN_FIRST, IN_SECOND, ELSEWHERE) == [2, 3, 4]
    assert numbers([AREA, FIRST], IN_FIRST, IN_SECOND) == [2, 3]
    assert numbers([], IN_FIRST) == []


def test_that_an_objective_of_several_units_weighs_their_sum_once() -> None:
    counted = [one(1, FIRST, "50"), one(1, SECOND, "30"), one(2, SECOND, "70")]
    assert weights_of(counted) == {1: D(80), 2: D(70)}


def test_that_a_weight_not_given_in_one_unit_is_not_given() -> None:
    assert weights_of([one(1, FIRST, "50"), one(1, SECOND), one(2, SECOND)]) == {1: None, 2: None}
    assert weights_of([one(1, SECOND), one(1, FIRST, "50")]) == {1: None}


def test_that_the_weights_of_a_unit_have_a_sum_once_all_are_given() -> None:
    pursued = [one(1, FIRST, "50"), one(2, FIRST, "40"), one(1, SECOND, "10"), one(3, SECOND)]
    assert unit_totals(pursued) == {FIRST: D(90), SECOND: None}
