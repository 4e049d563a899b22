"""Places in a method: reading, replacing, adding, moving, and the fields that forms show."""

import dataclasses
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest

from app.domain.columns import Column
from app.domain.method.checks import validate
from app.domain.method.definition import Adoption, MethodDefinition
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.vocabulary import RoundingPoint, SectionKind
from app.domain.method_editing import parts
from app.domain.method_editing.columns import COLUMNS
from app.domain.method_editing.fields import choices_of, read_field, word_type, write_field
from app.domain.method_editing.history import begin
from app.domain.method_editing.places import add, at, duplicate, move, place_of_field, put, remove
from app.domain.objectives import ObjectiveKind
from app.services.methods.presets import list_presets, read_preset

SECTIONS = ("templates", 0, "sections")


@pytest.fixture(name="method", scope="module")
def read_method() -> MethodDefinition:
    return read_preset("tre-ambiti")


def column(shape: type, key: str) -> Column:
    return next(one for one in COLUMNS[shape] if one.key == key)


def test_that_a_value_is_put_in_its_place_and_nothing_else_changes(method: MethodDefinition) -> None:
    place = (*SECTIONS, 1, "weight")
    changed = put(method, place, Decimal(7))
    assert at(changed, place) == Decimal(7)
    assert put(changed, place, at(method, place)) == method


def test_that_an_added_item_has_a_code_of_its_own(method: MethodDefinition) -> None:
    once, first = add(method, (*SECTIONS, 0, "factors"), Factor("F1", "Nuovo"))
    twice, second = add(once, (*SECTIONS, 0, "factors"), Factor("F1", "Nuovo"))
    codes = [at(twice, (*place, "code")) for place in (first, second)]
    assert codes == ["F1", "F2"]


def test_that_a_copy_comes_after_its_original_with_another_code(method: MethodDefinition) -> None:
    changed, place = duplicate(method, (*SECTIONS, 0))
    sections = changed.templates[0].sections
    assert place == (*SECTIONS, 1)
    assert replace(sections[1], code=sections[0].code) == sections[0]
    assert sections[1].code == f"{sections[0].code}-2"
    assert remove(changed, place) == method


def test_that_an_item_moves_as_far_as_its_list_goes(method: MethodDefinition) -> None:
    changed, place = move(method, (*SECTIONS, 0), 1)
    assert place == (*SECTIONS, 1)
    assert changed.templates[0].sections[1] == method.templates[0].sections[0]
    assert move(method, (*SECTIONS, 0), -1) == (method, (*SECTIONS, 0))
    last = len(method.templates[0].sections) - 1
    assert move(method, (*SECTIONS, last - 1), 1)[1] == move(method, (*SECTIONS, last), 1)[1] == (*SECTIONS, last)


def test_that_every_finding_leads_to_a_place_of_the_method(method: MethodDefinition) -> None:
    section = method.templates[0].sections[0]
    broken = put(method, (*SECTIONS, 0), replace(section, weight=Decimal(1), scale="manca", code="a/b"))
    issues = validate(broken)
    places = [place_of_field(broken, issue.field) for issue in issues]
    assert ("templates", 0) in places
    assert (*SECTIONS, 0, "scale") in places
    assert place_of_field(broken, "scala[0].riga[1].quota") == ("scales", 0, "rows", 1, "share")
    assert place_of_field(broken, "scheda[0].arrotondamento.decimali") == ("templates", 0, "rounding", "digits")
    assert place_of_field(broken, "scheda[99].titolo") == ("templates",)


def test_that_every_field_of_a_method_can_be_edited() -> None:
    for shape, columns in COLUMNS.items():
        shown = {one.key.partition(":")[0].partition(".")[0] for one in columns}
        shown |= {str(part.way[0]) for part in parts.PARTS.get(shape, ())}
        assert {field.name for field in dataclasses.fields(shape)} - shown <= NODES.get(shape, set()), shape


WHOLE = {parts_list.way[0] for parts_list in parts.WHOLE_LISTS}
NODES = {
    MethodDefinition: {*WHOLE, "labels", "indicators", "service", "process"},
    SheetTemplate: {"bands"},
}


def things(method: MethodDefinition) -> list[Any]:
    """Every part of a method that a form shows."""
    found: list[Any] = [method, method.labels, method.indicators, method.service, method.process]
    waiting: list[Any] = [*method.scales, *method.templates, method.process]
    while waiting:
        thing = waiting.pop()
        found.append(thing)
        waiting += [item for part in parts.PARTS.get(type(thing), ()) for item in part.items(thing) or ()]
        waiting += [thing.bands] if isinstance(thing, SheetTemplate) else []
    return found


@pytest.mark.parametrize("code", [row.code for row in list_presets()])
def test_that_writing_back_what_is_shown_changes_nothing(code: str) -> None:
    for thing in things(read_preset(code)):
        for one in COLUMNS[type(thing)]:
            assert write_field(thing, one, read_field(thing, one)) == thing, (type(thing), one.key)


def test_that_a_group_comes_with_its_first_field_and_goes_with_the_last(method: MethodDefinition) -> None:
    organ, day = column(MethodDefinition, "adoption.organ"), column(MethodDefinition, "adoption.day")
    bare = replace(method, adoption=None)
    adopted = write_field(bare, day, date(2025, 1, 25))
    assert adopted.adoption == Adoption("", day=date(2025, 1, 25))
    assert write_field(adopted, organ, "Giunta").adoption == Adoption("Giunta", day=date(2025, 1, 25))
    assert write_field(adopted, day, None) == bare


def test_that_a_section_of_differentiation_begins_with_an_empty_table() -> None:
    section = Section("d", "Differenziazione", SectionKind.BEHAVIOURS)
    kind, measure = column(Section, "kind"), column(Section, "spread.measure")
    changed = write_field(section, kind, SectionKind.DIFFERENTIATION)
    assert changed.spread is not None
    assert changed.spread.steps == ()
    assert write_field(changed, measure, None).spread is None


def test_that_the_kinds_of_objectives_are_ticked_one_by_one() -> None:
    section = Section("o", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL)
    operational = column(Section, "objective_kinds:operational")
    ticked = write_field(section, operational, True)
    assert ticked.objective_kinds == (ObjectiveKind.OPERATIONAL,)
    assert read_field(ticked, operational)
    assert write_field(ticked, operational, False) == section


def test_that_lists_of_words_are_one_per_line(method: MethodDefinition) -> None:
    areas = column(SheetTemplate, "contract_areas")
    template = write_field(method.templates[0], areas, "Istruttori\n\n Operatori ")
    assert template.contract_areas == ("Istruttori", "Operatori")
    assert read_field(template, areas) == "Istruttori\nOperatori"
    assert write_field(template, areas, None).contract_areas == ()


def test_that_choices_are_the_words_of_the_vocabulary_the_scales_and_the_sections(method: MethodDefinition) -> None:
    template = method.templates[0]
    assert word_type(SheetTemplate, "rounding.point") is RoundingPoint
    kinds = choices_of(method, template.sections[0], column(Section, "kind"))
    assert (SectionKind.BEHAVIOURS, "comportamenti") in kinds
    scales = choices_of(method, template.sections[0], column(Section, "scale"))
    assert scales == [(scale.code, scale.title) for scale in method.scales]
    blocking = parts.PARTS[SheetTemplate][1]
    rule = blocking.make(method)
    found = choices_of(method, rule, column(type(rule), "section"), template)
    assert found == [("", "il totale"), *((section.code, section.title) for section in template.sections)]
    twins = replace(template, sections=(*template.sections, replace(template.sections[0], code="altra")))
    shown = choices_of(method, rule, column(type(rule), "section"), twins)
    codes = [code for code, title in shown if f"({code})" in title]
    assert codes == [template.sections[0].code, "altra"]


FREE = {"degree_table", "objective_table", "weight_goes_to", "datum"}
"""What they may name need not be there."""


def test_that_every_choice_has_something_to_choose_from(method: MethodDefinition) -> None:
    for thing in things(read_preset("articolo-9")):
        for one in COLUMNS[type(thing)]:
            if one.format.name == "CHOICE" and one.key not in {"section", *FREE}:
                values = choices_of(method, thing, one)
                assert values, (type(thing), one.key)
                word = word_type(type(thing), one.key)
                assert word is None or issubclass(word, Enum)


def test_that_a_new_item_of_every_list_can_be_shown_and_named(method: MethodDefinition) -> None:
    for part in (*parts.WHOLE_LISTS, *(one for some in parts.PARTS.values() for one in some)):
        item = part.make(method)
        assert isinstance(item, part.item)
        assert parts.words_of(item)
        assert parts.identity_of(item) is not None


def test_that_edits_go_back_and_forth(method: MethodDefinition) -> None:
    renamed = replace(method, name="Altra")
    edits = begin(method).edited(renamed).edited(renamed)
    assert edits.is_changed
    assert edits.undone() == replace(begin(method), future=(renamed,))
    assert edits.undone().undone() == edits.undone()
    assert edits.undone().redone() == edits
    assert edits.redone() == edits
    assert not edits.undone().is_changed
