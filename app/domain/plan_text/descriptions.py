"""Lines without a label that belong to the objective above: the sentence that describes it, a measure with its sign."""

import re

from app.domain.plan_text.blocks import BlockKind
from app.domain.plan_text.indicator_words import is_signed
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.position import LONGEST_OBJECTIVE, SHEET_LABELS, Decision, PlanPosition
from app.domain.plan_text.roles import CarriedFact, LineRole, TextOwner
from app.domain.plan_text.section_lines import is_title_like

_MOST_SENTENCES = 4
_LONGEST_MEASURE = 120
_WRITTEN_OUT = re.compile(
    r"(?:IND\.?|INDICATORE|Ind\.)\s+(?P<what>[^:]{3,120}?)"
    r"\s+(?:TARGET|ATTESO|VALORE ATTESO|Target)\s*:?\s+(?P<value>[^:]{1,40})"
)
"""«IND. schede riviste TARGET 2400», as a program that keeps the plan prints it, without colons."""


def describes_item(position: PlanPosition) -> Decision | None:
    """«1.1 CONTENZIOSO», a sentence, «Indicatori: …»: the sentence between a title in a list and its sheet."""
    block, objective = position.block, position.objective
    if block.kind is not BlockKind.PARAGRAPH or objective is None or objective.kind is not BlockKind.LIST_ITEM:
        return None
    if not is_title_like(objective.text) or label_of(block.text) or block.text.endswith(":"):
        return None
    if not _is_right_below(position) or not _leads_to_sheet(position):
        return None
    return Decision(LineRole.TEXT, 80, "Sta tra il titolo dell'obiettivo e la sua scheda", owner=TextOwner.ABOVE)


def measured_line(position: PlanPosition) -> Decision | None:
    """«alberi potati ≥ 40» on a line of its own below an objective is an indicator with its target."""
    block = position.block
    if block.kind is not BlockKind.PARAGRAPH or position.objective is None or position.objective_is_empty:
        return None
    if told := _WRITTEN_OUT.fullmatch(block.text):
        facts = (CarriedFact(LineRole.TARGET, told["value"].strip()),)
        return Decision(LineRole.INDICATOR, 85, "Porta le parole «IND.» e «TARGET»", said=(told["what"], facts))
    if len(block.text) > _LONGEST_MEASURE or label_of(block.text) or not is_signed(block.text):
        return None
    return Decision(LineRole.INDICATOR, 75, "Dice quanto ci si attende, con il suo segno")


def _is_right_below(position: PlanPosition) -> bool:
    """Whether only plain sentences stand between the objective and the block."""
    place = position.place - 1
    while place >= 0 and position.blocks[place] is not position.objective:
        above = position.blocks[place]
        if above.kind is not BlockKind.PARAGRAPH or label_of(above.text):
            return False
        place -= 1
    return position.place - place <= _MOST_SENTENCES


def _leads_to_sheet(position: PlanPosition) -> bool:
    for block in position.blocks[position.place + 1 : position.place + 1 + _MOST_SENTENCES]:
        if found := label_of(block.text):
            return found.role in SHEET_LABELS and block.kind is not BlockKind.LIST_ITEM
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > 2 * LONGEST_OBJECTIVE:
            return False
    return False
