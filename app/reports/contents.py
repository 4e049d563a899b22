"""The table of contents: written when the pages of the body are known, on pages of its own before them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.blocks.base import Whole
from app.reports.page import Bookmark, Page
from app.reports.style import BODY, BODY_BOLD, FRAME_LEFT, FRAME_RIGHT, FRAME_WIDTH, RULE, TextStyle
from app.reports.text import text_width, wrap

_INDENT = 14.0
_NUMBER_ROOM = 28.0


@dataclass(frozen=True)
class ContentsLine(Whole):
    """A title with the number of its page, which is also a link."""

    lines: tuple[str, ...]
    number: int
    level: int
    key: str
    keeps_next: bool = False

    @property
    def before(self) -> float:
        return 8 if self.level == 0 else 1

    @property
    def style(self) -> TextStyle:
        return BODY_BOLD if self.level == 0 else BODY

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def draw(self, page: Page, top: float) -> None:
        x, style, number = FRAME_LEFT + self.level * _INDENT, self.style, str(self.number)
        page.lines(x, top - style.ascent, self.lines, style)
        baseline = top - self.height + style.leading - style.ascent
        page.text(FRAME_RIGHT, baseline, number, style, "right")
        start = x + text_width(self.lines[-1], style) + 6
        page.rule(start, baseline + 1, FRAME_RIGHT - text_width(number, style) - 6, RULE)
        page.link(self.key, x, top - self.height, FRAME_RIGHT - x, self.height)


def contents(entries: Sequence[tuple[Bookmark, int]]) -> list[ContentsLine]:
    """Make the lines from the bookmarks and the numbers of their pages."""
    return [_line(bookmark, number) for bookmark, number in entries]


def _line(bookmark: Bookmark, number: int) -> ContentsLine:
    style = BODY_BOLD if bookmark.level == 0 else BODY
    room = FRAME_WIDTH - bookmark.level * _INDENT - _NUMBER_ROOM
    return ContentsLine(wrap(bookmark.title, style, room), number, bookmark.level, bookmark.key)
