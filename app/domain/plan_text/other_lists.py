"""Lists in a unit that are no objectives: what it does every day, the measures against corruption, the risks."""

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


def announces_other_list(text: str) -> bool:
    """Whether the line, without a value of its own, leads to a list that is not of objectives."""
    if not _OTHER_LIST.fullmatch(text):
        return False
    return text.endswith(":") or (": " not in text and is_title_like(text))
