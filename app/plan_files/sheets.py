"""Plans kept in sheets (.xlsx, .xls, .ods, .csv): each row with the headings above it."""

import re
from decimal import Decimal

from app.domain.exact import HUNDRED, round_half_up
from app.domain.italian import format_decimal
from app.domain.plan_text.labels import column_role, unit_rank_of_column
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.unit_headings import unit_headings
from app.domain.workbooks.cells import RawCell, shown
from app.domain.workbooks.reading import RawTable
from app.excel.read import read_raw
from app.plan_files.gathering import BlockPlace, Gathering, OnPage
from app.plan_files.percent_cells import with_percentages
from app.plan_files.table_line import TableLine
from app.plan_files.tables import take_table

_WIDEST = 60
_LONGEST_HEADING = 60
_NO_UNIT = re.compile(r"(?:foglio|sheet|tabella|obiettivi|piano|pdo|peg|anno)?[\s_-]*\d{0,4}", re.IGNORECASE)
_COMMON_NOUN = re.compile(r"\w+\s+(?:di|per|da|in|a)\s+(?-i:[a-zà-ù])", re.IGNORECASE)
"""«Servizio di trasporto», «Area per i cani»: what is done or where, more than who does it."""
UNIT_WORD = re.compile(
    r"\b(?:area|settore|servizio|ufficio|direzione|ripartizione|dipartimento|unità"
    r"|centro di responsabilità|c\.?d\.?r)\b",
    re.IGNORECASE,
)


def read_sheets(data: bytes, name: str, on_page: OnPage) -> Gathering:
    """Return the rows of every sheet that is shown, in order."""
    gathering = Gathering()
    workbook = read_raw(data, name=name)
    number_of_sheets = sum(bool(table.rows) for table in workbook.tables)
    for number, table in enumerate(workbook.tables, start=1):
        if number_of_sheets > 1 and _names_a_unit(table):
            unit = table.name if UNIT_WORD.search(table.name) else f"Unità organizzativa: {table.name}"
            gathering.take_text(unit, BlockPlace(None, f"foglio {table.name}", "foglio"))
        _take_sheet(gathering, table)
        on_page(number, len(workbook.tables))
    return gathering


def _names_a_unit(table: RawTable) -> bool:
    """Whether the objectives of a sheet have no unit but the name of the sheet: no title and no column names one."""
    texts = [shown(value) for cells in table.rows.values() for value in cells.values()]
    has_objectives = any(column_role(text) is LineRole.OBJECTIVE for text in texts if len(text) < _LONGEST_HEADING)
    is_told = any(_tells_a_unit(text) for text in texts)
    return has_objectives and not is_told and not _NO_UNIT.fullmatch(table.name.strip())


def _tells_a_unit(text: str) -> bool:
    """Whether a cell names a unit or heads those that do; «Servizio di trasporto disabili» is a title."""
    if unit_rank_of_column(text) is not None or (": " in text and UNIT_WORD.search(text)):
        return True
    return bool(unit_headings(text, may_be_mixed=True)) and not _COMMON_NOUN.match(text)


def _take_sheet(gathering: Gathering, table: RawTable) -> None:
    """Take a sheet: what stands alone on its row above the headings is a title, an empty row ends a table."""
    block: list[TableLine] = []
    places: list[BlockPlace] = []
    before = 0
    for number, cells in sorted(table.rows.items()):
        if before and number > before + 1:
            take_table(gathering, with_percentages(block), places)
            block, places = [], []
        width = min(max(cells, default=0), _WIDEST)
        texts = tuple(_as_seen(cells[place]) if place in cells else "" for place in range(1, width + 1))
        filled = [text for text in texts if text]
        source = f"foglio {table.name}, riga {number}"
        if len(filled) == 1 and not block:
            gathering.take_text(filled[0], BlockPlace(None, source, "foglio"))
        elif filled:
            block.append(TableLine(texts))
            places.append(BlockPlace(None, source, "foglio"))
        before = number
    take_table(gathering, with_percentages(block), places)


def _as_seen(cell: RawCell) -> str:
    """Write a cell as whoever keeps the sheet sees it: what a format shows as 90 % is kept as 0,9."""
    if cell.is_percent and isinstance(cell.value, int | float | Decimal) and not isinstance(cell.value, bool):
        return f"{format_decimal(round_half_up(Decimal(str(cell.value)) * HUNDRED, 2), None)}%"
    return shown(cell)
