"""Headings as programs and databases shorten them: `DTASSUNZ`, `COD_FIS`, `UFFDESC` with their words whole."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from app.domain.matching import word_set

_DAYS = {
    "nascita": "nas nasc", "assunzione": "ass assunz assun", "cessazione": "ces cess cessaz", "inizio": "ini iniz",
    "fine": "fin", "decorrenza": "dec decorr",
}  # fmt: skip
_OTHERS = {
    "codice": "cod cd", "fiscale": "fis fisc", "cognome": "cog cogn", "nome": "nom", "matricola": "mat matr",
    "data": "dt", "sesso": "ses", "categoria": "cat categ", "giuridica": "giur giu", "livello": "liv",
    "inquadramento": "inq inquadr", "profilo": "prof profes", "qualifica": "qual qualif", "ufficio": "uff",
    "settore": "sett", "servizio": "serv", "reparto": "rep", "struttura": "strutt", "percentuale": "perc pct prc",
    "part time": "pt", "dipendente": "dip", "rapporto": "rapp", "economica": "ec econ", "posizione": "pos",
    "organizzativa": "org organizz", "descrizione": "descr desc des dsc ds", "contrattuale": "contr", "lavoro": "lav",
}  # fmt: skip
_WHOLE = frozenset({*_DAYS, *_OTHERS, "area", "ore", "uo", "orario", "settimanali", "unita", "tempo"})


def _table() -> Iterator[tuple[str, str]]:
    """Yield each short word with the whole one; a day also with whatever stands for «data» before it."""
    for whole, shorts in {**_DAYS, **_OTHERS}.items():
        for short in shorts.split():
            yield short, whole
    for whole, shorts in _DAYS.items():
        for noun in (whole, *shorts.split()):
            yield from ((f"{begins}{noun}", f"data {whole}") for begins in ("d", "dt", "dat", "data"))


_SHORT: Mapping[str, str] = dict(_table())
_ALONE = word_set("cog cogn nom mat matr cat categ liv nasc assunz cessaz")
"""Short words that are enough for a heading; the others may be of many things."""
_DESCRIPTION = "descrizione"
_FEWEST, _LONGEST = 2, 24
"""Letters of a piece of a word, and of a word that is cut in pieces."""


@lru_cache(maxsize=4096)
def in_whole_words(key: str) -> str:
    """Return a heading (its key) with its short words whole, and without the word that says it is a description.

    It is the same where nothing in it is shortened, and where one short word alone may be of many things.
    """
    words = _words(key.split())
    if len(words) == 1 and key not in _ALONE:
        return key
    return " ".join([word for word in words if word != _DESCRIPTION] or words)


def is_description(key: str) -> bool:
    """Whether a heading (its key) says, whole or shortened, that it is the words beside a code."""
    words = _words(key.split())
    return len(words) > 1 and _DESCRIPTION in words


def _words(told: Sequence[str]) -> list[str]:
    return [whole for word in told for whole in _whole(word)]


def _whole(word: str) -> list[str]:
    if word in _SHORT:
        return _SHORT[word].split()
    if word in _WHOLE or not word.isalpha() or len(word) > _LONGEST:
        return [word]
    pieces = _cut(word)
    return [whole for piece in pieces for whole in _SHORT.get(piece, piece).split()] if pieces else [word]


def _cut(word: str) -> list[str]:
    """Return the fewest pieces, all of them known, that a word is made of; none where it is not made so."""
    if word in _SHORT or word in _WHOLE:
        return [word]
    found: list[str] = []
    for at in range(len(word) - _FEWEST, _FEWEST - 1, -1):
        if word[:at] in _SHORT or word[:at] in _WHOLE:
            rest = _cut(word[at:])
            if rest and (not found or len(rest) + 1 < len(found)):
                found = [word[:at], *rest]
    return found
