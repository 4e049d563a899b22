"""What kind of thing a cell of a plan holds, whatever stands over it: a number, a day, people, words."""

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.indicator_words import measured
from app.domain.plan_text.people import is_name, people_of
from app.domain.plan_text.periods import is_period
from app.domain.plan_text.quantity_words import QUANTITY
from app.domain.plan_text.unit_cells import is_titled
from app.domain.plan_text.unit_headings import unit_headings
from app.domain.structure.divided_names import has_given_name

_SHARE = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?\s*(?:%|/\s*100|punt[io]|pt\.?)?")
_YES = re.compile(r"(?:s[iì](?:\s*/\s*no)?|no|on\s*/\s*off)", re.IGNORECASE)
_MARKS = frozenset("xX●■•✓✔*█▪")
_MOST_WORDS_OF_A_VALUE, _LONGEST_PROSE = 7, 30


class CellKind(Enum):
    """What a cell holds. `SHARE` is a bare number up to four figures, as a weight; `NAME` may be of a person or not."""

    SHARE = "share"
    QUANTITY = "quantity"
    DAY = "day"
    PERSON = "person"
    PEOPLE = "people"
    NAME = "name"
    UNIT = "unit"
    MARK = "mark"
    MEASURED = "measured"
    STEPS = "steps"
    WORDS = "words"
    PROSE = "prose"


PEOPLE = frozenset({CellKind.PERSON, CellKind.PEOPLE, CellKind.NAME})
NUMBERS = frozenset({CellKind.SHARE, CellKind.QUANTITY})
TEXTS = frozenset({CellKind.WORDS, CellKind.NAME, CellKind.PROSE, CellKind.UNIT, CellKind.PERSON})


@lru_cache(maxsize=16_384)
def kind_of(text: str) -> CellKind:
    """Return the kind of a cell that is not empty."""
    bare = text.strip(" .;")
    if bare and set("".join(bare.split())) <= _MARKS:
        return CellKind.MARK
    if _SHARE.fullmatch(bare):
        return CellKind.SHARE
    if is_period(bare):
        return CellKind.DAY
    if _YES.fullmatch(bare) or _is_quantity(bare):
        return CellKind.QUANTITY
    return _kind_of_lines(text) or _kind_of_words(text)


def _is_quantity(bare: str) -> bool:
    words = bare.split()
    has_figure = any(char.isdigit() for word in words[:3] for char in word)
    return has_figure and len(words) <= _MOST_WORDS_OF_A_VALUE and QUANTITY.fullmatch(bare) is not None


def _kind_of_lines(text: str) -> CellKind | None:
    """Return the kind of a cell of several lines, or of one that holds a measure with its number."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if lines and all(":" in line and measured(line)[1] for line in lines):
        return CellKind.MEASURED
    if len(lines) > 1 and all(bullet_of(line) for line in lines):
        return CellKind.STEPS
    return None


def _kind_of_words(text: str) -> CellKind:
    people = people_of(", ".join(line for line in text.split("\n") if line.strip()))
    if len(people) > 1:
        return CellKind.PEOPLE
    told = " ".join(text.split())
    if is_titled(told):
        return CellKind.PERSON
    if unit_headings(told, may_be_mixed=True):
        return CellKind.UNIT
    if is_name(told):
        return CellKind.PERSON if has_given_name(told) else CellKind.NAME
    words = len(told.split())
    is_prose = (text.rstrip().endswith(".") and words > 1) or words > _LONGEST_PROSE
    return CellKind.PROSE if is_prose else CellKind.WORDS


def kinds_of(texts: Iterable[str]) -> Counter[CellKind]:
    return Counter(kind_of(text) for text in texts if text.strip())
