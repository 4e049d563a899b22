"""The gender that an Italian first name lets guess: to be looked at, never a fact."""

import re

from app.domain.matching import without_accents, word_set
from app.domain.roles import Gender

_MEN = word_set(
    "achille alcide andrea aristide barnaba battista cesare clemente dante davide daniele elia emanuele enea ercole"
    " ettore evangelista felice gabriele geremia giona giosue giuseppe isaia luca manuele mattia michele neemia nicola"
    " oreste pasquale raffaele salvatore samuele simone tobia ulisse zaccaria"
    " dionigi gianni giovanni luigi neri ranieri vanni"
    " alex boris christian cristian daniel denis elvis erik gabriel igor ivan kevin loris mirko mustafa nicolas omar"
    " oscar samuel walter william yuri"
)
_WOMEN = word_set(
    "adele agnese alice beatrice clotilde cloe consuelo edvige elide irene iole jole marlene matilde naomi noemi"
    " penelope rachele selene zoe"
    " amparo carmen deborah dolores erika ester esther hannah ines iris isabel jessica katia mercedes miriam monika"
    " nives ruth sarah wanda ylenia"
)
_MAN_AND = re.compile(r"(?:gian|giam|piero|pier|carlo)(?=.{3})")
_BEGINNINGS = frozenset({"gian", "giam", "pier"})
"""How a man's name of two begins, whatever its end: Gianluca, Pierandrea, Gianmaria."""
_SECOND_OF_MEN = _MEN | {"maria"}
_NOT_ITALIAN = re.compile(r"[jkwxy]|[st]h")
_ENDINGS = {"a": Gender.FEMALE, "o": Gender.MALE}


def likely_gender(first_name: str) -> Gender | None:
    """Guess a gender from the first of the names, else from its end; None where there is nothing to go by.

    The end says nothing of a name that is not Italian (Nikita, Joshua), and `i` of none: Heidi and Giusi, Neri.
    """
    first, *others = without_accents(first_name.casefold()).split() or [""]
    if others and first in _BEGINNINGS:
        first += others[0]
    if first in _MEN or (_MAN_AND.match(first) and _MAN_AND.sub("", first) in _SECOND_OF_MEN):
        return Gender.MALE
    if first in _WOMEN:
        return Gender.FEMALE
    return None if _NOT_ITALIAN.search(first) else _ENDINGS.get(first[-1:])
