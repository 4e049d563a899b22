"""The mission and the programme of the budget (D.Lgs. 118/2011 art. 12-13) that stand above or below an objective."""

import re
from collections.abc import Sequence

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.labels import LabelFound, label_of
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.roles import LineRole

_MISSION = re.compile(r"missione(?: n)?(?: \d{1,2})?(?: programma(?: \d{1,2})?)?|programma(?: n)?(?: \d{1,4})?")
_OBJECTIVES = frozenset({LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})


def is_mission(found: LabelFound) -> bool:
    """Whether the label names a mission or a programme: «Missione 10 – Trasporti», «PROGRAMMA 05: Viabilità»."""
    return bool(_MISSION.fullmatch(text_key(found.label)))


def missions_head_objectives(blocks: Sequence[PlanBlock]) -> bool:
    """Whether the plan writes missions above its objectives: the first of them before the first objective."""
    places = (place for place, block in enumerate(blocks) if (one := label_of(block.text)) and is_mission(one))
    first = next(places, None)
    if first is None or any(_is_numbered_objective(block) for block in blocks[:first]):
        return False
    below = next((block for block in blocks[first:] if not ((one := label_of(block.text)) and is_mission(one))), None)
    return below is not None and (below.kind is BlockKind.LIST_ITEM or _is_numbered_objective(below))


def _is_numbered_objective(block: PlanBlock) -> bool:
    found = label_of(block.text)
    return bool(objective_heading(block.text)) or (
        found is not None and found.role in _OBJECTIVES and bool(found.value)
    )
