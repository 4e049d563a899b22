"""Plans in the layouts that comuni use: what the first guess finds, against what is there (`plans/`)."""

from fractions import Fraction
from pathlib import Path

import pytest

from tests.domain.plan_text.measuring import PLANS, objective_score, part_score, read, text_and_right, unit_score


@pytest.mark.parametrize("path", PLANS, ids=[path.stem for path in PLANS])
def test_that_units_objectives_and_their_parts_are_found_at_the_first_guess(path: Path) -> None:
    text, right = text_and_right(path)
    guess = read(text, right)
    assert set(guess.units) == set(right.units)
    assert guess.objectives.keys() == right.objectives.keys()
    assert [score(right, guess).f1 for score in (objective_score, unit_score, part_score)] == [Fraction(1)] * 3
