"""How the room of a table is shared among its columns: whole cells first, then headings, air last."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """Widths of one column: with air around its cells, with all its cells whole, the least it may have.

    `usual` is for a table that scrolls sideways, or lets columns go: no column is narrower for the sake of those.
    """

    airy: int
    whole: int
    least: int
    usual: int


def shared(asked: Mapping[int, Asked], room: int) -> dict[int, int]:
    """Return the width of each column in a room so wide.

    Air goes first, in proportion. Then the widest columns give up what is over, all to one width: a short text is never
    cut to leave its room to a longer one. Where there is no room for the least of all, the table scrolls.
    """
    airy, whole, least = (sum(getattr(one, name) for one in asked.values()) for name in ("airy", "whole", "least"))
    if airy <= room:
        return {place: one.airy for place, one in asked.items()}
    if whole <= room:
        return {
            place: one.airy - -((one.whole - one.airy) * (airy - room) // (airy - whole))
            for place, one in asked.items()
        }
    if least > room:
        return {place: one.usual for place, one in asked.items()}
    most = _widest(asked, room)
    return {place: _capped(one, most) for place, one in asked.items()}


def _widest(asked: Mapping[int, Asked], room: int) -> int:
    """Return the greatest width that no column must pass for all of them to fit."""
    low, high = 0, max(one.whole for one in asked.values())
    while low < high:
        middle = (low + high + 1) // 2
        if sum(_capped(one, middle) for one in asked.values()) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def _capped(one: Asked, most: int) -> int:
    return max(one.least, min(one.whole, most))
