"""Names of people as a plan writes them, matched with those of the staff."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from app.domain.exact import HUNDRED
from app.domain.ids import EmployeeId
from app.domain.matching import text_key
from app.domain.plan_text.person_days import with_days_in_brackets

_BETWEEN = re.compile(r"\s*(?:[,;/\n•·]|\s[–-]\s|\be\b|\bed\b)\s*")
_OUTSIDE = re.compile(rf"(?:{_BETWEEN.pattern})(?![^()]*\))")
"""What stands between two people, but not inside the brackets beside one of them."""
_HONORIFIC = re.compile(
    r"(?:(?:(?:dott|dr|ing|geom|arch|rag|avv|sig|comm?|isp|cap|ten|prof)(?:\.\s?(?:ssa|ra)?|ssa|ra|(?=\s))|p\.\s?i\.|per\.\s?ind\."
    r"|dottor(?:e|essa)?|ingegnere|geometra|architett[oa]|ragionier[ea]|avvocat[oa]|signor[ae]?|commissari[oa]|ispettore"
    r"|ispettrice|capitano|tenente|professor(?:e|essa)|comandante|responsabile)\s*)+",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-Ü][\w'.]*(?:\s+(?:d[eai]l?|della|lo|la|[A-ZÀ-Ü][\w'.]*)){1,4}(?:\s*\(\s*\d{1,3}\s*%\s*\))?")
_SURNAME = r"(?:(?:[Dd][eai]l?|[Dd]ella|[Ll][oai])\s+)?[A-ZÀ-Ü][^\W\d_]+(?:['-][A-ZÀ-Ü][^\W\d_]+)?"
_INITIAL_LAST = re.compile(rf"{_SURNAME}\s+[A-ZÀ-Ü](?:\.|$)(?:\s?[A-ZÀ-Ü]\.)?")
_INITIAL_FIRST = re.compile(rf"[A-ZÀ-Ü]\.\s?(?:[A-ZÀ-Ü]\.\s?)?{_SURNAME}")
_SIDE_BY_SIDE = re.compile(rf"(?:{_INITIAL_LAST.pattern}(?:\s+|$)){{2,}}|(?:{_INITIAL_FIRST.pattern}(?:\s+|$)){{2,}}")
"""«Riva G. Testa P.»: the initials tell where a name ends when nothing stands between two of them."""
_SHARES = re.compile(r"\(\s*(\d{1,3})\s*%\s*\)")
_BARE_SHARE = re.compile(r"(?<=[^\W\d_.'])\s+(\d{1,3})\s*%")
"""«Anna Melis 50%» says the same as «Anna Melis (50%)»."""
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_MOST_WORDS = 5


class NamedInPlan(NamedTuple):
    """What a plan says of somebody it names: the percentage of the own time, and the words with the days."""

    time_share: Decimal | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class StaffName:
    """A person of the staff, by the words of the name."""

    id: EmployeeId
    last_name: str
    first_name: str


def names_in(text: str) -> list[str]:
    """Part «Anna Gatti, geom. Luca Pini (50%)» into the names it holds."""
    bare = _IN_BRACKETS.sub("", _in_brackets(text))
    pieces = (_without_title(piece) for piece in _pieces(bare))
    return [piece for piece in pieces if piece and len(piece.split()) <= _MOST_WORDS]


def time_share_in(text: str) -> Decimal | None:
    """Return the percentage that stands in brackets after the only name of a text; None without one, or over 100."""
    found = _SHARES.findall(_in_brackets(text))
    share = Decimal(found[0]) if len(found) == 1 and len(names_in(text)) == 1 else None
    return share if share is not None and share <= HUNDRED else None


def people_of(text: str) -> list[str]:
    """Part a line into people, where all that it holds are names; what says it otherwise stays whole.

    What stands in brackets beside a name stays with it: «Anna Melis (50%)».
    """
    if beside := _beside(text):
        return beside
    pieces = [piece for piece in _BETWEEN.split(_in_brackets(text).strip(" .;")) if _without_title(piece)]
    return [_without_title(piece) for piece in pieces] if len(pieces) > 1 and all(map(_is_named, pieces)) else [text]


def _in_brackets(text: str) -> str:
    return with_days_in_brackets(_BARE_SHARE.sub(r" (\1%)", text))


def _is_named(piece: str) -> bool:
    """Whether it is the name of a person; a title before it makes one of a surname alone: «sig.ra Tosi»."""
    name = _without_title(piece)
    is_titled = name != piece.strip(" .:-–") and re.fullmatch(r"[A-ZÀ-Ü][^\W\d_]+", name) is not None
    return is_titled or _NAME.fullmatch(name) is not None


def _beside(text: str) -> list[str]:
    """Return the names of people written one after the other with their initials; nothing where they are parted."""
    bare = " ".join(text.split())
    if not _SIDE_BY_SIDE.fullmatch(bare):
        return []
    is_last = _INITIAL_LAST.match(bare) is not None
    return (_INITIAL_LAST if is_last else _INITIAL_FIRST).findall(bare)


def _pieces(text: str) -> list[str]:
    return _beside(text) or _BETWEEN.split(text)


def is_name(text: str) -> bool:
    """Whether the text is the name of one person, with a title or without."""
    return bool(_NAME.fullmatch(_without_title(text)))


def is_with_title(text: str) -> bool:
    """Whether a text begins with what a person is: «dott.ssa Ida Marras»."""
    return _HONORIFIC.match(text.strip(" .:-–")) is not None


def _without_title(piece: str) -> str:
    """Drop what a person is: «dott.ssa Ida Marras», «geom. Luca Pini»; a name that begins so stays: «Ingrid»."""
    bare = piece.strip(" .:-–")
    found = _HONORIFIC.match(bare)
    return bare[found.end() :].strip(" .:-–") if found else bare


class StaffNames:
    """The names of the staff, by each way in which a plan may write them."""

    def __init__(self, staff: Iterable[StaffName]) -> None:
        self._by_words: dict[tuple[str, ...], set[EmployeeId]] = {}
        for one in staff:
            for words in _spellings(one):
                self._by_words.setdefault(words, set()).add(one.id)

    def found(self, name: str) -> EmployeeId | None:
        """Return the only person with this name, in whatever order it is written; None for nobody or more than one."""
        found = self._by_words.get(tuple(sorted(text_key(name).split())), set())
        return next(iter(found)) if len(found) == 1 else None

    def matched(self, text: str) -> Mapping[str, EmployeeId | None]:
        return {name: self.found(name) for name in names_in(text)}

    def parted(self, text: str) -> tuple[Mapping[EmployeeId, NamedInPlan], str]:
        """Part a text into the people of the staff that it names, each with what is told of them, and the words that
        name none of them: those are kept as they are written."""
        found: dict[EmployeeId, NamedInPlan] = {}
        rest: list[str] = []
        for piece in _beside(text) or _OUTSIDE.split(_in_brackets(text)):
            people = [employee for employee in self.matched(piece).values() if employee is not None]
            for employee in people:
                found.setdefault(employee, NamedInPlan(time_share_in(piece), piece))
            if not people and (words := piece.strip(" .;")):
                rest.append(words)
        return found, ", ".join(rest) if found else text


def _spellings(one: StaffName) -> Iterable[tuple[str, ...]]:
    last, first = text_key(one.last_name).split(), text_key(one.first_name).split()
    yield tuple(sorted([*last, *first]))
    yield tuple(sorted(last))
    if first:
        yield tuple(sorted([*last, first[0]]))
        yield tuple(sorted([*last, first[0][0]]))
