"""The gender that an Italian first name lets guess: to be looked at, never a fact."""

from app.domain.matching import without_accents, word_set
from app.domain.roles import Gender

_MEN = word_set(
    "achille alcide andrea aristide barnaba battista cesare clemente dante davide daniele elia emanuele enea ercole"
    " ettore felice gabriele gianluca giambattista giona giosue giuseppe luca manuele mattia michele nicola oreste"
    " pasquale raffaele salvatore samuele simone tobia ulisse"
    " alex boris christian cristian daniel denis elvis erik gabriel igor ivan kevin loris nicolas omar oscar samuel"
    " walter william"
)
_WOMEN = word_set(
    "adele agnese alice beatrice clotilde cloe consuelo edvige elide irene iole jole marlene matilde naomi noemi"
    " penelope rachele selene zoe"
    " carmen deborah dolores ester esther hannah ines iris isabel mercedes miriam nives ruth sarah"
)
_ENDINGS = {"a": Gender.FEMALE, "o": Gender.MALE, "i": Gender.MALE}


def likely_gender(first_name: str) -> Gender | None:
    """Guess a gender from the first of the names, else from its end; None where there is nothing to go by."""
    first = without_accents((first_name.split() or [""])[0].casefold())
    if first in _MEN:
        return Gender.MALE
    if first in _WOMEN:
        return Gender.FEMALE
    return _ENDINGS.get(first[-1:])
