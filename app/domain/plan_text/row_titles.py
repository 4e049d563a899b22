"""A row of a table whose columns nobody knows, of which the user says what it is."""

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.position import OBJECTIVES
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.saying import Said, said_as

_UNITS = frozenset({LineRole.AREA, LineRole.SECTOR})
_FEWEST_LETTERS = 3


def main_cell(block: PlanBlock, role: LineRole) -> Said | None:
    """Return the longest cell of the row for an objective, the first of words for a unit; None for anything else.

    The other cells are told of the objective as they are written: nothing of the row is lost.
    """
    if block.kind is not BlockKind.TABLE_ROW or role not in {*OBJECTIVES, *_UNITS}:
        return None
    cells = [cell for cell in block.cells if sum(map(str.isalpha, cell.text)) >= _FEWEST_LETTERS]
    if not cells or sum(bool(cell.text) for cell in block.cells) < 2:
        return None
    if role in _UNITS:
        is_label = len(cells) == 2 and cells[0].text.rstrip().endswith(":")
        return said_as(_alone(block, cells[1 if is_label else 0].text), role)
    main = max(cells, key=lambda cell: len(cell.text))
    text, facts = said_as(_alone(block, main.text), role)
    rest = tuple(
        CarriedFact(LineRole.TEXT, f"{cell.heading}: {cell.text}" if cell.heading else cell.text)
        for cell in block.cells
        if cell is not main and any(map(str.isalnum, cell.text))
    )
    return text, (*facts, *rest)


def _alone(block: PlanBlock, text: str) -> PlanBlock:
    return PlanBlock(block.number, BlockKind.PARAGRAPH, " ".join(text.split()))
