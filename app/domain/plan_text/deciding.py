"""The rules that give a paragraph, a heading or an item its role, in the order in which they are asked."""

import re
from collections.abc import Callable

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cleaning import is_contents_line, is_upper
from app.domain.plan_text.inline_facts import with_facts
from app.domain.plan_text.label_lines import labelled, value_of_a_label
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.list_items import CHILD_ROLES, item_decision
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.position import LONGEST_OBJECTIVE, Decision, PlanPosition, is_like
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.section_lines import PlanSection, is_said_in_each_unit, is_title_like, section_of
from app.domain.plan_text.unit_headings import is_contract_area

Rule = Callable[[PlanPosition], Decision | None]

_OBJECTIVES_OPENER = re.compile(
    r"(?:gli\s+|elenco\s+(?:degli\s+)?|schede?\s+(?:degli\s+)?|i\s+)?obiettivi\b.{0,80}", re.IGNORECASE
)
_HEAD_LINE = re.compile(
    r"(?i:dott|dr|ing|geom|arch|rag|avv|sig|comm?|isp|cap|ten|prof)\w{0,4}\.?(?:ssa|ra)?\s+[A-ZÀ-Ü][\w'.]+(?:\s+[A-ZÀ-Ü][\w'.]+){1,3}"
)
_SHEET_LABELS = frozenset(
    {LineRole.WEIGHT, LineRole.INDICATOR, LineRole.TARGET, LineRole.PHASE, LineRole.DEADLINE, LineRole.ACTIVITY}
)
_DESCRIPTION = re.compile(r"descrizion|finalita|risultat|motivazion")
_NAME_LINE = re.compile(r"[A-ZÀ-Ü][\w'.]*(?:\s+[A-ZÀ-Ü][\w'.]+){1,4}")
_WORD_OF_OBJECTIVE = re.compile(r"(?:obiettivo|progetto|ob)\b", re.IGNORECASE)
_LONGEST_TITLE = 200
_FEWEST_LETTERS = 6


def decide(position: PlanPosition) -> Decision:
    """Return the first answer of the rules; what nothing knows is text, or nothing."""
    return next((found for rule in RULES if (found := rule(position))), _prose(position))


def _figure(position: PlanPosition) -> Decision | None:
    if position.block.number in position.figures:
        return Decision(LineRole.FIGURE, 90, "Popolazione, personale o spesa: un dato dichiarato dal piano")
    return None


def _contents(position: PlanPosition) -> Decision | None:
    if is_contents_line(position.block.text):
        return Decision(LineRole.NOTHING, 90, "Riga di un indice")
    return None


def _section(position: PlanPosition) -> Decision | None:
    text = position.block.text
    rule = section_of(position.block)
    if rule is None or objective_heading(text) or position.place in position.units:
        return None
    if position.has_unit and (
        rule.section is PlanSection.UNITS or is_said_in_each_unit(position.block, position.blocks)
    ):
        return Decision(LineRole.NOTHING, 90, rule.reason, items=LineRole.OBJECTIVE)
    role = LineRole.TEXT if rule.section is PlanSection.OUTSIDE else LineRole.NOTHING
    return Decision(role, 90, rule.reason, section=rule.section)


def _closed(position: PlanPosition) -> Decision | None:
    if position.section is not PlanSection.CLOSED:
        return None
    return Decision(LineRole.TEXT, 85, "Sta in una sezione del PIAO che non porta obiettivi")


def _contract_area(position: PlanPosition) -> Decision | None:
    if not is_contract_area(position.block.text):
        return None
    reason = "Un'area del contratto (CCNL), non dell'organizzazione"
    return Decision(LineRole.NOTHING, 95, reason, section=PlanSection.OUTSIDE)


def _unit(position: PlanPosition) -> Decision | None:
    line = position.units.get(position.place)
    above = position.units.get(position.place - 1)
    if above and above.goes_on:
        return Decision(LineRole.NOTHING, 90, "È il nome dell'unità della riga sopra")
    if line is None or _is_item_among_objectives(position):
        return None
    role = LineRole.AREA if line.units[0].rank <= position.rank else LineRole.SECTOR
    if line.is_listed:
        return Decision(
            LineRole.NOTHING, 85, "È un elenco di unità: la sezione di questa viene dopo", section=PlanSection.OUTSIDE
        )
    below = tuple(CarriedFact(LineRole.SECTOR, unit.name) for unit in line.units[1:])
    heads = tuple(CarriedFact(LineRole.HEAD, unit.head) for unit in line.units if unit.head)[:1]
    confidence = 95 if is_upper(position.block.text) or position.block.kind is BlockKind.HEADING else 85
    word = line.units[0].name.split()[0]
    return Decision(
        role,
        confidence,
        f"Comincia con «{word}» e ha la forma di un titolo",
        said=(line.units[0].name, (*below, *heads)),
    )


def _is_item_among_objectives(position: PlanPosition) -> bool:
    """«- AREA MERCATO» among the objectives of a settore is one of them."""
    first = position.first_item
    heads_another = position.place + 1 in position.units
    return first is not None and is_like(first, position.block) and not heads_another


def _objective_heading(position: PlanPosition) -> Decision | None:
    block = position.block
    is_marked = bool(_WORD_OF_OBJECTIVE.match(block.text)) and any(char.isdigit() for char in block.marker)
    heading = objective_heading(f"{block.marker} {block.text}" if is_marked else block.text)
    if heading is None:
        return None
    role = LineRole.STRATEGIC_OBJECTIVE if heading.is_strategic else position.objective_role
    if (
        role is LineRole.STRATEGIC_OBJECTIVE
        and position.objective
        and not position.objective_is_empty
        and position.section is not PlanSection.STRATEGIC
    ):
        follows = position.following
        if follows is not None and not objective_heading(follows.text) and not _is_first_of_its_kind(position):
            return Decision(LineRole.TEXT, 60, "L'obiettivo strategico a cui quello operativo si riferisce")
    return Decision(role, heading.confidence, "Porta la parola «obiettivo» e un numero")


def _is_first_of_its_kind(position: PlanPosition) -> bool:
    before = position.objective
    return before is not None and (found := objective_heading(before.text)) is not None and found.is_strategic


def _opener(position: PlanPosition) -> Decision | None:
    text = position.block.text
    if position.block.kind is BlockKind.LIST_ITEM and not is_upper(text):
        return None
    if (
        not _OBJECTIVES_OPENER.fullmatch(text.rstrip(" :"))
        or not (text.endswith(":") or is_title_like(text))
        or ": " in text
    ):
        return None
    return Decision(LineRole.NOTHING, 85, "Annuncia un elenco di obiettivi", items=LineRole.OBJECTIVE)


def _title_of_a_sheet(position: PlanPosition) -> Decision | None:
    """A short line followed by «Peso:», «Indicatore:» or «Fasi:» is the title of an objective."""
    block, following = position.block, position.following
    if block.kind is BlockKind.LIST_ITEM or following is None or not position.takes_objectives:
        return None
    if position.items in CHILD_ROLES and position.is_in_items:
        return None
    found = label_of(_after_prose(position).text)
    if (
        found is None
        or position.objective_is_empty
        or len(block.text) > _LONGEST_TITLE
        or block.text.endswith((".", ":", ";"))
    ):
        return None
    is_sheet = found.role in _SHEET_LABELS or (
        found.role is LineRole.TEXT and bool(_DESCRIPTION.match(text_key(found.label)))
    )
    if not is_sheet or (":" not in _after_prose(position).text and found.value):
        return None
    return Decision(position.objective_role, 80, f"Titolo seguito da «{found.label}»")


def _after_prose(position: PlanPosition) -> PlanBlock:
    """Return the block below; below a title in capitals, the one after the sentence that describes it."""
    place, blocks = position.place, position.blocks
    is_title = is_upper(blocks[place].text) or blocks[place].kind is BlockKind.HEADING
    describes = blocks[place + 1].kind is BlockKind.PARAGRAPH and label_of(blocks[place + 1].text) is None
    return blocks[place + 2] if is_title and describes and place + 2 < len(blocks) else blocks[place + 1]


def _weighed(position: PlanPosition) -> Decision | None:
    """«Peso 40 – Revisione del regolamento»: a line that begins with its weight is an objective."""
    text, facts = with_facts(position.block.text)
    is_first = bool(facts) and facts[0].role is LineRole.WEIGHT and position.block.text[:4].casefold() == "peso"
    if not is_first or not position.takes_objectives or sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        return None
    return Decision(position.objective_role, 75, "Comincia con il peso, poi c'è un titolo")


def _awaited_title(position: PlanPosition) -> Decision | None:
    if position.objective_is_empty and len(position.block.text) <= LONGEST_OBJECTIVE:
        return Decision(position.objective_role, 85, "È il titolo dell'obiettivo annunciato sopra")
    return None


def _numbered_title(position: PlanPosition) -> Decision | None:
    """«4. VALUTAZIONE» after the dashes of the objectives of a unit is the title of another part."""
    block, first = position.block, position.first_item
    if block.kind is not BlockKind.LIST_ITEM or first is None or is_like(first, block) or is_upper(first.text):
        return None
    if not is_upper(block.text) or not any(char.isdigit() for char in block.marker) or first.level < block.level:
        return None
    reason = "Un titolo numerato: gli elenchi qui sotto non sono obiettivi"
    return Decision(LineRole.TEXT, 70, reason, section=PlanSection.OUTSIDE)


def _item(position: PlanPosition) -> Decision | None:
    return item_decision(position) if position.block.kind is BlockKind.LIST_ITEM else None


def _head_line(position: PlanPosition) -> Decision | None:
    just_entered = position.has_unit and position.objective is None and position.first_item is None
    is_awaited = position.items is LineRole.HEAD and bool(_NAME_LINE.fullmatch(position.block.text))
    if is_awaited or (just_entered and _HEAD_LINE.fullmatch(position.block.text)):
        return Decision(LineRole.HEAD, 80, "Un nome di persona subito sotto l'unità")
    return None


def _under_a_label(position: PlanPosition) -> Decision | None:
    """A paragraph below «Fasi:» or «Indicatori:» is one of them."""
    if position.items in {None, LineRole.OBJECTIVE, LineRole.TEXT, LineRole.HEAD} or position.items is None:
        return None
    if position.objective is None or len(position.block.text) > LONGEST_OBJECTIVE:
        return None
    return Decision(position.items, 65, f"Sta sotto un titolo di: {position.items.italian.lower()}")


def _title(position: PlanPosition) -> Decision | None:
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


def _bare_objective(position: PlanPosition) -> Decision | None:
    """Under «Obiettivi» without any list, the short paragraphs are the objectives."""
    if position.items is not LineRole.OBJECTIVE or position.first_item is not None or position.is_explicit:
        return None
    text, following = with_facts(position.block.text)[0], position.following
    announces = position.block.text.endswith(":") or (following is not None and following.kind is BlockKind.LIST_ITEM)
    if announces or not position.takes_objectives or len(text) > LONGEST_OBJECTIVE or not is_title_like(text[:80]):
        return None
    return Decision(position.objective_role, 55, "Una riga breve sotto «Obiettivi»", items=LineRole.OBJECTIVE)


def _prose(position: PlanPosition) -> Decision:
    if position.objective and position.objective.kind is not BlockKind.LIST_ITEM:
        return Decision(LineRole.TEXT, 70, "Un testo sotto l'obiettivo: la sua descrizione")
    if position.has_unit or position.section in {PlanSection.OUTSIDE, PlanSection.COMMON, PlanSection.STRATEGIC}:
        return Decision(LineRole.TEXT, 70, "Un testo della parte o dell'unità in cui sta")
    return Decision(LineRole.NOTHING, 50, "Nessuna regola la riconosce")


RULES: tuple[Rule, ...] = (
    _figure,
    _contents,
    _section,
    _closed,
    _contract_area,
    _unit,
    _objective_heading,
    _opener,
    value_of_a_label,
    _weighed,
    labelled,
    _title_of_a_sheet,
    _numbered_title,
    _item,
    _awaited_title,
    _head_line,
    _title,
    _under_a_label,
    _bare_objective,
)
