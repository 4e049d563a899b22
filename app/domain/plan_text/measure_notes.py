"""What a plan writes beside an indicator in columns or lines of their own: its unit of measure, where it starts."""

import re
from collections.abc import Sequence

from app.domain.matching import text_key
from app.domain.plan_text.labels import is_start, label_of
from app.domain.plan_text.shapes import IndicatorText

_UNIT = re.compile(
    r"(?P<kind>(?:tipo(?:logia)?|natura)(?: (?:di |dell )?indicatore)? (?:e )?)?"
    r"(?:unita (?:di )?misura|u m|um|u di m)"
)
_IS_UNIT = re.compile(
    r"[%‰€].*|n\.?|nr\.?|num(?:ero)?|gg\.?|giorni.*|ore|minuti|mesi|anni|euro|punti|mq|km|kwh|ton\w*", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"n\.?\s?[dr]\.?|no|non (?:rilevat|disponibil|present|applicabil|misurat)\w*|assente|nessun[oa]?|[-–—/]*",
    re.IGNORECASE,
)
_LATER = re.compile(r"Valore atteso (?P<year>20\d\d): ")
_LONGEST = 40


def unit_told(text: str) -> str | None:
    """Read «Tipo / u.m.: tempo / gg», «Unità di misura: giorni»: empty for a kind alone, None for other words."""
    found = label_of(text) if ":" in text else None
    kind = _UNIT.fullmatch(text_key(found.label)) if found and found.value else None
    if found is None or kind is None or len(found.value) > _LONGEST:
        return None
    value = found.value.strip()
    if text_key(value) in {"si no", "on off"}:
        return ""
    if not kind["kind"]:
        return value
    unit = value.rpartition("/")[2].strip()
    return unit if "/" in value or _IS_UNIT.fullmatch(unit) else ""


def is_of_quantity(one: IndicatorText) -> bool:
    """Whether what is expected is a number, as far as its first words say: no day and no yes."""
    return any(map(str.isdigit, one.target)) and not one.target.casefold().startswith(("entro ", "sì", "si"))


def is_of_later_year(text: str) -> bool:
    """Whether a line is what a table expects in one of the years after the first: «Valore atteso 2027: 8»."""
    return bool(_LATER.match(text))


def told_of_later_years(indicators: Sequence[IndicatorText], later: Sequence[tuple[int, str]]) -> list[str]:
    """Return the lines on the years after the first; of several indicators one line each, with its name.

    `later` are the lines with the place of their indicator.
    """
    if len({place for place, _ in later}) < 2:
        return [told for _, told in later]
    found: dict[int, list[str]] = {}
    for place, told in later:
        found.setdefault(place, []).append(_LATER.sub(r"\g<year>: ", told))
    return [f"{indicators[place].text}, valore atteso nel {'; nel '.join(told)}" for place, told in found.items()]


def says_no_start(text: str) -> bool:
    """Whether a line says that where an indicator starts is not known: «Valore di partenza: n.d.»."""
    found = label_of(text) if ":" in text else None
    return found is not None and is_start(found.label) and bool(_UNKNOWN.fullmatch(found.value.strip(" .;")))
