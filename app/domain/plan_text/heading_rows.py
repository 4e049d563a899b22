"""Which row of a table holds the headings of its columns."""

import re
from collections.abc import Sequence

from app.domain.matching import text_key
from app.domain.plan_text.blocks import CellText, PlanBlock
from app.domain.plan_text.labels import column_role, unit_rank_of_column
from app.domain.plan_text.month_columns import month_numbers
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.year_columns import is_year_of_targets

_GOALS = frozenset({LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})
_POSTS = re.compile(r"\bposti\b|\bprofil[oi]\b|\bcategori[ae]\b|\bin servizio\b|\bvacant|\bcessazion|\bassunzion")
_PEOPLE = re.compile(
    r"cognome|nominativ|dipendent|personale|addett|unita di personale|numero (?:di )?dipendent|n dipendent"
)
_NAMES = re.compile(r"cognome|nominativ|dipendent")
_EMPLOYED = re.compile(
    r"\bprofil|\bcategori|\binquadrament|\bqualific|\bassegnazion|\bmatricol|\bore settiman|\bposizion\w* economic"
    r"|\brapporto di lavoro"
    r"|\bpart time\b|\btempo (?:parzial|pien|indeterm|determ)|\bin servizio"
)
_CONTRACT_AREA = re.compile(
    r"(?:area (?:de[il]|degli|delle) )?(?:funzionari|istruttori|operatori(?: esperti)?|elevate qualificazioni|eq)"
    r"(?: (?:ed? )?(?:eq|elevat[ae] qualificazion[ei]))?"
)
"""The areas of the contract (CCNL 16.11.2022, art. 12) over columns, or in cells, of those who work there."""
_RESULTS = re.compile(
    r"(?:grado|percentuale|livello)? ?(?:di )?(?:raggiungimento|realizzazione|conseguimento|attuazione)"
    r"(?: (?:dell )?obiettivo)?"
    r"|(?:esito|risultat[oi]) (?:raggiunt[oi]|conseguit[oi]|consuntiv[oi])|esito"
    r"|(?:parzialmente |totalmente |pienamente |non )?(?:raggiunti|conseguiti)"
    r"|(?:percentuale|grado)? ?(?:di )?(?:media|medio)(?: (?:di )?(?:raggiungimento|conseguimento))?"
)
"""Over columns it says how the objectives of a year before went."""
_MEASURED = frozenset(
    {
        LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE, LineRole.COMMON_OBJECTIVE, LineRole.INDICATOR,
        LineRole.TARGET, LineRole.PHASE, LineRole.ACTIVITY, LineRole.WEIGHT,
    }
)  # fmt: skip
_QUANTITY = re.compile(r"n(?:r|um)?\s?[.°]?\s?\d+", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")
_LONGEST_HEADING = 60


def is_heading_row(block: PlanBlock) -> bool:
    """Whether the cells name columns: at least two of them, and most of those that are filled."""
    texts = [cell.text for cell in block.cells if cell.text]
    if len(texts) < 2 or any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    if month_numbers([cell.text for cell in block.cells]) or names_posts(texts):
        return True
    if _counts_people(texts) or _names_results(texts):
        return True
    if len(texts) == 2 and len(block.cells) > 2 and not block.cells[0].text and not _name_goals(texts):
        return False
    known = sum(names_a_known_column(text) or is_year_of_targets(text, texts) for text in texts)
    if known < len(texts) and _stands_under_others(block):
        return False
    return known >= 2 and (known * 3 >= len(texts) * 2 or (known >= 3 and known * 2 >= len(texts)))


def _stands_under_others(block: PlanBlock) -> bool:
    """Whether the file gives a row headings that name columns, others than its words: «Anziani | numero | n. 55»."""
    given = [cell for cell in block.cells if cell.heading]
    return sum(names_a_known_column(cell.heading) for cell in given) >= 2 and all(
        cell.heading != cell.text for cell in given
    )


def _name_goals(texts: Sequence[str]) -> bool:
    """Whether «Obiettivi» and what is told beside them, under an empty corner, head a table that numbers its rows."""
    return column_role(texts[0]) in _GOALS and all(map(names_a_known_column, texts))


def names_posts(headings: Sequence[str]) -> bool:
    """Whether the columns count posts and people: «Profilo», «Posti coperti», «In servizio»."""
    has_values = any(heading.strip(" %")[:1].isdigit() for heading in headings)
    if len(headings) <= 2 or has_values:
        return False
    return sum(bool(_POSTS.search(text_key(heading))) for heading in headings) > 1


def names_staff(headings: Sequence[str]) -> bool:
    """Whether columns say of people, or of how many there are, their unit and their profile, and nothing of objectives.

    «Cognome e nome | Area | Profilo | Settore», «Settore | Dipendenti | di cui a tempo parziale».
    """
    keys = [text_key(heading) for heading in headings]
    units = sum(unit_rank_of_column(heading) is not None for heading in headings)
    if not units or {column_role(heading) for heading in headings} & _MEASURED:
        return False
    is_of_people = any(map(_PEOPLE.match, keys)) and any(map(_EMPLOYED.search, keys))
    return is_of_people or (units > 1 and any(map(_NAMES.match, keys))) or _counts_people(headings)


def is_staff_row(block: PlanBlock) -> bool:
    """Whether a row says where somebody works: its headings say so, or a contract area under «Area» beside a name.

    Numbers under «Obiettivi» say to which the person is assigned: they are none.
    """
    headings = [cell.heading or cell.text for cell in block.cells if not _is_of_numbers(cell)]
    if names_staff(headings):
        return True
    is_of_contract = any(
        unit_rank_of_column(cell.heading) is not None and names_contract_area(cell.text) for cell in block.cells
    )
    has_names = any(_PEOPLE.match(text_key(heading)) for heading in headings)
    return is_of_contract and has_names and not {column_role(heading) for heading in headings} & _MEASURED


def names_contract_area(text: str) -> bool:
    """Whether a cell is an area of the contract alone: «Istruttori», «Area degli Operatori esperti»."""
    return bool(_CONTRACT_AREA.fullmatch(text_key(text)))


def is_result_column(heading: str) -> bool:
    """Whether a column says how objectives went: «Grado di raggiungimento», «Raggiunti», «% media»."""
    return bool(_RESULTS.fullmatch(text_key(heading).strip(" %")))


def _counts_people(headings: Sequence[str]) -> bool:
    """Whether beside a unit two columns at least are areas of the contract: they count who works there."""
    has_units = any(unit_rank_of_column(heading) is not None for heading in headings)
    return has_units and sum(map(names_contract_area, headings)) > 1


def _names_results(headings: Sequence[str]) -> bool:
    """Whether two columns at least say how the objectives went, and the others of which unit they were."""
    has_units = any(unit_rank_of_column(heading) is not None for heading in headings)
    return has_units and sum(map(is_result_column, headings)) > 1


def _is_of_numbers(cell: CellText) -> bool:
    return bool(cell.text) and column_role(cell.heading) in _GOALS and not any(map(str.isalpha, cell.text))


def names_a_known_column(text: str) -> bool:
    """Whether a text is the heading of a column whose role is known, or of the units.

    «n. 5» is a quantity, «entro il 31.12.2026» is when: no columns.
    """
    if _QUANTITY.fullmatch(text) or _DAY.search(text):
        return False
    return ":" not in text.rstrip(" :") and (column_role(text) is not None or unit_rank_of_column(text) is not None)
