"""Entries to a file of the catalogue (TOML): what an ente takes along, or gives to another."""

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from app.domain.catalogue.entry import CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.reading import KEYS, catalogue_word
from app.domain.objectives.rule_parameters import IndicatorStep

_OPENING = """\
# CATALOGO DEGLI OBIETTIVI: le voci dell'ente.
# Scritto da Merito. Le righe che cominciano con # sono spiegazioni e non contano; i testi stanno tra virgolette.
# «atteso» dice come scegliere il valore: non è il valore.
"""
_WIDEST = 110


def write_entries(entries: Iterable[CatalogueEntry]) -> str:
    """Return the file of some entries; reading it gives the same entries."""
    return "\n".join([_OPENING, *(line for entry in entries for line in _entry(entry))])


def _entry(entry: CatalogueEntry) -> Iterator[str]:
    yield f"[[{KEYS['entries']}]]"
    yield _line("code", _quoted(entry.code))
    yield _line("title", _quoted(entry.title))
    for name, words in (("sectors", entry.sectors), ("words", entry.words), ("excluded", entry.excluded)):
        if words:
            yield _line(name, _listed([_quoted(word) for word in words]))
    yield ""
    for indicator in entry.indicators:
        yield f"[[{KEYS['entries']}.{KEYS['indicators']}]]"
        yield from _indicator(indicator)
        yield ""


def _indicator(one: CatalogueIndicator) -> Iterator[str]:
    yield _line("name", _quoted(one.name))
    if one.unit:
        yield _line("unit", _quoted(one.unit))
    yield _line("rule", _quoted(catalogue_word(one.rule)))
    yield _line("direction", _quoted(catalogue_word(one.direction)))
    if one.steps:
        yield _line("steps", _listed([_step(step) for step in one.steps]))
    if one.penalty is not None:
        yield _line("penalty", _number(one.penalty))
    for name, text in (("source", one.source), ("hint", one.hint), ("law", one.law)):
        if text:
            yield _line(name, _quoted(text))
    if one.nature is not None:
        yield _line("nature", _quoted(catalogue_word(one.nature)))


def _line(name: str, value: str) -> str:
    return f"{KEYS[name]} = {value}"


def _step(step: IndicatorStep) -> str:
    return f"{{ {_line('bound', _number(step.bound))}, {_line('degree', _number(step.degree))} }}"


def _number(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _listed(items: Sequence[str]) -> str:
    if sum(map(len, items)) + 2 * len(items) <= _WIDEST:
        return f"[{', '.join(items)}]"
    return "\n".join(["[", *(f"    {item}," for item in items), "]"])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
