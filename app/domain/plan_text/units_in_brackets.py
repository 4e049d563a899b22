"""What stands in brackets at the end: the unit of an objective where no line names one, who heads a unit."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.plan_text.blocks import CELL_JOINT, BlockKind, CellText, PlanBlock
from app.domain.plan_text.people import is_name
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.unit_headings import unit_headings
from app.domain.plan_text.unknown_words import USUAL_WORDS
from app.domain.structure.divided_names import has_given_name

_IN_BRACKETS = re.compile(r"(?P<title>.{8,}?)\s*[(\[](?P<unit>[^()\[\]]{4,80})[)\]]\s*[.;,]?", re.DOTALL)
_FEWEST = 3
_HEAD = re.compile(
    r"(?P<label>[^:()]{2,30}:\s*)?(?P<unit>[^():]{4,80}?)\s*\((?P<head>(?!resp|dirig|titolar|capo)[^()]{5,40})\)\s*\.?",
    re.IGNORECASE,
)
_FEWEST_HEADS = 2


def named_in_brackets(blocks: Sequence[PlanBlock]) -> tuple[PlanBlock, ...]:
    """Return the items «Avviare il pedibus (Servizio Amministrativo)» as rows that name their unit and what is to do.

    So are read those of a plan of which three items or more, and most of them, end so; the others stay.
    """
    told = {block.number: row for block in blocks if (row := _as_row(block))}
    items = sum(block.kind is BlockKind.LIST_ITEM for block in blocks)
    is_so = len(told) >= _FEWEST and len(told) * 2 > items
    return tuple(told.get(block.number, block) for block in blocks) if is_so else tuple(blocks)


def _as_row(block: PlanBlock) -> PlanBlock | None:
    found = _IN_BRACKETS.fullmatch(block.text) if block.kind is BlockKind.LIST_ITEM else None
    if found is None or not unit_headings(found["unit"], may_be_mixed=True):
        return None
    cells = (
        CellText(USUAL_WORDS[LineRole.AREA], found["unit"]), CellText(USUAL_WORDS[LineRole.OBJECTIVE], found["title"]),
    )  # fmt: skip
    text = CELL_JOINT.join(cell.text for cell in cells)
    return replace(block, kind=BlockKind.TABLE_ROW, marker="", level=0, cells=cells, text=text)


def headed_in_brackets(blocks: Sequence[PlanBlock]) -> tuple[PlanBlock, ...]:
    """Return the blocks with «Ufficio Tecnico (resp. Ugo Maffi)» for «Ufficio Tecnico (Ugo Maffi)».

    So where two units or more have a name in brackets, all of them names of people, one at least for sure.
    """
    texts = [text for block in blocks for text in (block.text, *(cell.text for cell in block.cells))]
    heads = {found["head"] for text in texts if (found := _headed(text))}
    is_so = len(heads) >= _FEWEST_HEADS and all(map(is_name, heads)) and any(map(has_given_name, heads))
    return tuple(map(_with_head, blocks)) if is_so else tuple(blocks)


def _headed(text: str) -> re.Match[str] | None:
    found = _HEAD.fullmatch(text) if text.endswith((")", ").")) else None
    return found if found and unit_headings(found["unit"], may_be_mixed=True) else None


def _with_head(block: PlanBlock) -> PlanBlock:
    cells = tuple(CellText(cell.heading, _told(cell.text)) for cell in block.cells)
    text = CELL_JOINT.join(cell.text for cell in cells if cell.text) if cells else _told(block.text)
    return block if text == block.text else replace(block, cells=cells, text=text)


def _told(text: str) -> str:
    found = _headed(text)
    return f"{found['label'] or ''}{found['unit']} (resp. {found['head']})" if found else text
