"""Codes of objectives: the next free one after a prefix."""

import re
from collections.abc import Collection

from app.domain.method.objective_kind import ObjectiveKind

COMMON_PREFIX = "SC"
STRATEGIC_PREFIX = "S-"
CROSS_PREFIX = "T-"

_NUMBER_AT_END = re.compile(r"(?P<stem>.*?)(?P<number>\d+)$")


def prefix_of(kind: ObjectiveKind, unit_codes: Collection[str]) -> str:
    """Return what the code begins with: `SC` common, `S-` strategic, `T-` cross, else the code of the unit."""
    if kind is ObjectiveKind.STRATEGIC_COMMON:
        return COMMON_PREFIX
    if kind is ObjectiveKind.STRATEGIC:
        return STRATEGIC_PREFIX
    return CROSS_PREFIX if len(unit_codes) != 1 else f"{next(iter(unit_codes))}-"


class CodeSeries:
    """The next free codes of a year, one after the other: what is taken is read once."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def read(self, used: Collection[str]) -> None:
        """Take the codes that there are."""
        for code in used:
            self.take(code)

    def take(self, code: str) -> None:
        """Count a code that is there, or was given by hand."""
        if found := _split(code):
            stem, number = found["stem"], int(found["number"])
            self._last[stem] = max(self._last.get(stem, 0), number)

    def next(self, prefix: str) -> str:
        """Return the code after the last one with this prefix, and count it."""
        number = self._last.get(prefix, 0) + 1
        code = f"{prefix}{number:02d}" if prefix.endswith("-") else f"{prefix}{number}"
        self.take(code)
        return code


def free_code(wanted: str, taken: Collection[str]) -> str:
    """Return `wanted`, or the first of `wanted2`, `wanted3`… that nobody has (letter case apart)."""
    used = {code.casefold() for code in taken}
    candidate, number = wanted, 1
    while candidate.casefold() in used:
        number += 1
        candidate = f"{wanted}{number}"
    return candidate


def _split(code: str) -> re.Match[str] | None:
    return _NUMBER_AT_END.fullmatch(code)
