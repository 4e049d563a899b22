"""What a labelled line says of the objective above: its description, its mission and programme, where it starts."""

import re

from app.domain.matching import text_key
from app.domain.plan_text.labels import LabelFound, starting_value
from app.domain.plan_text.missions import budget_place
from app.domain.plan_text.quantity_words import QUANTITY
from app.domain.plan_text.roles import LineRole

_DESCRIBES = re.compile(
    r"(?:breve |sintetica )?descrizion[ei]\b.*|finalita\b.*|motivazion[ei]\b.*|contenut[oi]\b.*|scopo\b.*"
    r"|(?:che )?cosa (?:facciamo|faremo|si fa)|da dove (?:partiamo|si parte).*|perche\b.*|a chi (?:e|si) rivolt?.*"
)
_STANDS = re.compile(r"\b(?:al|pari al?)\s*\d{1,3}(?:,\d+)?\s*%\W*$")
"""«SAL al 35 %»."""


def role_of_text(text: str, found: LabelFound) -> LineRole:
    """Return the role of a line whose label is of text, below an objective: what becomes of it there."""
    if not found.value:
        return LineRole.TEXT
    if budget_place(text):
        return LineRole.PROGRAMME
    if (start := starting_value(text)) and (QUANTITY.fullmatch(start.strip(" .;")) or _STANDS.search(start)):
        return LineRole.BASELINE
    return LineRole.DESCRIPTION if _DESCRIBES.fullmatch(text_key(found.label)) else LineRole.TEXT
