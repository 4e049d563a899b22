"""What a PDF prints again on each page: headers, footers, numbers of the pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.cleaning import is_page_number
from app.domain.plan_text.starts import begins_something
from app.plan_files.gathering import PAGE_NUMBERS, RUNNING_LINES, Gathering
from app.plan_files.pdf_lines import PdfLine

_EDGE = 3
"""How many lines from the top and from the bottom of a page may be a header or a footer."""
_FIGURES = re.compile(r"\d{1,4}")
_SAME_HEIGHT = 4
_ABOVE = 100_000
"""More points than any page is high."""
_NUMBERED = re.compile(r"\b(?:pag(?:ina|\.)?|p\.)\s*\d+", re.IGNORECASE)
_NAMED = re.compile(r"(?:comune|città|provincia|unione|piano|p\.?i\.?a\.?o|peg|p\.?d\.?o)\b", re.IGNORECASE)

Key = tuple[str, int, int]


def without_running(pages: Sequence[Sequence[PdfLine]], gathering: Gathering) -> list[list[PdfLine]]:
    """Return the lines of each page without those at its edges that all pages have; one of them stays, once."""
    cleaned = gathering.cleaned
    counts = Counter(key for lines in pages for key in {key for line in _edges(lines) for key in _keys(line)})
    kept: list[list[PdfLine]] = []
    seen: set[str] = set()
    for lines in pages:
        edges = ((line, max(counts[key] for key in _keys(line))) for line in _edges(lines))
        running = {id(line) for line, count in edges if _is_running(line, lines, count, len(pages))}
        for line in lines:
            if id(line) in running:
                gathering.take_running(line.text)
        first = {id(line) for line in lines if id(line) in running and _is_said_first(line, seen)}
        numbers = {id(line) for line in _at_ends(lines, running) if _is_number(line, len(pages))}
        cleaned[RUNNING_LINES] += len(running - first - numbers)
        cleaned[PAGE_NUMBERS] += len(numbers)
        left = [line for line in lines if id(line) not in (running - first) | numbers]
        kept.append([*_lifted(left, first), *(line for line in left if not _is_at_foot(line, left, first))])
    return kept


def _is_at_foot(line: PdfLine, lines: Sequence[PdfLine], first: set[int]) -> bool:
    return id(line) in first and line.base < lines[0].base


def _lifted(lines: Sequence[PdfLine], first: set[int]) -> list[PdfLine]:
    """Return the footers that are kept, above all the rest: at the foot they would part a table from its next page."""
    footers = [line for line in lines if _is_at_foot(line, lines, first)]
    return [replace(line, base=line.base + _ABOVE) for line in footers]


def _is_said_first(line: PdfLine, seen: set[str]) -> bool:
    """Whether a header is met for the first time: it may be the only place that names the comune, or the Area."""
    if _NUMBERED.search(line.text) or line.text in seen:
        return False
    seen.add(line.text)
    return True


def _edges(lines: Sequence[PdfLine]) -> list[PdfLine]:
    return [*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :]]


def _keys(line: PdfLine) -> list[Key]:
    """Return by what a line is known on the other pages: the same text at the same height, but for a page number."""
    text, height = " ".join(line.text.split()).casefold(), round(line.base / _SAME_HEIGHT)
    numbered = [
        (f"{text[: found.start()]}#{text[found.end() :]}", height, int(found[0]) - line.page)
        for found in _FIGURES.finditer(text)
    ]
    return [(text, height, 0), *numbered]


def _is_running(line: PdfLine, lines: Sequence[PdfLine], count: int, pages: int) -> bool:
    if is_page_number(line.text) or (len(line.pieces) > 2 and not _NUMBERED.search(line.text)):
        return False
    is_plain = bool(_NUMBERED.search(line.text) or _NAMED.match(line.text))
    if pages < 3:
        return count == pages == 2 and (is_plain or _closes_the_page(line, lines))
    if count < 3 or (count * 5 < pages * 2 and not is_plain):
        return False
    if line.text[:1].islower():
        return False
    return is_plain or (_stands_apart(line, lines) and not begins_something(line.text) and not bullet_of(line.text))


def _closes_the_page(line: PdfLine, lines: Sequence[PdfLine]) -> bool:
    """Whether a line is the last of its page, apart from the text: the same on two pages, it is a footer."""
    return line is lines[-1] and len(lines) > 1 and len(line.pieces) < 3 and _stands_apart(line, lines)


def _stands_apart(line: PdfLine, lines: Sequence[PdfLine]) -> bool:
    """Whether more than the usual room is between a line and those of the text."""
    place = next(number for number, one in enumerate(lines) if one is line)
    is_top = place < _EDGE
    beside = lines[place + 1 : place + 2] if is_top else lines[place - 1 : place]
    return not beside or abs(beside[0].base - line.base) > 1.35 * line.size or abs(beside[0].size - line.size) > 1


def _at_ends(lines: Sequence[PdfLine], dropped: set[int]) -> list[PdfLine]:
    left = [line for line in lines if id(line) not in dropped]
    return [*left[:1], *left[-1:]]


def _is_number(line: PdfLine, pages: int) -> bool:
    return is_page_number(line.text) and (pages > 1 or not line.text.strip().isdigit())
