"""What stands before the name of a unit on its line: «OBIETTIVI DEL SETTORE TECNICO», «L'Area Tecnica dovrà:»."""

import re

from app.domain.plan_text.position_words import NUMBER_SIGN, ORDER, POSITION
from app.domain.plan_text.unit_headings import UNIT_WORDS

_WORDS = "|".join(words for words, _ in UNIT_WORDS)
_OPENING = re.compile(
    r"(?:piano\b[^:;]{0,60}?\s[-–]\s+)?(?:piano\s+(?:dettagliato\s+)?(?:degli\s+)?|schede?\s+)?obiettivi(?:\s+\w+){0,2}?(?:\s+20\d\d)?\s*[-–:]?\s*"
    rf"(?:del(?:l'|la|lo)?|all'|alla|al|per\s+(?:il|l'|la))?\s*(?=(?:{_WORDS})\s)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:tabella|tab\.|prospetto|quadro|scheda|allegato|elenco)\s*(?:n\s?[.°]?\s*)?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,4})"
    rf"\s*[-–:.)]{{0,2}}\s*(?:obiettivi\s+)?(?:del(?:l'|la|lo)?\s*)?(?=(?:{_WORDS})\s)",
    re.IGNORECASE,
)
"""«Tabella 2 – Area Finanziaria»: the number of a table, of a sheet or of an annex before the unit that it is of."""
_LABEL = re.compile(
    rf"(?:struttura(?:\s+organizzativa)?|unit[àa]'?\s+organizzativa|(?P<word>{_WORDS}))"
    r"(?P<which>\s+(?:responsabile|competente|proponente|(?:di|a\s+cui\s+fa)\s+riferimento|di\s+(?:appartenenza|competenza|assegnazione)|interessat[oa]|assegnatari[oa]))?"
    rf"\s*:\s*(?:(?P<named>{_WORDS})(?!\w)\s*[:–-]?\s*)?(?P<name>\S.*)",
    re.IGNORECASE,
)
_POSITION = re.compile(
    rf"(?:{POSITION}|eq)\s*{NUMBER_SIGN}(?:{ORDER}(?!\w))?\s*[-–:.,(]{{0,2}}\s*(?:(?:dell'|della|del|di)\s*)?"
    rf"(?=(?:{_WORDS})\s)",
    re.IGNORECASE,
)
"""«P.O. AREA TECNICA», «Posizione organizzativa n. 2 – Area Finanziaria»: the position of who heads the unit."""
_SHALL = re.compile(
    rf"(?:(?:nel|per\s+il)\s+(?:corso\s+del\s+)?20\d\d,?\s+)?(?:l'|il\s|la\s|lo\s)\s*(?P<unit>(?:{_WORDS})\s+[^,:]+?)"
    r"(?:,[^:]{0,80})?\s+(?:dovr[àa]'?|deve|si\s+impegna\s+a|[eè]'?\s+tenut[oa]\s+a|provveder[àa]'?\s+a)\b[^:]{0,60}:",
    re.IGNORECASE,
)
"""«L'Area Tecnica, nel corso dell'anno, dovrà:» leads to a list of objectives."""
_ASSIGNS = re.compile(
    rf"(?:.{{0,80}}?\b(?:dell'|della\s|del\s|all'|alla\s|al\s))\s*(?P<unit>(?:{_WORDS})\s+(?-i:[A-ZÀ-Ü\d\"])[^,:;(–]*?)"
    rf"(?P<head>[,(–]\s*[^:]{{3,60}}?)?[,)]?\s+(?:(?:sono|vengono)\s+assegnat[ie]\s+)?(?:i\s+seguenti|gli)\s+obiettivi\b[^:]{{0,60}}:",
    re.IGNORECASE,
)
"""«di assegnare al Responsabile dell'Area Tecnica, geom. Rino Testa, i seguenti obiettivi:» heads the Area."""
_ASSIGNED = re.compile(r"[,\s]+(?:sono|vengono)\s+(?:\w+\s+)?assegnat[ie]\b.*$", re.IGNORECASE)
_WHOSE = re.compile(r"^(?:di\s+)?(?:cui\s+[èe]'?\s+)?(?:responsabile|titolare|a\s+capo)\s+(?=[^\W\d_])", re.IGNORECASE)


def without_opening(text: str) -> str:
    """Drop what stands before the unit: «OBIETTIVI DEL SETTORE TECNICO» heads «SETTORE TECNICO».

    «Settore responsabile: Tecnico» and «Struttura: Settore Tecnico» are «Settore: Tecnico», «P.O. AREA TECNICA» and
    «L'Area Tecnica dovrà:» are the Area.
    """
    if shall := _SHALL.fullmatch(text):
        return shall["unit"][:1].upper() + shall["unit"][1:]
    if assigns := _ASSIGNS.fullmatch(text):
        who = _ASSIGNED.sub("", _WHOSE.sub("", (assigns["head"] or "").strip(" ,()–")))
        return f"{assigns['unit'][:1].upper()}{assigns['unit'][1:]}{f' (resp. {who})' if who else ''}"
    found = _CAPTION.match(text) or _OPENING.match(text) or _POSITION.match(text)
    return _without_label(text[found.end() :] if found else text)


def _without_label(text: str) -> str:
    found = _LABEL.fullmatch(text)
    if found is None or (found["word"] and not found["which"] and not found["named"]):
        return text
    word = found["named"] or found["word"]
    return f"{word}: {found['name']}" if word else text
