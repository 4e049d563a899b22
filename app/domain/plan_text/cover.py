"""The cover of a plan: the ente, its provincia and the title of the document, before anything is said."""

import re

from app.domain.plan_text.naming import names_the_ente
from app.domain.plan_text.position import Decision, PlanPosition
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.section_lines import PlanSection

_PROVINCE = re.compile(r"(?:provincia|città metropolitana)\s+d\S+\s*.{2,40}", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:piano|programma|piao|p\.?d\.?o\.?|p\.?e\.?g\.?)\b.{0,40}\b(?:obiettivi|performance|gestione|organizzazione)\b.*",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:ann[oi]|triennio|esercizio)?\s*20\d\d(?:\s*[-–/]\s*20\d\d)*", re.IGNORECASE)
_LAST, _LONGEST = 8, 120
"""Blocks that a cover has at most, and the letters of its longest line."""


def of_the_cover(position: PlanPosition) -> Decision | None:
    """A line of the cover is no text of the plan: it would be printed under a title of its own."""
    if position.place >= _LAST or position.has_unit or position.section is not PlanSection.OUTSIDE:
        return None
    if not all(map(_is_of_cover, (block.text for block in position.blocks[: position.place + 1]))):
        return None
    following = position.following
    if following is None or not any(names_the_ente(block.text) for block in position.blocks[: position.place + 2]):
        return None
    return Decision(LineRole.NOTHING, 85, "La copertina del piano")


def _is_of_cover(text: str) -> bool:
    bare = text.strip(" .–-")
    told = (_PROVINCE, _TITLE, _YEARS)
    return len(bare) <= _LONGEST and (names_the_ente(bare) or any(one.fullmatch(bare) for one in told))
