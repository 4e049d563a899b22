"""Files of the catalogue (TOML) to entries: those that ship with the program, and those that an ente takes along."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from app.domain.catalogue.entry import CatalogueEntry, CatalogueIndicator, CatalogueSector
from app.domain.catalogue.words import words_of
from app.domain.exact import ZERO
from app.domain.issues import Issue
from app.domain.method_file.limits import why_too_large
from app.domain.method_file.toml_words import not_toml
from app.domain.objectives.indicator import validate as validate_indicator
from app.domain.objectives.measuring import HIGHEST_CAP, parameter_issues
from app.domain.objectives.rule_parameters import IndicatorParameters
from app.domain.objectives.rules import text_issues
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.serial.plain import Dialect, Path, Problem, from_plain

KEYS: Mapping[str, str] = {
    "bound": "valore",
    "code": "codice",
    "degree": "grado",
    "direction": "verso",
    "entries": "obiettivo",
    "excluded": "escluse",
    "generic": "generiche",
    "hint": "atteso",
    "indicators": "indicatore",
    "law": "norma",
    "name": "nome",
    "nature": "natura",
    "penalty": "penalita",
    "rule": "regola",
    "sectors": "settori",
    "source": "fonte",
    "steps": "gradino",
    "title": "titolo",
    "unit": "unita",
    "words": "parole",
}


def catalogue_word(member: Enum) -> str:
    """Return the word of an enum in a file of the catalogue: the one of the program, in small letters."""
    return str(getattr(member, "italian", member.value)).lower()


DIALECT = Dialect(key=KEYS.__getitem__, word=catalogue_word)
Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class CatalogueContents:
    """The file that lists the settori of the catalogue in their order, and the words that count less."""

    sectors: tuple[str, ...]
    generic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectorFile:
    """The file of a settore: its name, its words, its entries."""

    code: str
    name: str
    words: tuple[str, ...] = ()
    entries: tuple[CatalogueEntry, ...] = ()

    @property
    def sector(self) -> CatalogueSector:
        return CatalogueSector(self.code, self.name, self.words)


@dataclass(frozen=True, slots=True)
class EntriesFile:
    """The file in which an ente takes its own entries along."""

    entries: tuple[CatalogueEntry, ...] = ()


def read_contents(text: str, file: str) -> tuple[CatalogueContents | None, list[Issue]]:
    return _read(CatalogueContents, text, file)


def read_sector(text: str, file: str) -> tuple[SectorFile | None, list[Issue]]:
    """Read the file of a settore; with any problem there is none, and each problem says file, entry and field."""
    found, issues = _read(SectorFile, text, file)
    issues += [] if found is None else _entry_issues(found.entries, file)
    return (None if issues else found), issues


def read_entries(text: str, file: str) -> tuple[tuple[CatalogueEntry, ...], list[Issue]]:
    """Read the entries of an ente; with any problem there is none, and each problem says file, entry and field."""
    found, issues = _read(EntriesFile, text, file)
    issues += [] if found is None else _entry_issues(found.entries, file)
    return (found.entries if found and not issues else ()), issues


def _read(shape: type[Shape], text: str, file: str) -> tuple[Shape | None, list[Issue]]:
    if why := why_too_large(text):
        return None, [_issue(file, why)]
    try:
        plain = tomllib.loads(f"{text}\n", parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        return None, [_issue(file, not_toml(str(error), text))]
    found, problems = from_plain(shape, plain, DIALECT)
    return found, [_issue(file, _told(problem, plain)) for problem in problems]


def _issue(file: str, sentence: str) -> Issue:
    return Issue("catalogue_file", f"{file}: {sentence[:1].lower()}{sentence[1:]}")


def _told(problem: Problem, plain: Mapping[str, Any]) -> str:
    return f"{_place(problem.path, plain)}{problem.sentence}"


def _place(path: Path, plain: Mapping[str, Any]) -> str:
    """Say in words a place of a file: the entry by its code, the indicator by its number, the field by its name."""
    words: list[str] = []
    for before, part in zip(("", *path), path, strict=False):
        if not isinstance(part, int):
            words.append(f"«{part}»")
        elif before == KEYS["entries"]:
            words[-1] = f"obiettivo {_name_of(plain, part)}"
        elif before == KEYS["indicators"]:
            words[-1] = f"indicatore {part + 1}"
        else:
            words[-1] = f"{words[-1]} {part + 1}"
    return f"{', '.join(words)}: " if words else ""


def _name_of(plain: Mapping[str, Any], position: int) -> str:
    entry = plain[KEYS["entries"]][position]
    code = entry.get(KEYS["code"]) if isinstance(entry, dict) else None
    return f"«{code}»" if isinstance(code, str) and code else f"{position + 1}"


def _entry_issues(entries: Iterable[CatalogueEntry], file: str) -> list[Issue]:
    listed = list(entries)
    twice = [code for code, times in Counter(entry.code for entry in listed).items() if times > 1]
    found = [f"obiettivo «{code}», «codice»: lo stesso codice è scritto due volte" for code in twice]
    found += [sentence for entry in listed for sentence in entry_sentences(entry)]
    return [_issue(file, sentence) for sentence in found]


def entry_sentences(entry: CatalogueEntry) -> Iterator[str]:
    """Say what is wrong in an entry, with the name of the field."""
    for issue in entry_issues(entry):
        yield f"obiettivo «{entry.code}», {_field_words(issue.field)}: {issue.sentence[:1].lower()}{issue.sentence[1:]}"


def _field_words(field: str) -> str:
    number, _, name = field.rpartition(".")
    key = f"«{KEYS.get(name, name)}»"
    return f"indicatore {number}, {key}" if number else key


def entry_issues(entry: CatalogueEntry) -> Iterator[Issue]:
    """Ask of an entry what is asked of an objective and of its indicators; `field` is `2.name` for the second one."""
    yield from text_issues(entry.code, "code", "il codice", longest=60, required=True)
    yield from text_issues(entry.title, "title", "il titolo", longest=300, required=True)
    for field, words in (("words", entry.words), ("excluded", entry.excluded)):
        if empty := [word for word in words if not words_of(word)]:
            yield Issue("empty_word", f"«{empty[0]}» non ha nessuna parola che dica qualcosa.", field)
    for number, indicator in enumerate(entry.indicators, start=1):
        for issue in indicator_issues(indicator):
            yield Issue(issue.code, issue.sentence, f"{number}.{issue.field}")


def indicator_issues(indicator: CatalogueIndicator) -> Iterator[Issue]:
    """Ask of an indicator what is asked of one of an objective, and that its table goes with its rule."""
    yield from validate_indicator(indicator.draft)
    if indicator.steps and indicator.rule is not IndicatorRule.STEPS:
        yield Issue("steps_unused", "I gradini servono soltanto alla regola «a gradini».", "steps")
    if indicator.penalty is not None and indicator.rule is not IndicatorRule.BY_DATE:
        yield Issue("penalty_unused", "La penalità serve soltanto alla regola «entro una data».", "penalty")
    if indicator.penalty is not None:
        yield from parameter_issues(IndicatorParameters(penalty=indicator.penalty))
    if any(not ZERO <= step.degree <= HIGHEST_CAP for step in indicator.steps):
        yield Issue("degree_out_of_range", f"Il grado va da 0 a {HIGHEST_CAP}.", "steps")
    yield from text_issues(indicator.hint, "hint", "come scegliere l'atteso", longest=500)
    yield from text_issues(indicator.law, "law", "la norma", longest=300)
