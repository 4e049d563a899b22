"""Totals of weights and their words."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import ObjectiveId
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import ObjectiveSource, SectionKind
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.weight_periods import Assigned
from app.domain.objectives.weight_sets import WeightSet, weight_sets
from app.domain.objectives.weights import (
    PAYMENT_IN,
    PAYMENT_OUT,
    Term,
    equal_shares,
    in_a_cell,
    in_words,
    person_totals,
    unit_total,
    weight_total,
)
from app.domain.periods import Period, year_period
from app.domain.roles import SheetRole

D = Decimal
COMMON, OPERATIONAL = ObjectiveKind.STRATEGIC_COMMON, ObjectiveKind.OPERATIONAL
YEAR = year_period(2024)
FIRST_HALF = Period(date(2024, 1, 1), date(2024, 6, 30))
SECOND_HALF = Period(date(2024, 7, 1), date(2024, 12, 31))
SETS = (
    WeightSet("Obiettivi comuni", frozenset({COMMON})),
    WeightSet("Obiettivi specifici", frozenset(ObjectiveKind) - {COMMON}),
)


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ([D(60), D(30)], "mancano 10"),
        ([D(99)], "manca 1"),
        ([D(60), D("42.5")], "2,5 di troppo"),
        ([D("33.33")] * 3, "mancano 0,01"),
        ([D("33.34"), D("33.33"), D("33.33")], "i pesi sommano a 100"),
        ([D(60), None], "mancano 40 (1 peso da indicare)"),
        ([None, None], "pesi da indicare"),
        ([], "nessun peso da sommare"),
    ],
)
def test_that_a_total_says_what_is_missing_or_too_much(weights: list[Decimal | None], sentence: str) -> None:
    assert weight_total("Obiettivi", weights).sentence == sentence


def test_that_a_weight_not_given_keeps_even_a_full_total_from_being_right() -> None:
    assert not weight_total("x", [D(100), None]).is_right
    assert weight_total("x", [D(100)]).is_right
    assert weight_total("x", []).is_right


def test_that_the_total_is_shown_with_its_words() -> None:
    assert weight_total("x", [D(90)]).shown == "90 su 100 · mancano 10"


def one(number: int, kind: ObjectiveKind, weight: int, period: Period = YEAR, *, payment: bool = False) -> Assigned:
    return Assigned(number, ObjectiveId(number), kind, D(weight), period, payment)


def said(assigned: list[Assigned], *terms: Term) -> list[tuple[str, str]]:
    return [(total.name, total.sentence) for total in person_totals(assigned, terms or [Term(SETS, (YEAR,))])]


def test_that_common_and_specific_objectives_of_a_person_sum_apart() -> None:
    given_to = [one(1, COMMON, 100), one(2, ObjectiveKind.OPERATIONAL, 70), one(3, ObjectiveKind.STRATEGIC, 20)]
    assert said(given_to) == [
        ("Obiettivi comuni", "i pesi sommano a 100"),
        ("Obiettivi specifici", "mancano 10"),
    ]
    totals = person_totals(given_to, [Term(SETS, (YEAR,))])
    assert in_words(totals) == "specifici: mancano 10"
    assert (in_words(totals[:1]), in_a_cell(totals[:1])) == ("i pesi sono a posto", "a posto")
    assert in_a_cell(totals) == "mancano 10 (specifici)"
    assert in_words([]) == "nessun peso da sommare"


def test_that_a_person_without_specific_objectives_has_no_total_for_them() -> None:
    assert [name for name, _ in said([one(1, COMMON, 100)])] == ["Obiettivi comuni"]


def test_that_who_moves_in_july_is_right_in_each_half_and_not_over_the_year() -> None:
    before, after = one(1, OPERATIONAL, 100, FIRST_HALF), one(2, OPERATIONAL, 90, SECOND_HALF)
    assert said([one(3, COMMON, 100), before, after]) == [
        ("Obiettivi comuni", "i pesi sommano a 100"),
        ("Obiettivi specifici fino al 30 giugno", "i pesi sommano a 100"),
        ("Obiettivi specifici dal 1º luglio", "mancano 10"),
    ]


def test_that_a_stretch_in_the_middle_says_both_its_days_with_the_right_articles() -> None:
    middle = Period(date(2024, 3, 8), date(2024, 10, 11))
    assert said([one(1, OPERATIONAL, 50, middle)])[0][0] == "Obiettivi specifici dall'8 marzo all'11 ottobre"


def test_that_days_without_service_are_not_checked() -> None:
    before, after = one(1, OPERATIONAL, 100, FIRST_HALF), one(2, OPERATIONAL, 5, SECOND_HALF)
    assert said([before, after], Term(SETS, (FIRST_HALF,))) == [("Obiettivi specifici", "i pesi sommano a 100")]
    assert said([before, after], Term(SETS, ())) == []


def test_that_the_payment_times_objective_may_stay_out_of_the_sum_where_it_counts_apart() -> None:
    apart = (WeightSet("Obiettivi", frozenset(ObjectiveKind), is_payment_apart=True),)
    payment, other = one(1, COMMON, 20, payment=True), one(2, OPERATIONAL, 100)
    assert said([payment, other], Term(apart, (YEAR,))) == [("Obiettivi", "i pesi sommano a 100")]
    assert said([payment, one(2, OPERATIONAL, 80)], Term(apart, (YEAR,))) == [("Obiettivi", "i pesi sommano a 100")]
    assert said([payment, one(2, OPERATIONAL, 70)], Term(apart, (YEAR,))) == [("Obiettivi", "mancano 10")]
    assert said([payment], Term(apart, (YEAR,))) == []
    inside, out, short = (
        person_totals([payment, one(2, OPERATIONAL, weight)], [Term(apart, (YEAR,))])[0] for weight in (80, 100, 70)
    )
    assert (inside.payment, out.payment, short.payment) == (PAYMENT_IN, PAYMENT_OUT, PAYMENT_IN)
    assert out.shown == f"100 su 100 · i pesi sommano a 100; {PAYMENT_OUT}"
    assert person_totals([other], [Term(apart, (YEAR,))])[0].payment == ""
    of_unit = unit_total("Area", [(OPERATIONAL, D(70)), (OPERATIONAL, D(30))], ["AF-01"])
    assert of_unit.complete == "pesi completi; AF-01 fuori dal totale nella scheda di EQ"


def test_that_weights_that_are_nothing_are_told_beside_those_that_sum() -> None:
    given_to = [one(1, OPERATIONAL, 100), one(2, OPERATIONAL, 0), one(3, OPERATIONAL, 0)]
    totals = person_totals(given_to, [Term(SETS, (YEAR,))])
    assert (in_a_cell(totals), totals[0].is_right) == ("a posto, ma 2 pesano 0", True)
    assert in_a_cell(person_totals(given_to[:2], [Term(SETS, (YEAR,))])) == "a posto, ma uno pesa 0"


def test_that_the_sets_are_the_sections_of_the_sheet() -> None:
    common = Section("c", "Comuni", SectionKind.OBJECTIVES_GROUP, objective_kinds=(COMMON,), items_total=D(60))
    rest = Section("s", "Specifici", SectionKind.OBJECTIVES_INDIVIDUAL)
    template = SheetTemplate("e", "Scheda", SheetRole.EMPLOYEE, sections=(common, rest))
    assert weight_sets(template) == (
        WeightSet("Comuni", frozenset({COMMON}), D(60)),
        WeightSet("Specifici", frozenset({ObjectiveKind.STRATEGIC, OPERATIONAL})),
    )


def test_that_objectives_of_the_unit_and_of_the_ente_are_in_no_set_of_the_person() -> None:
    unit = Section("u", "Unità", SectionKind.ORGANISATION_UNIT, objective_source=ObjectiveSource.UNIT)
    entity = Section("e", "Ente", SectionKind.ORGANISATION_ENTITY, objective_source=ObjectiveSource.ENTITY)
    own = Section("s", "Specifici", SectionKind.OBJECTIVES_INDIVIDUAL)
    template = SheetTemplate("e", "Scheda", SheetRole.EMPLOYEE, sections=(unit, entity, own))
    assert weight_sets(template) == (WeightSet("Specifici", frozenset(ObjectiveKind)),)
    assert weight_sets(SheetTemplate("e", "Scheda", SheetRole.EMPLOYEE, sections=(unit, entity))) == ()


@given(st.integers(min_value=1, max_value=300))
def test_that_equal_shares_always_sum_to_the_total(count: int) -> None:
    shares = equal_shares(count)
    assert weight_total("x", list(shares)).is_right
    assert max(shares) - min(shares) <= D("0.01")


@pytest.mark.parametrize(
    ("common", "own", "shown"),
    [
        (30, (40, 30), (100, True)),
        (30, (60, 40), (100, True)),
        (30, (60, 20), (110, False)),
        (30, (40, 30, 25), (95, False)),
        (None, (60, 40), (100, True)),
    ],
)
def test_that_a_unit_weighs_its_common_objectives_among_the_others_or_apart(common, own, shown) -> None:
    weighed = [(ObjectiveKind.OPERATIONAL, Decimal(one)) for one in own]
    total = unit_total("Area", [(ObjectiveKind.STRATEGIC_COMMON, common and Decimal(common)), *weighed])
    assert (total.given, total.is_right) == shown
    apart = "pesi completi, più 30 dei comuni" if common and total.given != common + sum(own) else "pesi completi"
    assert total.complete == apart
