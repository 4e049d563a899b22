"""What closes a plan or a sheet of it: place and date, who signs, the formulas of the signature."""

import re

from app.domain.plan_text.blocks import BlockKind
from app.domain.plan_text.inline_facts import MONTH_NAMES
from app.domain.plan_text.position import Decision, PlanPosition
from app.domain.plan_text.roles import LineRole

HEAD_LINE = re.compile(
    r"(?i:dott|dr|ing|geom|arch|rag|avv|sig|comm?|isp|cap|ten|prof)\w{0,4}\.?(?:ssa|ra)?\s+[A-ZÀ-Ü][\w'.]+(?:\s+[A-ZÀ-Ü][\w'.]+){1,3}"
)
_NAME = re.compile(r"[A-ZÀ-Ü][\w'.]+(?:\s+[A-ZÀ-Ü][\w'.]+){1,3}")
_DAY = rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{1,2}}°?\s+{MONTH_NAMES}\s+20\d\d)"
_PLACE_AND_DAY = re.compile(rf"(?i:data\s*:?\s*|(?:[^\W\d_][\w' ]{{1,40}}?\s*,?\s*)?(?:l[iì]'?|addì)\s*,?\s*){_DAY}\.?")
_PLACE_COMMA_DAY = re.compile(rf"[A-ZÀ-Ü][\w']*(?:\s+[\w']+){{0,4}},\s*(?i:{_DAY})\.?")
_SIGNER = re.compile(
    r"(?:f\.?to\s+|firmato\s+)?(?:(?:il|la|i|le)\s+|l')?(?:vice\s?)?"
    r"(?:segretari[oa]|sindac[oa]|responsabil[ei]|dirigent[ei]|direttor[ei]|direttrice|presidente|assessor[ei]|comandante"
    r"|titolare|valutat\w+|dipendent[ei]|nucleo\s+di\s+valutazione|organismo\s+\w+\s+di\s+valutazione|revisore)\b(?:\s+[^:]{1,60})?",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"letto,?\s*(?:confermato|approvato|sottoscritto).{0,60}|f\.?to\s+\S.{2,60}|per\s+(?:accettazione|presa\s+visione)\b.{0,40}"
    r"|(?:data|luogo)\W*(?:e\s+)?firma\b.{0,60}|firm[ae]\b.{0,60}|documento\s+firmato\s+digitalmente.{0,80}",
    re.IGNORECASE,
)
_MOST_WORDS_OF_A_SIGNER = 9


def signature(position: PlanPosition) -> Decision | None:
    """Below objectives a date with its place, a signer and the name below are of nobody's description."""
    block = position.block
    if block.kind is BlockKind.LIST_ITEM or (position.objective is None and position.first_item is None):
        return None
    if position.place + 1 in position.units or position.place in position.units or position.objective_is_empty:
        return None
    if not (_FORMULA.fullmatch(block.text) or _is_dated(position) or _is_signer(position) or _is_signed_name(position)):
        return None
    return Decision(LineRole.NOTHING, 80, "Una data, una firma o la sua formula")


def _is_dated(position: PlanPosition) -> bool:
    text = position.block.text
    if _PLACE_AND_DAY.fullmatch(text):
        return True
    return bool(_PLACE_COMMA_DAY.fullmatch(text)) and (position.following is None or _signs(position, 1))


def _is_signer(position: PlanPosition) -> bool:
    """Who signs is followed by a name, by another who signs, or by nothing."""
    if not _signs(position, 0):
        return False
    following = position.following
    return following is None or _is_name(following.text) or _signs(position, 1)


def _signs(position: PlanPosition, ahead: int) -> bool:
    place = position.place + ahead
    if place >= len(position.blocks):
        return False
    text = position.blocks[place].text
    return len(text.split()) <= _MOST_WORDS_OF_A_SIGNER and bool(_SIGNER.fullmatch(text))


def _is_signed_name(position: PlanPosition) -> bool:
    before = position.before
    if before is None or not _is_name(position.block.text):
        return False
    return len(before.text.split()) <= _MOST_WORDS_OF_A_SIGNER and bool(_SIGNER.fullmatch(before.text))


def _is_name(text: str) -> bool:
    return bool(HEAD_LINE.fullmatch(text) or _NAME.fullmatch(text) or _FORMULA.fullmatch(text))
