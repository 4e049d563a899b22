"""What the head of a section says of its weight, its degree and its points."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.ui.evaluation.decisions import section_numbers
from tests.reports.samples import section

USUAL = section("Comportamenti", "60", "80", "48", ())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, ["peso 60", "grado 80,00", "punti 48,00"]),
        ({"effective_weight": Decimal(100)}, ["peso 60 (effettivo 100,00)", "grado 80,00", "punti 48,00"]),
        ({"is_excluded": True}, ["peso 60", "non si applica"]),
        ({"weight": None, "points": None}, ["grado 80,00"]),
        ({"is_correction": True}, ["punti 48,00"]),
        ({"is_correction": True, "points": None}, ["nessuna correzione"]),
    ],
)
def test_that_a_section_says_its_own_numbers_and_its_effective_weight_only_where_it_has_another(changes, told):
    assert list(section_numbers(replace(USUAL, **changes))) == told
