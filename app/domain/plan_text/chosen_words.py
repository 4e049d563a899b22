"""The words over columns and before colons of which the user says what they hold, in the usual words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.plan_text.blocks import CELL_JOINT, BlockKind, CellText, PlanBlock
from app.domain.plan_text.roles import LineRole, WordChoices
from app.domain.plan_text.unknown_words import USUAL_WORDS, key_of

_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:|]{1,58}?)\s*(?::(?P<value>.*))?", re.DOTALL)
_LONGEST = 60


def with_chosen_words(blocks: Sequence[PlanBlock], choices: WordChoices) -> tuple[PlanBlock, ...]:
    """Return the blocks with the usual word in the place of each that the user has said a role of."""
    usual = {key: USUAL_WORDS[role] for key, role in choices.named if role in USUAL_WORDS}
    return tuple(_renamed(block, usual) for block in blocks) if usual else tuple(blocks)


def can_be_named(role: LineRole) -> bool:
    """Whether a word may be said to hold this: a column holds no part of the document, and no act."""
    return role in USUAL_WORDS


def _renamed(block: PlanBlock, usual: Mapping[str, str]) -> PlanBlock:
    if block.kind is BlockKind.TABLE_ROW:
        cells = tuple(CellText(_told(cell.heading, usual), _told(cell.text, usual)) for cell in block.cells)
        return replace(block, cells=cells, text=CELL_JOINT.join(cell.text for cell in cells if cell.text))
    found = _LABELLED.fullmatch(block.text)
    if found is None or (word := usual.get(key_of(found["label"]))) is None:
        return block
    return replace(block, text=f"{word}:{found['value'] or ''}", kind=BlockKind.PARAGRAPH, marker="")


def _told(text: str, usual: Mapping[str, str]) -> str:
    return usual.get(key_of(text), text) if text and len(text) <= _LONGEST else text
