"""Lines that are titles: of an objective, by what stands below them, or of another part of the plan."""

import re

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.inline_facts import DATE, with_facts
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.list_items import CHILD_ROLES
from app.domain.plan_text.naming import names_the_ente
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.offices import office_of
from app.domain.plan_text.position import LONGEST_OBJECTIVE, SHEET_LABELS, Decision, PlanPosition, is_like
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.section_lines import PlanSection, is_title_like

SUBTITLE_REASON = "Il nome di un ufficio sotto un'unità: ne è un sottotitolo"
_DESCRIPTION = re.compile(r"descrizion|finalita|risultat|motivazion")
_FOLLOWING = re.compile(r"\bseguent[ei]\b|\b(?:di\s+seguito|qui\s+sotto)\b", re.IGNORECASE)
_OF_THE_PLAN = re.compile(
    r"^(?:a|ad|per|in)\s+(?:ciascun|ogni)\w*\s+(?:settore|area|servizio|unità|obiettivo|responsabile)\b"
    r"|\b(?:fra|tra)\s+(?:gli|i\s+singoli)\s+obiettivi\b|\bnell[ea]\s+sched[ae]\b|\bpeso\s+complessivo\b",
    re.IGNORECASE,
)
"""A sentence on how the plan is made: «A ciascun Settore è attribuito un peso complessivo di 100 punti»."""
_BOLD = "grassetto"
_VALUED = re.compile(r"[^\W\d_][^:]{1,40}:\s+\S")
_DATED = re.compile(rf":\s+(?:{DATE}|[\d.,]+\s*%?)\W*$", re.IGNORECASE)
_FARTHEST_TITLE = 12
_LONGEST_TITLE = 200
_FEWEST_LETTERS = 6


def title_of_a_sheet(position: PlanPosition) -> Decision | None:
    """A short line followed by «Peso:», «Indicatore:» or «Fasi:» is the title of an objective."""
    block, following = position.block, position.following
    if block.kind is BlockKind.LIST_ITEM or following is None or not position.takes_objectives:
        return None
    if (position.items in CHILD_ROLES and position.is_in_items) or names_the_ente(block.text):
        return None
    is_open = position.objective is not None and not position.objective_is_empty
    if is_open and _VALUED.match(block.text) and _DATED.search(block.text):
        return None
    found = label_of(_after_prose(position).text)
    if (
        found is None
        or position.objective_is_empty
        or len(block.text) > _LONGEST_TITLE
        or block.text.endswith((".", ":", ";"))
    ):
        return None
    is_sheet = found.role in SHEET_LABELS or (
        found.role is LineRole.TEXT and bool(_DESCRIPTION.match(text_key(found.label)))
    )
    if not is_sheet or (":" not in _after_prose(position).text and found.value):
        return None
    return Decision(position.objective_role, 80, f"Titolo seguito da «{found.label}»")


def _after_prose(position: PlanPosition) -> PlanBlock:
    """Return the block below; below a title in capitals or bold, the one after the sentence that describes it."""
    place, blocks = position.place, position.blocks
    block = blocks[place]
    is_title = is_upper(block.text) or block.kind is BlockKind.HEADING or _BOLD in block.style
    describes = blocks[place + 1].kind is BlockKind.PARAGRAPH and label_of(blocks[place + 1].text) is None
    return blocks[place + 2] if is_title and describes and place + 2 < len(blocks) else blocks[place + 1]


def lone_office(position: PlanPosition) -> Decision | None:
    """The name of an office that is no unit by itself: a subtitle of the unit above, never a part of an objective."""
    block, following = position.block, position.following
    stands_out = block.kind is BlockKind.HEADING or is_upper(block.text)
    if not position.has_unit or position.objective_is_empty or not stands_out or office_of(block) is None:
        return None
    found = label_of(following.text) if following is not None else None
    if block.kind is BlockKind.LIST_ITEM or (found and found.role in SHEET_LABELS | {LineRole.TEXT}):
        return None
    return Decision(LineRole.NOTHING, 60, SUBTITLE_REASON, items=LineRole.OBJECTIVE)


def weighed(position: PlanPosition) -> Decision | None:
    """«Peso 40 – Revisione del regolamento»: a line that begins with its weight is an objective."""
    text, facts = with_facts(position.block.text)
    is_first = bool(facts) and facts[0].role is LineRole.WEIGHT and position.block.text[:4].casefold() == "peso"
    if not is_first or not position.takes_objectives or sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        return None
    return Decision(position.objective_role, 75, "Comincia con il peso, poi c'è un titolo")


def _is_above_unit(position: PlanPosition) -> bool:
    """Whether the number goes on with one above that of the unit: «4.» after a unit numbered «3.2», no «1.» in it."""
    block, unit = position.block, position.unit
    if unit is None or block.kind is not BlockKind.LIST_ITEM or not is_title_like(block.text):
        return False
    own, above = _numbers(block.marker), _numbers(unit.marker)
    if not own or len(own) >= len(above) or "obiettiv" in block.text.casefold():
        return False
    return own[:-1] == above[: len(own) - 1] and own[-1] == above[len(own) - 1] + 1


def _numbers(marker: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d{1,3}", marker)]


def awaited_title(position: PlanPosition) -> Decision | None:
    if position.objective_is_empty and len(position.block.text) <= LONGEST_OBJECTIVE:
        if _labels_the_unit(position):
            return Decision(LineRole.NOTHING, 80, "Annuncia l'unità della riga sotto")
        if _is_other_label(position):
            return Decision(LineRole.TEXT, 60, "Una voce della scheda: il titolo dell'obiettivo viene dopo")
        return Decision(position.objective_role, 85, "È il titolo dell'obiettivo annunciato sopra")
    return None


def _labels_the_unit(position: PlanPosition) -> bool:
    """Whether a line that comes back stands right above the name of a unit: «Filiera», and below «SETTORE SPORT»."""
    is_above = position.place + 1 in position.units and position.block.kind is not BlockKind.TABLE_ROW
    return is_above and sum(block.text == position.block.text for block in position.blocks) > 1


def is_awaited_title(position: PlanPosition) -> bool:
    """Whether a line right below «Obiettivo n. 1» is its title, be it like the name of an office: «Servizi serali»."""
    is_below = position.objective_is_empty and position.before is position.objective
    return is_below and position.has_unit and not _has_label_of_title(position)


def _is_other_label(position: PlanPosition) -> bool:
    """Whether «Esercizio: 2026» stands between the number of an objective and the label that has its title."""
    return bool(_VALUED.match(position.block.text)) and _has_label_of_title(position)


def _has_label_of_title(position: PlanPosition) -> bool:
    for block in position.blocks[position.place + 1 : position.place + 1 + _FARTHEST_TITLE]:
        if objective_heading(block.text):
            return False
        found = label_of(" : ".join(cell.text for cell in block.cells if cell.text) or block.text)
        if found and found.role is LineRole.OBJECTIVE and found.value:
            return True
    return False


def numbered_title(position: PlanPosition) -> Decision | None:
    """«4. VALUTAZIONE» after the dashes of the objectives of a unit is the title of another part.

    So is «4. Monitoraggio» after a unit that is numbered «3.2».
    """
    block, first = position.block, position.first_item
    if _is_above_unit(position):
        reason = "Un titolo numerato sopra quello dell'unità: ciò che segue è di un'altra parte"
        return Decision(LineRole.TEXT, 75, reason, section=PlanSection.OUTSIDE)
    if block.kind is not BlockKind.LIST_ITEM or first is None or is_like(first, block) or is_upper(first.text):
        return None
    if not is_upper(block.text) or not any(char.isdigit() for char in block.marker) or first.level < block.level:
        return None
    reason = "Un titolo numerato: gli elenchi qui sotto non sono obiettivi"
    return Decision(LineRole.TEXT, 70, reason, section=PlanSection.OUTSIDE)


_OTHER_PART = "Un titolo dopo le tabelle degli obiettivi: ciò che segue è di un'altra parte"


def heading_above(position: PlanPosition) -> Decision | None:
    """A heading above that of the unit in which it stands begins another part of the plan.

    So does one beside it, after a table with the objectives of the unit.
    """
    block, unit = position.block, position.unit
    if _is_below_tables_of_all(position):
        return Decision(LineRole.TEXT, 75, _OTHER_PART, section=PlanSection.OUTSIDE)
    if not position.has_unit or unit is None or block.kind is not BlockKind.HEADING or unit.kind is not block.kind:
        return None
    is_beside = block.level == unit.level and _is_in_table(position.objective)
    if (
        (block.level >= unit.level and not is_beside)
        or position.objective_is_empty
        or "obiettiv" in block.text.casefold()
    ):
        return None
    reason = "Un titolo più alto di quello dell'unità: ciò che segue è di un'altra parte"
    return Decision(LineRole.TEXT, 75, reason, section=PlanSection.OUTSIDE)


def _is_below_tables_of_all(position: PlanPosition) -> bool:
    """Whether a heading with a list below it comes after tables whose rows name their units: it is of another part."""
    block, unit, follows = position.block, position.unit, position.following
    if block.kind is not BlockKind.HEADING or unit is None or unit.kind is not BlockKind.TABLE_ROW:
        return False
    is_list = follows is not None and follows.kind is BlockKind.LIST_ITEM
    return is_list and _is_in_table(position.objective) and "obiettiv" not in block.text.casefold()


def _is_in_table(objective: PlanBlock | None) -> bool:
    return objective is not None and objective.kind is BlockKind.TABLE_ROW


def lone_title(position: PlanPosition) -> Decision | None:
    """A title of its own closes the list above; what is listed below it is no objective, unless it says so."""
    block = position.block
    is_heading = block.kind is BlockKind.HEADING or (
        block.kind is BlockKind.PARAGRAPH and is_upper(block.text) and " " in block.text
    )
    if not is_heading or len(block.text) > 120 or position.is_explicit or position.objective_is_empty:
        return None
    if position.items is LineRole.OBJECTIVE and not position.list_items and position.first_item is None:
        return None
    if position.has_unit and _holds_items(position):
        return _title_above_items(position)
    if re.search(r"obiettiv|attivit", block.text, re.IGNORECASE):
        return Decision(LineRole.NOTHING, 70, "Un titolo dell'elenco che segue", items=LineRole.OBJECTIVE)
    return Decision(
        LineRole.TEXT, 70, "Un titolo: gli elenchi qui sotto non sono obiettivi", section=PlanSection.OUTSIDE
    )


def _holds_items(position: PlanPosition) -> bool:
    return (
        position.following is not None
        and position.following.kind is BlockKind.LIST_ITEM
        and position.first_item is None
    )


def _title_above_items(position: PlanPosition) -> Decision:
    if re.search(r"obiettiv|attivit", position.block.text, re.IGNORECASE):
        return Decision(LineRole.NOTHING, 70, "Un titolo dell'elenco che segue", items=LineRole.OBJECTIVE)
    return Decision(
        LineRole.OBJECTIVE, 55, "Un titolo con un elenco sotto: l'obiettivo e le sue attività", items=LineRole.ACTIVITY
    )


def bare_objective(position: PlanPosition) -> Decision | None:
    """Under «Obiettivi» without any list, the short paragraphs are the objectives."""
    if position.items is not LineRole.OBJECTIVE or position.first_item is not None or position.is_explicit:
        return None
    text, following = with_facts(position.block.text)[0], position.following
    announces = position.block.text.endswith(":") or (following is not None and following.kind is BlockKind.LIST_ITEM)
    if _FOLLOWING.search(text) or _OF_THE_PLAN.search(text):
        return None
    if announces or not position.takes_objectives or len(text) > LONGEST_OBJECTIVE or not is_title_like(text[:80]):
        return None
    return Decision(position.objective_role, 55, "Una riga breve sotto «Obiettivi»", items=LineRole.OBJECTIVE)
