"""The lines that begin with a label: what they are, and what the list below them holds."""

import re
from collections.abc import Sequence

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cell_kinds import PEOPLE, kind_of
from app.domain.plan_text.cell_lines import main_of_cell
from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.described import role_of_text
from app.domain.plan_text.indicator_words import measured
from app.domain.plan_text.inline_facts import DATE
from app.domain.plan_text.labels import LabelFound, column_role, is_question, is_start, label_of, unit_rank_of_column
from app.domain.plan_text.list_items import CHILD_ROLES
from app.domain.plan_text.missions import budget_place, is_mission
from app.domain.plan_text.periods import is_period
from app.domain.plan_text.position import LONGEST_OBJECTIVE, OBJECTIVES, Decision, PlanPosition, is_like
from app.domain.plan_text.quantity_words import QUANTITY
from app.domain.plan_text.roles import CarriedFact, LineRole, TextOwner
from app.domain.plan_text.saying import Said
from app.domain.plan_text.section_lines import PlanSection, leads_to_objectives

_LISTS_OF_LABELS = frozenset(
    {LineRole.PHASE, LineRole.ACTIVITY, LineRole.INDICATOR, LineRole.PERSON, LineRole.RESOURCE, LineRole.TARGET}
)


_OF_A_MEASURE = frozenset({LineRole.TARGET, LineRole.WEIGHT, LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})
_DAY = re.compile(rf"entro\s+(?:il\s+)?(?P<day>{DATE})", re.IGNORECASE)
"""«Entro 31/10/2026 – Chiara Riva, Paolo Neri»: when, and then who."""
_OPERATIONAL = re.compile(r"obiettivo\s+operativo\b", re.IGNORECASE)
_LOWER = re.compile(r"obiettivo\s+(?:gestionale|esecutivo|di\s+gestione|di\s+peg)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(?:si\s+(?:rinvia|veda|vedano|richiama)|v(?:edi|\.)\s|cfr\b|come\s+da\s|da\s+(?:individuare|definire)|non\s+previst)",
    re.IGNORECASE,
)
"""«Personale: si rinvia al piano dei fabbisogni» names nobody."""


_DESCRIBES = re.compile(r"descrizione|(?:che )?cosa\b")
_MOST_WORDS_OF_LABEL = 3
_MEASURES = re.compile(r"modalita di (?:misurazione|verifica)")
"""A text, but where nothing else says what the objective is measured with: «Modalità di misurazione: atti: 25»."""


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
    is_heading = position.missions_head and not position.objective_is_empty
    if found.role is LineRole.TEXT and is_heading and is_mission(found):
        return Decision(
            LineRole.PROGRAMME if budget_place(position.block.text) else LineRole.TEXT,
            80,
            f"{reason}, e lo dice degli obiettivi qui sotto",
            items=LineRole.OBJECTIVE,
            owner=TextOwner.BELOW,
        )
    if _measures(position, found):
        role = LineRole.INDICATOR
        return Decision(role if found.value else LineRole.NOTHING, 80, reason, items=role, said=_measured(found.value))
    if found.role is LineRole.TEXT:
        leads = position.objective is not None or not found.value or found.value.endswith(":")
        role = role_of_text(position.block.text, found) if position.objective else LineRole.TEXT
        return Decision(role, found.rule.confidence, reason, items=LineRole.TEXT if leads else None)
    if position.objective is None or _comes_after_bare_items(position, found):
        return _label_of_a_unit(position, found)
    if not found.value:
        return Decision(LineRole.NOTHING, 90, f"Annuncia: {found.role.italian.lower()}", items=found.role)
    return _told_part(found, reason)


def _measures(position: PlanPosition, found: LabelFound) -> bool:
    """Whether a label that is else a text has the indicators of the objective, in a plan with no other word of them."""
    if position.objective is None or not _MEASURES.fullmatch(text_key(found.label)):
        return False
    labels = (label_of(block.text) for block in position.blocks if len(block.text) <= LONGEST_OBJECTIVE)
    columns = (cell.heading for block in position.blocks for cell in block.cells if cell.heading)
    has_others = any(
        one.role is LineRole.INDICATOR and len(one.label.split()) <= _MOST_WORDS_OF_LABEL for one in labels if one
    )
    return not has_others and not any(column_role(name) is LineRole.INDICATOR for name in columns)


def _measured(value: str) -> Said | None:
    return main_of_cell(LineRole.INDICATOR, value) if value else None


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
    if found.role is LineRole.DEADLINE and (day := _DAY.fullmatch(found.label)):
        who = LineRole.PERSON if kind_of(found.value) in PEOPLE else LineRole.TEXT
        return Decision(LineRole.DEADLINE, 85, reason, said=(day["day"], (CarriedFact(who, found.value),)))
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
    if _is_one_measured(position, found):
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


def _is_one_measured(position: PlanPosition, found: LabelFound) -> bool:
    """Whether below «Indicatori:» a line is one, with its target: «Mezzi sostituiti: 2», «Tempo medio: 2 giorni»."""
    if position.items is not LineRole.INDICATOR or not position.is_announced or found.role in _OF_A_MEASURE:
        return False
    is_value = QUANTITY.fullmatch(found.value) is not None or bool(found.value and measured(position.block.text)[1])
    return is_value and len(found.label.split()) > 1 and not is_period(found.value) and not is_start(found.label)


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
    """«Descrizione sintetica» below an objective that has its title describes it, unless each objective begins so.

    So does «Cosa si vuole ottenere».
    """
    if (begins := _DESCRIBES.match(text_key(found.label))) is None or position.objective is None:
        return False
    if position.objective_is_empty or position.objective.kind is BlockKind.LIST_ITEM:
        return False
    above = next(place for place in range(position.place, -1, -1) if position.blocks[place] is position.objective)
    beginnings = [position.blocks[place] for place in (above, above - 1) if place >= 0]
    return not any(text_key(block.text).startswith(begins[0]) for block in beginnings)


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
    is_bare = found.role is LineRole.ACTIVITY and position.has_unit and not position.is_explicit and not found.value
    if is_bare and not _has_objectives_announced(position):
        return Decision(
            LineRole.NOTHING,
            60,
            "Annuncia attività: se non ci sono altri obiettivi, sono questi",
            items=LineRole.OBJECTIVE,
        )
    reason = f"«{found.label}» dell'unità: non è un obiettivo"
    has_list = not found.value or found.value.endswith(":")
    return Decision(LineRole.TEXT, 75, reason, items=LineRole.TEXT if has_list else None)


def _has_objectives_announced(position: PlanPosition) -> bool:
    """Whether before the next unit a line says that its objectives follow: what is listed above is what it does."""
    for place in range(position.place + 1, len(position.blocks)):
        if place in position.units:
            return False
        block = position.blocks[place]
        if block.kind is not BlockKind.TABLE_ROW and leads_to_objectives(block.text):
            return True
    return False


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
