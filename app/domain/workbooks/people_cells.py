"""Columns of lists of people known by what their cells say, where nobody knows the heading."""

import re
from collections.abc import Sequence

from app.domain.choices import choice_named
from app.domain.dates import parse_date
from app.domain.italian import NotReadable
from app.domain.structure.divided_names import begins_with_given_name
from app.domain.structure.employees import GENDER
from app.domain.structure.former_categories import is_contract_area
from app.domain.structure.named_units import calls_a_unit
from app.domain.structure.tax_codes import is_tax_code
from app.domain.workbooks.cell_days import day_beside
from app.domain.workbooks.cell_words import BEFORE_A_DAY, NO_PART_TIME
from app.domain.workbooks.layout import KnownByCells, nearly_all
from app.domain.workbooks.weekly_hours import is_share, says_kind_of_time, says_share

_NAME = re.compile(r"(?:[^\W\d_][^\W\d_.'’-]*(?:['’-]\s?[^\W\d_]*)?[.,]?(?:\s+|$)){2,6}")
_CODE = re.compile(r"(?=\D*\d)[\w./-]{1,12}")
_SOME_YEAR = 2000  # whichever: it tells the century of a year of two figures, which nobody looks at here


def says_gender(text: str) -> bool:
    return choice_named(GENDER.choices, text) is not None


def is_day(text: str) -> bool:
    try:
        parse_date(BEFORE_A_DAY.sub("", text), _SOME_YEAR)
    except NotReadable:
        return False
    return True


def is_birth(text: str) -> bool:
    """Whether a text is a day, alone or with the place: `Bari, 12/03/1970`."""
    return is_day(day_beside(text) or text)


def is_whole_name(text: str) -> bool:
    """Whether a text may be surname and first name: some words of letters alone."""
    return _NAME.fullmatch(text) is not None


def is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None


def are_areas(texts: Sequence[str]) -> bool:
    return nearly_all(is_contract_area, texts)


def says_share_by_itself(text: str) -> bool:
    """Whether a text says a share of time whatever its heading: «no» does not."""
    return says_share(text) and not NO_PART_TIME.fullmatch(text.strip())


def is_percentage(text: str) -> bool:
    """Whether a text is a percentage with its sign, or says a share in words."""
    return is_share(text) and ("%" in text or says_share(text))


def are_kinds_of_time(texts: Sequence[str]) -> bool:
    """Whether cells say who works part of the week, but not how much: `Full time`, `Part time`."""
    return all(map(says_kind_of_time, texts)) and not all(map(says_share, texts))


def are_given_names_first(texts: Sequence[str]) -> bool:
    """Whether whole names are written first name first: many begin with one that many have, nearly none ends so."""
    told = [begins_with_given_name(text) for text in texts]
    return told.count(True) * 3 >= len(told) and told.count(False) * 10 <= len(told)


_PARTS = frozenset({"last_name", "first_name", "name_and_surname"})
_OF_A_SPELL = (
    r"prova|\bpart|incaric|mandato|aspettativ|congedo|maternit|comando|distacc|progett|assegnaz|progress|categor"
    r"|profil|inquadr|livell|posizion|fascia|patent|visit|idoneit|sorveglian|document|tessera|badge|corso|formazion"
    r"|abilit|certific|ferie|permess|richiest|domanda|informativ|\bex\b|preced|provenien"
)
"""Days of something that begins and ends within the service: a spell of probation, an appointment, a licence."""
_OF_A_THING = (
    r"uffic|settor|serviz|repart|sede|centro|cost|mansion|profil|categor|qualif|area|unit|\bente\b|ccnl|istat|catast"
    r"|comune|tribut"
)
_OF_TIME = (
    r"part ?time|\bp ?t\b|parzial|\bimpiego\b|\bfte\b|prestaz|regime|\blav\b|tempo (?:di )?lav|orari|quante ore"
    r"|\bore (?:h )?(?:sett|contr|(?:di )?lavoro)"
)
_OF_OTHER_TIME = (
    r"straord|ferie|buon|permess|ritard|banca|recuper|determin|\bdal\b|\bal\b|\bdata\b|inizi|\bfine\b|scad|giorn|annu"
    r"|mens|formaz|corso|assenz|malatt|sindac|reperib|turn|ingress|entrat|uscit|residu"
)
_OF_OTHERS = r"responsabil|valutat|dirigent|superior|\bcapo|referent|coniug|padre|madre|figli|uffic|settor|\bente\b"
OF_EMPLOYEES = (
    KnownByCells("tax_code", is_tax_code, of_another=_OF_OTHERS),
    KnownByCells("gender", says_gender),
    KnownByCells(
        "matricola",
        is_code,
        r"matr|badge|\bid\b|\bcod(?!\w*\W*fisc)",
        of_another=_OF_A_THING,
        is_full=True,
        is_each_another=True,
    ),
    KnownByCells("birth_date", is_birth, r"nasc|\bnat[oaie]\b", of_another=_OF_OTHERS),
    KnownByCells(
        "left_on",
        is_day,
        r"cess|\bfine\b|fino|(?:rapporto|servizio) al\b|pension|scad|termin|uscit|quiesc",
        of_another=_OF_A_SPELL,
    ),
    KnownByCells(
        "hired_on",
        is_day,
        r"\bass(?:un\w*)?\b|serviz|ruolo|anzian|iniz|\bdal\b|immission|entrat|rapporto",
        of_another=_OF_A_SPELL,
    ),
    KnownByCells(
        "full_name",
        is_whole_name,
        r"nome|nominat|titolare|dipend|personal|lavorator|addett|impiegat",
        of_another=_OF_OTHERS,
        is_full=True,
        unless=_PARTS,
    ),
)
OF_POSTINGS = (
    KnownByCells(
        "contract_area_code", is_contract_area, of_another=r"stanz|piano|sede|scala|edific|palazz|patent|turn|intern"
    ),
    KnownByCells("part_time", says_share_by_itself),
    KnownByCells("part_time", is_share, _OF_TIME, of_another=_OF_OTHER_TIME),
    KnownByCells("part_time", is_percentage, r"\brapporto\b|\bservizio\b|\bperc", of_another=_OF_OTHER_TIME),
    KnownByCells("sector_code", calls_a_unit, of_another=r"preced|provenien|\bex\b|passat|futur|valutat|responsabil"),
)
