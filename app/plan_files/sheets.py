"""Plans kept in sheets (.xlsx, .xls, .ods, .csv): each row with the headings above it."""

from app.domain.workbooks.cells import shown
from app.domain.workbooks.reading import RawTable
from app.excel.read import read_raw
from app.plan_files.gathering import BlockPlace, Gathering, OnPage
from app.plan_files.tables import TableLine, take_table

_WIDEST = 60


def read_sheets(data: bytes, name: str, on_page: OnPage) -> Gathering:
    """Return the rows of every sheet that is shown, in order."""
    gathering = Gathering()
    workbook = read_raw(data, name=name)
    for number, table in enumerate(workbook.tables, start=1):
        _take_sheet(gathering, table)
        on_page(number, len(workbook.tables))
    return gathering


def _take_sheet(gathering: Gathering, table: RawTable) -> None:
    """Take a sheet: what stands alone on its row above the headings is a title, an empty row ends a table."""
    block: list[TableLine] = []
    places: list[BlockPlace] = []
    before = 0
    for number, cells in sorted(table.rows.items()):
        if before and number > before + 1:
            take_table(gathering, block, places)
            block, places = [], []
        width = min(max(cells, default=0), _WIDEST)
        texts = tuple(shown(cells[place]) if place in cells else "" for place in range(1, width + 1))
        filled = [text for text in texts if text]
        source = f"foglio {table.name}, riga {number}"
        if len(filled) == 1 and not block:
            gathering.take_text(filled[0], BlockPlace(None, source, "foglio"))
        elif filled:
            block.append(TableLine(texts))
            places.append(BlockPlace(None, source, "foglio"))
        before = number
    take_table(gathering, block, places)
