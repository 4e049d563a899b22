"""The role of a row of a table, where it stands."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, CellText, PlanBlock
from app.domain.plan_text.cell_lines import facts_of_cell, main_of_cell
from app.domain.plan_text.cleaning import is_contents_line
from app.domain.plan_text.deciding import decide
from app.domain.plan_text.figures import is_heading_of_figures
from app.domain.plan_text.heading_rows import names_posts
from app.domain.plan_text.label_rules import begins_like_a_label
from app.domain.plan_text.labels import column_role, rule_of, unit_rank_of_column
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.position import OBJECTIVES, Decision, PlanPosition
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.rows_aside import of_past_results, of_staff
from app.domain.plan_text.saying import said_as
from app.domain.plan_text.section_lines import PlanSection
from app.domain.plan_text.tables import read_row
from app.domain.plan_text.unit_headings import UnitHeading, unit_headings
from app.domain.plan_text.unit_openings import without_opening

_UNITS = frozenset({LineRole.AREA, LineRole.SECTOR})
_WORKS = re.compile(r"(?:codice |n |num )?(?:cup|cig)(?: .*)?")
_LISTED = frozenset({LineRole.INDICATOR, LineRole.PHASE, LineRole.ACTIVITY})
_OTHERS = frozenset({LineRole.TEXT, LineRole.PERSON, LineRole.RESOURCE})
_MAIN = frozenset({*OBJECTIVES, *_LISTED})
_SECOND = re.compile(r"s[iì](?:/no)?|(?:entro\s.{0,30}|.{0,14}?)\d.{0,30}|[^\W\d_]{3,10}", re.IGNORECASE)
_BEHAVIOUR = re.compile(
    r"comportament[oi](?: (?:organizzativ[oi]|professional[ei]|attes[oi]))?"
    r"|competenz[ae] (?:professional[ei]|manageriali?)"
)
_OF_THE_ENTE = re.compile(r"obiettiv[oi] (?:di performance )?(?:organizzativa )?(?:di|dell|dell intero) ente")
_CHAPTER = re.compile(r"cap(?:itol[oi])?\b")
_GOAL = re.compile(r"\b(?:obiettiv|progett|attivita|azion|fas[ei]\b)")
_MEASURING = frozenset({LineRole.INDICATOR, LineRole.TARGET, LineRole.WEIGHT, LineRole.PHASE})
_TOTAL = ("total", "somma")


def row_decision(position: PlanPosition) -> Decision:
    """Return what a row is: the headings of its table, an objective, a part of one, a label with its value."""
    unknown = Decision(LineRole.NOTHING, 55, "Riga di tabella senza colonne riconosciute")
    return next((found for rule in RULES if (found := rule(position))), unknown)


def _headings(position: PlanPosition) -> Decision | None:
    block = position.block
    if block.number in position.headings or is_heading_of_figures(block):
        return Decision(LineRole.NOTHING, 95, "Le intestazioni della tabella")
    return None


def _figures(position: PlanPosition) -> Decision | None:
    if position.block.number in position.measures:
        return Decision(LineRole.FIGURE, 90, "Una misura di prevenzione della corruzione: va fra quelle dell'anno")
    if position.block.number not in position.figures:
        return None
    return Decision(LineRole.FIGURE, 95, "Riga di una tabella di dati dichiarati")


def _outside(position: PlanPosition) -> Decision | None:
    if position.section is PlanSection.CLOSED or is_contents_line(position.block.text):
        return Decision(LineRole.TEXT, 85, "Una tabella fuori dalle sezioni degli obiettivi")
    return None


def _of_public_works(position: PlanPosition) -> Decision | None:
    """A table with the CUP or the CIG of each row lists works and contracts (PNRR), unless it has objectives."""
    headings = [cell.heading for cell in position.block.cells if cell.heading]
    if not any(_WORKS.fullmatch(text_key(heading)) for heading in headings):
        return None
    if any(column_role(heading) in OBJECTIVES for heading in headings):
        return None
    return Decision(LineRole.NOTHING, 80, "Riga di una tabella di opere o di progetti con il CUP")


def _of_chapters(position: PlanPosition) -> Decision | None:
    """«Capitolo | Oggetto | Previsione 2026» lists the chapters of the budget that a unit has, and no objectives."""
    headings = [text_key(cell.heading or cell.text) for cell in position.block.cells]
    if not any(_CHAPTER.match(heading) for heading in headings) or any(map(_GOAL.search, headings)):
        return None
    if {column_role(cell.heading or cell.text) for cell in position.block.cells} & _MEASURING:
        return None
    return Decision(LineRole.TEXT, 80, "Riga dei capitoli assegnati all'unità", items=position.items)


def _of_behaviours(position: PlanPosition) -> Decision | None:
    """«Comportamento | Peso | Descrizione» says how people are valued, and sets no objective."""
    headings = [cell.heading or cell.text for cell in position.block.cells]
    if not any(_BEHAVIOUR.fullmatch(text_key(heading)) for heading in headings):
        return None
    if {column_role(heading) for heading in headings} & _MAIN:
        return None
    return Decision(LineRole.NOTHING, 80, "Riga di una tabella di comportamenti da valutare", items=position.items)


def _of_posts(position: PlanPosition) -> Decision | None:
    """«Area | Categoria | Posti coperti» counts posts and people: the areas of the contract are no units."""
    headings = [text_key(cell.heading or cell.text) for cell in position.block.cells]
    if not names_posts(headings) or any(map(_GOAL.search, headings)):
        return None
    if {column_role(cell.heading or cell.text) for cell in position.block.cells} & _MEASURING:
        return None
    return Decision(LineRole.NOTHING, 80, "Riga di una tabella di posti o di personale", items=position.items)


def _total(position: PlanPosition) -> Decision | None:
    filled = _filled(position.block)
    if filled and not filled[0].casefold().startswith(_TOTAL):
        return None
    return Decision(LineRole.NOTHING, 80, "Riga vuota o di totale")


def _unit(position: PlanPosition) -> Decision | None:
    """The name of a unit with who heads it in the next cell."""
    filled = _filled(position.block)
    if position.place not in position.units or len(filled) < 2:
        return None
    return _as_a_line(position, filled[0])


def _one_cell(position: PlanPosition) -> Decision | None:
    filled = _filled(position.block)
    if len(filled) > 1 or (_has_columns(position.block) and position.place not in position.units):
        return None
    return _as_a_line(position, filled[0])


def _filled(block: PlanBlock) -> list[str]:
    return [cell.text for cell in block.cells if cell.text]


def _has_columns(block: PlanBlock) -> bool:
    return any(cell.heading for cell in block.cells)


def _as_a_line(position: PlanPosition, text: str) -> Decision:
    """A row of one cell is read like a paragraph."""
    block = position.block
    position.blocks[position.place] = replace(block, kind=BlockKind.PARAGRAPH, text=text, cells=())
    try:
        decision = decide(position)
        return replace(decision, said=decision.said or said_as(position.block, decision.role))
    finally:
        position.blocks[position.place] = block


def _of_list(position: PlanPosition) -> Decision | None:
    """Below «Indicatori» a row without headings is one of them: «Posizioni verificate | 400»."""
    cells = _filled(position.block)
    is_below = position.items in _LISTED and position.objective is not None and not position.objective_is_empty
    if not is_below or _has_columns(position.block) or len(cells) != 2 or not _SECOND.fullmatch(cells[1]):
        return None
    role = position.items or LineRole.NOTHING
    second = LineRole.TARGET if role is LineRole.INDICATOR else LineRole.DEADLINE
    return Decision(
        role, 80, f"Riga sotto un titolo di: {role.italian.lower()}", items=role,
        said=(cells[0], (CarriedFact(second, cells[1]),)),
    )  # fmt: skip


def _of_the_sheet(position: PlanPosition) -> Decision | None:
    """«Tipologia | Peso | Inizio | Fine» and a row below, in the sheet of an objective, say its weight and its days."""
    cells, before, after = position.block.cells, position.before, position.following
    is_in_sheet = position.objective is not None and not position.objective_is_empty
    if not is_in_sheet or before is None or before.number not in position.headings or _goes_on(position.block, after):
        return None
    roles = {column_role(cell.heading) for cell in cells}
    are_labels = all(column_role(cell.heading) or begins_like_a_label(text_key(cell.heading)) for cell in cells)
    weights = [cell.text for cell in cells if column_role(cell.heading) is LineRole.WEIGHT and cell.text]
    if len(weights) != 1 or roles & _MAIN or LineRole.TARGET in roles or not are_labels:
        return None
    facts = [fact for cell in cells if cell.text not in {"", weights[0]} for fact in _fact_of_the_sheet(cell)]
    return Decision(LineRole.WEIGHT, 80, "La riga della scheda che porta il peso", said=(weights[0], tuple(facts)))


def _fact_of_the_sheet(cell: CellText) -> Iterator[CarriedFact]:
    role = column_role(cell.heading) or LineRole.TEXT
    yield from facts_of_cell(role, f"{cell.heading}: {cell.text}" if role is LineRole.TEXT else cell.text)


def _goes_on(block: PlanBlock, after: PlanBlock | None) -> bool:
    names = [cell.heading for cell in block.cells]
    return after is not None and bool(after.cells) and [cell.heading for cell in after.cells] == names


def _of_other_list(position: PlanPosition) -> Decision | None:
    """Below «Risorse finanziarie» or «Personale assegnato» a table with no column of them lists no objective."""
    block, items = position.block, position.items
    if items not in _OTHERS or not position.is_announced or not position.has_unit:
        return None
    if any(column_role(cell.heading) in _MAIN for cell in block.cells if cell.heading):
        return None
    return Decision(LineRole.TEXT, 75, "Riga di una tabella che non è di obiettivi", items=items)


def _read(position: PlanPosition) -> Decision | None:
    row = read_row(position.block, position.rank, heads_name_units=not position.units, year=position.year)
    if row is None:
        return None
    has_units = any(fact.role in _UNITS for fact in row.facts)
    role = row.role
    if (
        role is LineRole.ACTIVITY
        and position.is_loose
        and (has_units or (position.lacks_objectives and position.has_unit))
    ):
        return Decision(
            LineRole.OBJECTIVE, 45, "Un'attività: il piano non ha altri obiettivi", said=(row.text, row.facts)
        )
    if role is LineRole.ACTIVITY and position.unit and position.unit.number in position.bare_units:
        return Decision(
            LineRole.OBJECTIVE, 45, "Un'attività: l'unità non ha altri obiettivi", said=(row.text, row.facts)
        )
    if role is LineRole.OBJECTIVE:
        is_open = position.takes_objectives or has_units
        is_of_ente = any(_OF_THE_ENTE.fullmatch(text_key(cell.heading)) for cell in position.block.cells)
        if not (is_open or is_of_ente):
            return Decision(LineRole.NOTHING, 50, "Un obiettivo in tabella, ma nessuna unità è aperta")
        role = LineRole.OBJECTIVE if has_units else position.objective_role
        role = role if is_open else LineRole.COMMON_OBJECTIVE
    elif role not in {*_UNITS, *OBJECTIVES} and position.objective is None:
        return Decision(LineRole.TEXT, 55, "Parte di un obiettivo, ma nessun obiettivo è aperto")
    return Decision(role, row.confidence, row.reason, said=(row.text, row.facts))


def _labelled(position: PlanPosition) -> Decision | None:
    """«Peso | 30 | Scadenza | 31/12», «Obiettivo n. 1 | Informatizzazione»: labels and their values."""
    cells = _filled(position.block)
    if _has_columns(position.block):
        return None
    first = cells[0].rstrip(" :")
    if (heading := objective_heading(first)) and len(cells) > 1:
        return Decision(
            position.objective_role, heading.confidence, f"Comincia con «{first}»", said=(cells[1], _pairs(cells[2:]))
        )
    if unit_rank_of_column(first) is not None and (units := _unit_of_pair(first, cells[1])):
        role = LineRole.AREA if units[0].rank <= position.rank else LineRole.SECTOR
        return Decision(role, 85, f"Comincia con «{first}»", said=(units[0].name, _pairs(cells[2:], LineRole.HEAD)))
    if rule_of(first) is None:
        return None
    value, *more = cells[1].split("\n") if len(cells) > 1 else [""]
    decision = _as_a_line(position, f"{first}: {value}")
    text, facts = decision.said or ("", ())
    if more and not decision.role.is_text:
        text, facts = main_of_cell(decision.role, cells[1])
    elif more:
        text = f"{text} {' '.join(more)}"
    return replace(decision, said=(text, (*facts, *_pairs(cells[2:]))))


def _unit_of_pair(label: str, value: str) -> list[UnitHeading]:
    """«Settore | Tributi», «Settore | Settore Tributi» are one unit."""
    told = unit_headings(without_opening(f"{label}: {value}"), may_be_mixed=True)
    return told or unit_headings(value, may_be_mixed=True)


def _pairs(cells: list[str], head: LineRole = LineRole.PERSON) -> tuple[CarriedFact, ...]:
    """Read the other labels of a row with their values; who is responsible heads the unit of a row that names one."""
    facts: list[CarriedFact] = []
    for label, value in zip(cells[::2], cells[1::2], strict=False):
        rule = rule_of(label)
        if rule is None or rule.role is LineRole.TEXT:
            facts.append(CarriedFact(LineRole.TEXT, f"{label}: {value}"))
        else:
            facts += facts_of_cell(head if rule.role is LineRole.HEAD else rule.role, value)
    return tuple(facts)


RULES: tuple[Callable[[PlanPosition], Decision | None], ...] = (
    _headings,
    _figures,
    _outside,
    _of_public_works,
    _of_chapters,
    _of_posts,
    of_staff,
    of_past_results,
    _of_behaviours,
    _unit,
    _total,
    _one_cell,
    _labelled,
    _of_list,
    _of_the_sheet,
    _of_other_list,
    _read,
)
