"""Lists in a unit that are no objectives: what it does every day, its services, the measures against corruption."""

import re

from app.domain.plan_text.section_lines import is_title_like

_OTHER_LIST = re.compile(
    r"(?:le\s+|elenco\s+(?:delle\s+)?|principali\s+)?(?:"
    r"attivit[àa]'?\s+(?:ordinari[ae]|istituzional[ei]|corrent[ei]|continuativ[ae]|ricorrent[ei]|di\s+(?:routine|istituto))"
    r"|misur[ae]\s+(?:\w+\s+)?(?:(?:di|per\s+la)\s+)?(?:anti\s?-?corruzione|prevenzione|trasparenza|contrasto|contenimento"
    r"|mitigazione)"
    r"|rischi\s+(?:corruttivi|individuati|collegati|connessi)|adempimenti\s+(?:ordinari|ricorrenti|di\s+trasparenza)"
    r")\b.{0,60}",
    re.IGNORECASE,
)
_OF_THE_UNIT = re.compile(
    r"(?:principali\s+|elenco\s+(?:dei|degli|delle)\s+)?(?:(?:servizi|uffici|attivit[àa]'?|funzioni|competenze|compiti|materie)(?:\s+e(?:d)?\s+)?){1,2}\s+"
    r"(?:di\s+(?:(?:propria|rispettiva)\s+)?competenza|(?:assegnat|attribuit|ricompres|compres)[ie]|dipendenti|afferenti)"
    r"(?:\s+(?:al|all'|alla|del|dell'|della|nel|nell'|nella)\s*.{0,50})?\s*:?",
    re.IGNORECASE,
)
"""«Servizi di competenza», «Uffici assegnati»: the title of what a unit is made of, not the name of a unit."""


def announces_other_list(text: str) -> bool:
    """Whether the line, without a value of its own, leads to a list that is not of objectives."""
    if names_what_unit_holds(text):
        return True
    if not _OTHER_LIST.fullmatch(text):
        return False
    return text.endswith(":") or (": " not in text and is_title_like(text))


def names_what_unit_holds(text: str) -> bool:
    """Whether the line is the title of the list of the services, the offices or the functions of a unit."""
    return _OF_THE_UNIT.fullmatch(text.strip()) is not None
