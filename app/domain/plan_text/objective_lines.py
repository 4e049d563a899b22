"""The lines that are plainly the heading of one objective: «Obiettivo n. 1 – …», «OB.3 …», «2° OBIETTIVO»."""

import re
from dataclasses import dataclass

_KINDS = (
    r"(?:operativ[oi]|strategic[oi]|gestional[ei]|esecutiv[oi]|specific[oi]|individual[ei]|trasversal[ei]|annual[ei]"
    r"|di\s+(?:sviluppo|mantenimento|miglioramento|performance|gestione|peg|settore|area|servizio)|peg|pdo)"
)
_NUMBER = (
    r"(?:\d{1,3}(?:[./]\d{1,3}){0,3}(?:[./-][a-z]{1,3}(?![a-z]))?|[IVXL]{1,5}[./]\d{1,3}(?!\d)|[IVXL]{1,5}(?![a-z])"
    r"|[A-Z]{1,4}[._/-]?\d{1,3}(?:[._/-]\d{1,3})*"
    r"|[A-H](?=\s*[-–:.)]))"
)
_PATTERNS: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            rf"(?:(?:scheda|attività|fasi)\s+(?:di\s+|dell')?)?(?P<what>obiettivo)(?:\s+(?P<kind>{_KINDS}))?\s*(?:\s(?:n|nr|num)\b\s?[.°ro]*\s*|n°\s*)?"
            rf"[\s:]?\s*(?P<number>{_NUMBER})(?:\s*/\s*20\d\d)?(?P<rest>$|\s*[-–:.)].*|\s*\([^()]{{2,40}}\)\s*[-–:].*|\s+(?=[A-ZÀ-Ü\"«]).*)",
            re.IGNORECASE | re.DOTALL,
        ),
        97,
    ),
    (
        re.compile(
            rf"(?P<number>\d{{1,2}}\s?[°ºª^]?|prim[ao]|second[ao]|terz[ao]|quart[ao]|quint[ao]|sest[ao]|settim[ao])\s+(?P<what>obiettivo)"
            rf"(?:\s+(?P<kind>{_KINDS}))?(?P<rest>$|\s*[-–:.)].*)",
            re.IGNORECASE | re.DOTALL,
        ),
        92,
    ),
    (
        re.compile(
            r"(?P<what>ob|obj|obg|obt|obb|oo|og|op)[\s._-]{0,2}(?P<number>\d{1,3}(?:[._-]\d{1,3}){0,2})(?P<rest>$|\s*[-–:.)].*|\s+.*)",
            re.IGNORECASE | re.DOTALL,
        ),
        90,
    ),
    (
        re.compile(
            r"(?P<what>ob(?:b|iett|g)?\.?)\s*(?P<kind>str(?:at)?|op(?:er)?|gest|spec|esec|trasv|ind|perf)\.?\s*(?:n\s?[.°]*\s*)?"
            r"(?P<number>\d{1,3}(?:[._-]\d{1,3}){0,2}|[A-Z]\d{1,3})(?P<rest>$|\s*[-–:.)].*|\s+.*)",
            re.IGNORECASE | re.DOTALL,
        ),
        92,
    ),
    (
        re.compile(
            r"(?P<what>(?P<kind>o\.?s)\.?)[\s_-]{0,2}(?P<number>\d{1,2}(?:\.\d{1,2})?)(?P<rest>$|\s*[-–:.)].*|\s+.*)",
            re.IGNORECASE | re.DOTALL,
        ),
        85,
    ),
    (
        re.compile(
            r"(?P<what>progetto(?:\s+obiettivo)?|scheda(?:\s+progetto)?)\s*(?:n\s?[.°]?|nr\.?)?\s*(?P<number>\d{1,2}(?:\.\d{1,2})?)"
            r"(?P<rest>$|\s*[-–:.)].*)",
            re.IGNORECASE | re.DOTALL,
        ),
        75,
    ),
)
_BRACKET = re.compile(r"\s*(?P<bracket>\([^()]{2,40}\))\s*[-–:]\s*(?P<title>\S.*)", re.DOTALL)
"""«Obiettivo 1 (peso 30/100): Cantieri verdi»: what stands in brackets goes after the title, where it is read."""
_ONLY_COUNTED = re.compile(
    r"(?:scheda\s+)?(?:di\s+|dell')?obiettivo\s*:\s*(?:(?:n|nr|num)\b[\s.°]*|n°\s*)?(?P<number>\d{1,3})", re.IGNORECASE
)
"""«Scheda obiettivo: n. 1» says which one it is: its title stands elsewhere."""
_STRATEGIC = re.compile(r"strategic|str(?:at)?$|o\.?s$", re.IGNORECASE)
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class ObjectiveHeading:
    """An objective announced by its number; `title` is empty when it stands on another line."""

    title: str
    number: str
    is_strategic: bool
    confidence: int


def objective_heading(text: str) -> ObjectiveHeading | None:
    """Read the line as the heading of an objective; None when it is something else."""
    if len(text) > _LONGEST:
        return None
    if counted := _ONLY_COUNTED.fullmatch(text.strip(" .")):
        return ObjectiveHeading("", counted["number"], is_strategic=False, confidence=95)
    for pattern, confidence in _PATTERNS:
        if found := pattern.fullmatch(text):
            kind = found.groupdict().get("kind") or ""
            rest = _BRACKET.sub(r"\g<title> \g<bracket>", found["rest"])
            title = rest.strip(" -–:.") if "(" in rest else rest.strip(" -–:.)")
            return ObjectiveHeading(title, found["number"], bool(_STRATEGIC.match(kind)), confidence)
    return None
