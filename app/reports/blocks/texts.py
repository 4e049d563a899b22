"""Headings, paragraphs and bulleted lines."""

from dataclasses import dataclass, field, replace
from typing import Generic, Self, TypeVar

from app.reports.page import Page
from app.reports.style import BODY, FRAME_LEFT, FRAME_WIDTH, HEADINGS, TITLE, Align, TextStyle
from app.reports.tags import Element, Role
from app.reports.text import wrap

_BEFORE_HEADING = (18.0, 14.0, 10.0)
_AFTER_HEADING = (5.0, 4.0, 2.0)
_HEADING_ROLES: tuple[Role, ...] = ("H1", "H2", "H3")
_FEWEST_LINES = 2

Line = TypeVar("Line")


class HangingSign:
    """The sign or number of an item; a screen reader reads it with the other items of its list."""

    def __init__(self, sign: str, listed: Element) -> None:
        item = Element("LI", listed)
        self.sign = sign
        self.label, self.body = Element("Lbl", item), Element("LBody", item)


@dataclass(frozen=True, slots=True)
class WrappedLines(Generic[Line]):
    """A text already wrapped; at least two lines stay together at the foot and at the head of a page."""

    lines: tuple[Line, ...]
    style: TextStyle
    x: float = FRAME_LEFT
    before: float = 0
    after: float = 0
    bullet: HangingSign | None = None
    indent: float = 0
    align: Align = "left"
    keeps_next: bool = False
    element: Element = field(default_factory=lambda: Element("P"), compare=False)

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def start(self) -> float:
        if len(self.lines) <= _FEWEST_LINES + 1:
            return self.height
        return _FEWEST_LINES * self.style.leading

    def split(self, room: float) -> tuple[Self, Self] | None:
        fitting = min(int(room / self.style.leading), len(self.lines) - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        head = replace(self, lines=self.lines[:fitting], after=0)
        return head, replace(self, lines=self.lines[fitting:], bullet=None, before=0)

    def draw_bullet(self, page: Page, baseline: float) -> None:
        if self.bullet:
            page.paragraph(self.bullet.label, (self.x, baseline), (self.bullet.sign,), self.style)


@dataclass(frozen=True, slots=True)
class Lines(WrappedLines[str]):
    """Lines of one weight."""

    def draw(self, page: Page, top: float) -> None:
        baseline = top - self.style.ascent
        self.draw_bullet(page, baseline)
        page.paragraph(self.element, (self.x + self.indent, baseline), self.lines, self.style, self.align)


def paragraph(
    text: str,
    style: TextStyle = BODY,
    *,
    before: float = 0,
    after: float = 4,
    indent: float = 0,
    bullet: HangingSign | None = None,
    keeps_next: bool = False,
    role: Role | None = None,
) -> Lines:
    """Wrap a text in the frame; `bullet` hangs in the margin left by `indent`.

    What is set as a title is one for a screen reader too, unless `role` says else.
    """
    lines = wrap(text, style, FRAME_WIDTH - indent)
    element = bullet.body if bullet else Element(role or ("H1" if style is TITLE else "P"))
    return Lines(lines, style, FRAME_LEFT, before, after, bullet, indent, keeps_next=keeps_next, element=element)


@dataclass(frozen=True, slots=True)
class BlockHeading:
    """A heading: never alone at the foot of a page, and an entry of the outline when `bookmark` is set."""

    lines: tuple[str, ...]
    level: int
    title: str
    bookmark: int | None = None
    key: str = ""
    keeps_next: bool = True
    is_tight: bool = False

    @property
    def style(self) -> TextStyle:
        return HEADINGS[self.level]

    @property
    def before(self) -> float:
        return _BEFORE_HEADING[self.level] * (0.5 if self.is_tight else 1)

    @property
    def after(self) -> float:
        return _AFTER_HEADING[self.level]

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def start(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        return None

    def draw(self, page: Page, top: float) -> None:
        if self.bookmark is not None:
            page.bookmark(self.title, self.bookmark, top + 4, self.key)
        page.paragraph(_HEADING_ROLES[self.level], (FRAME_LEFT, top - self.style.ascent), self.lines, self.style)


def heading(
    title: str, level: int = 1, *, key: str = "", in_outline: bool = False, tight: bool = False
) -> BlockHeading:
    """Make a heading of level 0 (part), 1 (section) or 2 (inside a section); `tight` is with half the space over it.

    One with a `key`, by which it is linked to, stands in the outline at its own level; without one, `in_outline` asks.
    """
    lines = wrap(title, HEADINGS[level], FRAME_WIDTH)
    return BlockHeading(lines, level, title, level if key or in_outline else None, key, is_tight=tight)
