"""People whom a plan means all together: «tutto il personale dell'Area», «tutti i dipendenti del settore»."""

import re
from enum import Enum


class WholeStaff(Enum):
    """Of what all the people are; `UNITS` are those of the objective."""

    UNITS = "units"
    AREA = "area"
    ENTE = "ente"


_OF = (
    r"(?:(?:assegnat[oi]|in\s+servizio|appartenent[ei])\s+)?(?:presso\s+|in\s+)?"
    r"(?:dell[ao]?['’]?|all[ao]?['’]?|nell[ao]?['’]?|l['’]|del|al|nel|il|la)\s*(?P<of>area|settore|servizio|ufficio|uffici|unità|ente|comune)"
)
_ALL = re.compile(
    rf"(?:tutto\s+il\s+personale|tutti\s+i\s+dipendenti|tutti\s+gli\s+addetti)(?:\s+(?:comunale|{_OF}(?P<more>\s+.*)?))?"
    rf"|(?:il\s+)?personale\s+(?:comunale|{_OF.replace('<of>', '<bare>')})",
    re.IGNORECASE,
)
_ENTE = {"ente", "comune"}


def whole_staff(text: str) -> WholeStaff | None:
    """Tell of what a text means all the people; None for any other text, and where it names another unit.

    «tutto il personale» alone is that of the units of the objective.
    """
    found = _ALL.fullmatch(text.strip(" .;:()"))
    if found is None or found["more"]:
        return None
    of = (found["of"] or found["bare"] or "").casefold()
    if of in _ENTE or text.casefold().strip(" .;:()").endswith("comunale"):
        return WholeStaff.ENTE
    return WholeStaff.AREA if of == "area" else WholeStaff.UNITS
