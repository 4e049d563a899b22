"""Letters to press with Alt: a different one for each label."""

from collections.abc import Iterable, Sequence


def with_mnemonics(texts: Sequence[str], taken: Iterable[str] = "") -> list[str]:
    """Mark a different letter in each text: the first letters of its words if free, else any letter of it."""
    used = set(taken)
    marked = []
    for text in texts:
        place = _free_place(text, used)
        marked.append(text if place is None else f"{text[:place]}&{text[place:]}")
    return marked


def _free_place(text: str, used: set[str]) -> int | None:
    starts = [place for place in range(len(text)) if place == 0 or text[place - 1] == " "]
    places: list[int] = starts + list(range(len(text)))
    for place in places:
        letter = text[place].casefold()
        if letter.isalpha() and letter.isascii() and letter not in used:
            used.add(letter)
            return place
    return None
