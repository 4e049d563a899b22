"""Two numbers in one target: a span, of which one end has to be chosen, or where something is and what is expected."""

import re
from typing import NamedTuple

from app.domain.plan_text.quantity_words import number_of

_SPAN = re.compile(
    r"(?:tra|fra|da|dal|compres[oa]\s+tra)\s+(?:il\s+)?\d[\d.,]*\s*%?\s+(?:e|a|al|ed)\s+(?:il\s+)?\d.*|\d[\d.,]*\s*%?\s*[-–]\s*\d[\d.,]*\s*%?(?:\s+\w+)?",
    re.IGNORECASE,
)
"""«tra 5 e 10»: no rule measures what may be neither more nor less, so that a number has to be chosen."""
_ENDS = re.compile(r"(?P<first>\d[\d.,]*\d|\d)\s*%?\D+?(?P<second>\d[\d.,]*\d|\d)\s*(?P<unit>.*)", re.DOTALL)
_FROM_TO = re.compile(
    r"(?:ridu\w+\s+|scendere\s+|passare\s+)?d(?:a|al|all['’])\s*(?P<start>\d[\d.,]*)(?P<of_start>\s*%?(?:\s+[^\W\d_]+)?)"
    r"\s+(?:a|al|all['’]|ad)\s*(?P<end>\d[\d.,]*)(?P<unit>\s*%?.*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")


class Fall(NamedTuple):
    """Where something stands and the lower number to which it must come, each with its unit."""

    start: str
    end: str


def is_span(target: str) -> bool:
    """Whether a target is a span of numbers: «tra 5 e 10», «5-10 giorni»; not «da 9 a 5 giorni», which is a fall."""
    bare = target.strip(" .;")
    return bool(_SPAN.fullmatch(bare)) and fall_of(bare) is None


def fall_of(target: str) -> Fall | None:
    """Return the two numbers of «da 9 a 5 giorni»: nobody writes a span from the greater to the lesser."""
    found = _FROM_TO.fullmatch(target.strip(" .;"))
    if found is None or not _is_less(found["end"], found["start"]):
        return None
    unit = found["unit"].rstrip()
    return Fall(f"{_bare(found['start'])}{found['of_start'].rstrip() or unit}", f"{_bare(found['end'])}{unit}")


def end_of_span(target: str, *, is_low: bool) -> str | None:
    """Return the lesser or the greater number of a span, whichever is written first, with its unit."""
    found = _ENDS.search(target)
    if found is None:
        return None
    lesser, greater = found["first"], found["second"]
    if _is_less(greater, lesser):
        lesser, greater = greater, lesser
    number, unit = lesser if is_low else greater, found["unit"].strip(" .;")
    return f"{number}{unit}" if unit.startswith("%") else f"{number} {unit}".strip()


def _is_less(one: str, other: str) -> bool:
    return number_of(_bare(one)) < number_of(_bare(other))


def _bare(number: str) -> str:
    found = _NUMBER.match(number)
    return found[0] if found else number
