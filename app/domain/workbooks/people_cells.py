"""Columns of lists of people known by what their cells say, where nobody knows the heading."""

import re

from app.domain.choices import choice_named
from app.domain.dates import parse_date
from app.domain.italian import NotReadable
from app.domain.structure.employees import GENDER
from app.domain.structure.former_categories import is_contract_area
from app.domain.structure.named_units import calls_a_unit
from app.domain.structure.tax_codes import is_tax_code
from app.domain.workbooks.cell_words import BEFORE_A_DAY
from app.domain.workbooks.layout import KnownByCells
from app.domain.workbooks.weekly_hours import says_share

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


def is_whole_name(text: str) -> bool:
    """Whether a text may be surname and first name: some words of letters alone."""
    return _NAME.fullmatch(text) is not None


def is_code(text: str) -> bool:
    return _CODE.fullmatch(text) is not None


_PARTS = frozenset({"last_name", "first_name", "name_and_surname"})
OF_EMPLOYEES = (
    KnownByCells("tax_code", is_tax_code),
    KnownByCells("gender", says_gender),
    KnownByCells("matricola", is_code, r"matr|badge|\bid\b|\bcod(?!\w*\W*fisc)", is_full=True),
    KnownByCells("birth_date", is_day, r"nasc|\bnat[oaie]\b"),
    KnownByCells("left_on", is_day, r"cess|\bfine\b|fino|pension|scad|termin|uscit|quiesc"),
    KnownByCells("hired_on", is_day, r"\bass(?:un\w*)?\b|serviz|ruolo|anzian|iniz|\bdal\b|immission|entrat|rapporto"),
    KnownByCells(
        "full_name",
        is_whole_name,
        r"nome|nominat|dipend|personal|lavorator|addett|impiegat",
        is_full=True,
        unless=_PARTS,
    ),
)
OF_POSTINGS = (
    KnownByCells("contract_area_code", is_contract_area),
    KnownByCells("part_time", says_share),
    KnownByCells("sector_code", calls_a_unit),
)
