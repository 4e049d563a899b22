"""Methods of many kinds, written as files: every total worked out by hand, every word of the vocabulary used."""

import dataclasses
from enum import Enum

import pytest

from app.domain.exact import ZERO
from app.domain.method import outside_words, vocabulary
from app.domain.method.stored import method_from_json, method_to_json
from app.domain.method_file.toml_writing import write_method
from app.domain.method_file.words import KEYS
from app.domain.objectives import Combination, Direction, IndicatorRule, ObjectiveKind
from app.domain.objectives.rule_parameters import Lateness
from app.domain.roles import SheetRole
from app.domain.scoring.checks import sheet_issues
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.objective_parts import Memory
from app.domain.scoring.year import year_result
from tests.domain.method.sheet_files import EVERY, NAMES, PRESETS, Case, cases, method, method_files


@pytest.mark.parametrize(("name", "case"), EVERY, ids=[f"{name}: {case.title}" for name, case in EVERY])
def test_that_each_sheet_gives_what_was_worked_out_by_hand(name: str, case: Case) -> None:
    definition, expected = method(name), case.expected
    template = definition.template(case.template)
    result = score_sheet(definition, template, case.sheet)
    assert result.exact_total == expected.exact
    assert (result.total, result.individual) == (expected.total, expected.individual)
    assert (result.band, result.share, result.award_share) == (expected.band, expected.share, expected.award)
    assert result.is_negative is expected.is_negative
    assert [missing.kind.value for missing in result.missing] == list(expected.missing)
    assert [issue.code for issue in sheet_issues(definition, template, case.sheet)] == list(expected.issues)
    assert {code: result.section(code).degree for code, _ in expected.degrees} == dict(expected.degrees)
    labels = {step.label for step in result.tree.walk()}
    assert labels >= set(expected.words)
    assert score_sheet(method_from_json(method_to_json(definition)), template, case.sheet) == result


@pytest.mark.parametrize("name", NAMES)
def test_that_what_is_remembered_of_other_sheets_changes_no_result(name: str) -> None:
    definition, memory = method(name), Memory()
    for case in cases(name).case * 2:
        template = definition.template(case.template)
        assert score_sheet(definition, template, case.sheet, memory) == score_sheet(definition, template, case.sheet)


@pytest.mark.parametrize("name", NAMES)
def test_that_each_year_gives_what_was_worked_out_by_hand(name: str) -> None:
    for year in cases(name).year:
        found = year_result(year.sheets)
        assert found is not None
        assert found.total == year.total


def test_that_every_method_has_its_sheets_and_there_are_more_than_ten() -> None:
    own, shipped = {path.stem for path in method_files()}, {path.stem for path in PRESETS.glob("*.toml")}
    assert own | shipped == set(NAMES)
    assert len(own) > 10


def test_that_every_sheet_of_every_method_is_worked_out() -> None:
    known = {(name, case.template) for name, case in EVERY}
    assert known == {(name, template.code) for name in NAMES for template in method(name).templates}


WORDS = [
    found
    for module in (vocabulary, outside_words)
    for found in vars(module).values()
    if isinstance(found, type) and issubclass(found, Enum) and found.__module__ == module.__name__
]
WORDS += [Combination, Direction, IndicatorRule, ObjectiveKind, SheetRole, Lateness]


def words_in(value):
    if isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from words_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from words_in(getattr(value, field.name))


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)
def test_that_every_word_of_the_vocabulary_is_used_by_a_method_of_these_tests(words: type[Enum]) -> None:
    own = [path.stem for path in method_files()]
    used = {word for name in own for word in words_in((method(name), cases(name)))}
    assert set(words) <= used


def test_that_every_key_of_the_file_is_used_by_a_method_of_these_tests() -> None:
    texts = [path.read_text(encoding="utf-8") for path in method_files()]
    unused = {key for key in KEYS.values() if not any(f"{key} = " in text or f"{key}]" in text for text in texts)}
    assert unused == set()


@pytest.mark.parametrize("name", [path.stem for path in method_files()])
def test_that_these_methods_are_written_and_read_back_the_same(name: str) -> None:
    from app.domain.method_file.toml import read_method

    assert read_method(write_method(method(name)))[0] == method(name)


def test_that_a_sheet_is_found_by_role_area_and_unit() -> None:
    found = method("aree")
    chosen = [
        found.template_for(SheetRole.EMPLOYEE, "Istruttori"),
        found.template_for(SheetRole.EMPLOYEE, "Operatori"),
        found.template_for(SheetRole.EMPLOYEE, "Operatori", "Polizia locale"),
        found.template_for(SheetRole.SECRETARY),
        found.template_for(SheetRole.EQ, "Funzionari ed EQ"),
    ]
    assert [template.code for template in chosen if template] == ["tutti", "operatori", "polizia", "segretario", "eq"]


def test_that_sections_come_and_go_from_one_year_to_the_next() -> None:
    before, after = method("anno-2024"), method("anno-2025")
    sections = [[section.code for section in one.template("dipendente").sections] for one in (before, after)]
    assert sections == [["obiettivi", "comportamenti"], ["organizzazione", "obiettivi", "comportamenti"]]
    assert before.name == after.name
    assert sum(section.weight for section in after.template("dipendente").sections) > ZERO
