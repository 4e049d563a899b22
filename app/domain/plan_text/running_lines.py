"""Lines of a text that are printed again on each page: the name of the comune or of the plan, with the page."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.cleaning import is_finished, plain

_NAMED_AT_START = re.compile(r"(?:comune|città|provincia|unione|piano|p\.?i\.?a\.?o|peg|p\.?d\.?o)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:comune|città|provincia|unione|piano|p\.?i\.?a\.?o|peg|p\.?d\.?o)\b", re.IGNORECASE)
_PAGE = re.compile(r"\b(?:pag(?:ina|g?\.)?|p\.)\s*(?P<page>\d{1,3})(?:\s*(?:di|/|su)\s*\d{1,3})?", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"[-–|]\s*(?P<page>\d{1,3})(?:\s*(?:di|/|su)\s*\d{1,3})?$", re.IGNORECASE)
_LONGEST = 120
_OFTEN, _TWICE = 3, 2


def running_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the lines, stripped, that come again: the same three times, or twice with a page number that grows."""
    lines = [text.strip() for text in texts if 0 < len(text.strip()) <= _LONGEST]
    return (*_equal(lines), *_numbered(lines))


def _equal(lines: list[str]) -> list[str]:
    counts = Counter(text for text in lines if _NAMED_AT_START.match(plain(text)) and not is_finished(text))
    return [text for text, count in counts.items() if count >= _OFTEN]


def _numbered(lines: list[str]) -> list[str]:
    """Return the lines that differ only in the number of the page, which grows from one to the next."""
    pages: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for text in lines:
        found = _PAGE.search(text) or (_LAST_NUMBER.search(text) if _NAMED.search(text) else None)
        if found and any(map(str.isalpha, text[: found.start()] + text[found.end() :])) and not bullet_of(text):
            key = f"{text[: found.start('page')]}#{text[found.end('page') :]}"
            pages[key].append((int(found["page"]), text))
    return [text for found in pages.values() if _grows([page for page, _ in found]) for _, text in found]


def _grows(pages: list[int]) -> bool:
    return len(pages) >= _TWICE and all(one < other for one, other in pairwise(pages))
