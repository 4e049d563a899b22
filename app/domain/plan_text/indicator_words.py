"""An indicator that holds its own target: parted into what is measured and how much of it is expected."""

import re

from app.domain.plan_text.cleaning import without_loose_end
from app.domain.plan_text.inline_facts import DATE
from app.domain.plan_text.quantity_words import ARTICLE, AT_LEAST, AT_MOST, NUMBER, NUMBER_WORD

_UNITS = r"(?:%|‰|€|giorni|gg\.?|ore|mesi|n\.|atti|euro|su\s+\d+|/\s*\d+)"
_SIGNS = rf"(?:(?:{AT_LEAST}|{AT_MOST}|=|n\.|\+|[-−](?=\d)){ARTICLE}\s*)*"
_TAIL = (
    r"(?:\s+(?:d[aei]\w*|dell['’])\s?[^:;()]{2,40}|\s+[^\W\d_]{1,20}/[^\W\d_]{1,20}"
    r"|\s+[^\W\d_]{2,20}(?:\s+[^\W\d_]{3,20})?)?"
)
_VALUE = rf"{_SIGNS}(?:{DATE}|€?\s*{NUMBER}\s*{_UNITS}?{_TAIL}|s[iì](?:/no)?|on/off|100\s*%|tutt[ie])"
_SEPARATED = re.compile(
    rf"(?P<what>.{{2,}}?)\s*(?:(?<![<>]):|(?<![<>])=|–|—|→|\s-)\s*(?P<value>(?:entro\s+(?:il\s+|la\s+|il\s+mese\s+di\s+)?)?{_VALUE})\s*[.;]?$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    rf"(?P<what>.{{2,}}?)\s*\(\s*(?:target\s*:?\s*|atteso\s*:?\s*)?(?P<value>{_VALUE})\s*\)\s*[.;]?$", re.IGNORECASE
)
_SIGNED = re.compile(
    rf"(?P<what>.{{2,}}?)\s*(?P<value>(?:≥|≤|>=|<=|>|<)\s*{NUMBER}\s*%?(?:\s*\w+)?)\s*[.;]?$", re.IGNORECASE
)
_IN_WORDS = re.compile(
    rf"(?P<what>.{{4,}}?)\s+(?:di\s+|per\s+|in\s+)?(?P<value>(?:{AT_LEAST}|(?!entro){AT_MOST}){ARTICLE}\s*€?\s*{NUMBER}"
    rf"(?:\s*%|\s+[^\W\d_]{{2,20}}(?:\s+[^\W\d_]{{2,20}})?)?)\s*[.;]?$",
    re.IGNORECASE,
)
_PERCENT_LAST = re.compile(r"(?P<what>.{4,}?)\s+(?:al\s+|pari\s+al\s+)?(?P<value>\d{1,3}(?:,\d+)?\s*%)\s*[.;]?$")
_PERCENT_INSIDE = re.compile(
    r"(?P<before>(?:riduzione|diminuzione|incremento|aumento|miglioramento|recupero|crescita)\s+)"
    r"(?:di\s+almeno\s+il\s+|almeno\s+del\s+|del(?:l['’])?\s?|di\s+)(?P<value>\d{1,3}(?:,\d+)?\s*%)\s+(?P<after>d[ei]\w*['’]?\s?.{3,})",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"(?P<value>(?:{AT_LEAST}|(?!entro){AT_MOST}){ARTICLE}\s*{NUMBER}\s*%?|n\.?\s?°?\s*\d{{1,5}}|\d{{1,3}}(?:,\d+)?\s*%"
    rf"|{NUMBER_WORD}|\d{{1,4}}(?=\s+[^\W\d_]{{4,}}))\s+(?:d[ei]\w*\s+|dell['’]\s?)?(?P<what>[^\W\d_]{{3,}}.*?)[.;]?",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\b(?:rispetto|media|triennio|biennio|precedente|attuale|confronto)\b[^;]*$", re.IGNORECASE)
"""Words after which a number in brackets is what the value is compared with, and no target."""
_SIGN = re.compile(r"[≥≤<>]")
_PERIOD = re.compile(r"(?:anno|anni|mese|mesi|giorn[oi]|ore|or[ae]|semestre|trimestre|fase|step)\b", re.IGNORECASE)
_AFTER = (_SEPARATED, _IN_BRACKETS, _SIGNED, _IN_WORDS, _PERCENT_LAST)


def is_signed(text: str) -> bool:
    """Whether the text ends with a number and the sign of a target: «alberi potati ≥ 40»."""
    return bool(_SIGN.search(text)) and bool(_SIGNED.fullmatch(text))


def measured(text: str) -> tuple[str, str]:
    """Part an indicator from its target: «atti informatizzati: 100%», «almeno 3 incontri»; empty where it has none."""
    for pattern in _AFTER:
        if (found := pattern.fullmatch(text)) and not (pattern is _IN_BRACKETS and _COMPARED.search(found["what"])):
            return without_loose_end(found["what"]), found["value"].strip()
    if found := _PERCENT_INSIDE.fullmatch(text):
        return without_loose_end(f"{found['before']}{found['after']}"), found["value"].strip()
    found = _FIRST.fullmatch(text)
    if found is None or _PERIOD.match(found["what"]):
        return text, ""
    what = without_loose_end(found["what"])
    return f"{what[:1].upper()}{what[1:]}", found["value"].strip()
