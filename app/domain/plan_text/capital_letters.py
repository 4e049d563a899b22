"""Lists marked «A.», «B.»: one alone is the initial of a person («A. Rossi»), letters in their order are marks."""

import re
from collections.abc import Sequence

_LETTERED = re.compile(r"(?P<indent>\s*)(?P<letter>[A-M])\.(?P<rest>\s+[A-ZÀ-Ü]\S*.*)")
_FARTHEST = 20
"""Lines between one letter and the next."""


def with_marks(texts: Sequence[str]) -> list[str]:
    """Return the lines with «A)» for «A.» where a line «B.» follows at the same distance from the left, and so on."""
    found = list(texts)
    wanted: dict[str, tuple[str, int, list[int]]] = {}
    for place, text in enumerate(texts):
        mark = _LETTERED.fullmatch(text)
        if mark is None:
            continue
        indent, letter = mark["indent"], mark["letter"]
        letters, last, places = wanted.get(indent, ("", 0, []))
        if letter == letters and place - last <= _FARTHEST:
            places.append(place)
        elif letter == "A":
            places = [place]
        else:
            wanted.pop(indent, None)
            continue
        wanted[indent] = chr(ord(letter) + 1), place, places
        if len(places) > 1:
            for one in places:
                found[one] = _LETTERED.sub(r"\g<indent>\g<letter>)\g<rest>", texts[one])
    return found
