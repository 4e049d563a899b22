"""Whether a line of plain text begins something, and so never goes on with the line above it."""

import re

from app.domain.plan_text.cleaning import is_upper, plain
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.position_words import NUMBER_SIGN, POSITION

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
    r"\W{0,3}(?:(?:obiettiv[oi]|ob\.?|fase|indicatore|azione)\b\s*\w{0,12}\s*(?:n\s?[.°r]|\d)"
    r"|ob[a-z]{0,4}\.?\s*(?:(?:str|strat|op|oper|gest|spec|esec|trasv)\.?\s*)?\d)",
    re.IGNORECASE,
)
_POSITION = re.compile(
    rf"{POSITION}\s*(?:{NUMBER_SIGN}\d|(?=(?:area|settore|servizio)\b))",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:CORPO|COMANDO|POLIZIA|VIGILI|SEGRETARI[OA]|SEGRETERIA|BIBLIOTECA|MUSEO|SERVIZI|UFFICI|PROTEZIONE|RAGIONERIA|ASILO)"
    r"\s+(?:E\s+|DI\s+|DELLA?\s+|ALLA\s+)?[A-ZÀ-Ü]{3,}"
)
_PAGE_AT_END = re.compile(r"[^a-z].*\S\s+pag(?:ina|\.)?\s*\d{1,3}(?:\s*(?:di|/|su)\s*\d{1,3})?")
_MISSION = re.compile(r"(?:missione|programma)\s+(?:n\s?[.°]?\s*)?\d{1,4}\b", re.IGNORECASE)
_NAMED_UNIT = re.compile(r"\w+\s+[A-ZÀ-Ü][\w']*(?:\s+\w+){0,3}")
_ACT = re.compile(
    r"di\s+(?:dare\s+atto|dichiarare|approvare|trasmettere|demandare|stabilire|incaricare|pubblicare|prendere\s+atto)\b"
)
"""The points of an act, each of which begins so, be it in small letters."""
_SENTENCE = re.compile(
    r"(?:(?:L'|Un'|Dell'|Nell'|All'|Con\s+l')\s?|(?:Il|Lo|La|Gli|Le|Si|Nel|Nella|Con|Questo|Questa|Tale|Tali|Sono|È|E')\s+)"
    r"[a-zà-ù]{2,}(?:\s+\S+){2}"
)
"""A capital article in the middle of a sentence is not there: «L'obiettivo è realizzato …» begins one."""
_MOST_WORDS_OF_A_LABEL = 3


def begins_something(raw: str) -> bool:
    """Whether the line is a heading in capitals, a numbered objective or a label: «Peso: 30»."""
    text = plain(raw)
    if (
        raw.lstrip().startswith("#")
        or _OBJECTIVE.match(text)
        or _POSITION.match(text)
        or _MISSION.match(text)
        or _OFFICE.match(text)
        or _ACT.match(text)
        or _PAGE_AT_END.fullmatch(text)
        or (_LABEL.match(text) and text[:1].isupper())
    ):
        return True
    return bool(_UNIT.match(text)) and (is_upper(text) or text.startswith("("))


def may_begin_something(raw: str) -> bool:
    """Whether the line is the heading of a unit in mixed case or a label alone, unless the one above leads there."""
    text = plain(raw)
    if text[:1].isupper() and len(text.split()) <= _MOST_WORDS_OF_A_LABEL and label_of(text):
        return True
    if _SENTENCE.match(text):
        return True
    return bool(_UNIT.match(text)) and (text[:1].isupper() or bool(_NAMED_UNIT.fullmatch(text)))
