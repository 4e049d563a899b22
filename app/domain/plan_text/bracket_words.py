"""Weights that lines carry in brackets under words of any kind: «Aprire il museo (parte in centesimi 40)»."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.labels import column_role
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.unknown_columns import WordsRead
from app.domain.plan_text.unknown_labels import groups_of_units
from app.domain.plan_text.unknown_words import WordRead

_IN_BRACKETS = re.compile(
    r"(?P<title>\S.{8,240}?)\s*\(\s*(?P<words>[^\W\d_][^()\d:]{2,40}?)\s*:?\s*(?P<share>\d{1,3})\s*(?:%|punti)?\s*\)\s*[.;:]?",
    re.DOTALL,
)
_WHOLE, _FEWEST = 100, 2


def brackets_read(blocks: Sequence[PlanBlock], plain: Collection[str]) -> WordsRead:
    """Read words before a number in brackets as those of a weight, where the numbers of each unit make 100."""
    groups = list(groups_of_units(blocks))
    shares: dict[str, dict[int, list[int]]] = {}
    found: dict[int, tuple[str, re.Match[str]]] = {}
    for place, block in enumerate(blocks):
        told = _IN_BRACKETS.fullmatch(block.text) if block.kind is not BlockKind.TABLE_ROW else None
        if told and column_role(told["words"]) is None and (key := text_key(told["words"])) not in plain:
            found[place] = key, told
            shares.setdefault(key, {}).setdefault(groups[place], []).append(int(told["share"]))
    weights = {key for key, told in shares.items() if _are_weights(list(told.values()))}
    changed: dict[int, PlanBlock] = {}
    words: dict[str, WordRead] = {}
    for place, (key, one) in found.items():
        if key in weights:
            block = blocks[place]
            changed[block.number] = replace(block, text=f"{one['title']} (peso {one['share']})")
            words.setdefault(key, WordRead(block.number, one["words"], LineRole.WEIGHT))
    return WordsRead(changed, frozenset(), tuple(words.values()))


def _are_weights(shares: Sequence[Sequence[int]]) -> bool:
    return sum(map(len, shares)) >= _FEWEST and all(sum(some) == _WHOLE for some in shares)
