"""The rules of progressions in the editor: every field can be edited, and showing one changes nothing."""

from dataclasses import fields
from pathlib import Path

from app.domain.columns import column_of
from app.domain.method_editing.fields import choices_of, read_field, write_field
from app.domain.method_editing.known import is_relevant
from app.domain.method_editing.renaming import put_back
from app.domain.progression_file.toml import read_progressions
from app.domain.progressions.definition import CriteriaGroup, Criterion, ProgressionRules
from app.domain.progressions.rule_editing import (
    PROGRESSION_COLUMNS,
    PROGRESSION_LISTS,
    PROGRESSION_PARTS,
    PROGRESSION_TABLE_KEYS,
)
from app.domain.progressions.vocabulary import CriterionKind

SHIPPED = Path(__file__).parents[3] / "app" / "resources" / "progressions" / "differenziali.toml"
PAGES = {"requirements", "performance", "experience", "ranking"}


def shipped() -> ProgressionRules:
    rules, _ = read_progressions(SHIPPED.read_text(encoding="utf-8"))
    assert rules is not None
    return rules


def test_that_every_field_of_the_rules_can_be_edited_and_has_words_to_choose_from() -> None:
    rules = shipped()
    for shape, columns in PROGRESSION_COLUMNS.items():
        shown = {one.key.partition(".")[0] for one in columns}
        shown |= {str(parts.way[0]) for parts in PROGRESSION_PARTS.get(shape, ())}
        shown |= {*(str(way[0]) for way in PROGRESSION_LISTS), *PAGES} if shape is ProgressionRules else set()
        assert {field.name for field in fields(shape)} <= shown, shape
    assert all(
        column_of(PROGRESSION_COLUMNS[shape], key) for shape, keys in PROGRESSION_TABLE_KEYS.items() for key in keys
    )
    for parts in (*PROGRESSION_LISTS.values(), *(one for some in PROGRESSION_PARTS.values() for one in some)):
        item = parts.make(rules)
        assert isinstance(item, parts.item)
        choices = [one for one in PROGRESSION_COLUMNS[parts.item] if one.format.name == "CHOICE"]
        assert all(choices_of(rules, item, one) for one in choices)  # type: ignore[arg-type]  # of any rules


def test_that_writing_back_what_is_shown_changes_nothing() -> None:
    rules = shipped()
    parts = [rules, rules.requirements, rules.performance, rules.experience, rules.ranking]
    parts += [item for one in PROGRESSION_LISTS.values() for item in one.items(rules) or ()]
    parts += [item for one in rules.criteria for item in one.items]
    for part in parts:
        for one in PROGRESSION_COLUMNS[type(part)]:
            assert write_field(part, one, read_field(part, one)) == part, (type(part), one.key)


def test_that_criteria_follow_the_code_of_their_group_and_show_what_counts() -> None:
    rules = shipped()
    group = rules.groups[0]
    renamed = put_back(rules, ("groups", 0), CriteriaGroup("sapere", group.label, group.cap))  # type: ignore[type-var]  # of any rules
    assert {one.group for one in renamed.criteria} == {"sapere"}  # type: ignore[attr-defined]  # of any rules
    table, linear = rules.criteria[0], Criterion("x", "X", group.cap, CriterionKind.LINEAR)
    assert [is_relevant(table, key) for key in ("items", "several", "maximum")] == [True, True, False]
    assert [is_relevant(linear, key) for key in ("items", "several", "maximum")] == [False, False, True]
