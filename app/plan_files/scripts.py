"""Figures written above or below the line: `m` and a raised 2 are m², a raised 1 after a word is a footnote."""

import re

_ABOVE = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_BELOW = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_ORDINALS = {"o": "°", "a": "ª", "°": "°", "ª": "ª"}


def raised(text: str) -> str:
    """Return the text of a raised piece: figures as superscripts, the `o` and `a` of an ordinal as ° and ª."""
    return _ORDINALS.get(text.strip(), text.translate(_ABOVE) if re.fullmatch(r"[\d+\-]+", text.strip()) else text)


def lowered(text: str) -> str:
    return text.translate(_BELOW) if re.fullmatch(r"[\d+\-]+", text.strip()) else text
