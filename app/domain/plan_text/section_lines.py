"""The lines that open and close the sections of a plan: common objectives, operational ones, parts, PIAO."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from app.domain.matching import text_key
from app.domain.plan_text.blocks import PlanBlock
from app.domain.plan_text.cleaning import is_hanging

_OBJECTIVES_OPENER = re.compile(
    r"(?:gli\s+|elenco\s+(?:degli\s+)?|schede?\s+(?:degli\s+)?|i\s+)?obiettivi\b.{0,80}", re.IGNORECASE
)


class PlanSection(Enum):
    """Where the walk through a plan stands."""

    OUTSIDE = "outside"
    COMMON = "common"
    STRATEGIC = "strategic"
    UNITS = "units"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class SectionRule:
    """Words of a heading and the section that begins there, with the reason that is shown."""

    section: PlanSection
    words: re.Pattern[str]
    reason: str
    wants_title: bool = True


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PIAO_NUMBER = r"(?:\W*(?:sotto)?sezione\s*(?:di\s+programmazione\s*)?|\W*par(?:agrafo|\.)\s*)?(?:n\.?\s*)?"
RULES: tuple[SectionRule, ...] = (
    SectionRule(
        PlanSection.UNITS,
        _words(rf"{_PIAO_NUMBER}2\.2(?:\.\d)?\W+(?:.{{0,60}})?performance\b"),
        "La sezione 2.2 del PIAO porta gli obiettivi",
    ),
    SectionRule(
        PlanSection.CLOSED,
        _words(
            r"\W*(?:sotto)?sezione\s+(?:di\s+programmazione\s+)?(?:[134](?:\.\d)?|2\.[13])\b"
            r"|\W*(?:[34]\.\d(?:\.\d)?|2\.[13])\W+(?:.{0,30})?(?:organizzativ|capitale umano|lavoro agile"
            r"|fabbisogn|formazione del personale"
            r"|rischi|corruttiv|anticorruzione|trasparenza|valore pubblico|monitoraggio|piano triennale)"
            r"|\W*(?:\d\W+)?(?:piano|programmazione)\s+triennale\s+de[il]\s+fabbisogn"
            r"|\W*organizzazione\s+(?:e|del)\s+(?:capitale umano|lavoro agile)"
        ),
        "Un'altra sezione del PIAO: qui non ci sono obiettivi della sezione 2.2",
    ),
    SectionRule(
        PlanSection.OUTSIDE,
        _words(r"(?:\W|\d)*(?:gli\s+)?obiettivi\s+(?:\w+\s+){0,2}?di\s+accessibilit"),
        "Gli obiettivi di accessibilità dei siti non sono di un'unità",
    ),
    SectionRule(PlanSection.OUTSIDE, _words(r"\W*sezione\s+(?:2|seconda)\b(?!\.)"), "Comincia la sezione 2 del PIAO"),
    SectionRule(
        PlanSection.COMMON,
        _words(r".*\bobiettivi\s+(?:\w+\s+){0,3}?(?:comuni|trasversali)\b"),
        "Annuncia gli obiettivi comuni",
    ),
    SectionRule(
        PlanSection.COMMON,
        _words(
            r"\W*obiettivo\s+(?:\w+\s+){0,2}?(?:comune|trasversale)(?:\s+a\s+tutt\w+(?:\s+\w+){0,2})?\s*(?:\([^()]*\))?\W*$"
        ),
        "Annuncia un obiettivo di tutti",
    ),
    SectionRule(
        PlanSection.UNITS,
        _words(
            r".*\bobiettivi\b.{0,60}\b(?:specifici|operativi|gestionali|individuali|esecutivi)\b"
            r"|(?:gli\s+)?obiettivi\s+(?:di|della)\s+performance\s+individuale\b"
            r"|(?:la\s+)?performance\s+(?:individuale|(?:organizzativa\s+)?(?:di|de[il]|delle|degli)\s+"
            r"(?:singol[ei]\s+)?(?:settor[ei]|are[ae]|serviz[io]+|responsabili|struttur[ae]|unit))"
        ),
        "Annuncia gli obiettivi operativi",
    ),
    SectionRule(
        PlanSection.COMMON,
        _words(
            r"(?:gli\s+)?obiettivi\s+(?:di\s+performance\s+)?(?:organizzativa\s+)?(?:di|dell')\s?ente\b"
            r"|(?:la\s+)?performance\s+(?:organizzativa\s+)?(?:generale\s+)?(?:di|dell')\s?(?:intero\s+)?ente\b"
        ),
        "Annuncia gli obiettivi di tutto l'ente",
    ),
    SectionRule(
        PlanSection.COMMON,
        _words(r"(?:gli\s+)?obiettivi\s+strategici\b(?!.*\b(?:operativ|specific))"),
        "Annuncia gli obiettivi strategici di tutti",
    ),
    SectionRule(
        PlanSection.OUTSIDE,
        _words(
            r"(?:nota bene|n\.\s?b\.|parte\s+(?:prima|seconda|terza|quarta|quinta|sesta|[ivx]{1,4}|\d)\b"
            r"|allegat[oi]\s+\S{1,3}(?:\W|$)|indice$|appendice\b|il presente piano\b|sommario$|premessa$|introduzione$)"
        ),
        "Comincia un'altra parte: gli elenchi qui sotto non sono obiettivi",
        wants_title=False,
    ),
)
_PIAO_MARK = re.compile(r"[1-4]\.\d(?:\.\d)?\.?")
_LONGEST = 200
_LONGEST_TITLE = 90


@lru_cache(maxsize=16_384)
def section_of(block: PlanBlock) -> SectionRule | None:
    """Return the rule of the section that begins at this block, None when it goes on."""
    text = f"{block.marker} {block.text}" if _PIAO_MARK.fullmatch(block.marker) else block.text
    if len(text) > _LONGEST:
        return None
    is_title = text.endswith(":") or is_title_like(text)
    return next((rule for rule in RULES if rule.words.match(text) and (is_title or not rule.wants_title)), None)


def is_said_in_each_unit(block: PlanBlock, blocks: Sequence[PlanBlock]) -> bool:
    """Whether «Obiettivi trasversali» stands in the plan more than once: below each unit, it announces those of it."""
    rule = section_of(block)
    if rule is None or rule.section not in {PlanSection.COMMON, PlanSection.STRATEGIC}:
        return False
    key = text_key(block.text)
    return sum(len(other.text) <= _LONGEST_TITLE and text_key(other.text) == key for other in blocks) > 1


def is_title_like(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ";", ",")) and not is_hanging(text)


def leads_to_objectives(text: str) -> bool:
    """Whether a line says that objectives follow: «OBIETTIVI ASSEGNATI PER IL 2026», «Gli obiettivi sono:»."""
    is_so = _OBJECTIVES_OPENER.fullmatch(text.rstrip(" :")) is not None and ": " not in text
    return is_so and (text.endswith(":") or is_title_like(text))
