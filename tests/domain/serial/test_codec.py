"""A method through its file and its canonical JSON, without losses and with errors that say where."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import get_args, get_type_hints

import pytest

from app.domain.errors import UserError
from app.domain.italian_enum import ItalianEnum
from app.domain.method import definition, degree_table, outside, scale, template, vocabulary
from app.domain.method.definition import Adoption, MethodDefinition
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.stored import method_from_json, method_to_json
from app.domain.method.vocabulary import ScaleMode
from app.domain.method_file.toml import read_method
from app.domain.method_file.words import ITALIAN, KEYS, word_of
from app.domain.serial.canonical import from_json, to_json
from app.domain.serial.codecs import FRACTION, Many, Maybe
from app.domain.serial.format_1.words import SCALE_MODE
from app.domain.serial.plain import Problem, from_plain, place
from tests.domain.method.sample import SMALL

D = Decimal


def read(text):
    found, issues = read_method(text)
    assert issues == []
    assert found is not None
    return found


def test_that_a_small_file_becomes_a_method():
    method = read(SMALL)
    assert method.template("dip").bands.steps[0].share == D("80.5")
    assert method.scale("s").rows[2].value == 3
    assert method.template("dip").section("c").factors[1].weight == 40


def test_that_a_method_survives_json_without_losses():
    method = replace(
        read(SMALL),
        adoption=Adoption("Giunta comunale", "12", date(2024, 1, 25)),
        valid_from=date(2024, 1, 1),
        scales=(
            Scale("f", "Libera", ScaleMode.FREE, (ScaleRow("x", minimum=D("0.1"), maximum=D(4)),), step=D("0.10")),
        ),
    )
    assert method_from_json(method_to_json(method)) == method


def test_that_equal_methods_have_the_same_text():
    method = read(SMALL)
    heavier = replace(method, indicators=replace(method.indicators, cap=D("100.00")))
    assert heavier == method
    assert method_to_json(heavier) == method_to_json(method)


def test_that_fractions_and_words_survive_json():
    assert to_json(Many(Maybe(FRACTION)), (Fraction(1, 3), None)) == '["1/3",null]'
    assert to_json(SCALE_MODE, ScaleMode.FREE) == '"free"'


@pytest.mark.parametrize("text", ["{", "[]", '{"code": "x"}'])
def test_that_a_stored_text_that_is_not_a_method_is_refused_in_italian(text):
    with pytest.raises(UserError) as caught:
        method_from_json(text)
    assert "copia di sicurezza" in caught.value.sentence


def test_that_dates_are_written_without_quotes():
    assert read(f"valido_dal = 2024-01-01\n{SMALL}").valid_from == date(2024, 1, 1)


def test_that_words_are_read_in_any_case():
    assert read(SMALL.replace('"comportamenti"', '"Comportamenti"')) == read(SMALL)


def test_that_a_place_is_said_with_positions_from_one():
    assert place(("scheda", 0, "sezione", 0, "fattore", 11)) == "scheda 1, sezione 1, fattore 12"
    assert place(()) == "Il testo"
    assert Problem(("scheda", 0, "peso"), "x").as_issue().field == "scheda[0].peso"


@pytest.mark.parametrize("plain", [["a"], ["a", "b", "c"]])
def test_that_a_pair_has_two_elements(plain):
    assert from_plain(tuple[str, str], plain)[1][0].sentence == "ci si aspettano 2 elementi"


@pytest.mark.parametrize("text", ["1/0", "x", 3])
def test_that_a_fraction_must_be_one(text):
    assert from_plain(Fraction, text)[1][0].sentence == f"«{text}» non è una frazione"
    assert from_json(FRACTION, json.dumps("2/4")) == Fraction(1, 2)


def method_classes():
    for module in (definition, degree_table, outside, scale, template):
        for found in vars(module).values():
            if is_dataclass(found) and found.__module__ == module.__name__:
                yield found


@pytest.mark.parametrize("shape", list(method_classes()), ids=lambda shape: shape.__name__)
def test_that_every_field_has_one_italian_key(shape):
    keys = [KEYS[field.name] for field in fields(shape)]
    assert len(set(keys)) == len(keys)


def test_that_no_key_is_for_a_field_that_is_gone():
    names = {field.name for shape in method_classes() for field in fields(shape)}
    assert names == set(KEYS)


def words_used():
    for shape in method_classes():
        for hint in get_type_hints(shape).values():
            for part in (hint, *get_args(hint)):
                if isinstance(part, type) and issubclass(part, Enum):
                    yield part


@pytest.mark.parametrize("words", sorted(set(words_used()), key=lambda one: one.__name__), ids=lambda one: one.__name__)
def test_that_every_word_of_a_file_is_italian_and_means_one_thing(words):
    written = [word_of(word) for word in words]
    assert len(set(written)) == len(written)
    assert [from_plain(words, word, ITALIAN)[0] for word in written] == list(words)


def test_that_every_vocabulary_is_used_by_a_method():
    own = {found for found in vars(vocabulary).values() if isinstance(found, type) and issubclass(found, Enum)}
    assert own - {Enum, ItalianEnum} <= set(words_used())


def test_that_the_shape_of_the_method_is_what_the_words_describe():
    assert get_type_hints(MethodDefinition)["scales"] == tuple[Scale, ...]
