"""The mission and the programme of the budget (D.Lgs. 118/2011 art. 12-13) that stand above or below an objective."""

import re
from collections.abc import Sequence

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.labels import LabelFound, label_of
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.shapes import BudgetPlace

_MISSION = re.compile(r"missione(?: n)?(?: \d{1,2})?(?: programma(?: \d{1,2})?)?|programma(?: n)?(?: \d{1,4})?")
_LABEL = re.compile(
    r"(?P<m>miss(?:ione)?(?: n)?(?: (?P<mission>\d{1,2}))?)?(?: e)? ?"
    r"(?P<p>progr(?:amma)?(?: n)?(?: (?P<programme>\d{1,4}))?)?(?P<dup> (?:(?:di|del) )?(?:dup|bilancio))?"
)
_CODES = re.compile(
    r"(?:m(?:iss(?:ione)?)?\.?\s*)?(?P<mission>\d{1,2})\s*[-–/.,;]?\s*(?:p(?:rogr(?:amma)?)?\.?\s*)?(?P<programme>\d{1,2})",
    re.IGNORECASE,
)
"""«M12 P09», «12/09», «12.09»."""
_BOTH = re.compile(
    r"(?P<mission>.*?)[\s,;/(–-]+(?:p(?=\d)|progr(?:amma\b|\.))\s*(?:n\.\s*)?(?P<programme>\d{1,4}\b.*)", re.IGNORECASE
)
"""«12 Diritti sociali, programma 09 Servizio necroscopico»."""
_SIGN = re.compile(r"^[mp]\.?\s*(?=\d)", re.IGNORECASE)
_NEAR_START, _LONGEST = 6, 200
_OBJECTIVES = frozenset({LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})


def is_mission(found: LabelFound) -> bool:
    """Whether the label names a mission or a programme: «Missione 10 – Trasporti», «PROGRAMMA 05: Viabilità»."""
    return bool(_MISSION.fullmatch(text_key(found.label)))


def budget_place(text: str) -> BudgetPlace | None:
    """Read «Missione / Programma DUP: M12 P09», «Missione 10 – Trasporti»; None for what names neither.

    «Missione: servire i cittadini» names no mission of the budget: one has a number, or is said to be of the DUP.
    """
    found = label_of(text)
    kind = _LABEL.fullmatch(text_key(found.label)) if found and len(found.value) <= _LONGEST else None
    if found is None or kind is None or not (kind["m"] or kind["p"]) or not found.value:
        return None
    value = found.value.strip(" .;")
    if not (kind["dup"] or any(map(str.isdigit, found.label + value[:_NEAR_START]))):
        return None
    return _place(kind, value)


def place_in_words(text: str) -> BudgetPlace:
    """Read what somebody says is a mission or a programme, whatever it begins with."""
    return budget_place(text) or _place(_LABEL.fullmatch("missione programma"), text.strip(" .;"))


def _place(kind: re.Match[str] | None, value: str) -> BudgetPlace:
    """Part a value between the two; `kind` says which of them its label names, and their numbers."""
    told = kind.groupdict() if kind else {}
    both = _CODES.fullmatch(value) if told.get("p") else None
    if told.get("m") and (both := both or _BOTH.fullmatch(value)):
        return BudgetPlace(_named(told.get("mission"), both["mission"]), _named(None, both["programme"]))
    if told.get("programme") or not told.get("m"):
        return BudgetPlace(told.get("mission") or "", _named(told.get("programme"), value))
    return BudgetPlace(_named(told.get("mission"), value))


def _named(number: str | None, name: str) -> str:
    """Put a number before a name: «10 – Trasporti», «12» for «M12»."""
    return " – ".join(filter(None, (number, _SIGN.sub("", name.strip(" –-:,;")) if name else "")))


def missions_head_objectives(blocks: Sequence[PlanBlock]) -> bool:
    """Whether the plan writes missions above its objectives: the first of them before the first objective."""
    places = (place for place, block in enumerate(blocks) if (one := label_of(block.text)) and is_mission(one))
    first = next(places, None)
    if first is None or any(_is_numbered_objective(block) for block in blocks[:first]):
        return False
    below = next((block for block in blocks[first:] if not ((one := label_of(block.text)) and is_mission(one))), None)
    return below is not None and (below.kind is BlockKind.LIST_ITEM or _is_numbered_objective(below))


def _is_numbered_objective(block: PlanBlock) -> bool:
    found = label_of(block.text)
    return bool(objective_heading(block.text)) or (
        found is not None and found.role in _OBJECTIVES and bool(found.value)
    )
