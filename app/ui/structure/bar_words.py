"""Where the words of a bar go: inside it, beside it, or half and half; what has no room is cut."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from app.domain.structure.person_year import Lane, LaneFact
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tokens import MEASURES

SIDE, GAP, BESIDE = 9, 6, 9
"""Room inside the ends of a bar, between its name and its note, and between a bar and the words beside it."""
LEAST = 28
"""A word cut shorter than this says nothing."""
ROOMY = 110
"""A bar at least so wide keeps its name inside, cut if it must be."""
CUT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class BarWords:
    """What is written: `name` and `note` inside, `beside` from `left` on for `width` pixels."""

    name: str = ""
    note: str = ""
    beside: str = ""
    left: int = 0
    width: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """From where to where something goes, in pixels."""

    left: int
    right: int

    @property
    def width(self) -> int:
        return self.right - self.left


def words_of_row(facts: Sequence[LaneFact], bars: Sequence[Stretch], room: Stretch) -> list[BarWords]:
    """Return the words of the bars of one row, from left to right; none lies over a bar or over other words."""
    found: list[BarWords] = []
    taken = room.left
    for number, (fact, bar) in enumerate(zip(facts, bars, strict=True)):
        after = bars[number + 1].left if number + 1 < len(bars) else room.right
        words = _words(fact, bar, Stretch(taken, bar.left), Stretch(bar.right, after))
        found.append(words)
        taken = max(bar.right, words.left + words.width)
    return found


def _words(fact: LaneFact, bar: Stretch, before: Stretch, after: Stretch) -> BarWords:
    strong, plain = QFontMetrics(font_of(MEASURES.body, strong=True)), QFontMetrics(font_of(MEASURES.body))
    inside = bar.width - scaled(SIDE) * 2
    name = strong.horizontalAdvance(fact.name)
    spare = inside - name - scaled(GAP)
    if fact.lane is Lane.ABSENCE:
        return _beside(f"{fact.name}, {fact.note}", "", before, after) or _inside(fact, inside, strong, plain)
    if name <= inside:
        if not fact.note or plain.horizontalAdvance(fact.note) <= spare:
            return BarWords(fact.name, fact.note)
        return _beside(fact.note, fact.name, before, after, is_whole=True) or _inside(fact, inside, strong, plain)
    if bar.width >= scaled(ROOMY):
        cut = strong.elidedText(fact.name, CUT, inside)
        return (fact.note and _beside(fact.note, cut, before, after, is_whole=True)) or BarWords(cut)
    whole = f"{fact.name}, {fact.note}" if fact.note else fact.name
    return _beside(whole, "", before, after) or _inside(fact, inside, strong, plain)


def _beside(text: str, name: str, before: Stretch, after: Stretch, *, is_whole: bool = False) -> BarWords | None:
    """Put a text after the bar, or before it; None where it would be cut too short (or at all: `is_whole`)."""
    small = QFontMetrics(font_of(MEASURES.caption))
    wanted, gap = small.horizontalAdvance(text) + 1, scaled(BESIDE)
    rooms = ((after.left + gap, after.width - gap * 2), (before.right - gap, before.width - gap * 2))
    for number, (edge, width) in enumerate(rooms):
        if wanted <= width:
            return BarWords(name, "", text, edge if number == 0 else edge - wanted, wanted)
    widest = max(range(2), key=lambda number: rooms[number][1])
    edge, width = rooms[widest]
    if is_whole or width < scaled(LEAST) * 2:
        return None
    return BarWords(name, "", small.elidedText(text, CUT, width), edge if widest == 0 else edge - width, width)


def _inside(fact: LaneFact, room: int, strong: QFontMetrics, plain: QFontMetrics) -> BarWords:
    name = strong.horizontalAdvance(fact.name)
    if name > room:
        return BarWords(strong.elidedText(fact.name, CUT, room)) if room >= scaled(LEAST) else BarWords()
    spare = room - name - scaled(GAP)
    return BarWords(fact.name, plain.elidedText(fact.note, CUT, spare) if spare >= scaled(LEAST) else "")
