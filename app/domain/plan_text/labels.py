"""The words that say what a line or a column holds: «Peso:», «Indicatore», «Fasi di attuazione»."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.matching import text_key
from app.domain.plan_text.label_rules import RULES, UNIT_COLUMNS, LabelRule
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.shortened import written_out

_LABELLED = re.compile(
    r"(?P<label>[^\W\d_](?:[^:|]{0,58}?|[^:|?]{8,80}\?[^:|]{0,24}?))\s*(?::|\s[–—-](?=\s)|=)\s*(?P<value>.*)", re.DOTALL
)
_SPACED_WEIGHT = re.compile(
    r"(?P<label>peso(?:\s+[^\W\d]+)?)\s+(?P<value>\d{1,3}(?:[.,]\d+)?\s*(?:%|/\s*100|punti)?)", re.IGNORECASE
)
_SPACED_HEAD = re.compile(
    r"(?P<label>(?i:responsabile|resp\.(?:le)?|dirigente|titolare|referente)(?:\s+[\w.']+){0,3}?)"
    r"\s+(?P<value>(?i:dott|dr|ing|geom|arch|rag|avv|sig|comm?|isp|ten|cap|prof)\.?\s?(?i:ssa|ra)?\s+[A-ZÀ-Ü][\w'.]+(?:\s+[A-ZÀ-Ü][\w'.]+){1,3})"
)
"""«Responsabile E.Q. dott. Mario Rossi»: the title of the person parts the label from the name, without a colon."""
_SHORT_HEAD = re.compile(
    r"(?P<label>(?i:(?:resp|dir|ref)\.(?:le\b)?|ne\s+risponde))\s+(?P<value>[A-ZÀ-Ü][\w']+(?:\s+[A-ZÀ-Ü][\w']+){1,3})"
)
"""«resp. Carla Riva»: nothing but the name of who is responsible can follow."""
_BRACKETED_HEAD = re.compile(
    r"\(\s*(?P<label>(?i:resp(?:onsabile|\.)?|dirigente|referente|titolare))[\s:.–-]{1,3}(?P<value>[A-ZÀ-Ü][^()]{3,50}?)\s*\)"
)
"""«(resp. Bianchi Rita)» on a line of its own."""
_OF_A_DESCRIPTION = re.compile(
    r"(?:breve |sintetica )?descrizione(?: (?:sintetica|breve|estesa|analitica|dettagliata))?"
    r"(?: (?:dell |di )?obiettivo(?: (?:operativo|gestionale|esecutivo))?)?"
    r"|descrizione e finalita|finalita e descrizione|(?:che )?cosa (?:facciamo|faremo|si fa)"
    r"|(?:testo |contenuto |contenuti )?(?:dell )?obiettivo(?: (?:operativo|gestionale|esecutivo))?|contenut[oi]|testo"
)
"""A label whose value is the description itself: in the field *Descrizione* it is said twice."""
_NUMBERED = re.compile(r"(?:\s+n)?(?:\s+\d+)*$")
_DESCRIPTION_OF = re.compile(r"^(?:descr|desc|des|denom) (?=[^\W\d_]{2})")
_OF_THE_NAME = re.compile(r"^(?:descrizione|denominazione|nome) (?:d(?:el|ella|ello|ell) )?(?=[^\W\d_]{3})")
_QUESTION = re.compile(r"(?:(?:che )?cosa|come|(?:a )?chi|quanto|(?:entro )?quando|(?:da )?dove|quali?|perche)\b.*")
_START = re.compile(r"baseline|valore (?:iniziale|di partenza|attuale|storico)|partenza|da dove (?:partiamo|si parte)")
_SOME_OBJECTIVES = re.compile(
    r"(?:obiettivi(?: (?:anno )?20\d\d)?|(?:obiettiv[oi]|progett[oi])"
    r"(?! n\b)(?: (?!strategic|mandato|dup|riferiment|collegat|raggiun|consegui|valut|\d)[^\W\d_]+){1,4}(?: 20\d\d)?)"
)
"""Over a column, whatever kind of objectives it says; alone on its line the word only leads to a list."""
_IN_BRACKETS = re.compile(r"[^()]{4,80}\((?P<label>[^()]{3,40})\)\s*")
"""«Cosa faremo (azioni)»: what the brackets say, where the words before them are nobody's label."""
_LONGEST, _LONGEST_TITLE = 60, 150
_MOST_WORDS, _MOST_WORDS_ALONE = 4, 3
_ALSO_A_PHASE = "progetto"
"""Over a column it says objectives; at the left of a row it is as often the first phase of a work."""
_TITLED = LabelRule(LineRole.OBJECTIVE, "", 70)


@dataclass(frozen=True, slots=True)
class LabelFound:
    """A label at the start of a line: what it calls for, what is written after it (empty when it stands alone)."""

    rule: LabelRule
    label: str
    value: str

    @property
    def role(self) -> LineRole:
        return self.rule.role


@lru_cache(maxsize=16_384)
def rule_of(words: str) -> LabelRule | None:
    """Return the rule of a label or of the heading of a column."""
    key = _named_key(words)
    bare = _NUMBERED.sub("", key)
    found = next((rule for rule in RULES if rule.fits(key) or (bare and rule.fits(bare))), None)
    if found is None and (within := _IN_BRACKETS.fullmatch(words)):
        return rule_of(within["label"])
    if found is None and "/" in words:
        return rule_of(words.partition("/")[0])
    is_loose = found is None or found.role is LineRole.TEXT
    return (rule_of(longer) or found) if is_loose and (longer := written_out(key)) != key else found


@lru_cache(maxsize=16_384)
def label_of(text: str) -> LabelFound | None:
    """Read «Peso: 30», «Indicatori», «FASI DI ATTUAZIONE:»; None when the line does not begin with a known label."""
    found = None if text.startswith("(") else _LABELLED.fullmatch(text)
    if found:
        rule = rule_of(found["label"]) or _rule_of_titled(found["label"], found["value"].strip())
        return LabelFound(rule, found["label"], found["value"].strip()) if rule else None
    if (
        spaced := _SPACED_WEIGHT.fullmatch(text)
        or _SPACED_HEAD.fullmatch(text)
        or _SHORT_HEAD.fullmatch(text)
        or _BRACKETED_HEAD.fullmatch(text)
    ) and (rule := rule_of(spaced["label"])):
        return LabelFound(rule, spaced["label"], spaced["value"])
    if len(text) <= _LONGEST and not text.endswith((".", ",", ";")) and len(text.split()) <= _MOST_WORDS:
        rule = rule_of(text)
        return LabelFound(rule, text, "") if rule else None
    return None


def _rule_of_titled(label: str, value: str) -> LabelRule | None:
    """«Obiettivi programmati: Riordino dell'archivio»: whatever kind of objective the label says, its title follows."""
    key = _named_key(label)
    is_title = 2 < len(value) <= _LONGEST_TITLE and not value.endswith((".", ";", ":")) and key.startswith("obiettiv")
    return _TITLED if is_title and _SOME_OBJECTIVES.fullmatch(key) else None


def _named_key(heading: str) -> str:
    """Return the words of a heading; a program that exports its tables shortens them: «DESCR_CDR», «DES_OBIETTIVO»."""
    return _DESCRIPTION_OF.sub("descrizione ", text_key(heading.replace("_", " ")))


def without_own_label(text: str) -> str:
    """Return what describes an objective without the words that only say so: «Descrizione:», «Obiettivo:»."""
    found = label_of(text)
    return found.value if found and _OF_A_DESCRIPTION.fullmatch(text_key(found.label)) else text


def is_question(label: str) -> bool:
    """Whether a label asks what its value answers («Come lo misuriamo», «Chi»): no item of a list begins so."""
    return _QUESTION.fullmatch(text_key(label)) is not None


def starting_value(text: str) -> str:
    """Return the number of «Valore di partenza (2025): 23»; empty for other words and for what is no number."""
    found = label_of(text)
    return found.value if found and is_start(found.label) and any(map(str.isdigit, found.value)) else ""


def is_start(label: str) -> bool:
    """Whether a label says where an indicator starts: «Valore di partenza (2025)», «Da dove partiamo»."""
    return _START.match(text_key(label)) is not None


def is_label_alone(text: str) -> bool:
    """Whether the line holds a label and nothing else: its value is on the next line, be it a bare number."""
    found = label_of(text) if len(text.split()) <= _MOST_WORDS_ALONE else None
    return found is not None and not found.value


def column_role(heading: str) -> LineRole | None:
    """Return the role of what a column holds; units are told by `unit_rank_of_column`."""
    rule = rule_of(heading)
    if rule is None:
        return LineRole.OBJECTIVE if _SOME_OBJECTIVES.fullmatch(_named_key(heading)) else None
    return rule.role


def names_a_column(text: str) -> bool:
    """Whether a few words are the heading of a column whose role is known, or of the units."""
    bare = text.rstrip(" :")
    is_short = len(bare.split()) <= _MOST_WORDS_ALONE and text_key(bare) != _ALSO_A_PHASE
    return is_short and (column_role(bare) is not None or unit_rank_of_column(bare) is not None)


def unit_rank_of_column(heading: str) -> int | None:
    """Return how high the units of a column are (0 the highest), None when the column names no units."""
    key = _OF_THE_NAME.sub("", _named_key(heading))
    first = _OF_THE_NAME.sub("", _named_key(heading.partition("/")[0]))
    keys = (key, written_out(key), first)
    return next((rank for words, rank in UNIT_COLUMNS if any(re.fullmatch(words, one) for one in keys)), None)
