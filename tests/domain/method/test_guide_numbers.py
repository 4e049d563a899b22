"""The numbers that the guide for consultants tells beside its examples, worked by the engine."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Bands, BlockingRule, Factor
from app.domain.method.vocabulary import BandKind, ScaleMode, TotalRule
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput, SheetInput
from app.domain.scoring.scales import share_of
from tests.domain.method.test_checks import METHOD, SECTION, SHEET
from tests.domain.method.test_leggimi import TEXT

D = Decimal
FREE = Scale("f", "Da 1 a 4", ScaleMode.FREE, minimum=D(1), maximum=D(4))
FLAT = " ".join(re.split(r"\s+", TEXT))


def test_that_a_free_score_is_its_part_of_the_maximum() -> None:
    assert "2 su una scala da 1 a 4 vale 50" in FLAT
    assert share_of(FREE, D(2)) == 50


def test_that_a_value_on_the_border_is_of_the_row_written_first() -> None:
    rows = ScaleRow("a", minimum=D(1), maximum=D(2), share=D(10)), ScaleRow("b", minimum=D(2), maximum=D(4))
    assert "il valore di confine è della riga scritta prima" in FLAT
    assert share_of(replace(FREE, rows=rows), D(2)) == 10


def test_that_points_on_sixty_are_shown_on_a_hundred() -> None:
    factors = tuple(Factor(str(number), "Fattore") for number in range(12))
    scale = Scale("s", "Da 0 a 5", ScaleMode.FREE, maximum=D(5))
    sheet = replace(SHEET, total=TotalRule.POINTS_OVER_MAXIMUM, sections=(replace(SECTION, factors=factors),))
    given = SectionInput("c", factors=tuple(FactorInput(factor.code, D(4)) for factor in factors))
    assert "su 60, 48 punti sono 80" in FLAT
    assert score_sheet(replace(METHOD, scales=(scale,)), sheet, SheetInput((given,))).total == 80


@pytest.mark.parametrize(("degree", "award"), [(100, 51), (90, 21)])
def test_that_a_block_limits_what_depends_on_the_total(degree: int, award: int) -> None:
    assert "a chi ha rispettato i tempi spetta 0,70 × 30 + 30 = 51, agli altri 0,70 × 30 = 21" in FLAT
    sheet = replace(
        SHEET,
        payment_share=D(30),
        bands=Bands(BandKind.PROPORTIONAL),
        blocking=(BlockingRule("c", D(60), D(30)),),
    )
    objective = ObjectiveInput("objective:1", "Tempi", degree=D(degree), is_payment_times=True)
    scores = FactorInput("A", D(1)), FactorInput("B", D(1))
    given = SectionInput("c", factors=scores, objectives=(objective,))
    assert score_sheet(METHOD, sheet, SheetInput((given,))).award_share == award
