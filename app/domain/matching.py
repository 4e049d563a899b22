"""When two texts written by different hands say the same: keys without case, accents and punctuation."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_STEM_LENGTH = 5
SHORTEST_PREFIX = 3
"""How many words a sentence has at least, to be the beginning of another."""


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


SILENT_WORDS = word_set(
    "a ad agli ai al alla alle allo anche con col da dagli dai dal dalla dalle degli dei del dell della delle"
    " dello di e ed gli i il in l la le lo nei nel nella nelle o per su sui sul sulla tutte tutti un una uno"
)


@lru_cache(maxsize=16_384)
def text_key(text: str) -> str:
    """Return the words of `text` in lower case, without accents, punctuation and repeated spaces."""
    return " ".join(_words(text))


def stems(text: str) -> tuple[str, ...]:
    """Return the beginnings of the words that carry meaning: «tempi» and «tempistica» are the same."""
    words = _words(text)
    return tuple(word[:_STEM_LENGTH] for word in words if word not in SILENT_WORDS)


def is_prefix(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `long` says all that `short` says, in the same order, and then goes on."""
    return SHORTEST_PREFIX <= len(short) <= len(long) and long[: len(short)] == short


def without_accents(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKD", text))


def _words(text: str) -> list[str]:
    return _WORD.findall(without_accents(text.casefold()))
