"""Cells of tables that say what stands beside or below them: «Peso», «Valore atteso», «N.», a month."""

import re

from app.domain.matching import text_key
from app.domain.plan_text.label_rules import begins_like_a_label
from app.domain.plan_text.labels import column_role, names_a_column, unit_rank_of_column
from app.domain.plan_text.unit_headings import unit_headings

_PERIOD = re.compile(
    r"(?:gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic)[a-z]*\.?|[gfmaglsond]|(?:[1-4]°?|I{1,3}|IV)\s*(?:trim|sem)[a-z.]*",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:n|nr|num|numero)\b(?: \S+){3,}")
"""«n. incontri di coprogettazione» is measured: it heads nothing."""
_LONGEST_LABEL, _LONGEST_QUESTION = 60, 90


def is_label(text: str) -> bool:
    """Whether a cell says what stands beside or below it: «Peso», «Valore atteso», «N.», «Entro quando?».

    Whatever few words the rules of labels know, and those that begin like a label: «Grado di difficoltà».
    """
    if "?" in text and len(text) <= _LONGEST_QUESTION:
        return column_role(text.rstrip(" :")) is not None
    key = text_key(text)
    is_short = 0 < len(text) <= _LONGEST_LABEL and len(key.split()) <= 7
    return is_short and not _COUNT.fullmatch(key) and (begins_like_a_label(key) or names_a_column(text))


def is_period(text: str) -> bool:
    """Whether a cell names a month or a part of the year, as over the columns of a Gantt."""
    return bool(_PERIOD.fullmatch(text))


def is_unit(text: str) -> bool:
    """Whether a cell is the name of a unit and not the heading of those: «Area Servizi al territorio»."""
    return unit_rank_of_column(text) is None and bool(unit_headings(text, may_be_mixed=True))
