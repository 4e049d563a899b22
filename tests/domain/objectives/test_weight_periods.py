"""Which objectives count in some days, and with which weight."""

import itertools
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.exact import total_of
from app.domain.ids import ObjectiveId
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.sharing import Sharing
from app.domain.objectives.weight_periods import Assigned, counting_in, counting_on, joined, stretch_weights, stretches
from app.domain.periods import Period, period_between, year_period

D = Decimal
YEAR = year_period(2024)
FIRST_HALF = Period(date(2024, 1, 1), date(2024, 6, 30))
SECOND_HALF = Period(date(2024, 7, 1), date(2024, 12, 31))

days = st.dates(date(2023, 11, 1), date(2025, 2, 28))
periods = st.tuples(days, st.integers(0, 250)).map(lambda pair: Period(pair[0], pair[0] + timedelta(pair[1])))
weights = st.integers(0, 10_000).map(lambda units: D(units) / 100)


@st.composite
def assignments(draw: st.DrawFn) -> list[Assigned]:
    """Objectives given in any days, some of them twice."""
    return [
        Assigned(
            number,
            ObjectiveId(draw(st.integers(1, 4))),
            draw(st.sampled_from(ObjectiveKind)),
            draw(weights),
            draw(periods | st.just(period_between(YEAR.start, None))),
        )
        for number in range(draw(st.integers(0, 7)))
    ]


def assigned(number: int, weight: str, period: Period = YEAR) -> Assigned:
    return Assigned(number, ObjectiveId(number), ObjectiveKind.OPERATIONAL, D(weight), period)


def weighed(found: Iterable[Assigned]) -> dict[int, Decimal]:
    return {one.objective_id: one.weight for one in found}


def each_day(within: Iterable[Period]) -> list[date]:
    return [period.start + timedelta(offset) for period in within for offset in range(period.days)]


@given(assignments(), st.lists(periods, max_size=4))
def test_that_stretches_hold_each_day_of_service_once(given_to: list[Assigned], service: list[Period]) -> None:
    found = each_day(stretches(given_to, service))
    assert found == sorted(set(each_day(service)))


@given(assignments(), st.lists(periods, max_size=4))
def test_that_nothing_changes_within_a_stretch_and_something_at_its_end(
    given_to: list[Assigned], service: list[Period]
) -> None:
    found = stretches(given_to, service)
    for piece in found:
        counted = counting_on(given_to, piece)
        assert all(counting_on(given_to, Period(day, day)) == counted for day in each_day([piece]))
    for before, after in itertools.pairwise(found):
        assert not before.touches(after) or counting_on(given_to, before) != counting_on(given_to, after)


@given(assignments(), periods)
def test_that_the_sheet_of_a_stretch_uses_what_counts_in_it(given_to: list[Assigned], period: Period) -> None:
    for piece in stretches(given_to, [period]):
        alone = counting_in(given_to, piece, lambda _: "all")
        assert weighed(alone) == weighed(counting_on(given_to, piece))


@given(assignments(), periods)
def test_that_weights_right_in_every_stretch_are_right_in_every_period(
    given_to: list[Assigned], period: Period
) -> None:
    shared = stretch_weights(given_to, [period], D(100))
    given_to = [replace(one, weight=shared.get(one.id, one.weight)) for one in given_to]
    counted = [counting_on(given_to, piece) for piece in stretches(given_to, [period])]
    totals = {total_of([one.weight for one in stretch]) for stretch in counted if stretch}
    found = total_of([one.weight for one in counting_in(given_to, period, lambda _: "all")])
    assert len(totals) != 1 or {found} == totals
    assert min(totals, default=D(0)) <= found <= max(totals, default=D(0))


@given(st.lists(periods, max_size=6))
def test_that_joined_periods_hold_the_same_days_and_never_touch(several: list[Period]) -> None:
    found = joined(several)
    assert each_day(found) == sorted(set(each_day(several)))
    assert not any(one.touches(two) for one, two in itertools.pairwise(found))


def test_that_somebody_who_moves_in_july_has_two_stretches() -> None:
    whole, before, after = assigned(1, "60"), assigned(2, "40", FIRST_HALF), assigned(3, "40", SECOND_HALF)
    assert stretches([whole, before, after], [YEAR]) == [FIRST_HALF, SECOND_HALF]
    assert weighed(counting_in([whole, before, after], SECOND_HALF, lambda _: "all")) == {1: D(60), 3: D(40)}


def test_that_over_two_stretches_an_objective_weighs_the_mean_by_days() -> None:
    whole, before, after = assigned(1, "60"), assigned(2, "40", FIRST_HALF), assigned(3, "40", SECOND_HALF)
    found = weighed(counting_in([whole, before, after], YEAR, lambda _: "all"))
    assert found == {1: D(60), 2: D("19.89"), 3: D("20.11")}


def test_that_days_without_objectives_of_a_set_take_nothing_away() -> None:
    assert weighed(counting_in([assigned(1, "100", SECOND_HALF)], YEAR, lambda _: "all")) == {1: D(100)}


def test_that_an_objective_given_again_counts_as_last_given() -> None:
    first, again = assigned(1, "100"), Assigned(9, ObjectiveId(1), ObjectiveKind.OPERATIONAL, D(70), SECOND_HALF)
    assert counting_on([again, first], FIRST_HALF) == [first]
    assert counting_on([again, first], SECOND_HALF) == [again]


def test_that_equal_weights_are_equal_in_each_stretch_where_they_can_be() -> None:
    moved = [
        assigned(1, "0"),
        assigned(2, "0", FIRST_HALF),
        assigned(3, "0", FIRST_HALF),
        assigned(4, "0", SECOND_HALF),
    ]
    assert stretch_weights(moved, [YEAR], D(100)) == {1: D("33.34"), 2: D("33.33"), 3: D("33.33"), 4: D("66.66")}


def test_that_proportions_are_kept_in_each_stretch_and_zeros_become_equal() -> None:
    kept = [assigned(1, "30"), assigned(2, "10"), assigned(3, "20")]
    assert stretch_weights(kept, [YEAR], D(100), Sharing.PROPORTIONAL) == {1: D(50), 2: D("16.67"), 3: D("33.33")}
    none = [assigned(1, "0"), assigned(2, "0")]
    assert stretch_weights(none, [YEAR], D(100), Sharing.PROPORTIONAL) == {1: D(50), 2: D(50)}
