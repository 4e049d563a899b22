"""Sentences below an objective that are not a part of it: a note, what the weights of its unit sum to."""

import re

from app.domain.plan_text.blocks import BlockKind
from app.domain.plan_text.position import Decision, PlanPosition
from app.domain.plan_text.roles import LineRole, TextOwner

_NOTE = re.compile(r"(?:nota\s+bene|n\.\s?b\.)\s*[:.–-]?\s*\S.{20,}[^:]$", re.IGNORECASE)
_WHO_CHECKS = re.compile(
    r"(?:il\s+nucleo|l['’]\s?o\.?i\.?v\b|l['’]organismo|il\s+segretario|la\s+giunta)\b.{0,120}?"
    r"\b(?:verific|valut|misur|certific|monitor|accert)\w*\b.{0,80}?\bobiettiv",
    re.IGNORECASE | re.DOTALL,
)
_SUM = re.compile(
    r"(?:la\s+|il\s+)?(?:somma|totale)\b(?:\s+de[il]\s+pes[oi]|\s+pes[oi])?[^.;]{0,60}?(?:\bè\b|:|=|\bpari\s+a\b)"
    r"(?:\s+pari\s+a)?\s*\d{2,3}\b(?!\s*€)",
    re.IGNORECASE,
)


_ABOUT_WEIGHTS = re.compile(
    r"(?:i|tutti\s+i)\s+pesi\b.{0,80}?\b(?:sono|sommano|danno|riferi|espress|attribui|esprim)\w*",
    re.IGNORECASE | re.DOTALL,
)


def note_below(position: PlanPosition) -> Decision | None:
    """«N.B.: se la Regione proroga la misura, …» is of the objective; one that leads to a list begins another part."""
    follows = position.following
    if position.objective is None or not _NOTE.fullmatch(position.block.text):
        return None
    if follows is not None and follows.kind is BlockKind.LIST_ITEM:
        return None
    return Decision(LineRole.TEXT, 75, "Una nota sull'obiettivo", owner=TextOwner.ABOVE)


def who_checks(position: PlanPosition) -> Decision | None:
    """«Il Nucleo di valutazione verifica il raggiungimento degli obiettivi…» below a table is of all of them."""
    above = position.blocks[position.place - 1] if position.place else None
    is_below = above is not None and above.kind is BlockKind.TABLE_ROW and position.block.kind is BlockKind.PARAGRAPH
    if not is_below or not _WHO_CHECKS.match(position.block.text):
        return None
    return Decision(LineRole.NOTHING, 75, "Dice chi verifica gli obiettivi: non ne descrive uno")


def sum_of_weights(position: PlanPosition) -> Decision | None:
    """«La somma è 70: …» says of the weights what they say themselves, and describes no objective."""
    if position.block.kind is BlockKind.LIST_ITEM or not (
        _SUM.match(position.block.text) or _ABOUT_WEIGHTS.match(position.block.text)
    ):
        return None
    return Decision(LineRole.NOTHING, 80, "Dice dei pesi, e non è un obiettivo")
