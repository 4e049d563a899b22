"""The short title of an objective that the plan writes as one long sentence."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from app.domain.plan_text.cleaning import is_hanging, without_loose_end

LONGEST = 110
LONGEST_WITHOUT_CUT = 140
_SHORTEST = 22
_SHORTEST_TITLE, _FEWEST_WORDS = 10, 3
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.;]\s+(?=[A-ZÀ-Ü])")
_ASIDE = re.compile(r"[^,]{1,24},\s(?:col|con|da|dal|in|per)\b", re.IGNORECASE)
_LONE_WORD = re.compile(r",\s\w+$")
_COLON = re.compile(r":\s")
_BREAK = re.compile(
    r"[,;]\s|\s[–(]|\s-\s|\s(?=(?:\w{3,}(?:ando|endo)|attraverso|mediante|anche|nonché|affinché|tramite|volt[aeio]"
    r"|finalizzat[aeio]|formulat[aeio]|in particolare|in funzione|al fine|ai fini|per il tramite"
    r"|con particolare|da inserire|in modo)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def title_and_description(text: str) -> tuple[str, str]:
    """Return a title that stands alone and, when it had to be shortened, the whole text as description.

    A short text is its own title; else the title ends at a colon, at the first sentence, at the last pause
    that fits, or, when there is none, at a whole word with an ellipsis.
    """
    whole = without_loose_end(text)
    if len(whole) <= LONGEST:
        return _capitalised(whole), ""
    title = next((cut for cut in _natural_titles(whole) if cut), "") or _cut_at_word(whole)
    return _capitalised(title), whole if whole.endswith(".") else f"{whole}."


def with_its_title(text: str) -> tuple[str, str]:
    """Part a text that `has_its_title`, or that is a title and then sentences."""
    if not has_its_title(text) and (end := _SENTENCE_END.search(text)):
        return _capitalised(_tidy(text[: end.start()])), f"{without_loose_end(text[end.end() :])}."
    title, _, rest = without_loose_end(text).partition(": ")
    return _capitalised(_tidy(title)), f"{_capitalised(rest.strip())}."


def has_its_title(text: str) -> bool:
    """Whether a short title, a colon and a sentence make the text: «Nido estivo: apertura a luglio e ad agosto»."""
    title, _, rest = without_loose_end(text).partition(": ")
    return _SHORTEST_TITLE <= len(title) <= LONGEST and len(rest.split()) >= _FEWEST_WORDS and rest[:1].islower()


def have_titles(texts: Sequence[str]) -> bool:
    """Whether the items of a list are made alike: each its title, then a colon or a full stop, then what it is."""
    return all(map(has_its_title, texts)) or all(map(is_title_then_sentences, texts))


def is_title_then_sentences(text: str) -> bool:
    """Whether a sentence that may be a title stands before others: «Asfaltare le strade. Lotto dell'anno.»."""
    end = _SENTENCE_END.search(without_loose_end(text))
    return end is not None and _SHORTEST_TITLE <= end.start() <= LONGEST


def _natural_titles(whole: str) -> Iterator[str]:
    for ending in (_COLON, _SENTENCE_END):
        if (found := ending.search(whole)) and 10 <= found.start() <= LONGEST:
            yield _tidy(whole[: found.start()])
    yield _cut_at_pause(whole)


def _cut_at_pause(whole: str) -> str:
    """Cut at the last pause that fits; a sentence that opens with an aside between commas has no good pause."""
    if _ASIDE.match(whole):
        return ""
    pauses = [found.start() for found in _BREAK.finditer(whole[: LONGEST_WITHOUT_CUT + 20]) if _is_good(found, whole)]
    short = [place for place in pauses if place <= LONGEST]
    place = short[-1] if short else (pauses or [0])[0]
    return _tidy(whole[:place])


def _is_good(pause: re.Match[str], whole: str) -> bool:
    before = whole[: pause.start()]
    leaves_a_word = not whole[pause.start() :].startswith((",", ";")) and bool(_LONE_WORD.search(before[-40:]))
    return _SHORTEST <= len(before) <= LONGEST_WITHOUT_CUT and _is_whole(before) and not leaves_a_word


def _cut_at_word(whole: str) -> str:
    words = whole[:LONGEST].rsplit(" ", 1)[0].split(" ")
    while len(words) > 1 and (is_hanging(" ".join(words)) or not _is_whole(" ".join(words))):
        words.pop()
    return f"{without_loose_end(' '.join(words))[:LONGEST]}…"


def _is_whole(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count('"') % 2 == 0 and not is_hanging(text)


def _tidy(text: str) -> str:
    return without_loose_end(text.strip())


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
