"""Planned months of a phase in words: «gennaio-marzo, settembre» is a mask, bit 0 is January."""

import re

from app.domain.italian import MONTHS, NotReadable

_RANGE = re.compile(r"\s*(?:-|–|—|\ba\b)\s*")
_SEPARATORS = re.compile(r"[,;/+]|\s+e\s+|\n")
_SHORTEST = 3


def months_text(mask: int) -> str:
    """Write the months of a mask, those that follow one another as a range; empty for none."""
    spans: list[list[int]] = []
    for month in range(len(MONTHS)):
        if mask >> month & 1:
            if spans and spans[-1][-1] == month - 1:
                spans[-1].append(month)
            else:
                spans.append([month])
    return ", ".join(_span_text(span) for span in spans)


def parse_months(text: str) -> int:
    """Read months by name, beginning or number, with ranges; raise `NotReadable` with the word that is no month."""
    mask = 0
    for piece in filter(None, (one.strip() for one in _SEPARATORS.split(text))):
        first, *rest = _RANGE.split(piece)
        start = _month(first)
        end = _month(rest[-1]) if rest else start
        if len(rest) > 1 or end < start:
            message = f"«{piece}» non è un periodo dell'anno: scrivere per esempio «marzo-giugno»"
            raise NotReadable(message)
        for month in range(start, end + 1):
            mask |= 1 << month
    return mask


def _span_text(span: list[int]) -> str:
    first, last = MONTHS[span[0]], MONTHS[span[-1]]
    return first if len(span) == 1 else f"{first}-{last}"


def _month(word: str) -> int:
    """Return the place of a month, 0..11."""
    plain = word.strip().rstrip(".").casefold()
    if plain.isdecimal() and 1 <= int(plain) <= len(MONTHS):
        return int(plain) - 1
    found = [place for place, name in enumerate(MONTHS) if name.startswith(plain)]
    if len(plain) < _SHORTEST or len(found) != 1:
        message = f"«{word.strip()}» non è un mese: scrivere per esempio «gennaio» oppure «gen»"
        raise NotReadable(message)
    return found[0]
