"""Rows of a form that go on with the one above: «Indicatori | atti | Atteso | 10», and below only «ore» and «20»."""

from app.plan_files.label_cells import is_label
from app.plan_files.table_line import TableLine

_FEWEST = 2


def continued(row: TableLine, above: TableLine) -> TableLine:
    """Return a row with the labels of the one above, where it has values alone and each stands under a value."""
    filled = [place for place, cell in enumerate(row.cells) if cell and cell.strip()]
    told = [place for place, cell in enumerate(above.cells) if cell and cell.strip()]
    labels, values = told[::2], told[1::2]
    is_pairs = len(row.cells) == len(above.cells) and len(labels) == len(values) >= _FEWEST
    if not is_pairs or filled != values or not all(is_label((above.cells[place] or "").strip()) for place in labels):
        return row
    cells = tuple(above.cells[place] if place in labels else cell for place, cell in enumerate(row.cells))
    return TableLine(cells, row.is_heading)
