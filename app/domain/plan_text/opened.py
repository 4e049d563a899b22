"""An objective as it begins: its number, its title, what its own block carries."""

import re

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.outline import OpenObjective
from app.domain.plan_text.position import number_of
from app.domain.plan_text.roles import LineRole, RoleGuess

_NOT_OF_OBJECTIVES = frozenset({LineRole.AREA, LineRole.SECTOR, LineRole.HEAD, LineRole.STRATEGIC_OBJECTIVE})


def opened_objective(block: PlanBlock, guess: RoleGuess) -> OpenObjective:
    """Begin an objective with what its own block says of it."""
    is_item = block.kind is BlockKind.LIST_ITEM
    one = OpenObjective(block.number, guess.text, block.text, number_of(block) if is_item else None, is_item=is_item)
    one.is_strategic = guess.role is LineRole.STRATEGIC_OBJECTIVE
    heading = objective_heading(block.text)
    one.code = heading.number if heading else ""
    for fact in guess.facts:
        if fact.role not in _NOT_OF_OBJECTIVES:
            one.take(fact.role, fact.text)
    return one


def goes_on(number: str, above: str) -> bool:
    """Whether a number is below another: «1.2», «1-2» below «1»."""
    return bool(re.match(rf"{re.escape(above)}[._-]\d", number))
