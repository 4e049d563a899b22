"""Which sections, and which of their lines, are for somebody else than the sheet's evaluator to score."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.ids import EmployeeId, OfficialId
from app.domain.method.outside_words import Contribution, SectionEvaluator
from app.domain.method.template import Factor, Section
from app.domain.method.vocabulary import ObjectiveSource, SectionKind
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.evaluated_parts import is_for, is_of_part, is_scored_by_another, party_of_default
from app.domain.structure.hierarchy import Party

SHEET, SECOND, BODY, PEER = SectionEvaluator
FACTORS = (Factor("a", "A", weight=Decimal(100)),)
BEHAVIOURS = Section("c", "C", SectionKind.BEHAVIOURS, Decimal(100), factors=FACTORS, evaluator=SECOND)
OBJECTIVES = Section("o", "O", SectionKind.OBJECTIVES_GROUP, Decimal(100), evaluator=BODY)
SHARED = replace(OBJECTIVES, kind=SectionKind.ORGANISATION_UNIT, objective_source=ObjectiveSource.UNIT)


@pytest.mark.parametrize(
    ("section", "is_of_another"),
    [
        (BEHAVIOURS, True),
        (replace(BEHAVIOURS, evaluator=SHEET), False),
        (replace(BEHAVIOURS, factors=()), False),  # nobody has a score to give there
        (OBJECTIVES, True),
        (replace(OBJECTIVES, evaluator=SHEET), False),
        (SHARED, False),  # measured for everybody alike
        (replace(SHARED, contribution=Contribution.SHARE), True),  # but what each brought to it is judged
        (replace(BEHAVIOURS, kind=SectionKind.ADJUSTMENT), False),
        (replace(BEHAVIOURS, kind=SectionKind.EXTERNAL), False),
        (replace(BEHAVIOURS, kind=SectionKind.DIFFERENTIATION), False),
    ],
)
def test_that_a_section_is_of_another_where_the_method_says_so_and_scores_are_given(
    section: Section, is_of_another: bool
) -> None:
    assert is_scored_by_another(section) is is_of_another
    assert is_of_part(section, "a") is is_of_another


def test_that_of_two_scores_the_second_alone_is_of_the_other() -> None:
    both = replace(BEHAVIOURS, second_share=Decimal(25))
    assert (is_of_part(both, "a"), is_of_part(both, "second:a")) == (False, True)
    assert (is_of_part(BEHAVIOURS, "a"), is_of_part(replace(both, evaluator=SHEET), "second:a")) == (True, False)


def test_that_the_second_evaluator_is_proposed_by_the_structure_and_the_others_are_nobody() -> None:
    superior = Party(official_id=OfficialId(3))
    assert party_of_default(BEHAVIOURS, superior) == superior
    assert party_of_default(BEHAVIOURS, None) == Party()
    for other in (BODY, PEER):
        assert party_of_default(replace(BEHAVIOURS, evaluator=other), superior) == Party()


def test_that_nobody_is_taken_for_a_person_of_whom_nothing_is_known() -> None:
    nobody, employee = Actor("N", UserRole.EQ), Actor("E", UserRole.EQ, EmployeeId(7))
    official = Actor("S", UserRole.SECRETARY, official_id=OfficialId(7))
    assert not is_for(nobody, Party())
    assert is_for(employee, Party(EmployeeId(7)))
    assert not is_for(employee, Party(official_id=OfficialId(7)))
    assert is_for(official, Party(official_id=OfficialId(7)))
    assert not is_for(official, Party(EmployeeId(7)))
