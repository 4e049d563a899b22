"""Weights over stretches worked out by hand: means by days, largest remainders, equal parts where something stays."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from app.domain.ids import ObjectiveId
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.weight_periods import Assigned, counting_in, counting_on, joined, stretch_weights, stretches
from app.domain.periods import FOREVER, Period

D = Decimal


def days(first: int, last: int) -> Period:
    """Return some days of January."""
    return Period(date(2024, 1, first), date(2024, 1, last))


def given(number: int, weight: str, period: Period, objective: int = 0) -> Assigned:
    return Assigned(number, ObjectiveId(objective or number), ObjectiveKind.OPERATIONAL, D(weight), period)


def weighed(found: Iterable[Assigned]) -> dict[int, Decimal]:
    return {one.objective_id: one.weight for one in found}


def alike(_: ObjectiveKind) -> str:
    return "tutti"


def test_that_a_stretch_ends_the_day_before_something_begins_and_the_day_something_ends() -> None:
    assert stretches([given(1, "1", days(5, 9))], [days(1, 20)]) == [days(1, 4), days(5, 9), days(10, 20)]
    assert stretches([given(1, "1", days(1, 20))], [days(1, 20)]) == [days(1, 20)]
    assert stretches([given(1, "1", days(20, 25))], [days(1, 20)]) == [days(1, 19), days(20, 20)]
    assert stretches([given(1, "1", days(1, 1))], [days(1, 20)]) == [days(1, 1), days(2, 20)]


def test_that_what_never_ends_cuts_only_where_it_begins() -> None:
    endless = given(1, "1", Period(date(2024, 1, 5), FOREVER))
    assert stretches([endless], [Period(date(2024, 1, 1), FOREVER)]) == [days(1, 4), endless.period]


def test_that_service_in_pieces_gives_pieces_in_order() -> None:
    assert stretches([], [days(8, 9), days(1, 3), days(4, 6)]) == [days(1, 6), days(8, 9)]
    assert stretches([], []) == []


def test_that_days_are_joined_when_one_holds_another() -> None:
    assert joined([days(3, 4), days(1, 9), days(9, 12), days(14, 15)]) == [days(1, 12), days(14, 15)]


def test_that_of_two_given_on_the_same_day_the_later_one_counts() -> None:
    first, second = given(7, "30", days(1, 9), objective=1), given(8, "70", days(1, 9), objective=1)
    assert counting_on([second, first], days(1, 9)) == [second]
    assert counting_on([first], days(10, 12)) == []


def test_that_what_counts_in_a_stretch_is_what_counts_on_its_first_day() -> None:
    early, late = given(1, "1", days(1, 3)), given(2, "1", days(5, 9))
    assert counting_on([early, late], days(1, 9)) == [early]
    assert not early.is_payment_times


def test_that_a_weight_is_the_mean_by_days() -> None:
    # Dieci giorni: 100 per 4 e 25 per 6, cioè (400 + 150) : 10 = 55; l'altro 75 per 6, cioè 45.
    assigned = [
        given(1, "100", days(1, 4), objective=1),
        given(2, "25", days(5, 10), objective=1),
        given(3, "75", days(5, 10), objective=3),
    ]
    assert weighed(counting_in(assigned, days(1, 10), alike)) == {1: D(55), 3: D(45)}


def test_that_stretches_without_objectives_count_no_days() -> None:
    # Nei giorni 5 e 6 non c'è nulla: contano solo gli altri 8, metà e metà.
    assigned = [given(1, "100", days(1, 4)), given(2, "100", days(7, 10))]
    assert weighed(counting_in(assigned, days(1, 10), alike)) == {1: D(50), 2: D(50)}


def test_that_each_set_has_its_own_mean() -> None:
    common = Assigned(2, ObjectiveId(2), ObjectiveKind.STRATEGIC_COMMON, D(100), days(5, 10))
    assert weighed(counting_in([given(1, "100", days(1, 4)), common], days(1, 10), lambda kind: kind)) == {
        1: D(100),
        2: D(100),
    }


def test_that_the_hundredths_left_go_to_the_largest_remainders() -> None:
    # Sette giorni: 100 per 1, 2 e 4, cioè 14,2857…, 28,5714… e 57,1428…. Senza i resti 14,28 + 28,57 + 57,14 fa
    # 99,99: il centesimo che manca va al resto più grande, quello del primo.
    assigned = [given(1, "100", days(1, 1)), given(2, "100", days(2, 3)), given(3, "100", days(4, 7))]
    found = weighed(counting_in(assigned, days(1, 7), alike))
    assert found == {1: D("14.29"), 2: D("28.57"), 3: D("57.14")}


def test_that_the_remainders_may_be_of_the_last() -> None:
    # Sei giorni: 4 → 66,666… e 2 → 33,333…: il centesimo va al primo; al contrario, al secondo.
    first = [given(1, "100", days(1, 4)), given(2, "100", days(5, 6))]
    last = [given(1, "100", days(1, 2)), given(2, "100", days(3, 6))]
    assert weighed(counting_in(first, days(1, 6), alike)) == {1: D("66.67"), 2: D("33.33")}
    assert weighed(counting_in(last, days(1, 6), alike)) == {1: D("33.33"), 2: D("66.67")}


def test_that_equal_parts_leave_room_for_what_already_has_its_weight() -> None:
    # Il tratto più pieno (1, 2, 3, 4) dà 25 a ciascuno; nell'altro restano 1 e 5: a 5 va il resto, 75.
    assigned = [
        given(1, "0", days(1, 20)),
        *(given(number, "0", days(11, 20)) for number in (2, 3, 4)),
        given(5, "0", days(1, 10)),
    ]
    quarter = {number: D(25) for number in (1, 2, 3, 4)}
    assert stretch_weights(assigned, [days(1, 20)], D(100)) == quarter | {5: D(75)}


def test_that_equal_parts_are_never_below_zero() -> None:
    # Dieci obiettivi al principio e dieci alla fine, 10 ciascuno. Chi sta con tre di loro prende 70 (il 101 e il
    # 201); dove stanno insieme fanno già 140, e al 300 non resta nulla.
    early = [given(number, "0", days(1, 4 if number < 4 else 2)) for number in range(1, 11)]
    late = [given(number, "0", days(7 if number < 14 else 9, 10)) for number in range(11, 21)]
    between = [given(101, "0", days(3, 6)), given(300, "0", days(5, 6)), given(201, "0", days(5, 8))]
    found = stretch_weights([*early, *late, *between], [days(1, 10)], D(100))
    assert {found[number] for number in range(1, 21)} == {D(10)}
    assert [found[number] for number in (101, 201, 300)] == [70, 70, 0]
