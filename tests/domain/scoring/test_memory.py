"""What is the same on many sheets is measured once, and nothing else is."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.vocabulary import ObjectiveSource
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import SectionInput
from app.domain.scoring.objective_parts import Memory
from tests.domain.scoring.sample import METHOD, given, objective, objectives, template

D = Decimal
FOUND = (objective(1, "60", degree=D(90)), objective(2, "40", degree=D(50)))
OTHER = (objective(1, "60", degree=D(10)), objective(2, "40", degree=D(50)))


def scored(memory, section, found):
    return score_sheet(METHOD, template(section), given(SectionInput("ob", objectives=found)), memory)


@pytest.mark.parametrize(
    ("source", "is_kept"),
    [(ObjectiveSource.UNIT, True), (ObjectiveSource.ENTITY, True), (ObjectiveSource.PERSON, False)],
)
def test_that_only_objectives_of_many_are_remembered_from_one_sheet_to_the_next(source, is_kept):
    memory, section = Memory(), objectives(objective_source=source)
    steps = [scored(memory, section, FOUND).tree.find("section:ob/objective:1") for _ in range(2)]
    assert steps[0] == steps[1]
    assert (steps[0] is steps[1]) is is_kept


def test_that_other_objectives_and_other_sections_are_measured_anew():
    # (60 × 90 + 40 × 50) : 100 = 74; (60 × 10 + 40 × 50) : 100 = 26.
    memory, section = Memory(), objectives(objective_source=ObjectiveSource.UNIT)
    half = replace(section, items_total=D(50))
    assert [scored(memory, section, found).exact_total for found in (FOUND, OTHER, FOUND)] == [74, 26, 74]
    fresh = [scored(memory, one, FOUND).tree.find("section:ob/objective:1") for one in (section, half)]
    assert fresh[0] is not fresh[1]


def test_that_a_sheet_scored_alone_is_the_same_sheet():
    section = objectives(objective_source=ObjectiveSource.UNIT)
    assert scored(None, section, FOUND) == scored(Memory(), section, FOUND)
