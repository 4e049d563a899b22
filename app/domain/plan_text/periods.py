"""When something ends, written without «entro»: «31/03», «marzo», «I trim.», «gennaio-marzo»."""

import re

from app.domain.plan_text.inline_facts import MONTH_NAMES

_ORDER = r"(?:primo|secondo|terzo|quarto|[1-4]\s?[°ºa^]?|I{1,3}|IV)"
_PART = r"(?:sem(?:estre)?|trim(?:estre)?|quadrim(?:estre)?)(?![^\W\d_])\.?"
_YEAR = r"(?:\s+20\d\d)?"
_SHORT_MONTH = r"(?:gen|feb|mar|apr|mag|giu|lug|ago|set|sett|ott|nov|dic)(?![^\W\d_])\.?"
_MONTH = rf"(?:{MONTH_NAMES}(?![^\W\d_])|{_SHORT_MONTH})"
QUARTER = rf"{_ORDER}(?:\s*(?:e|-|–|,)\s*{_ORDER})?\s*{_PART}{_YEAR}"
DAY = rf"(?:\d{{1,2}}°?[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?(?!\d)|\d{{1,2}}°?\s+{MONTH_NAMES}{_YEAR})"
MONTHS = rf"(?:da\s+)?{_MONTH}(?:\s*(?:,|-|–|/|\be\b|\ba\b)\s*{_MONTH})*{_YEAR}"
PERIOD = rf"(?:{QUARTER}|{DAY}|{MONTHS}|fine\s+(?:dell')?anno)"
_BY = r"(?:entro(?:\s+e\s+non\s+oltre)?\s+)?(?:(?:il|la|i|le)\s+|l')?(?:(?:mese\s+di|giorno)\s+)?"
_ALONE = re.compile(rf"{_BY}{PERIOD}\s*[.;]?", re.IGNORECASE)
_AT_END = re.compile(
    rf"(?P<what>.*?[^\W\d_]{{3}}.*?)(?:\s*[\[(]\s*|\s*[,:;|]\s*|\s+[-–]\s*|\s+(?=\d{{1,2}}[/.]\d))(?P<when>{PERIOD})\s*[\])]?\s*[.;]?",
    re.IGNORECASE,
)
_AT_START = re.compile(
    rf"(?P<when>{PERIOD})(?:\s*[:|]\s*|\s+[-–]\s+|(?<=[\d.])\s+|(?<=estre)\s+)(?P<what>.*[^\W\d_]{{3}}.*)",
    re.IGNORECASE,
)


def is_period(text: str) -> bool:
    """Whether the text says when and nothing else: «entro il 31/12/2026», «II semestre»."""
    return bool(_ALONE.fullmatch(text.strip()))


def dated(text: str) -> tuple[str, str]:
    """Part a step from when it ends: «Gara, 30/06», «I trim. progetto»; empty where it does not say."""
    for pattern in (_AT_START, _AT_END):
        if found := pattern.fullmatch(text):
            return found["what"].strip(" ,;:–-"), found["when"].strip()
    return text, ""
