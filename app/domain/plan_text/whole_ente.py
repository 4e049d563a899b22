"""A plan that names no unit: its objectives are of the ente as a whole, when who imports it says so."""

from app.domain.issues import Issue, Severity
from app.domain.italian import plural
from app.domain.plan_text.naming import name_key
from app.domain.plan_text.outline import OpenArea, OpenUnit, Outline

WHOLE_ENTE = "plan_without_units"
"""The code of the finding that asks whether the objectives are of the whole ente."""
_FEWEST = 3
_NAMELESS = "Comune"


def given_to_the_ente(outline: Outline, ente: str) -> list[Issue]:
    """Put the objectives without a unit, three at least, in an area with the name of the ente; return what is asked.

    Nothing is done where the plan names a unit.
    """
    if outline.areas or outline.orphans or len(outline.homeless) < _FEWEST:
        return []
    name = ente or _NAMELESS
    own = OpenUnit(name, outline.homeless[0].line, bullets=list(outline.homeless))
    outline.areas[name_key(name)] = OpenArea(own)
    outline.homeless.clear()
    found = plural(len(own.bullets), "riga sembra un obiettivo", "righe sembrano obiettivi")
    sentence = (
        f"Il piano non nomina unità; {found}: importarle come obiettivi di tutto l'ente, in un'area «{name}»? "
        "Altrimenti dare il ruolo di Area alle righe che nominano le unità."
    )
    return [Issue(WHOLE_ENTE, sentence, severity=Severity.WARNING)]
