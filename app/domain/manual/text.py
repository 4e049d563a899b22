"""The text of a page of the manual, as the lines of its file (Markdown) say it.

`# ` is the title, `## ` and `### ` headings, which may end in an anchor of their own: `## Congedi {#w7a}`; paragraphs,
lists (`- `, `1. `), tables (`| a | b |`), a picture alone in its line; in the words bold, keys as `code`, links, and
*what the window calls so*.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.document_text.rich_text import TextRun, runs_of

_HEADING = re.compile(r"(?P<signs>#{1,3}) +(?P<words>.*?)(?: *\{#(?P<anchor>[a-z0-9_-]+)\})?\s*")
_ITEM = re.compile(r"(?:-|(?P<marker>\d+\.)) +(?P<words>.*)")
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\((?P<file>[^)]+)\)\s*")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)")
_NAMED = re.compile(r"(?<!\*)\*(?P<words>[^*]+)\*(?!\*)")
_RULE = re.compile(r"\|[\s|:-]+\|\s*")


@dataclass(frozen=True, slots=True)
class ManualHeading:
    """A heading of level 1 (the title of the page), 2 or 3; `anchor` is how links call it."""

    words: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class ManualParagraph:
    """A paragraph; with `is_item` an item of a list, numbered where it has a `marker`."""

    runs: tuple[TextRun, ...]
    is_item: bool = False
    marker: str = ""


@dataclass(frozen=True, slots=True)
class ManualTable:
    """A table: the words of its head, those of its rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ManualPicture:
    """A picture: its file, beside the pages, and what it shows in words."""

    file: str
    alternative: str


ManualBlock = ManualHeading | ManualParagraph | ManualTable | ManualPicture


def blocks_of(source: str) -> tuple[ManualBlock, ...]:
    """Read the blocks of a page in their order."""
    return tuple(block for lines in _paragraphs(source) for block in _read(lines))


def headings_of(source: str) -> list[ManualHeading]:
    """Return the headings of a page, its title first."""
    return [heading for line in source.splitlines() if (heading := _heading(line)) is not None]


def without_anchors(source: str) -> str:
    """Return the page without the anchors of its headings, which are no words to read."""
    return "\n".join(_plain_heading(line) for line in source.splitlines())


def slug_of(words: str) -> str:
    """Return the anchor of a heading that has none of its own: `Chi può entrare` is `chi-puo-entrare`."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "-".join(re.findall(r"[a-z0-9]+", "".join(one for one in letters if not unicodedata.combining(one))))


def _paragraphs(source: str) -> Iterator[list[str]]:
    """Yield the lines that stand together."""
    kept: list[str] = []
    for line in [*source.splitlines(), ""]:
        if line.strip():
            kept.append(line)
        elif kept:
            yield kept
            kept = []


def _read(lines: list[str]) -> Iterator[ManualBlock]:
    if lines[0].startswith("|"):
        yield _table(lines)
        return
    told: list[str] = []
    for line in lines:
        alone = _heading(line) or _picture(line)
        if (alone is not None or _ITEM.fullmatch(line.strip())) and told:
            yield _paragraph(" ".join(told))
            told = []
        if alone is not None:
            yield alone
        else:
            told.append(line.strip())
    if told:
        yield _paragraph(" ".join(told))


def _heading(line: str) -> ManualHeading | None:
    found = _HEADING.fullmatch(line)
    if found is None:
        return None
    words = _plain(found["words"])
    return ManualHeading(words.replace("**", ""), len(found["signs"]), found["anchor"] or slug_of(words))


def _plain_heading(line: str) -> str:
    found = _HEADING.fullmatch(line)
    return f"{found['signs']} {found['words']}" if found else line


def _picture(line: str) -> ManualPicture | None:
    found = _PICTURE.fullmatch(line.strip())
    return ManualPicture(found["file"], found["words"]) if found else None


def _paragraph(words: str) -> ManualParagraph:
    item = _ITEM.fullmatch(words)
    told = _plain(item["words"] if item else words)
    return ManualParagraph(runs_of(told), item is not None, (item["marker"] or "") if item else "")


def _table(lines: list[str]) -> ManualTable:
    rows = [_cells(line) for line in lines if not _RULE.fullmatch(line)]
    return ManualTable(rows[0], tuple(rows[1:]))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_plain(cell.strip()).replace("**", "") for cell in line.strip().strip("|").split("|"))


def _plain(words: str) -> str:
    """Leave of links their words, of code what is in it, and put what is called by its name in quotes."""
    told = _LINK.sub(lambda found: found["words"], words).replace("`", "")
    return _NAMED.sub(lambda found: f"«{found['words']}»", told)
