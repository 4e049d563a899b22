"""The cell of a row that names its unit, and perhaps who heads it."""

import re
from collections.abc import Iterator, Sequence

from app.domain.matching import text_key
from app.domain.plan_text.blocks import CellText
from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.labels import unit_rank_of_column
from app.domain.plan_text.people import is_name
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.unit_headings import split_head, unit_headings, with_parted_head

_FEWEST_LETTERS = 2
_SEVERAL = re.compile(r"(?:servizi|uffici|unita operative)\b")
_LISTED = re.compile(r"\S\s*[,;]\s*\S[^,;]*[,;]\s*\S|\S\s*;\s*\S|\S\s*\n\s*\S")
"""Three names or more after commas, two after anything stronger."""
_PARTED = re.compile(r"\s/\s(?=\S+\s+\S)")
_HONORIFIC = re.compile(r"(?:dott|dr|ing|geom|arch|rag|avv|sig|prof)\.?\s?(?:ssa|ra)?\.?\s", re.IGNORECASE)


def is_person(text: str) -> bool:
    return is_name(text) or is_titled(text)


def is_titled(text: str) -> bool:
    """Whether the text begins with the title of a person: «dott.ssa Ida Marras»."""
    return bool(_HONORIFIC.match(text))


def lists_units(cell: CellText, row: Sequence[CellText]) -> bool:
    """Whether «Servizi» beside a unit lists what it does: «Segreteria, Protocollo, Tributi» is the name of none."""
    rank = unit_rank_of_column(cell.heading)
    ranks = (unit_rank_of_column(other.heading) for other in row if other.text)
    is_below = rank is not None and any(other is not None and other < rank for other in ranks)
    return is_below and bool(_SEVERAL.match(text_key(cell.heading))) and bool(_LISTED.search(cell.text))


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
