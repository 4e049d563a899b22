"""Characters that nobody sees or that turn the others around: a name that holds them is not what it looks like."""

import re

UNREADABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Controls, marks and overrides of the direction of writing (Unicode Standard Annex 9, 2), halves of letters."""


def line_with_unreadable(text: str) -> int | None:
    """Return the first line (from 1) that holds such a character."""
    found = UNREADABLE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None
