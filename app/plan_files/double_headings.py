"""Tables with two rows of headings: the second parts what the first covers or groups."""

from app.plan_files.label_cells import is_label
from app.plan_files.matrices import names_many
from app.plan_files.table_line import TableLine

_FEWEST_OF_A_GROUP, _SHORT = 4, 40


def parts_a_span(above: TableLine, below: TableLine) -> bool:
    """Whether a cell that covers several columns has some below it: a row merged as its heading is goes on with it."""
    return any(over is None and under is not None for over, under in zip(above.cells, below.cells, strict=False))


def goes_under(above: TableLine, below: TableLine) -> bool:
    """Whether a sheet parts «Indicatori», over empty cells, into «Descrizione» and «Valore atteso» in the row below."""
    places = [place for place, cell in enumerate(below.cells) if cell]
    if _groups_columns(above, below):
        return True
    if len(places) < 2 or below.cells[0]:
        return False
    if not all(map(is_label, below.texts)) and not all(names_many(_heading_over(above, place)) for place in places):
        return False
    own = [place for place in places if place < len(above.cells) and above.cells[place]]
    return len(own) < len(places) and all(not (above.cells + ("",) * 2)[place + 1] for place in own)


def _groups_columns(above: TableLine, below: TableLine) -> bool:
    """Whether «Programmazione», «Obiettivo», «Misura», over empty cells, group the columns that the row below names."""
    is_sparse = len(above.texts) * 3 <= len(below.texts) * 2 and all(len(text) < _SHORT for text in above.texts)
    return is_sparse and len(below.texts) >= _FEWEST_OF_A_GROUP and all(map(is_label, below.texts))


def _heading_over(above: TableLine, place: int) -> str:
    """Return what stands over a column, be it at its left where a heading reaches over several."""
    return next((cell for cell in reversed(above.cells[: place + 1]) if cell), "")
