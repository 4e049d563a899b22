"""Ambits as people write them in a cell."""

import pytest

from app.domain.objectives.vocabulary import PerformanceAmbit
from app.domain.workbooks.objective_links import ambit_named, letters_of


@pytest.mark.parametrize(
    "word", ["g", "G)", "lett. g)", "g) Qualità e quantità dei servizi", "Qualità e quantità dei servizi"]
)
def test_that_an_ambit_is_named_by_its_letter_or_its_words(word: str) -> None:
    assert ambit_named(word) is PerformanceAmbit.SERVICES


def test_that_what_is_no_ambit_is_none_and_letters_are_in_their_order() -> None:
    assert [ambit_named(word) for word in ("z", "", "servizi")] == [None] * 3
    assert letters_of([PerformanceAmbit.SERVICES, PerformanceAmbit.NEEDS]) == "a; g"
