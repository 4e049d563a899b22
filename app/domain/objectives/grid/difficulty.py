"""The difficulty of an objective as a cell of the grid takes it: by code, by name or by the words of the form."""

from collections.abc import Sequence

from app.domain.italian import NotReadable, listed
from app.domain.matching import text_key

Difficulties = Sequence[tuple[str, str]]
"""Those of the method of the year, each with its code and the words that say it: `Alta (×1,2)`."""


def code_of_difficulty(text: str, offered: Difficulties) -> str:
    """Return the code of a difficulty, empty for none; raise `NotReadable` where the method has no such one."""
    if not text:
        return ""
    if not offered:
        raise NotReadable("la metodologia dell'anno non ha difficoltà")
    for wording in (_code, _words, _name):
        found = [code for code, words in offered if text_key(wording(code, words)) == text_key(text)]
        if len(found) == 1:
            return found[0]
    message = f"«{text}» non è tra le difficoltà della metodologia: {listed(words for _, words in offered)}"
    raise NotReadable(message)


def _code(code: str, _words: str) -> str:
    return code


def _words(_code: str, words: str) -> str:
    return words


def _name(_code: str, words: str) -> str:
    return words.rpartition(" (")[0]
