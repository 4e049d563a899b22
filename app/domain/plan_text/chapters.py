"""The titles of the chapters of a plan, when they are numbered and one of them holds its units with the objectives."""

import re
from collections.abc import Collection, Sequence

from app.domain.plan_text.blocks import BlockKind, PlanBlock

_NUMBER = re.compile(r"(\d{1,2})[.)]?")
_LONGEST = 80
_OPENS = re.compile(
    r"premess|introduzion|presentazion|quadro|contest|finalit|riferiment|normativ|oggetto|ambito|metodolog|esit|risultat"
    r"|ente\b|l'ente\b|struttur|organizzazion|ciclo",
    re.IGNORECASE,
)
"""What a plan speaks of before its objectives."""


def chapter_titles(blocks: Sequence[PlanBlock], units: Collection[int]) -> frozenset[int]:
    """Return the numbers of the blocks that are titles of chapters; `units` are the places where units are named.

    They count from 1 through the plan, each alone on its line, and the first, which no unit precedes, speaks of the
    plan: «1. Quadro normativo … 3. Obiettivi 2025, SETTORE I … 4. Norma finale». Objectives are counted under a unit.
    """
    found: list[int] = []
    for place, block in enumerate(blocks):
        is_next = block.kind is BlockKind.LIST_ITEM and _number(block) == len(found) + 1
        if is_next and _stands_alone(blocks, place) and (not found or _is_like(blocks[found[0]], block)):
            found.append(place)
    first_unit = min(units, default=0)
    if not found or not _OPENS.match(blocks[found[0]].text) or not found[0] < first_unit < found[-1]:
        return frozenset()
    return frozenset(blocks[place].number for place in found)


def _number(block: PlanBlock) -> int:
    found = _NUMBER.fullmatch(block.marker)
    return int(found[1]) if found else 0


def _stands_alone(blocks: Sequence[PlanBlock], place: int) -> bool:
    """Whether the line is short, and neither of those around it is an item of the same list."""
    around = (*blocks[max(place - 1, 0) : place], *blocks[place + 1 : place + 2])
    is_short = len(blocks[place].text) <= _LONGEST and not blocks[place].text.endswith((";", "."))
    return is_short and not any(_number(one) and one.kind is BlockKind.LIST_ITEM for one in around)


def _is_like(first: PlanBlock, block: PlanBlock) -> bool:
    return (first.style, first.level) == (block.style, block.level)
