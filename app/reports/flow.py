"""Blocks laid one under the other on as many pages as they need."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from app.reports.blocks.base import Block
from app.reports.page import Page
from app.reports.style import FIRST_TOP, FRAME_BOTTOM, NEXT_TOP
from app.reports.tags import Element

_SLACK = 0.01
_WORTH_FILLING = 0.4
"""Of a page: a part begins under the one before where at least as much is free."""
_MOST_MOVED = 150.0


class PageFlow:
    """Fills pages from top to bottom; a group tied by `keeps_next` goes to the next page together."""

    def __init__(self, new_page: Callable[[], Page], first_top: float = FIRST_TOP) -> None:
        self._make_page = new_page
        self._section = Element("Sect")
        self.pages: list[Page] = [self._new_page()]
        self._top = first_top
        self._at_top = True
        self._after = 0.0

    @property
    def room(self) -> float:
        return self._top - FRAME_BOTTOM

    def _new_page(self) -> Page:
        page = self._make_page()
        page.section = self._section
        return page

    def add(self, blocks: Iterable[Block], ending: Iterable[Block] = ()) -> None:
        """Place blocks; `ending` (who signs) is never alone on a page: the last of them goes on to its page."""
        groups, last = _groups(blocks), list(ending)
        for number, group in enumerate(groups, start=1):
            self._add_group(group, last if number == len(groups) else [])
        if last:
            self._add_group(last)

    def begin_part(self) -> None:
        """Go on from a new page, unless so much of this one is free that it would look empty."""
        if self.room < _WORTH_FILLING * (NEXT_TOP - FRAME_BOTTOM):
            self.break_page()

    def break_page(self) -> None:
        """Go on from the top of a new page, unless this one is still empty."""
        if not self._at_top:
            self.pages.append(self._new_page())
            self._top, self._at_top = NEXT_TOP, True

    def _add_group(self, group: list[Block], under: Sequence[Block] = ()) -> None:
        if not self._at_top and self._after + _needed(group) > self.room + _SLACK:
            self.break_page()
        for block in group[:-1]:
            self._add(block)
        self._add(group[-1], _needed(under) + group[-1].after if under else 0)

    def _add(self, block: Block, under: float = 0) -> None:
        """Place a block on as many pages as it needs, with a height `under` its last part."""
        rest: Block | None = block
        while rest is not None:
            before = 0 if self._at_top else rest.before + self._after
            room = self.room - before
            if rest.height + under <= room + _SLACK:
                self._place(rest, before)
                return
            parts = rest.split(min(room, rest.height - 2 * _SLACK))
            if parts is None and _MOST_MOVED < rest.height <= room:  # a drawing would leave too much of a page empty
                under = 0
            else:
                rest = self._part(rest, parts, before)

    def _part(self, block: Block, parts: tuple[Block, Block] | None, before: float) -> Block | None:
        if parts is None and self._at_top:
            self._place(block, before)
            return None
        if parts is not None:
            self._place(parts[0], before)
        self.break_page()
        return block if parts is None else parts[1]

    def _place(self, block: Block, before: float) -> None:
        self._top -= before
        block.draw(self.pages[-1], self._top)
        self._top -= block.height
        self._at_top, self._after = False, block.after


def _groups(blocks: Iterable[Block]) -> list[list[Block]]:
    """Part blocks in those that go together."""
    groups: list[list[Block]] = [[]]
    for block in blocks:
        groups[-1].append(block)
        if not block.keeps_next:
            groups.append([])
    return [group for group in groups if group]


def _needed(group: Sequence[Block]) -> float:
    """Return the height that must be free to begin a group: all of it, of the last block only the start."""
    gaps = sum(block.before for block in group)
    return gaps + sum(block.height + block.after for block, _ in pairwise(group)) + group[-1].start
