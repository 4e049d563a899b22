"""The numbers and bullets that Word writes in front of the items of its lists, which no text of the file holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_LETTERS = 26
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
BULLET = "•"


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is marked: kind of number, text with `%1` for the number of level 1, first number."""

    kind: str = "bullet"
    text: str = BULLET
    start: int = 1


@dataclass(slots=True)
class WordLists:
    """The lists of a document: counts the items of each as they come."""

    levels: Mapping[tuple[str, int], ListLevel]
    abstract: Mapping[str, str]
    restarted: frozenset[str] = frozenset()
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def marker(self, list_id: str, depth: int) -> str:
        """Return what is written in front of the next item of a list, and count it."""
        own = list_id if list_id in self.restarted else self.abstract.get(list_id, list_id)
        level = self.level(list_id, depth)
        self._counts[own, depth] = self._counts.get((own, depth), level.start - 1) + 1
        for key in [key for key in self._counts if key[0] == own and key[1] > depth]:
            del self._counts[key]
        if level.kind == "bullet":
            return _bullet(level.text)
        return self._written(list_id, own, level)

    def level(self, list_id: str, depth: int) -> ListLevel:
        abstract = self.abstract.get(list_id, "")
        own = f"num {list_id}"
        keys = ((own, depth), (abstract, depth), (own, 0), (abstract, 0))
        return next((self.levels[key] for key in keys if key in self.levels), ListLevel())

    def _written(self, list_id: str, own: str, level: ListLevel) -> str:
        text = level.text
        for depth in range(9):
            if (sign := f"%{depth + 1}") in text:
                shape = self.level(list_id, depth)
                number = self._counts.get((own, depth), shape.start)
                text = text.replace(sign, written_number(number, shape.kind))
        return text.strip()


def word_lists(numbering: Any) -> WordLists:
    """Read the part of the file that holds the lists."""
    levels: dict[tuple[str, int], ListLevel] = {}
    for abstract in numbering.iter(qn("w:abstractNum")):
        code = abstract.get(qn("w:abstractNumId"), "")
        levels |= {(code, depth): level for depth, level in _levels_in(abstract)}
    names, restarted = {}, set()
    for number in numbering.iter(qn("w:num")):
        code = number.get(qn("w:numId"), "")
        names[code] = _value(number.find(qn("w:abstractNumId")))
        for override in number.iter(qn("w:lvlOverride")):
            if override.find(qn("w:startOverride")) is not None:
                restarted.add(code)
            levels |= {(f"num {code}", depth): level for depth, level in _levels_in(override)}
    return WordLists(levels, names, frozenset(restarted))


def _levels_in(element: Any) -> list[tuple[int, ListLevel]]:
    found = []
    for level in element.findall(qn("w:lvl")):
        start = _value(level.find(qn("w:start"))) or "1"
        kind = _value(level.find(qn("w:numFmt"))) or "decimal"
        text = _value(level.find(qn("w:lvlText")))
        depth = level.get(qn("w:ilvl"), "0")
        found.append((_whole(depth), ListLevel(kind, text, _whole(start))))
    return found


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(qn("w:val"), ""))


def _whole(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else 0


def _bullet(text: str) -> str:
    """Return the bullet as everybody sees it: those of Wingdings and Symbol are dots and dashes."""
    mark = text.strip()
    if mark in {"-", "–", "—", "*"}:
        return mark
    return mark if mark == "o" else BULLET


def written_number(number: int, kind: str) -> str:
    """Write the number of an item as its list does."""
    return _WRITERS.get(kind, str)(number)


def _letters(number: int) -> str:
    """Return a, b … z, aa, bb as Word counts."""
    turn, place = divmod(max(number, 1) - 1, _LETTERS)
    return chr(ord("a") + place) * (min(turn, 9) + 1)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value and len(text) < 20:
            text += letters
            number -= value
    return text


_WRITERS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "a": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "A": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "i": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "I": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda _number: "",
}
