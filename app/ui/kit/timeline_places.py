"""Where the bars of a line of time and their labels go: in which lane, and where no label covers another."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

GAP = 8
"""Between two labels of one lane, in pixels of the drawing."""


class Extent(NamedTuple):
    """From where to where something goes, in pixels from the left."""

    left: float
    right: float

    def meets(self, other: "Extent") -> bool:
        return self.left < other.right and other.left < self.right


class Wanted(NamedTuple):
    """A bar, and how wide its label is in full and with its title alone."""

    bar: Extent
    full: float
    short: float


class Placed(NamedTuple):
    """The lane of a bar, and its label: None where there is no room; `is_short` when only the title is there."""

    lane: int
    label: Extent | None
    is_short: bool = False


class _Lane(NamedTuple):
    bars: list[Extent]
    labels: list[Extent]


def placed(wanted: Sequence[Wanted], lanes: int, room: Extent, gap: float = GAP) -> list[Placed]:
    """Place bars in the order of their beginnings; labels before are shortened where one after would have no room."""
    shortened: set[int] = set()
    while True:
        found = _placed(wanted, lanes, room, gap, shortened)
        lost = next((number for number, one in enumerate(found) if one.label is None), None)
        before = [number for number in range(lost or 0) if number not in shortened and not found[number].is_short]
        if lost is None or not before:
            return found
        shortened.add(max(before, key=lambda number: wanted[number].full))


def _placed(wanted: Sequence[Wanted], lanes: int, room: Extent, gap: float, shortened: set[int]) -> list[Placed]:
    rows = [_Lane([], []) for _ in range(lanes)]
    found = []
    for number, one in enumerate(wanted):
        place = _place(one, rows, room, gap, only_short=number in shortened)
        rows[place.lane].bars.append(one.bar)
        if place.label is not None:
            rows[place.lane].labels.append(place.label)
        found.append(place)
    return found


def _place(one: Wanted, rows: Sequence[_Lane], room: Extent, gap: float, *, only_short: bool) -> Placed:
    free = [lane for lane, row in enumerate(rows) if not any(one.bar.meets(other) for other in row.bars)]
    lanes = free or [len(rows) - 1]
    for width, is_short in ((one.short, True),) if only_short else ((one.full, False), (one.short, True)):
        for lane in lanes:
            if label := _label(one.bar, width, rows[lane].labels, room, gap):
                return Placed(lane, label, is_short)
    return Placed(lanes[0], None)


def _label(bar: Extent, width: float, taken: Iterable[Extent], room: Extent, gap: float) -> Extent | None:
    """Return the place nearest to the beginning of the bar, never away from it: at its left end, or pushed aside."""
    first, last = room.left, room.right - width
    edges = [bar.left, *(edge for other in taken for edge in (other.right + gap, other.left - gap - width))]
    tried = sorted((min(max(edge, first), last) for edge in edges), key=lambda edge: abs(edge - bar.left))
    for left in tried:
        label = Extent(left, left + width)
        touches = left <= bar.right and label.right >= bar.left
        wide = Extent(left - gap, left + width + gap)
        if left >= room.left and touches and not any(wide.meets(other) for other in taken):
            return label
    return None
