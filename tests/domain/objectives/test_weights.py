"""Totals of weights and their words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.objectives import ObjectiveKind
from app.domain.objectives.weights import KindWeight, equal_shares, in_words, person_totals, weight_total

D = Decimal


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ([D(60), D(30)], "mancano 10,00"),
        ([D(99)], "manca 1,00"),
        ([D(60), D("42.5")], "2,50 di troppo"),
        ([D("33.33")] * 3, "mancano 0,01"),
        ([D("33.34"), D("33.33"), D("33.33")], "i pesi sommano a 100"),
        ([D(60), None], "mancano 40,00 (1 peso da indicare)"),
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
    assert weight_total("x", [D(90)]).shown == "90,00 su 100 · mancano 10,00"


def test_that_common_and_specific_objectives_of_a_person_sum_apart() -> None:
    kind = ObjectiveKind
    totals = person_totals(
        [
            KindWeight(kind.STRATEGIC_COMMON, D(100), 7),
            KindWeight(kind.OPERATIONAL, D(70)),
            KindWeight(kind.STRATEGIC, D(20)),
        ]
    )
    assert [(total.label, total.sentence) for total in totals] == [
        ("Obiettivi comuni", "i pesi sommano a 100"),
        ("Obiettivi specifici", "mancano 10,00"),
    ]
    assert in_words(totals) == "specifici: mancano 10,00"
    assert in_words(totals[:1]) == "i pesi sono a posto"


def test_that_a_person_without_specific_objectives_has_no_total_for_them() -> None:
    assert [total.label for total in person_totals([KindWeight(ObjectiveKind.STRATEGIC_COMMON, D(100))])] == [
        "Obiettivi comuni"
    ]


@given(st.integers(min_value=1, max_value=300))
def test_that_equal_shares_always_sum_to_the_total(count: int) -> None:
    shares = equal_shares(count)
    assert weight_total("x", list(shares)).is_right
    assert max(shares) - min(shares) <= D("0.01")
