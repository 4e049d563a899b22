"""Whose objectives a section counts: shown where it has a meaning, told among the differences."""

from dataclasses import replace
from decimal import Decimal

from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import ObjectiveSource, SectionKind
from app.domain.method_editing.columns import SECTION_COLUMNS
from app.domain.method_editing.comparison import differences
from app.domain.method_editing.fields import choices_of
from app.domain.method_editing.relevance import is_relevant
from app.domain.roles import SheetRole

UNIT = Section("u", "Unità", SectionKind.ORGANISATION_UNIT, Decimal(100))
BEHAVIOURS = Section("c", "Comportamenti", SectionKind.BEHAVIOURS)


def with_section(section: Section) -> MethodDefinition:
    return MethodDefinition(
        "m", "Metodo", templates=(SheetTemplate("d", "Scheda", SheetRole.EMPLOYEE, sections=(section,)),)
    )


def test_that_the_source_is_asked_only_of_sections_that_hold_objectives() -> None:
    assert is_relevant(UNIT, "objective_source")
    assert not is_relevant(BEHAVIOURS, "objective_source")


def test_that_a_source_left_on_another_kind_stays_in_sight() -> None:
    assert is_relevant(replace(BEHAVIOURS, objective_source=ObjectiveSource.UNIT), "objective_source")


def test_that_the_source_is_chosen_among_person_unit_and_ente() -> None:
    column = next(one for one in SECTION_COLUMNS if one.key == "objective_source")
    assert [words for _, words in choices_of(with_section(UNIT), UNIT, column)] == ["persona", "unità", "ente"]


def test_that_a_change_of_source_is_told_in_words() -> None:
    changed = replace(UNIT, objective_source=ObjectiveSource.UNIT)
    [told] = differences(with_section(UNIT), with_section(changed))
    assert (told.what, told.before, told.after) == ("conta gli obiettivi di", "persona", "unità")
