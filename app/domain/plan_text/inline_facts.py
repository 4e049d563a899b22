"""What a line says besides its own text: weight, deadline, indicator, target, person; each leaves the text clean."""

import re

from app.domain.plan_text.cleaning import without_loose_end
from app.domain.plan_text.roles import CarriedFact, LineRole

MONTH_NAMES = r"(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)"
_QUARTERS = r"(?:il\s+)?(?:primo|secondo|terzo|quarto|1°|2°|3°|4°|I{1,3}|IV)\s+(?:semestre|trimestre)(?:\s+20\d\d)?"
DATE = (
    rf"(?:\d{{1,2}}°?[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?|\d{{1,2}}°?\s+{MONTH_NAMES}(?:\s+20\d\d)?"
    rf"|(?:fine\s+)?{MONTH_NAMES}(?:\s+20\d\d)?|(?:la\s+)?fine\s+(?:dell')?anno|{_QUARTERS}|20\d\d)"
)
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_OPENS, _ENDS = r"(?:\s*[\[(]\s*|[\s,;.–—|-]+)", r"\s*[\])]?\s*[.;]?$"
_WEIGHT_WORD = r"(?:rilevanza\s*\(?)?(?:peso|ponderazione|pesatura)\)?(?:\s*\(?%\)?)?"
_WEIGHT = rf"{_WEIGHT_WORD}(?:\s+[^\W\d]+)?\s*[:=]?\s*(?P<value>{_NUMBER})\s*(?:%|/\s*100|punti)?"
_BY = (
    r"(?:da\s+(?:concludere|completare|realizzare|attuare)\s+)?"
    r"(?:(?:target|(?:valore\s+|risultato\s+)?atteso)\s*:\s*(?=entro))?"
    r"(?:entro(?:\s+e\s+non\s+oltre)?|scadenza|termine|tempi|tempistica|data)\s*:?\s*(?:il|la|i|le|l')?\s*"
    r"(?:mese\s+di\s+|giorno\s+)?"
)
PATTERNS: tuple[tuple[LineRole, str], ...] = (
    (LineRole.WEIGHT, rf"{_OPENS}\(?{_WEIGHT}{_ENDS}"),
    (LineRole.WEIGHT, rf"\s*[\[(]\s*(?P<value>{_NUMBER})\s*(?:punti|p\.ti){_ENDS}"),
    (LineRole.WEIGHT, rf"\s*[\[(]\s*(?:p|pt|pti)\.\s*(?P<value>{_NUMBER})\s*[\])]{_ENDS}"),
    (LineRole.WEIGHT, rf"\s*[\[(,;–—|-]\s*(?:punti|punteggio)\s*[:=]?\s*(?P<value>{_NUMBER})(?:\s*/\s*100)?{_ENDS}"),
    (LineRole.DEADLINE, rf"{_OPENS}{_BY}(?P<value>{DATE}){_ENDS}"),
    (
        LineRole.TARGET,
        rf"{_OPENS}(?:target|valore\s+atteso|risultato\s+atteso|atteso)\s*[:=]?\s*(?P<value>[^()\[\]]{{0,20}}?\w[^()\[\]]{{0,120}}?){_ENDS}",
    ),
    (
        LineRole.INDICATOR,
        (
            rf"{_OPENS}(?:da\s+misurar(?:e|si)|misurat[oaie])\s+(?:con|da(?:ll')?|attraverso|mediante)\s*(?:l')?\s*indicatore\s*:?"
            rf"\s*[«\"“](?P<value>[^»\"”]{{2,300}})[»\"”](?:\s+e)?{_ENDS}"
        ),
    ),
    (LineRole.INDICATOR, rf"{_OPENS}(?:indicator[ei](?:\s+di\s+\w+)?\s*:|ind\.\s*:?)\s*(?P<value>.{{2,300}}?){_ENDS}"),
    (
        LineRole.TEXT,
        (
            rf"{_OPENS}(?P<value>(?:collegat[oa]\s+a(?:l\b|ll[’'])?|rif(?:erimento|\.)?(?:\s*a(?:l\b|ll[’']))?)\s*(?:obiettivo\s+)?"
            rf"(?:strategico|o\.?s\.?)\s?[^()\[\]]{{1,120}}?){_ENDS}"
        ),
    ),
    (
        LineRole.PERSON,
        rf"{_OPENS}(?:responsabile|resp\.|referente|a\s+cura\s+di)\s*:\s*(?P<value>[^()\[\]:]{{3,80}}?){_ENDS}",
    ),
)
"""What may stand at the end of a line, in the order in which it is looked for."""
_PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in PATTERNS)
_LEADING_WEIGHT = re.compile(
    rf"[\[(]?\s*peso\s*[:=]?\s*(?P<value>{_NUMBER})\s*(?:%|/\s*100)?\s*[\])]?\s*[-–:;,.]\s+(?=[^\W\d])", re.IGNORECASE
)
_DONE = re.compile(
    r"(?:approvazione|adozione|pubblicazione|attivazione|predisposizione|avvio|consegna|completamento|conclusione"
    r"|(?:approvat|adottat|pubblicat|attivat|realizzat|complet|conclus)\w*)\s+(?:entro|al|nel)\b",
    re.IGNORECASE,
)
_TARGET = next(pattern for role, pattern in _PATTERNS if role is LineRole.TARGET)
_MEASURE = re.compile(r"\bind(?:icator[ei]|\.)", re.IGNORECASE)
_MOST_FACTS = 8
_NOTHING = "Senza titolo"
_LONGEST_END = 500
"""Characters at the end of a line where what it carries is looked for."""


def with_facts(text: str) -> tuple[str, tuple[CarriedFact, ...]]:
    """Part a text from the weight, the deadline, the indicator… written at its end (or its weight at the start)."""
    rest, facts = text, list[CarriedFact]()
    if (leading := _LEADING_WEIGHT.match(rest)) and leading.end() < len(rest):
        facts.append(CarriedFact(LineRole.WEIGHT, leading["value"]))
        rest = rest[leading.end() :]
    found_last: list[CarriedFact] = []
    for _ in range(_MOST_FACTS):
        start = max(0, len(rest) - _LONGEST_END)
        hits = ((role, pattern.search(rest, start)) for role, pattern in _PATTERNS)
        found = next(((role, hit) for role, hit in hits if hit and hit.start() > 2), None)
        if found is None:
            break
        role, hit = _whole_target(rest, start) or found if found[0] is LineRole.DEADLINE else found
        found_last.insert(0, CarriedFact(role, _unquoted(hit["value"])))
        rest = rest[: hit.start()]
    return without_loose_end(rest), (*facts, *found_last)


def _unquoted(value: str) -> str:
    """Drop the marks around the whole of a value: «valore atteso «100%»»."""
    bare = value.strip(" .;")
    return bare[1:-1].strip() if bare[:1] == "«" and bare.endswith("»") and bare.count("«") == 1 else bare


def facts_alone(text: str) -> tuple[CarriedFact, ...]:
    """Return what a text says where it is nothing but a fact: «entro il 30/09», «peso 20»; else nothing."""
    rest, facts = with_facts(f"{_NOTHING}, {text}")
    return facts if rest == _NOTHING else ()


def _whole_target(text: str, start: int) -> tuple[LineRole, re.Match[str]] | None:
    """Return the target that a day is the end of: «target: approvazione entro il 31/07» is one.

    So is «target: entro il 31/07» after an indicator: it says when what is measured is expected.
    """
    hit = _TARGET.search(text, start)
    if hit is None or hit.start() <= 2:
        return None
    is_measured = bool(_MEASURE.search(text, start, hit.start())) and "entro" in hit["value"].casefold()
    return (LineRole.TARGET, hit) if is_measured or _DONE.match(hit["value"]) else None
