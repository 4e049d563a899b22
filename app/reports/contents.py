"""The table of contents: written when the pages of the body are known, on pages of its own before them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.blocks.base import Whole
from app.reports.page import Bookmark, Page
from app.reports.style import BODY, BODY_BOLD, FRAME_LEFT, FRAME_RIGHT, FRAME_WIDTH, RULE, TextStyle
from app.reports.tags import Element
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
    title: str
    table: Element
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
        link = Element("Link", Element("TOCI", self.table))
        page.paragraph(link, (x, top - style.ascent), self.lines, style)
        baseline = top - self.height + style.leading - style.ascent
        page.paragraph(link, (FRAME_RIGHT, baseline), (number,), style, "right")
        start = x + text_width(self.lines[-1], style) + 6
        page.rule(start, baseline + 1, FRAME_RIGHT - text_width(number, style) - 6, RULE)
        words = f"{self.title}, pagina {number}"
        page.link(link, self.key, words, (x, top - self.height, FRAME_RIGHT, top))


def contents(entries: Sequence[tuple[Bookmark, int]]) -> list[ContentsLine]:
    """Make the lines from the bookmarks and the numbers of their pages."""
    table = Element("TOC")
    return [_line(bookmark, number, table) for bookmark, number in entries]


def _line(bookmark: Bookmark, number: int, table: Element) -> ContentsLine:
    style = BODY_BOLD if bookmark.level == 0 else BODY
    room = FRAME_WIDTH - bookmark.level * _INDENT - _NUMBER_ROOM
    lines = wrap(bookmark.title, style, room)
    return ContentsLine(lines, number, bookmark.level, bookmark.key, bookmark.title, table)
