"""Marking words while they are written: bold, titles, lists, fields; each mark given again is taken away."""

import re
from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

_BOLD = "**"
_ANY_MARK = re.compile(r"(?:#{1,6}|[-–•]|(?:\d{1,3}|[a-z])[.)])\s+")


class MarkedText(NamedTuple):
    """A text with the part of it that is selected, by its first character and the one after its last."""

    text: str
    start: int
    end: int


class LineMark(Enum):
    """What the lines of a text may be: the sign with which they begin."""

    TITLE = "# "
    HEADING = "## "
    BULLET = "- "
    NUMBER = "1. "

    def of(self, place: int) -> str:
        """Return the sign of a line, by its place among those marked together."""
        return f"{place}. " if self is LineMark.NUMBER else self.value

    def is_on(self, line: str) -> bool:
        if self is LineMark.NUMBER:
            return bool(re.match(r"\d{1,3}[.)]\s+", line))
        return line.startswith(self.value)


def toggle_bold(text: str, start: int, end: int) -> MarkedText:
    """Make what is selected bold, or no more so; with nothing selected, two marks with the cursor between them."""
    before, chosen, after = text[:start], text[start:end], text[end:]
    if before.endswith(_BOLD) and after.startswith(_BOLD):
        kept = before[: -len(_BOLD)] + chosen + after[len(_BOLD) :]
        return MarkedText(kept, start - len(_BOLD), end - len(_BOLD))
    if len(chosen) > 2 * len(_BOLD) and chosen.startswith(_BOLD) and chosen.endswith(_BOLD):
        bare = chosen[len(_BOLD) : -len(_BOLD)]
        return MarkedText(before + bare + after, start, start + len(bare))
    return MarkedText(f"{before}{_BOLD}{chosen}{_BOLD}{after}", start + len(_BOLD), end + len(_BOLD))


def toggle_lines(text: str, start: int, end: int, mark: LineMark) -> MarkedText:
    """Make the lines that the selection touches what `mark` says, or plain again where all of them are it.

    They stay selected; where nothing was, the cursor stays before the same letter.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end - 1, start) if end > start else end)
    last = len(text) if last < 0 else last
    lines = text[first:last].split("\n")
    written = [line for line in lines if line.strip()] or lines
    remake = _bare if all(mark.is_on(line) for line in written) else _marked(mark)
    changed = "\n".join(remake(line) if line in written else line for line in lines)
    begin = first if start < end else max(first, first + len(changed) - (last - end))
    return MarkedText(text[:first] + changed + text[last:], begin, first + len(changed) if start < end else begin)


def insert(text: str, start: int, end: int, words: str) -> MarkedText:
    """Write words in the place of what is selected, with the cursor after them."""
    place = start + len(words)
    return MarkedText(text[:start] + words + text[end:], place, place)


def _bare(line: str) -> str:
    return _ANY_MARK.sub("", line, count=1) if _ANY_MARK.match(line) else line


def _marked(mark: LineMark) -> Callable[[str], str]:
    """Return what gives the lines their marks, in their order."""
    count = 0

    def remade(line: str) -> str:
        nonlocal count
        count += 1
        return f"{mark.of(count)}{_bare(line)}"

    return remade
