"""A sentence that lists on one line what a unit shall do: «L'area dovrà: a) …; b) …», parted into its items."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.domain.plan_text.blocks import BlockKind, PlanBlock

_MARK = re.compile(r"(?:(?<=\s)|(?<=^))\(?(?P<sign>[a-z]|\d{1,2})\)\s*(?=[^\W\d])")
_SHALL = re.compile(
    r"\b(?:dovr(?:à|a'|anno)|dev(?:e|ono)|si\s+impegna(?:no)?|provveder(?:à|a'|anno)|assegnat[ie]|assegna(?:no)?"
    r"|(?:[eè]'?|sono)\s+(?:chiamat|tenut)[aoie]|obiettivi)\b[^:]{0,80}:?\s*$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 300


def parted(block: PlanBlock) -> Iterator[PlanBlock]:
    """Yield the sentence that leads to the list and each of its items; any other block as it is."""
    places = list(_marks(block.text)) if block.kind is BlockKind.PARAGRAPH and ")" in block.text else []
    lead = block.text[: places[0].start()].strip() if places else ""
    if len(places) < 2 or len(lead) > _LONGEST_LEAD or not _SHALL.search(lead):
        yield block
        return
    yield replace(block, text=lead if lead.endswith(":") else f"{lead}:")
    for found, following in zip(places, [*places[1:], None], strict=True):
        text = block.text[found.end() : following.start() if following else None].strip(" ;,.")
        yield replace(block, kind=BlockKind.LIST_ITEM, text=text, marker=found.group().strip())


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Yield the marks a), b), c)… or 1), 2), 3)… as far as each follows the one before."""
    wanted = {"a", "1"}
    for found in _MARK.finditer(text):
        if found["sign"] in wanted:
            yield found
            sign = found["sign"]
            wanted = {str(int(sign) + 1) if sign.isdigit() else chr(ord(sign) + 1)}
