"""Units as people call them in their lists: by the beginning of the name, by a path, at whatever level they are."""

import re
from collections.abc import Callable, Sequence

from app.domain.matching import text_key
from app.domain.structure.units import UnitKind, UnitRow, name_without_kind

_LEVELS = re.compile(r"\s*[/›>]\s*")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_KIND_SECOND = re.compile(r"^([ivx]{1,5}|\d{1,2}) (?:area|settore|servizio) (?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NUMBERS = frozenset((*_ROMAN, *map(str, range(1, 11))))
_SHORTEST = 3
"""Letters of a word that may be another when its last one is left out."""
_KIND_LAST = re.compile(r" (?:area|settore|servizio)$")
_LONGEST = 90
_UNIT = re.compile(
    r"(?:area|settore|servizio|ufficio|unit[àa] (?:organizzativa|operativa)|ripartizione|dipartimento|u\.?o\.?)\s+\S.*"
    r"|(?:[ivx]{1,5}|[1-9])[°ºa^]?\s+(?:area|settore|servizio)\b.*",
    re.IGNORECASE,
)
_STAFF = re.compile(r"personale|risorse umane|organizzazione", re.IGNORECASE)


def calls_a_unit(text: str) -> bool:
    """Whether a text on a line of its own is the name of a unit: `SETTORE II – TECNICO`, `IV Settore`."""
    return len(text) <= _LONGEST and _UNIT.fullmatch(text.strip()) is not None


def keeps_the_staff(text: str) -> bool:
    """Whether a unit is by its name the one that keeps the lists of staff, and heads them: `Ufficio personale`."""
    return _STAFF.search(text) is not None


def unit_elsewhere(units: Sequence[UnitRow], text: str) -> UnitRow | None:
    """Return the only unit that a text names: `Settore I` of «Settore I – Affari generali», `Settore I / Tributi`.

    What people call settore may be an area of the archive; of a path the lowest unit known counts.
    """
    for part in reversed([part for part in _LEVELS.split(_BRACKETS.sub("", text)) if part]):
        for is_called in (
            _has_code,
            _has_name,
            _has_name_without_kind,
            _has_bare_code,
            _has_code_and_name,
            _begins_with,
            _is_shortened,
            _has_number_and_words,
            _has_words_of_its_own,
        ):
            for words in dict.fromkeys((part, _in_roman(part))):
                found = [unit for unit in units if is_called(unit, words)]
                if len(found) == 1:
                    return found[0]
    return None


def _has_code(unit: UnitRow, part: str) -> bool:
    return text_key(unit.code) == text_key(part)


def _has_name(unit: UnitRow, part: str) -> bool:
    return text_key(unit.name) == text_key(part)


def _has_name_without_kind(unit: UnitRow, part: str) -> bool:
    return _bare(unit.name) == _bare(part)


def _has_bare_code(unit: UnitRow, part: str) -> bool:
    return text_key(unit.code) == _bare(part)


def _has_code_and_name(unit: UnitRow, part: str) -> bool:
    """`Settore I - Affari generali` is the unit «I», «Affari generali»."""
    return _bare(part) == f"{text_key(unit.code)} {_bare(unit.name)}"


def _begins_with(unit: UnitRow, part: str) -> bool:
    """`Settore I` begins «I – Affari generali» too: the word of the kind stands for one of the two words asked."""
    key = text_key(part)
    is_enough = " " in key or len(key) > _SHORTEST
    return is_enough and f"{_bare(unit.name)} ".startswith(f"{_bare(part)} ")


def _is_shortened(unit: UnitRow, part: str) -> bool:
    """`Econ. finanziario` is «Economico finanziario»: as many words, each the beginning of one, some with a stop."""
    words, whole = _bare(part).split(), _bare(unit.name).split()
    return (
        "." in part and len(words) == len(whole) and all(map(str.startswith, whole, words)) and min(map(len, words)) > 2
    )


def _has_number_and_words(unit: UnitRow, part: str) -> bool:
    """`Area II - Finanziaria` is «Area II – Economico finanziaria e tributi»: its number, and words of its name."""
    number, *words = _bare(part).split() or [""]
    own = _bare(unit.name).split()
    theirs = own[0] if own and own[0] in _NUMBERS else text_key(unit.code)
    return number in _NUMBERS and number == theirs and bool(words) and all(map(_is_among(own), words))


def _has_words_of_its_own(unit: UnitRow, part: str) -> bool:
    """`3° Tecnico` is «Settore Tecnico e polizia locale» where nothing of the unit says another number."""
    number, *words = _bare(part).split() or [""]
    own = _bare(unit.name).split()
    is_numbered = text_key(unit.code) in _NUMBERS or bool(own and own[0] in _NUMBERS)
    begins = f"{' '.join(own)} ".startswith(f"{' '.join(words)} ")
    return number in _NUMBERS and bool(words) and not is_numbered and begins


def _is_among(names: Sequence[str]) -> Callable[[str], bool]:
    """Whether a word is among those of a name, however it ends: `finanziario`, `finanziaria`."""
    return lambda word: len(word) > _SHORTEST and any(name.startswith(word[:-1]) for name in names)


def _bare(name: str) -> str:
    """Leave out the word of whatever kind a name begins with, or ends with (`IV SETTORE`)."""
    for kind in UnitKind:
        name = name_without_kind(kind, name)
    return _KIND_SECOND.sub(r"\1 ", _KIND_LAST.sub("", text_key(name)))


def _in_roman(part: str) -> str:
    """Write the number that a unit goes by as codes do: `1° Settore` is the «I»."""
    return re.sub(r"^(10|[1-9])(?=[°ºa^]? )", lambda found: _ROMAN[int(found[1]) - 1], part)
