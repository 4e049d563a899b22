"""Lists below objectives whose items say how much is expected: «caditoie pulite: 250» is an indicator, no activity."""

import re
from collections.abc import Sequence
from itertools import takewhile

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.inline_facts import DATE
from app.domain.plan_text.position import is_like

_VALUED = re.compile(r"(?P<what>[^:]{4,90}?)\s*:\s*(?P<value>[^:]{1,40})")
_QUANTITY = re.compile(
    r"[≥≤<>=+−-]*\s*(?:almeno\s+|non\s+oltre\s+|max\.?\s+|min\.?\s+)?(?:€\s*|n\.\s*)?\d[\d.,]*(?!\d|[./-]\d)\D{0,24}|s[iì]"
    r"|\d+\s*(?:/|su)\s*\d+|nessun[oa]?|tutt[ie]\b.{0,20}",
    re.IGNORECASE,
)
_DAY = re.compile(rf"(?:entro\s.{{2,30}}|{DATE}|[^\W\d_]{{5,9}}\s+20\d\d)", re.IGNORECASE)


def are_measured(blocks: Sequence[PlanBlock], place: int) -> bool:
    """Whether all the items of this list have a value after a colon, and most of those like them a quantity.

    Items of which most say a day are the phases or the activities of a calendar.
    """
    own = [_value(block) for block in _list_of(blocks, place)]
    if not own or not all(_is_quantity(value) or _DAY.fullmatch(value) for value in own):
        return False
    alike = [value for block in blocks if is_like(block, blocks[place]) and (value := _value(block))]
    return sum(map(_is_quantity, alike)) * 2 >= len(alike)


def _list_of(blocks: Sequence[PlanBlock], place: int) -> list[PlanBlock]:
    """Return the items above and below that go on with this one, itself among them."""
    if blocks[place].kind is not BlockKind.LIST_ITEM:
        return []
    above = takewhile(lambda block: is_like(block, blocks[place]), reversed(blocks[:place]))
    below = takewhile(lambda block: is_like(block, blocks[place]), blocks[place:])
    return [*above, *below]


def _value(block: PlanBlock) -> str:
    found = _VALUED.fullmatch(block.text.strip(" .;"))
    return found["value"].strip(" .;") if found else ""


def _is_quantity(value: str) -> bool:
    return _QUANTITY.fullmatch(value) is not None and not _DAY.fullmatch(value)
