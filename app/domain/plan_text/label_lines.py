"""The lines that begin with a label: what they are, and what the list below them holds."""

import re
from collections.abc import Sequence

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.described import role_of_text
from app.domain.plan_text.labels import LabelFound, is_question, label_of, unit_rank_of_column
from app.domain.plan_text.list_items import CHILD_ROLES
from app.domain.plan_text.missions import budget_place, is_mission
from app.domain.plan_text.periods import is_period
from app.domain.plan_text.position import LONGEST_OBJECTIVE, OBJECTIVES, Decision, PlanPosition, is_like
from app.domain.plan_text.roles import LineRole, TextOwner
from app.domain.plan_text.section_lines import PlanSection

_LISTS_OF_LABELS = frozenset(
    {LineRole.PHASE, LineRole.ACTIVITY, LineRole.INDICATOR, LineRole.PERSON, LineRole.RESOURCE, LineRole.TARGET}
)


_OPERATIONAL = re.compile(r"obiettivo\s+operativo\b", re.IGNORECASE)
_LOWER = re.compile(r"obiettivo\s+(?:gestionale|esecutivo|di\s+gestione|di\s+peg)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(?:si\s+(?:rinvia|veda|vedano|richiama)|v(?:edi|\.)\s|cfr\b|come\s+da\s|da\s+(?:individuare|definire)|non\s+previst)",
    re.IGNORECASE,
)
"""«Personale: si rinvia al piano dei fabbisogni» names nobody."""


def has_lower_objectives(blocks: Sequence[PlanBlock]) -> bool:
    """Whether each of several «Obiettivo operativo» has «Obiettivo gestionale» or «esecutivo» below it."""
    lower = sum(bool(_LOWER.match(block.text)) for block in blocks)
    return lower > 1 and any(_OPERATIONAL.match(block.text) for block in blocks)


def labelled(position: PlanPosition) -> Decision | None:
    """Return what a line is by the label it begins with."""
    found = _known_label(position)
    if found is None:
        return None
    if found.role in OBJECTIVES:
        return _objective_label(position, found)
    if found.role is LineRole.HEAD:
        return _head_label(position, found)
    return _label_of_a_part(position, found)


def _label_of_a_part(position: PlanPosition, found: LabelFound) -> Decision:
    reason = f"Comincia con «{found.label}»"
    if found.role is LineRole.TEXT and position.missions_head and is_mission(found):
        return Decision(
            LineRole.PROGRAMME if budget_place(position.block.text) else LineRole.TEXT,
            80,
            f"{reason}, e lo dice degli obiettivi qui sotto",
            items=LineRole.OBJECTIVE,
            owner=TextOwner.BELOW,
        )
    if found.role is LineRole.TEXT:
        leads = position.objective is not None or not found.value or found.value.endswith(":")
        role = role_of_text(position.block.text, found) if position.objective else LineRole.TEXT
        return Decision(role, found.rule.confidence, reason, items=LineRole.TEXT if leads else None)
    if position.objective is None or _comes_after_bare_items(position, found):
        return _label_of_a_unit(position, found)
    if not found.value:
        return Decision(LineRole.NOTHING, 90, f"Annuncia: {found.role.italian.lower()}", items=found.role)
    return _told_part(found, reason)


def _comes_after_bare_items(position: PlanPosition, found: LabelFound) -> bool:
    """Whether what the unit has comes right after a list of objectives, none of which says anything of its own."""
    if found.role not in {LineRole.RESOURCE, LineRole.PERSON} or position.block.kind is not BlockKind.PARAGRAPH:
        return False
    if position.place < 2 or position.items in CHILD_ROLES:
        return False
    last, before = position.blocks[position.place - 1], position.blocks[position.place - 2]
    return last is position.objective and last.kind is BlockKind.LIST_ITEM and is_like(last, before)


def _told_part(found: LabelFound, reason: str) -> Decision:
    items = found.role if found.role in _LISTS_OF_LABELS else None
    if found.role is LineRole.PERSON and _ELSEWHERE.match(found.value):
        return Decision(LineRole.TEXT, 75, f"{reason}, ma rinvia ad altro")
    if _is_day_alone(found):
        return Decision(LineRole.DEADLINE, 85, f"{reason}, e dice solo quando", said=(found.value.rstrip(" .;"), ()))
    return Decision(found.role, found.rule.confidence, reason, items=items)


def _is_day_alone(found: LabelFound) -> bool:
    """«Indicatori temporali: entro il 31/12» measures nothing: it says when the objective ends."""
    return found.role is LineRole.INDICATOR and "tempor" in found.label.casefold() and is_period(found.value)


def _known_label(position: PlanPosition) -> LabelFound | None:
    """Return the label of the line; an item among objectives, or a long line without a colon, has none."""
    block = position.block
    found = label_of(block.text)
    if found is None:
        return None
    if block.kind is BlockKind.LIST_ITEM and not (found.value and is_question(found.label)):
        if position.items in CHILD_ROLES and (len(found.label.split()) > 2 or found.role is position.items):
            return None
        is_one_of_them = position.first_item is not None and is_like(position.first_item, block)
        may_be_first = position.takes_objectives and position.objective is None
        if is_one_of_them or may_be_first or ":" not in block.text:
            return found if found.role is LineRole.OBJECTIVE and found.value and not is_one_of_them else None
    elif not found.value and ":" not in block.text and len(block.text.split()) > 3 and not is_upper(block.text):
        return None
    return found


def _objective_label(position: PlanPosition, found: LabelFound) -> Decision | None:
    if (
        found.role is LineRole.STRATEGIC_OBJECTIVE
        and position.objective
        and not position.has_strategic
        and position.section is not PlanSection.STRATEGIC
    ):
        return Decision(LineRole.TEXT, 60, "L'obiettivo strategico a cui quello operativo si riferisce")
    if position.has_lower and _OPERATIONAL.match(found.label):
        return Decision(LineRole.TEXT, 60, "L'obiettivo operativo a cui quello gestionale si riferisce")
    if position.section is PlanSection.OUTSIDE and not position.has_unit:
        if not found.value:
            return None
        if found.label.casefold() == "oggetto" and not position.units_follow_titles:
            return Decision(LineRole.TEXT, 75, "L'oggetto dell'atto che assegna gli obiettivi")
    if _describes(position, found):
        return Decision(LineRole.TEXT, 80, f"Comincia con «{found.label}»", items=LineRole.TEXT)
    role = found.role if found.role is LineRole.STRATEGIC_OBJECTIVE else position.objective_role
    return Decision(role, found.rule.confidence, f"Comincia con «{found.label}»")


def _describes(position: PlanPosition, found: LabelFound) -> bool:
    """«Descrizione sintetica» below an objective that has its title describes it, unless each objective begins so."""
    if not found.label.casefold().startswith("descrizione") or position.objective is None:
        return False
    if position.objective_is_empty or position.objective.kind is BlockKind.LIST_ITEM:
        return False
    above = next(place for place in range(position.place, -1, -1) if position.blocks[place] is position.objective)
    beginnings = [position.blocks[place] for place in (above, above - 1) if place >= 0]
    return not any(block.text.casefold().startswith("descrizione") for block in beginnings)


def _head_label(position: PlanPosition, found: LabelFound) -> Decision:
    reason = f"Comincia con «{found.label}»"
    if found.value and (position.place + 1 in position.units or _heads_a_pair(position)):
        return Decision(LineRole.HEAD, 85, f"{reason}, e l'unità è nella riga sotto", owner=TextOwner.BELOW)
    is_below_unit = position.before is not None and position.before is position.unit
    if found.value and is_below_unit and not position.units_follow_titles:
        return Decision(LineRole.HEAD, 90, f"{reason}, subito sotto l'unità")
    if position.objective and not position.objective_is_empty:
        return Decision(LineRole.PERSON, 85, reason, items=LineRole.PERSON)
    if position.has_unit and found.value:
        return Decision(LineRole.HEAD, 92, reason)
    if position.objective and found.value:
        return Decision(LineRole.PERSON, 80, reason)
    return Decision(LineRole.TEXT, 60, reason, items=LineRole.HEAD if position.has_unit else None)


def _heads_a_pair(position: PlanPosition) -> bool:
    """Whether the row below is «Struttura di appartenenza | Area Tecnica»: the unit of who stands above."""
    cells = position.following.cells if position.following else ()
    filled = [cell.text for cell in cells if cell.text]
    is_pair = position.block.cells == () and len(filled) == 2 and not any(cell.heading for cell in cells)
    return is_pair and unit_rank_of_column(filled[0].rstrip(" :")) is not None


def _label_of_a_unit(position: PlanPosition, found: LabelFound) -> Decision:
    """Outside an objective: lists of staff, resources and functions are never objectives."""
    if found.role is LineRole.ACTIVITY and position.has_unit and not position.is_explicit and not found.value:
        return Decision(
            LineRole.NOTHING,
            60,
            "Annuncia attività: se non ci sono altri obiettivi, sono questi",
            items=LineRole.OBJECTIVE,
        )
    reason = f"«{found.label}» dell'unità: non è un obiettivo"
    has_list = not found.value or found.value.endswith(":")
    return Decision(LineRole.TEXT, 75, reason, items=LineRole.TEXT if has_list else None)


def value_of_a_label(position: PlanPosition) -> Decision | None:
    """The paragraph below a label that stands alone is its value: «Peso», and on the next line «70»."""
    before, block = position.before, position.block
    if before is None or position.objective is None or block.kind is BlockKind.LIST_ITEM or position.items is None:
        return None
    found = label_of(before.text)
    if found is None or found.value or found.role is not position.items or len(block.text) > LONGEST_OBJECTIVE:
        return None
    if label_of(block.text) and block.text[:1].isupper():
        return None
    if position.items is LineRole.TEXT and not is_upper(block.text) and "grassetto" not in block.style:
        return Decision(LineRole.TEXT, 75, f"Sta sotto «{found.label}»")
    if position.items not in CHILD_ROLES | {LineRole.WEIGHT, LineRole.DEADLINE}:
        return None
    return Decision(position.items, 85, f"Sta sotto «{found.label}»", items=position.items)
