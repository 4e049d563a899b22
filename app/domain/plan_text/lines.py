"""Tells what each line of a plan is: a heading, a bullet, a table row, a piece of prose."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.cleaning import is_contents_line, is_finished, is_hanging, is_page_number, is_upper, plain
from app.domain.plan_text.headings import (
    Heading,
    area_heading,
    closes_objectives,
    opens_common,
    opens_operational,
    unit_heading,
)

_BREAKS = re.compile(r"\r\n|[\n\r]")
_BREAKS_IN_A_LINE = re.compile(r"[\f\v\x1c-\x1e\x85\u2028\u2029]")
_HEADING_START = re.compile(r"\W{0,5}(?:\w{1,3}[.)]\s{0,3})?\(?(?:area|settore|servizio|ufficio)\b", re.IGNORECASE)
_RUNNING_HEADER = re.compile(r"(?:comune|città|provincia|piano)\b", re.IGNORECASE)
_TABLE_CELLS = re.compile(r"\t|\|")
_SHORT_LINE = 60


class LineKind(Enum):
    """What a line is for whoever looks for objectives."""

    BLANK = "blank"
    AREA = "area"
    UNIT = "unit"
    BULLET = "bullet"
    ROW = "row"
    COMMON = "common"
    OPERATIONAL = "operational"
    CLOSER = "closer"
    TITLE = "title"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number in the file, what it is, its clean text and, for bullets, style, number and indent."""

    number: int
    kind: LineKind
    text: str = ""
    raw: str = ""
    heading: Heading | None = None
    style: str = ""
    order: int | None = None
    indent: int = 0
    is_listed: bool = False


@dataclass(frozen=True, slots=True)
class _Before:
    """What matters of the lines above when one is read."""

    is_blank: bool = True
    is_heading: bool = False
    ends: str = ""
    length: int = 0

    @property
    def lets_a_heading_in(self) -> bool:
        """Whether a line in mixed case may be a heading, and not the rest of a sentence."""
        if self.is_heading:
            return True
        return not is_hanging(self.ends) and (self.is_blank or is_finished(self.ends) or self.length < _SHORT_LINE)


def classified(text: str) -> list[Line]:
    """Return every line of `text` with its kind; numbers are those a text editor shows."""
    raws = _with_whole_headings(split_lines(text))
    headers = _running_headers(raws)
    lines: list[Line] = []
    before = _Before()
    for number, raw in enumerate(raws, start=1):
        for piece in pieces_of(raw):
            found = (
                [Line(number, LineKind.BLANK)] if piece.strip() in headers else list(_lines_of(number, piece, before))
            )
            lines += found
            before = _after(found[-1], piece, before)
    return lines


def split_lines(text: str) -> list[str]:
    return _BREAKS.split(text)


def pieces_of(raw: str) -> list[str]:
    """Split a line at the ends of page that it holds; each end of page counts as an empty line."""
    first, *others = _BREAKS_IN_A_LINE.split(raw)
    return [first, *(piece for other in others for piece in ("", other))]


def cells_of(raw: str) -> list[str]:
    """Return the cells of a table row written with tabs or vertical bars."""
    return [plain(cell) for cell in _TABLE_CELLS.split(raw.strip().strip("|"))]


def _lines_of(number: int, raw: str, before: _Before) -> Iterator[Line]:
    text = plain(raw.lstrip("# \t>"))
    is_open = before.lets_a_heading_in and (before.is_blank or not text[:1].islower())
    if not text or is_page_number(text) or not any(char.isalnum() for char in text):
        yield Line(number, LineKind.BLANK)
    elif is_contents_line(raw) or (_is_row(raw) and not bullet_of(raw)):
        yield Line(number, LineKind.ROW, text, raw)
    elif headings := area_heading(text, may_be_mixed=is_open):
        for heading in headings:
            yield Line(number, LineKind.UNIT if heading.is_unit else LineKind.AREA, text, raw, heading)
    elif unit := unit_heading(text, may_be_mixed=is_open):
        yield Line(number, LineKind.UNIT, text, raw, unit)
    else:
        yield _list_or_prose(number, raw, text, before)


def _list_or_prose(number: int, raw: str, text: str, before: _Before) -> Line:
    if bullet := bullet_of(raw):
        listed = area_heading(bullet.text, may_be_mixed=False)
        kind, heading = (LineKind.AREA, listed[0]) if listed else (LineKind.BULLET, None)
        return Line(number, kind, bullet.text, raw, heading, bullet.style, bullet.order, bullet.indent, bool(listed))
    return Line(number, _prose_kind(text, before), text, raw)


def _prose_kind(text: str, before: _Before) -> LineKind:
    if closes_objectives(text):
        return LineKind.CLOSER
    if opens_common(text):
        return LineKind.COMMON
    if opens_operational(text):
        return LineKind.OPERATIONAL
    is_title = before.is_blank and len(text) <= 120 and is_upper(text) and " " in text
    return LineKind.TITLE if is_title else LineKind.PROSE


def _is_row(raw: str) -> bool:
    return len([cell for cell in cells_of(raw) if cell]) > 2


def _after(line: Line, raw: str, before: _Before) -> _Before:
    if line.kind is LineKind.BLANK:
        return replace(before, is_blank=True)
    headings = {LineKind.AREA, LineKind.UNIT, LineKind.COMMON, LineKind.OPERATIONAL, LineKind.TITLE}
    return _Before(False, line.kind in headings, line.text, len(raw.strip()))


def _with_whole_headings(raws: list[str]) -> list[str]:
    """Put a heading broken in two lines on its first one, leaving the second empty."""
    whole = list(raws)
    for place in range(len(whole) - 1):
        first, second = whole[place].strip(), whole[place + 1].strip()
        if second and len(first) + len(second) < 150 and _HEADING_START.match(first) and _is_broken(first, second):
            whole[place], whole[place + 1] = f"{first} {second}", ""
    return whole


def _is_broken(first: str, second: str) -> bool:
    if first.startswith("(") and ")" not in first:
        return ")" in second
    return is_upper(first) and is_upper(second) and is_hanging(plain(first)) and not bullet_of(second)


def _running_headers(raws: list[str]) -> set[str]:
    """Return the lines printed at the top of each page: the name of the comune or of the plan, over and over."""
    short = [line for raw in raws if (line := raw.strip()) and len(line) <= 90 and not is_finished(line)]
    counts = Counter(line for line in short if _RUNNING_HEADER.match(plain(line)))
    return {line for line, count in counts.items() if count >= 3}
