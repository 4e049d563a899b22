"""The headings of a plan: AREA, settore, common objectives, and the parts that are no objectives."""

import re
from dataclasses import dataclass

from app.domain.plan_text.cleaning import is_hanging, is_upper, without_loose_end
from app.domain.plan_text.naming import unit_name

_ENUMERATOR = r"(?:(?:\d{1,2}|[A-Za-z]|[IVXLC]{1,5})\s?[.)°–-]+\s*)?"
_QUALIFIER = r"(?:\s*(?:organizzativa|funzionale|n\.?|nr\.?|n°))?"
_AREA = re.compile(rf"{_ENUMERATOR}(?P<word>area){_QUALIFIER}\b(?P<rest>[\s:.–\"'-].*)", re.IGNORECASE)
_UNIT = re.compile(
    rf"(?P<open>\(?)\s*{_ENUMERATOR}(?P<word>settore|servizio|ufficio|unità organizzativa)\b"
    r"(?P<rest>[\s:.–\"'-][^()]*(?:\([^()]*\)[^()]*)?)(?P<close>\)?)[\s.:;]*",
    re.IGNORECASE,
)
_SECTOR_AFTER_AREA = re.compile(r"[\s,:–-]+\(?\s*(?=settore\b)", re.IGNORECASE)
_CONTINUED = re.compile(r"[\s(–-]+(?:segue|continua|continuazione)\s*\)?\s*$", re.IGNORECASE)
_HEAD_OF_UNIT = re.compile(
    r"\s*(?:\((?:resp\w*|titolare|referente|dott|ing|geom|arch|rag|e\.?q)\b[^)]*\)|[,:–-]+\s*(?:responsabile|titolare|resp\.).*)",
    re.IGNORECASE,
)
_OBJECTIVES_TAIL = re.compile(r"[\s:–-]+obiettivi(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_FIGURES_AT_END = re.compile(r"(?:\s\d{1,3}){2,}\s*$")
_NUMBER_ONLY = re.compile(r"(?:\d{1,2}|[IVX]{1,4})")
_CLOSER = re.compile(
    r"(?:nota bene|n\.\s?b\.|parte\s+(?:prima|seconda|terza|quarta|quinta|sesta|[ivx]{1,4}|\d)\b"
    r"|allegat[oi]\s+\S{1,3}\b|indice$|appendice\b|il presente piano\b)",
    re.IGNORECASE,
)
_COMMON = re.compile(r"\bobiettivi\s+(?:\w+\s+){0,3}?(?:comuni|trasversali)\b", re.IGNORECASE)
_STRATEGIC = re.compile(r"(?:gli\s+)?obiettivi\s+strategici\b(?!.*\b(?:operativ|specific))", re.IGNORECASE)
_OPERATIONAL = re.compile(r"\bobiettivi\b.{0,60}\b(?:specifici|operativi|gestionali|individuali)\b", re.IGNORECASE)
_LONGEST = 160
_LONGEST_MIXED = 90
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of an Area or of a unit inside it; `word` is what the plan calls it (settore, servizio...)."""

    name: str
    word: str

    @property
    def is_unit(self) -> bool:
        return self.word != "area"


def area_heading(text: str, *, may_be_mixed: bool) -> list[Heading]:
    """Read «AREA …», also with the settore on the same line; empty when it is something else.

    `may_be_mixed`: a line in mixed case is accepted too («Area Tecnica»), if it has the shape of a heading.
    """
    found = _AREA.fullmatch(_HEAD_OF_UNIT.sub("", text)) if len(text) <= _LONGEST else None
    if not found:
        return []
    area, *sector = _SECTOR_AFTER_AREA.split(found["rest"], maxsplit=1)
    if not _is_heading(found["word"], area, may_be_mixed=may_be_mixed) or not (name := _name(area)):
        return []
    headings = [Heading(unit_name("area", name), "area")]
    inner = unit_heading(f"({sector[0].strip(' ()')})", may_be_mixed=True) if sector else None
    return headings + ([inner] if inner else [])


def unit_heading(text: str, *, may_be_mixed: bool) -> Heading | None:
    """Read «(Settore …)», «SETTORE: …», «Servizio …»; None when it is something else."""
    found = _UNIT.fullmatch(_HEAD_OF_UNIT.sub("", text)) if len(text) <= _LONGEST else None
    if not found:
        return None
    word, rest = found["word"], found["rest"]
    is_wrapped = bool(found["open"]) and bool(found["close"])
    is_labelled = rest.lstrip().startswith(":") and len(text) <= _LONGEST_MIXED
    if not (is_wrapped or is_labelled or _is_heading(word, rest, may_be_mixed=may_be_mixed)):
        return None
    name = _name(rest + ("" if is_wrapped else found["close"]))
    return Heading(unit_name(word, name), word.casefold()) if name else None


def closes_objectives(text: str) -> bool:
    """Whether the lists after this line are no objectives: a new part, an annex, a nota bene."""
    return bool(_CLOSER.match(text))


def opens_common(text: str) -> bool:
    """Whether the list after this line holds the objectives common to all."""
    if len(text) > 200 or not (text.endswith(":") or _is_title(text)):
        return False
    return bool(_COMMON.search(text) or _STRATEGIC.match(text))


def opens_operational(text: str) -> bool:
    return len(text) <= 200 and (text.endswith(":") or _is_title(text)) and bool(_OPERATIONAL.search(text))


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_MIXED and not text.endswith((".", ";", ",")) and not is_hanging(text)


def _is_heading(word: str, rest: str, *, may_be_mixed: bool) -> bool:
    if _FIGURES_AT_END.search(rest):
        return False
    name = re.sub(r"\([^)]*\)", "", rest)
    if is_upper(word) and (is_upper(name) or not any(char.isalpha() for char in name)):
        return True
    if not may_be_mixed or not _is_title(rest):
        return False
    bare = rest.lstrip(" :.–-\"'")
    starts_well = bare[:1].isupper() or bare[:1].isdigit()
    return starts_well and ": " not in bare and len(rest.split()) <= _MOST_WORDS


def _name(rest: str) -> str:
    tidy = _CONTINUED.sub("", without_loose_end(rest.strip(" :.–-\"'")))
    tidy = _OBJECTIVES_TAIL.sub("", tidy).strip(" :.–-\"'")
    if _NUMBER_ONLY.fullmatch(tidy):
        return tidy
    return tidy if any(char.isalpha() for char in tidy) else ""
