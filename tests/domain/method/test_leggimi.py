"""The description for consultants says everything: each key, each word, each default, examples that hold."""

import dataclasses
import re
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from app.domain.method import definition, degree_table, outside, scale, template
from app.domain.method.definition import MethodDefinition
from app.domain.method_file.method_form import METHOD_FILE
from app.domain.method_file.toml import _parsed, read_method
from app.domain.method_file.toml_writing import _written
from app.domain.method_file.words import ITALIAN, KEYS, word_of
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import FactorInput, ObjectiveInput, SectionInput, SheetInput
from app.domain.serial.plain import from_plain

D = Decimal
TEXT = (Path(__file__).parents[3] / "app" / "resources" / "methods" / "LEGGIMI.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
CODE = set(re.findall(r"`([^`\n]+)`", TEXT.replace("```", "")))
SHAPES = [
    shape
    for module in (definition, degree_table, outside, scale, template)
    for shape in vars(module).values()
    if dataclasses.is_dataclass(shape) and shape.__module__ == module.__name__
]


def words():
    for shape in SHAPES:
        for hint in get_type_hints(shape).values():
            for part in (hint, *get_args(hint)):
                if isinstance(part, type) and issubclass(part, Enum):
                    yield from part


@pytest.mark.parametrize("key", sorted(set(KEYS.values())))
def test_that_every_key_is_described(key):
    assert CODE & {key, f"[{key}]", f"[[{key}]]"}


@pytest.mark.parametrize("word", sorted({word_of(word) for word in words()}))
def test_that_every_word_is_described(word):
    assert f'"{word}"' in CODE


def test_that_no_word_is_described_that_does_not_exist():
    quoted = {code.strip('"') for code in CODE if code.startswith('"')}
    known = {word_of(word) for word in words()}
    assert quoted - known == {"", "28/02", "Giunta comunale", "Nucleo di valutazione", "OIV"}


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        (shape, field.name)
        for shape in SHAPES
        for field in dataclasses.fields(shape)
        if isinstance(field.default, Decimal | int | Enum) and not field.name.endswith("_days")
    ],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_that_the_default_of_a_key_is_the_one_described(shape, name):
    default = next(field.default for field in dataclasses.fields(shape) if field.name == name)
    lines = [line for line in TEXT.splitlines() if f"`{ITALIAN.key(name)}`" in line]
    following = [TEXT.splitlines()[TEXT.splitlines().index(line) + 1] for line in lines]
    assert any(
        f"`{_written(METHOD_FILE, default)}`" in f"{line} {after}" for line, after in zip(lines, following, strict=True)
    )


def test_that_the_complete_example_holds_and_gives_the_total_it_tells():
    method, issues = read_method(EXAMPLES[0])
    assert issues == []
    factors = (FactorInput("cura", D(3)), FactorInput("tempi", D(2)))
    objective = ObjectiveInput("objective:1", "Uno", D(100), degree=D(80))
    sheet = SheetInput(
        (SectionInput("obiettivi", objectives=(objective,)), SectionInput("comportamenti", factors=factors))
    )
    result = score_sheet(method, method.templates[0], sheet)
    assert (result.section("comportamenti").degree, result.exact_total, result.share) == (90, 86, 100)


@pytest.mark.parametrize("example", EXAMPLES[1:], ids=range(1, len(EXAMPLES)))
def test_that_the_short_examples_fit_in_the_complete_one(example):
    head, mark, rest = EXAMPLES[0].partition("[scheda.fasce]")
    text = head + example + mark + rest if "blocco" in example else EXAMPLES[0] + example
    assert from_plain(MethodDefinition, _parsed(text), ITALIAN)[1] == []


def test_that_the_command_named_exists():
    assert "merito import ARCHIVIO metodologia.toml --kind metodo" in TEXT
