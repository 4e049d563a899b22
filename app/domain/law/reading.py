"""The files of `app/resources/law` (TOML) to texts and thresholds: what is wrong in them is said by file and place."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from app.domain.issues import Issue
from app.domain.law.norms import Law, LegalFigure, Norm, Threshold
from app.domain.method_file.toml_words import not_toml
from app.domain.serial.plain import Dialect, from_plain, place

_KEYS: Mapping[str, str] = {
    "code": "codice",
    "figures": "valore",
    "is_secondary": "secondaria",
    "maximum": "massimo",
    "minimum": "minimo",
    "norms": "norma",
    "note": "nota",
    "rule": "regola",
    "source": "fonte",
    "text": "testo",
    "thresholds": "soglia",
    "title": "titolo",
    "unit": "unita",
    "valid_from": "dal",
    "valid_to": "al",
    "value": "numero",
}
_RULE = re.compile(r"W[1-9][0-9]?[ab]?")


def _word(member: Enum) -> str:
    return str(getattr(member, "italian", member.value)).lower()


_DIALECT = Dialect(key=_KEYS.__getitem__, word=_word)


@dataclass(frozen=True, slots=True)
class LawFile:
    """A file of texts and thresholds."""

    norms: tuple[Norm, ...] = ()
    thresholds: tuple[Threshold, ...] = ()


def read_law(files: Mapping[str, str]) -> tuple[Law | None, list[Issue]]:
    """Read the files, by name; with any problem there is no law, and each problem says file and place."""
    read = {name: _read(text, name) for name, text in files.items()}
    issues = [issue for _, found in read.values() for issue in found]
    sound = [(name, file) for name, (file, _) in read.items() if file is not None]
    law = Law(
        tuple(norm for _, file in sound for norm in file.norms),
        tuple(threshold for _, file in sound for threshold in file.thresholds),
    )
    issues += [_issue(name, sentence) for name, file in sound for sentence in _faults(file)]
    issues += [_issue("soglie", sentence) for sentence in _twice(law.thresholds)]
    return (None if issues else law), issues


def _read(text: str, name: str) -> tuple[LawFile | None, list[Issue]]:
    try:
        plain = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        return None, [_issue(name, not_toml(str(error), text))]
    found, problems = from_plain(LawFile, plain, _DIALECT)
    return found, [_issue(name, f"{place(problem.path)}: {problem.sentence}") for problem in problems]


def _issue(name: str, sentence: str) -> Issue:
    return Issue("law_file", f"{name}: {sentence}")


def _faults(file: LawFile) -> Iterator[str]:
    for norm in file.norms:
        yield from (f"norma «{norm.code}»: {fault}" for fault in _norm_faults(norm))
    for threshold in file.thresholds:
        yield from (f"soglia «{threshold.code}»: {fault}" for fault in _threshold_faults(threshold))


def _norm_faults(norm: Norm) -> Iterator[str]:
    yield from _empty(norm.code, norm.title, norm.text, norm.source)
    yield from _wrong_rule(norm.rule)
    yield from _wrong_days([norm])


def _threshold_faults(threshold: Threshold) -> Iterator[str]:
    yield from _empty(threshold.code, threshold.title)
    yield from _wrong_rule(threshold.rule)
    yield from _wrong_days(threshold.figures)
    if threshold.minimum > threshold.maximum:
        yield "il minimo supera il massimo"
    for one in threshold.figures:
        yield from _empty(one.source)
        if not threshold.minimum <= one.value <= threshold.maximum:
            yield f"{one.value} è fuori da {threshold.minimum}-{threshold.maximum}"
    for before, after in pairwise(threshold.figures):
        if before.valid_to is None or before.valid_to >= after.valid_from:
            yield f"il valore dal {after.valid_from} comincia prima che finisca quello dal {before.valid_from}"


def _empty(*texts: str) -> Iterator[str]:
    if not all(text.strip() for text in texts):
        yield "codice, titolo, testo e fonte non possono essere vuoti"


def _wrong_rule(rule: str) -> Iterator[str]:
    if _RULE.fullmatch(rule) is None:
        yield f"«{rule}» non è una regola (W1, W7a, …)"


def _wrong_days(lasting: Iterable[Norm | LegalFigure]) -> Iterator[str]:
    for one in lasting:
        if one.valid_to is not None and one.valid_to < one.valid_from:
            yield f"finisce il {one.valid_to}, prima di cominciare il {one.valid_from}"


def _twice(thresholds: Iterable[Threshold]) -> list[str]:
    counted = Counter(one.code for one in thresholds)
    return [f"«{code}» è scritta due volte" for code, times in counted.items() if times > 1]
