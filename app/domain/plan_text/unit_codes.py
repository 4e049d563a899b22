"""Units that a plan names once, in a table of their codes, and then only calls by code: «CdR 01»."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.matching import text_key
from app.domain.plan_text.blocks import CELL_JOINT, BlockKind, CellText, PlanBlock
from app.domain.plan_text.labels import unit_rank_of_column

_CODE = re.compile(r"(?:[A-Z]{1,4}[./ -]?)?\d{1,3}|[A-Z]{1,3}")
_NAME = re.compile(r"denominazione|descrizione|nome|intestazione|titolo")
_FEWEST_CODES = 2
_NUMBER = "Codice"


def named_by_code(blocks: Sequence[PlanBlock]) -> tuple[PlanBlock, ...]:
    """Return the blocks with the names of the units in the place of their codes, where a table says which is which.

    In that table the column of the names becomes that of the units; nothing changes where no other table has codes.
    """
    names: dict[str, str] = {}
    for block in blocks:
        if pair := _code_and_name(block):
            names.setdefault(*pair)
    told = [_named(block, names) for block in blocks] if len(names) >= _FEWEST_CODES else []
    is_used = any(after is not before and not _is_of_codes(before) for before, after in zip(blocks, told, strict=False))
    return tuple(told) if is_used else tuple(blocks)


def _is_of_codes(block: PlanBlock) -> bool:
    """Whether a row, or the headings, are of a table with a column of codes of units and one of their names."""
    has_codes = any(unit_rank_of_column(cell.heading) is not None for cell in block.cells)
    return has_codes and any(_NAME.fullmatch(text_key(cell.heading)) for cell in block.cells)


def _code_and_name(block: PlanBlock) -> tuple[str, str] | None:
    if block.kind is not BlockKind.TABLE_ROW or not _is_of_codes(block):
        return None
    code = next(cell.text for cell in block.cells if unit_rank_of_column(cell.heading) is not None)
    name = next(cell.text for cell in block.cells if _NAME.fullmatch(text_key(cell.heading)))
    is_name = sum(map(str.isalpha, name)) > len(_NUMBER) and "\n" not in name
    return (code, name) if _CODE.fullmatch(code) and is_name else None


def _named(block: PlanBlock, names: Mapping[str, str]) -> PlanBlock:
    if block.kind is not BlockKind.TABLE_ROW:
        return block
    cells = _of_units(block) if _is_of_codes(block) else tuple(_with_name(cell, names) for cell in block.cells)
    if cells == block.cells:
        return block
    return replace(block, cells=cells, text=CELL_JOINT.join(cell.text for cell in cells if cell.text))


def _of_units(block: PlanBlock) -> tuple[CellText, ...]:
    unit = next(cell.heading for cell in block.cells if unit_rank_of_column(cell.heading) is not None)
    return tuple(
        _headed(cell, _NUMBER) if cell.heading == unit
        else _headed(cell, unit) if _NAME.fullmatch(text_key(cell.heading))
        else cell
        for cell in block.cells
    )  # fmt: skip


def _headed(cell: CellText, heading: str) -> CellText:
    return CellText(heading, heading if cell.text == cell.heading else cell.text)


def _with_name(cell: CellText, names: Mapping[str, str]) -> CellText:
    is_code = unit_rank_of_column(cell.heading) is not None and cell.text in names
    return CellText(cell.heading, names[cell.text]) if is_code else cell
