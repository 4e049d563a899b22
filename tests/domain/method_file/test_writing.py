"""A method written to its file and read back is the same method."""

import dataclasses
import string
import types
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.method.definition import MethodDefinition
from app.domain.method_file.toml import _parsed, read_method
from app.domain.method_file.toml_writing import write_method
from app.domain.method_file.words import ITALIAN
from app.domain.serial.plain import from_plain
from tests.domain.method.sample import SMALL

PRESETS = sorted((Path(__file__).parents[3] / "app" / "resources" / "methods").glob("*.toml"))
SCALARS = {
    str: st.one_of(st.text(max_size=8), st.text(string.printable + "\x7f\"\\'àè€", max_size=6)),
    bool: st.booleans(),
    int: st.integers(-(10**6), 10**6),
    Decimal: st.decimals(-(10**6), 10**6, places=4),
    date: st.dates(),
}


def values_of(shape):
    if dataclasses.is_dataclass(shape):
        hints = get_type_hints(shape)
        return st.builds(shape, **{field.name: values_of(hints[field.name]) for field in dataclasses.fields(shape)})
    if get_origin(shape) in {types.UnionType, Union}:
        return st.none() | values_of(get_args(shape)[0])
    if get_origin(shape) is tuple:
        return st.lists(values_of(get_args(shape)[0]), max_size=2).map(tuple)
    return st.sampled_from(shape) if issubclass(shape, Enum) else SCALARS[shape]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(values_of(MethodDefinition))
def test_that_any_method_written_and_read_is_the_same(method):
    found, problems = from_plain(MethodDefinition, _parsed(write_method(method)), ITALIAN)
    assert problems == []
    assert found == method


@pytest.mark.parametrize("path", PRESETS, ids=lambda path: path.stem)
def test_that_every_shipped_method_written_and_read_is_the_same(path):
    method, _ = read_method(path.read_text(encoding="utf-8"))
    written = write_method(method)
    assert read_method(written)[0] == method
    assert write_method(read_method(written)[0]) == written


def test_that_a_written_file_reads_like_one_written_by_hand():
    written = write_method(read_method(SMALL)[0])
    assert written.startswith("# METODOLOGIA DI VALUTAZIONE (SMVP)\n")
    assert (
        """\
# SCHEDA DI VALUTAZIONE
[[scheda]]
codice = "dip"
titolo = "Scheda"
ruolo = "dipendente"
totale = "media ponderata delle sezioni"
arrotondamento = { punto = "totale", decimali = 2, modo = "metà per eccesso" }

# Quale quota del premio spetta per ogni totale.
[scheda.fasce]
tipo = "a gradini"
confronta = "totale arrotondato"
gradino = [
    { da = 60, quota = 80.5 },
    { da = 0, quota = 0 },
]
"""
        in written
    )
    assert max(map(len, written.splitlines())) < 120
