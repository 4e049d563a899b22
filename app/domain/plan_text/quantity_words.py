"""The words in which a plan writes how much it expects: «almeno tre», «non oltre 20 giorni», «95% delle istanze»."""

import re
from decimal import Decimal

from app.domain.italian import parse_decimal

_ONES = ("", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove")
_TEENS = (
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
)
_TENS = ("venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta")
_OTHERS = {
    "zero": 0, "nessun": 0, "nessuno": 0, "nessuna": 0,
    "mille": 1000, "duemila": 2000, "tremila": 3000, "cinquemila": 5000, "diecimila": 10_000,
}  # fmt: skip


def _number_words() -> dict[str, int]:
    """Return the numbers that a plan writes in words, but «uno», which is an article too."""
    found = _OTHERS | {word: number for number, word in enumerate(_ONES) if number > 1}
    found |= {word: number for number, word in enumerate(_TEENS, start=10)}
    for ten, word in enumerate(_TENS, start=2):
        for one, unit in enumerate(_ONES):
            stem = word[:-1] if unit in {"uno", "otto"} else word
            found[stem + unit] = found[stem + unit.replace("tre", "tré")] = ten * 10 + one
    return found | {f"{word if number > 1 else ''}cento": max(number, 1) * 100 for number, word in enumerate(_ONES)}


_NUMBERS = _number_words()
NUMBER_WORD = rf"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?![^\W\d_])"
NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)?|{NUMBER_WORD})"
AT_LEAST = (
    r"(?:≥|>=|>|almeno|non\s+meno\s+di|non\s+inferior[ei]\s+a|superior[ei]\s+a|minimo|min\.?|pari\s+a"
    r"|oltre(?!\s+il\s+\d+/))"
)
AT_MOST = (
    r"(?:≤|<=|<|massimo|max\.?|non\s+oltre|non\s+pi[uù]\s+di|non\s+superior[ei]\s+a|inferior[ei]\s+a|meno\s+di|fino\s+a"
    r"|entro)"
)
ARTICLE = r"(?:l|ll|lla|i)?(?:\s*(?:il|lo|la|i|gli|le|l['’]))?"
UNIT = r"(?:%|‰|€|su\s+\d{1,3}|[^\W\d_]['’.]?[^\W\d_]*(?:\s+[^\W\d_]+(?:['’][^\W\d_]+)?){0,4}['’.]?[^\W\d_]*)"
QUANTITY = re.compile(
    rf"(?:n\.?\s?[°.]?\s*)?(?P<sign>(?:{AT_LEAST}|{AT_MOST}){ARTICLE}|[+=-]|al|del|n\.)?\s*"
    rf"(?P<euro>€)?\s*(?P<number>{NUMBER}|un[oa]?(?![^\W\d_]))\s*"
    rf"(?P<unit>{UNIT}(?:\s+(?:d[ei]\w*|dell['’]|sul\w*|entro)\s?[^:;]{{2,40}})?)?\.?",
    re.IGNORECASE,
)
LESS = re.compile(rf"{AT_MOST}\s*{ARTICLE}", re.IGNORECASE)
_REST_OF_PERCENT = re.compile(r"%\s*(?=\S)")
_EUROS = re.compile(r"euro\b|eur\b", re.IGNORECASE)


def number_of(text: str) -> Decimal:
    """Read «1.200», «80.000,50», «12.5», «tre»: a point before three digits divides thousands."""
    if (word := _NUMBERS.get(text.casefold())) is not None:
        return Decimal(word)
    if text.casefold() in {"un", "uno", "una"}:
        return Decimal(1)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        return parse_decimal(text.replace(".", ""))
    return parse_decimal(text.replace(".", ",") if "," not in text else text)


def unit_of(found: re.Match[str]) -> str:
    """Return the unit of a quantity: «% delle istanze», «giorni», «€»; «+5%» is a «% in più»."""
    if found["euro"]:
        return "€"
    unit = _REST_OF_PERCENT.sub("% ", (found["unit"] or "").strip())
    unit = "€" if _EUROS.fullmatch(unit) else unit
    more = {"+": "in più", "-": "in meno"}.get(found["sign"] or "", "")
    return f"{unit} {more}".strip() if more and unit == "%" else unit
