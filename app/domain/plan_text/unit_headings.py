"""The headings of units: their words with the rank of each, who heads them, the contract areas that are none."""

import re
from dataclasses import dataclass

from app.domain.plan_text.cleaning import is_hanging, is_upper, without_loose_end
from app.domain.plan_text.labels import rule_of
from app.domain.plan_text.naming import unit_name
from app.domain.plan_text.people import is_name, is_with_title
from app.domain.plan_text.roles import LineRole
from app.domain.structure.divided_names import has_given_name

WHATEVER_RANK = -1
"""The rank of units that stand beside those of the first level, whatever these are called."""
UNIT_WORDS: tuple[tuple[str, int], ...] = (
    (r"dipartimento", 0),
    (r"area(?!\s+strategica)", 1),
    (r"macro[ -]?area", 1),
    (r"direzione", 1),
    (r"ripartizione", 1),
    (r"centro\s+di\s+responsabilit[àa]'?", 1),
    (r"c\.?d\.?r\.?", 1),
    (r"settore", 2),
    (r"servizio", 3),
    (r"unit[àa]'?\s+(?:organizzativa|operativa|di\s+staff|di\s+progetto)", 3),
    (r"u\.\s?o\.(?:\s?[a-z]\.)?", 3),
    (r"staff", WHATEVER_RANK),
    (r"ufficio", 4),
    (r"centro\s+di\s+costo", 4),
)
"""What the plans call their units, with the rank of each word: the highest that a plan uses is its first level."""

_WORDS = "|".join(words for words, _ in UNIT_WORDS)
_ENUMERATOR = r"(?:(?P<order>\d{1,2}|[A-Za-z]|[IVXLC]{1,5})\s?(?P<mark>[.)°ªº^–-]+[aª°]?)\s*)?"
_ORDINAL = (
    r"(?:(?P<ordinal>\d{1,2}\s?[°ªº^a]?|[IVX]{1,4}|prim[ao]|second[ao]|terz[ao]|quart[ao]|quint[ao]|sest[ao])\s+)?"
)
_QUALIFIER = r"(?:\s*(?:organizzativa|funzionale|n\s?[.°]|nr\.?|n°))?"
_UNIT = re.compile(
    rf"(?P<open>[(\[]?)\s*{_ENUMERATOR}{_ORDINAL}(?P<word>{_WORDS})(?!\w){_QUALIFIER}(?P<rest>(?:[\s:.–\"'-].*)?)",
    re.IGNORECASE | re.DOTALL,
)
_INNER_UNIT = re.compile(rf"[\s,:–(-]+(?=(?:{_WORDS})\b)", re.IGNORECASE)
_HONORIFIC = r"(?:dott|dr|ing|geom|arch|rag|avv|sig|comm?|isp|cap|ten|prof|comandante|segretario)\b"
_HEAD_WORD = (
    r"(?:responsabile|resp\.?|dirigente|direttore|referente|titolare(?:\s+di\s+\S+)?|capo\s?(?:area|settore|servizio)|p\.o\.|e\.q\.|eq|po"
    r"|funzionario|(?:segretari[oa]\s+(?:generale|comunale)|comandante)(?=\s*:))"
)
_HEAD = re.compile(
    rf"(?:[\s,:;–-]*\(\s*(?:{_HEAD_WORD}(?!\w)[\s:.–-]*|(?={_HONORIFIC}))(?P<inside>[^)]+)\)"
    rf"|[\s,:;–-]+{_HEAD_WORD}(?![\w.])[^\S\n:.–-]*(?:(?:dell'|del|di)\s*\w+)?[\s:.–-]+(?P<after>[A-ZÀ-Üd].+?)"
    rf"|\s+[–-]\s+(?P<bare>{_HONORIFIC}.+?))\s*$",
    re.IGNORECASE,
)
_LABELLED_HEAD = re.compile(
    r"(?P<unit>[^:]{4,}?)\s*(?:[–(]|\s-)\s*(?P<label>[^\W\d_](?:(?!\s-\s)[^:()–]){1,60}?)\s*:\s*(?P<who>[^:]{3,80}?)\)?"
)
_BEFORE_PERSON = re.compile(
    r"(?<=\w)[\s,:(–-]+(?=(?:(?:dott|dr|ing|geom|arch|rag|avv|sig)(?:\.|\.?\s?(?:ssa|ra))\.?\s?|(?:resp\.|responsabile)\W+)[A-ZÀ-Ü])",
    re.IGNORECASE,
)
_IN_PLURAL = re.compile(r"(?:servizi[oi]?\s+servizi|uffici[oi]?\s+uffici)\s+[^\W\d_].*", re.IGNORECASE)
"""«SERVIZIO: Servizi demografici»: the word before the colon is a label, the name has its own."""
_ANY_UNIT = re.compile(r"unit[àa]'?\s+organizzativa", re.IGNORECASE)
"""«Unità organizzativa: Polizia locale»: the label says only that it is one, and is no word of its name."""
_ROLE_ONLY = re.compile(r"(?:vice\s?)?(?:segretari[oa]|comandante)(?:\s+(?:comunale|generale))?", re.IGNORECASE)
_CONTINUED = re.compile(r"[\s(–-]+(?:segue|continua|continuazione)\s*\)?\s*$", re.IGNORECASE)
_OBJECTIVES_TAIL = re.compile(r"[\s:–-]+obiettivi(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_FIGURES_AT_END = re.compile(r"(?:\s\d{1,3}){2,}\s*$")
_NUMBER_BEFORE = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4}|[A-Z])\s*[:.–-]")
_BEGINS = re.compile(r"[A-ZÀ-Ü\d]|\w+\s+[A-ZÀ-Ü\d]")
_NUMBER_AND_COLON = re.compile(r"^(\d{1,2}|[IVX]{1,4})\s*:\s+(?=[^\W\d_])")
_NUMBER_ONLY = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-Z])")
_CONTRACT_AREA = re.compile(
    r"(?:\W|\d)*area\s+(?:professionale\s+)?(?:de[il]|degli|delle|della|dell'|dello)\s*(?:funzionari|istruttori|operatori|elevat[ae]|eq\b|e\.q\.)",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"area\s+(?:strategica|tematica|di\s+(?:intervento|rischio|performance|valutazione)|contrattuale|geografica)",
    re.IGNORECASE,
)
_LONGEST = 160
_LONGEST_MIXED = 90
_MOST_WORDS, _MOST_WORDS_OF_LABEL = 12, 4


@dataclass(frozen=True, slots=True)
class UnitHeading:
    """The name of a unit, the rank of its word (0 the highest) and who heads it, if the line says so."""

    name: str
    rank: int
    head: str = ""


def unit_headings(text: str, *, may_be_mixed: bool) -> list[UnitHeading]:
    """Read «AREA …», «(Settore …)», «1^ AREA - …», «AREA … – SETTORE …»; empty when it is something else.

    `may_be_mixed`: a line in mixed case is accepted too («Area Tecnica»), if it has the shape of a heading.
    """
    if len(text) > _LONGEST or is_contract_area(text) or _NO_UNIT.search(text):
        return []
    bare, head = split_head(text)
    if _ROLE_ONLY.fullmatch(head) and is_lone_unit_word(bare):
        bare, head = text, ""  # «CDR 01 – SEGRETARIO COMUNALE»: whose it is and how it is called
    found = _UNIT.fullmatch(bare.strip())
    if not found or not _is_heading(found, bare, may_be_mixed=may_be_mixed):
        return []
    inner = _INNER_UNIT.split(found["rest"], maxsplit=1)
    if len(inner) > 1 and _splits(found["word"], inner[1]):
        return _nested(found, inner, head)
    name = _name(found["rest"], found["ordinal"] or found["order"] or "", is_wrapped=bool(found["open"]))
    is_label = found["rest"].lstrip().startswith(":")
    if is_label and (_IN_PLURAL.fullmatch(f"{found['word']} {name}") or _ANY_UNIT.fullmatch(found["word"])):
        return [UnitHeading(name, rank_of(found["word"]), head)]
    return [UnitHeading(unit_name(_word(found["word"]), name), rank_of(found["word"]), head)] if name else []


def is_contract_area(text: str) -> bool:
    """Whether the line names an area of the CCNL 16.11.2022 (art. 12): who works, not where."""
    return bool(_CONTRACT_AREA.match(text))


def is_lone_unit_word(text: str) -> bool:
    """Whether the line holds the word of a unit, with a number at most: its name is on the next line."""
    found = _UNIT.fullmatch(text.strip(" :–-"))
    return bool(found) and not re.search(r"[^\W\d_]{2}", found["rest"] if found else "")


def split_head(text: str) -> tuple[str, str]:
    """Part the name of a unit from who heads it: «Area Tecnica (resp. …)», «… – Titolare di E.Q.: …»."""
    labelled = _LABELLED_HEAD.fullmatch(text)
    if labelled and _heads(labelled["label"], labelled["who"]):
        return labelled["unit"], clean_head(labelled["who"])
    found = _HEAD.search(text)
    if not found or found.start() < 4:
        return text, ""
    who = found["inside"] or found["after"] or found["bare"] or ""
    return text[: found.start()], clean_head(who)


def _heads(label: str, who: str) -> bool:
    """Whether a label says who heads the unit: a word that nobody knows does, before the name of a person."""
    if (rule := rule_of(label)) is not None:
        return rule.role is LineRole.HEAD
    words = label.split()
    is_short = len(words) <= _MOST_WORDS_OF_LABEL and rule_of(words[-1]) is None
    return is_short and is_name(who) and (has_given_name(who) or is_with_title(who))


def with_parted_head(text: str) -> str:
    """Part with a dash the name of a unit from who heads it: «Area Tecnica: ing. Costa», «Area Tecnica Dott. Neri»."""
    return _BEFORE_PERSON.sub(" – ", text, count=1)


def clean_head(who: str) -> str:
    bare = _OBJECTIVES_TAIL.sub("", who).strip(" :.–-")
    return bare if bare.endswith(")") and "(" in bare[1:] else bare.strip(" :.–-()")


def rank_of(word: str) -> int:
    return next((rank for words, rank in UNIT_WORDS if re.fullmatch(words, word, re.IGNORECASE)), 4)


def _splits(word: str, inner: str) -> bool:
    """«AREA TECNICA – SETTORE STRADE» names two units, «AREA TECNICA E SERVIZIO SUAP» one."""
    found = _UNIT.match(inner)
    return (
        bool(found) and rank_of(found["word"]) != 4 and (rank_of(found["word"]) > rank_of(word) or _is_centre(word))
        if found
        else False
    )


def _nested(found: re.Match[str], inner: list[str], head: str) -> list[UnitHeading]:
    below = unit_headings(inner[1].strip(" ()"), may_be_mixed=True)
    own = _name(inner[0], found["ordinal"] or "", is_wrapped=False)
    is_joined = bool(re.search(r"\b(?:e|ed|di|del|dei|-)$", inner[0].strip(), re.IGNORECASE))
    if is_joined or not below:
        name = _name(found["rest"], "", is_wrapped=bool(found["open"]))
        return [UnitHeading(unit_name(_word(found["word"]), name), rank_of(found["word"]), head)]
    if _is_centre(found["word"]) and not re.search(r"[^\W\d_]{2}", own):
        return [UnitHeading(below[0].name, below[0].rank, head), *below[1:]]
    if not own:
        return []
    return [UnitHeading(unit_name(_word(found["word"]), own), rank_of(found["word"]), head), *below]


def _is_centre(word: str) -> bool:
    return word.casefold().startswith("c") and not word.casefold().startswith("centro di costo")


def _word(word: str) -> str:
    return "Centro di responsabilità" if _is_centre(word) else word


def _is_heading(found: re.Match[str], text: str, *, may_be_mixed: bool) -> bool:
    rest = found["rest"]
    if _FIGURES_AT_END.search(rest):
        return False
    if (found["open"] and text.rstrip(" .:;").endswith((")", "]"))) or (
        rest.lstrip().startswith(":") and len(text) <= _LONGEST_MIXED
    ):
        return not rest.rstrip().endswith(".")
    name = re.sub(r"\([^)]*\)", "", rest)
    if is_upper(found["word"]) and (is_upper(name) or not any(char.isalpha() for char in name)):
        return True
    if not may_be_mixed or len(text) > _LONGEST_MIXED or rest.endswith((".", ";", ",")) or is_hanging(rest):
        return False
    return (
        ": " not in _NUMBER_BEFORE.sub("", rest).lstrip(" :.–-\"'")
        and len(rest.split()) <= _MOST_WORDS
        and _BEGINS.match(text.lstrip("( ")) is not None
    )


def _name(rest: str, order: str, *, is_wrapped: bool) -> str:
    bare = rest.strip(" :.–-\"'")
    if is_wrapped and bare.endswith((")", "]")):
        bare = bare[:-1]
    tidy = _CONTINUED.sub("", without_loose_end(bare))
    tidy = _OBJECTIVES_TAIL.sub("", tidy).strip(" :.–-\"'")
    tidy = _NUMBER_AND_COLON.sub(r"\1 – ", tidy)
    if _NUMBER_ONLY.fullmatch(tidy) or any(char.isalpha() for char in tidy):
        return tidy
    return "" if tidy else re.sub(r"\D*(\d+).*", r"\1", order)
