"""The strategic objective that an operational one descends from: the one it stands under, or the one it names."""

import re
from collections.abc import Iterable

from app.domain.matching import text_key
from app.domain.plan_text.shapes import Bullet

_REFERENCE = re.compile(
    r"(?:obiettiv[oi]\s+strategic[oi]|collegat[oa]\s+a\w*|collegamento|raccordo|coerenza|rif(?:erimento|\.)?)\b(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)
_STRATEGIC = re.compile(r"strategic|\bo\.?s\.?[\s_-]?\d", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:con|a|al|all|alla|il|lo|l|obiettivo|obiettivi|strategico|strategici|di|riferimento|dup|del|dello|n|nr|numero"
    r"|collegato|collegati|os)\s+"
)
_NUMBER = re.compile(r"(?:o\s?s\s?)?(\d+(?:\s\d+)*)\b")


def reference_in(text: str) -> str:
    """Return what a line says of the strategic objective it refers to, as a key; empty where it refers to none."""
    found = _REFERENCE.match(text.strip(" ("))
    if found is None or not _STRATEGIC.search(text):
        return ""
    key = text_key(found["words"])
    while (bare := _LEADING.sub("", key)) != key:
        key = bare
    return key


class StrategicBook:
    """The strategic objectives by the line, the number and the title of each; what they are known by is `name`."""

    def __init__(self) -> None:
        self._by_line: dict[int, str] = {}
        self._by_number: dict[str, str] = {}
        self._by_title: dict[str, str] = {}

    def add(self, name: str, title: str, numbers: Iterable[str] = (), line: int = 0) -> None:
        """Add one; of two with the same number or title the first counts."""
        if line:
            self._by_line.setdefault(line, name)
        for number in numbers:
            self._by_number.setdefault(_tight(text_key(number)), name)
        self._by_title.setdefault(text_key(title), name)

    def above(self, bullet: Bullet) -> str:
        """Return the one that an objective descends from; empty where it names none of these."""
        if bullet.is_strategic:
            return ""
        return self._by_line.get(bullet.under, "") or self._named(bullet.strategic)

    def _named(self, key: str) -> str:
        if not key:
            return ""
        number = _NUMBER.match(key)
        found = self._by_title.get(key) or self._by_number.get(_tight(key))
        if not found and number:
            rest = key[number.end() :].strip()
            found = self._by_title.get(rest) if rest else ""
            own = _tight(number[1])
            found = found or self._by_number.get(own) or self._by_number.get(f"os{own}")
        return found or ""


def _tight(key: str) -> str:
    return key.replace(" ", "")
