"""Whether a line of plain text begins something, and so never goes on with the line above it."""

import re

from app.domain.plan_text.cleaning import is_upper, plain

_UNIT_WORDS = (
    r"area|settore|servizio|ufficio|direzione|dipartimento|ripartizione|unit[àa]|centro\s+di\s+(?:responsabilit[àa]|costo)"
    r"|c\.?d\.?r|staff|corpo"
)
_UNIT = re.compile(
    rf"\W{{0,5}}(?:(?:\d{{1,2}}\s?[\^°ªa]?|[IVX]{{1,5}}|[A-Z])\s?[.)–-]?\s{{0,3}})?\(?(?:{_UNIT_WORDS})\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W{0,3}[^\W\d_][^:|]{1,48}?\s?:(?:\s|$)")
_OBJECTIVE = re.compile(
    r"\W{0,3}(?:obiettiv[oi]|ob\.?|fase|indicatore|azione)\b\s*\w{0,12}\s*(?:n\s?[.°r]|\d)", re.IGNORECASE
)


def begins_something(raw: str) -> bool:
    """Whether the line is a heading in capitals, a numbered objective or a label: «Peso: 30»."""
    text = plain(raw)
    if raw.lstrip().startswith("#") or _OBJECTIVE.match(text) or (_LABEL.match(text) and text[:1].isupper()):
        return True
    return bool(_UNIT.match(text)) and (is_upper(text) or text.startswith("("))


def may_begin_a_unit(raw: str) -> bool:
    """Whether the line may be the heading of a unit in mixed case, if the line above does not lead into it."""
    text = plain(raw)
    return text[:1].isupper() and bool(_UNIT.match(text))
