"""The cell of a row that names its unit, and perhaps who heads it."""

import re
from collections.abc import Iterator

from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.people import is_name
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.unit_headings import split_head, unit_headings, with_parted_head

_FEWEST_LETTERS = 2
_PARTED = re.compile(r"\s/\s(?=\S+\s+\S)")
_HONORIFIC = re.compile(r"(?:dott|dr|ing|geom|arch|rag|avv|sig|prof)\.?\s?(?:ssa|ra)?\.?\s", re.IGNORECASE)


def is_person(text: str) -> bool:
    return is_name(text) or bool(_HONORIFIC.match(text))


def unit_and_head(role: LineRole, text: str) -> Iterator[CarriedFact]:
    """A cell may hold the unit and, below its name, who heads it: «Area Tecnica» and «Arch. Ezio Poli»."""
    told = " ".join(text.split())
    if sum(map(str.isalpha, told)) < _FEWEST_LETTERS:
        return
    name, head = split_head(with_parted_head(told))
    first, _, last = _PARTED.sub("\n", text).partition("\n")
    if not head and is_person(last) and not is_upper(first):
        name, head = first, last
    bare = name.strip(" ,;:–-") if head else told
    units = unit_headings(bare, may_be_mixed=True) if is_upper(bare) else []
    yield CarriedFact(role, units[0].name if len(units) == 1 else bare)
    if head:
        yield CarriedFact(LineRole.HEAD, head)
