"""The rules that give a paragraph, a heading or an item its role, in the order in which they are asked."""

import re
from collections.abc import Callable

from app.domain.plan_text.blocks import BlockKind
from app.domain.plan_text.bracket_weights import weighed_in_brackets
from app.domain.plan_text.cleaning import is_contents_line, is_upper
from app.domain.plan_text.closing_lines import HEAD_LINE, signature
from app.domain.plan_text.cover import of_the_cover
from app.domain.plan_text.descriptions import describes_item, measured_line
from app.domain.plan_text.label_lines import labelled, value_of_a_label
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.list_items import item_decision
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.other_lists import announces_other_list
from app.domain.plan_text.position import LONGEST_OBJECTIVE, Decision, PlanPosition, is_like
from app.domain.plan_text.remarks import note_below, sum_of_weights, who_checks
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.section_lines import PlanSection, is_said_in_each_unit, leads_to_objectives, section_of
from app.domain.plan_text.tables import names_objectives
from app.domain.plan_text.title_lines import (
    awaited_title,
    bare_objective,
    heading_above,
    is_awaited_title,
    lone_office,
    lone_title,
    numbered_title,
    title_of_a_sheet,
    weighed,
)
from app.domain.plan_text.unit_headings import is_contract_area

Rule = Callable[[PlanPosition], Decision | None]

_LONGEST_LINE = 90
_SHALL_OPENER = re.compile(
    r"(?!(?:fas[ei]|attivit|indicator|personale|risorse|funzioni)).{4,160}\b(?:dovr(?:à|a'|anno)|si\s+impegna(?:no)?"
    r"|sono\s+(?:\w+\s+)?assegnat[ie]|assegna(?:no)?|i\s+seguenti\s+obiettivi)\b.{0,60}:",
    re.IGNORECASE,
)
"""«Nel 2026 l'area dovrà:», «Al responsabile sono assegnati i seguenti obiettivi:»."""
_HEAD_INSIDE = re.compile(
    r"(?i:dirett[oa]\s+da(?:l|lla)?|guidat[oa]\s+da(?:l|lla)?|(?:titolar[ei]|responsabil[ei]|dirigent[ei])\b[^,:]{0,40},)\s+"
    r"(?P<who>(?i:dott|dr|ing|geom|arch|rag|avv|sig|comm?|isp)(?:\.|ssa|ra)[\s.]*(?:ssa\s+|ra\s+)?[A-ZÀ-Ü][\w'.]+(?:\s+[A-ZÀ-Ü][\w'.]+){1,3}?)\s*,"
)
"""«Il Settore Tributi, diretto da rag. Mauro Pini, realizzerà i seguenti obiettivi:»."""
_NAME_LINE = re.compile(r"[A-ZÀ-Ü][\w'.]*(?:\s+[A-ZÀ-Ü][\w'.]+){1,4}")
_AGAINST_CORRUPTION = re.compile(
    r"\bobiettivi\s+strategici\b.{0,60}\b(?:corruzione|anticorruzione|trasparenza)\b", re.IGNORECASE
)
"""Those of the section of the risks of corruption (L. 190/2012, art. 1 c. 8) are of no unit, nor common to all."""
_SEEMS = 45
_WORD_OF_OBJECTIVE = re.compile(r"(?:obiettivo|progetto|ob)\b", re.IGNORECASE)


def decide(position: PlanPosition) -> Decision:
    """Return the first answer of the rules; what nothing knows is text, or nothing."""
    return next((found for rule in RULES if (found := rule(position))), _prose(position))


def _figure(position: PlanPosition) -> Decision | None:
    if position.block.number in position.measures:
        return Decision(LineRole.FIGURE, 90, "Una misura di prevenzione della corruzione: va fra quelle dell'anno")
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
    if rule is None or objective_heading(text) or position.place in position.units or _refers(text):
        return None
    if position.section is PlanSection.CLOSED and _AGAINST_CORRUPTION.search(text):
        return None
    if position.has_unit and (
        rule.section is PlanSection.UNITS or is_said_in_each_unit(position.block, position.blocks)
    ):
        return Decision(LineRole.NOTHING, 90, rule.reason, items=LineRole.OBJECTIVE)
    role = LineRole.TEXT if rule.section is PlanSection.OUTSIDE else LineRole.NOTHING
    return Decision(role, 90, rule.reason, section=rule.section)


def _refers(text: str) -> bool:
    """«Obiettivi strategici di riferimento: Comune sicuro» refers to what stands elsewhere: no section begins."""
    found = label_of(text)
    return found is not None and found.role is LineRole.TEXT and bool(found.value) and "riferimento" in text.casefold()


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
    if (
        line is None
        or not line.units[0].name.strip()
        or _is_item_among_objectives(position)
        or (line.is_office and is_awaited_title(position))
    ):
        return None
    role = LineRole.AREA if line.units[0].rank <= position.rank else LineRole.SECTOR
    if line.is_listed:
        return Decision(
            LineRole.NOTHING, 85, "È un elenco di unità: la sezione di questa viene dopo", section=PlanSection.OUTSIDE
        )
    below = tuple(CarriedFact(LineRole.SECTOR, unit.name) for unit in line.units[1:])
    heads = tuple(CarriedFact(LineRole.HEAD, unit.head) for unit in line.units if unit.head)[:1]
    confidence = 95 if is_upper(position.block.text) or position.block.kind is BlockKind.HEADING else 85
    if line.is_loose:
        reason = "Sembra il nome di un'unità: un titolo come altri, con i suoi obiettivi sotto"
        return Decision(role, _SEEMS, reason, said=(line.units[0].name, heads))
    reason = f"Comincia con «{line.units[0].name.split()[0]}» e ha la forma di un titolo"
    return Decision(
        role,
        75 if line.is_office else confidence,
        "Il nome di un ufficio con i suoi obiettivi sotto" if line.is_office else reason,
        said=(line.units[0].name, (*below, *heads)),
    )


def _is_item_among_objectives(position: PlanPosition) -> bool:
    """«- AREA MERCATO» among the objectives of a settore is one of them."""
    first = position.first_item
    heads_another = position.place + 1 in position.units
    return first is not None and is_like(first, position.block) and not heads_another


def _chapter(position: PlanPosition) -> Decision | None:
    """«4. Norma finale» is on a par with «1. Quadro normativo»: what the unit above has to do ends there."""
    if position.block.number not in position.chapters or leads_to_objectives(position.block.text):
        return None
    return Decision(LineRole.TEXT, 80, "Il titolo di un capitolo del piano", section=PlanSection.OUTSIDE)


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
        heads_table = follows is not None and names_objectives([follows])
        if follows and not (heads_table or objective_heading(follows.text) or _is_first_of_its_kind(position)):
            return Decision(LineRole.TEXT, 60, "L'obiettivo strategico a cui quello operativo si riferisce")
    return Decision(role, heading.confidence, "Porta la parola «obiettivo» e un numero")


def _is_first_of_its_kind(position: PlanPosition) -> bool:
    before = position.objective
    return before is not None and (found := objective_heading(before.text)) is not None and found.is_strategic


def _opener(position: PlanPosition) -> Decision | None:
    text = position.block.text
    if position.block.kind is BlockKind.LIST_ITEM and not is_upper(text):
        return None
    if position.has_unit and _SHALL_OPENER.fullmatch(text):
        if head := _HEAD_INSIDE.search(text):
            return Decision(
                LineRole.HEAD, 75, "Dice chi dirige l'unità e annuncia gli obiettivi", items=LineRole.OBJECTIVE,
                said=(head["who"], ()),
            )  # fmt: skip
        return Decision(LineRole.NOTHING, 75, "Annuncia ciò che l'unità deve fare", items=LineRole.OBJECTIVE)
    if not leads_to_objectives(text):
        return None
    return Decision(LineRole.NOTHING, 85, "Annuncia un elenco di obiettivi", items=LineRole.OBJECTIVE)


def _other_list(position: PlanPosition) -> Decision | None:
    if not position.has_unit or not announces_other_list(position.block.text):
        return None
    if position.block.kind is BlockKind.LIST_ITEM and not is_upper(position.block.text):
        return None
    return Decision(LineRole.TEXT, 80, "Annuncia un elenco che non è di obiettivi", items=LineRole.TEXT)


def _item(position: PlanPosition) -> Decision | None:
    return item_decision(position) if position.block.kind is BlockKind.LIST_ITEM else None


def _head_line(position: PlanPosition) -> Decision | None:
    just_entered = position.has_unit and position.objective is None and position.first_item is None
    is_awaited = position.items is LineRole.HEAD and bool(_NAME_LINE.fullmatch(position.block.text))
    if is_awaited or (just_entered and HEAD_LINE.fullmatch(position.block.text)):
        return Decision(LineRole.HEAD, 80, "Un nome di persona subito sotto l'unità")
    return None


def _under_a_label(position: PlanPosition) -> Decision | None:
    """A paragraph below «Fasi:» or «Indicatori:» is one of them."""
    if position.items in {None, LineRole.OBJECTIVE, LineRole.TEXT, LineRole.HEAD} or position.items is None:
        return None
    is_heading = position.block.kind is BlockKind.HEADING
    if position.objective is None or is_heading or len(position.block.text) > LONGEST_OBJECTIVE:
        return None
    if not position.is_announced and (found := label_of(position.block.text)):
        return Decision(LineRole.TEXT, 60, f"«{found.label}» non è una voce di ciò che sta sopra", items=LineRole.TEXT)
    is_short = len(position.block.text) <= _LONGEST_LINE
    reason = f"Sta sotto un titolo di: {position.items.italian.lower()}"
    return Decision(position.items, 65, reason, items=position.items if is_short else None)


def _prose(position: PlanPosition) -> Decision:
    if position.objective and position.objective.kind is not BlockKind.LIST_ITEM:
        return Decision(LineRole.TEXT, 70, "Un testo sotto l'obiettivo: la sua descrizione")
    if position.has_unit or position.section in {PlanSection.OUTSIDE, PlanSection.COMMON, PlanSection.STRATEGIC}:
        return Decision(LineRole.TEXT, 70, "Un testo della parte o dell'unità in cui sta")
    return Decision(LineRole.NOTHING, 50, "Nessuna regola la riconosce")


RULES: tuple[Rule, ...] = (
    _figure,
    _contents,
    note_below,
    sum_of_weights,
    who_checks,
    of_the_cover,
    _section,
    _closed,
    _contract_area,
    _unit,
    _chapter,
    signature,
    _objective_heading,
    _other_list,
    _opener,
    lone_office,
    measured_line,
    value_of_a_label,
    weighed,
    weighed_in_brackets,
    labelled,
    title_of_a_sheet,
    describes_item,
    numbered_title,
    heading_above,
    _item,
    awaited_title,
    _head_line,
    lone_title,
    _under_a_label,
    bare_objective,
)
