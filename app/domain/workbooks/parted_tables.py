"""Sheets of people's files that hold one table under the other, each with headings of its own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from app.domain.matching import text_key
from app.domain.structure.named_units import calls_a_unit, keeps_the_staff
from app.domain.workbooks.cells import RawCell, shown
from app.domain.workbooks.layout import WorkbookLayout
from app.domain.workbooks.reading import RawTable

_FEWEST = 3
"""Headings of ours that a row has at least, to be the first of another table."""
_LOOKED_AT = 4
"""Cells at the left of a row, of which one at least is a heading where the row is of headings."""
_OF_WORDS = frozenset({str, type(None)})
_Texts = Mapping[int, str]


def parted(table: RawTable, names: Collection[str]) -> Iterator[RawTable]:
    """Yield the tables of a sheet, each from its row of headings, and the title on it, to the row above the next.

    `names` are the headings that are known, as keys. The same headings printed again begin no other table, and two rows
    of headings are of one.
    """
    starts = list(_starts(table, names))
    if len(starts) < 2:
        yield table
        return
    for place, _ in enumerate(starts):
        first, after = starts[place] if place else 0, starts[place + 1 : place + 2]
        rows = {
            number: row for number, row in table.rows.items() if first <= number and (not after or number < after[0])
        }
        yield RawTable(table.name, rows, table.is_protected)


def _starts(table: RawTable, names: Collection[str]) -> Iterator[int]:
    """Yield where each table begins: a line alone right above its headings is its title."""
    present: _Texts = {}
    title = 0
    is_headed = False
    natives = table.natives().rows
    for number in sorted(table.rows):
        if _is_of_data(natives.get(number, ())):
            title, is_headed = 0, False
            continue
        cells = table.rows[number]
        headings = _headings(cells, names)
        if headings and headings != present and not is_headed:
            yield title or number
        title = (title or number) if len(cells) == 1 else 0
        present, is_headed = headings or present, bool(headings)


def _is_of_data(values: Sequence[object]) -> bool:
    """Whether the row has more than one value, and not only words: its cells need not be made."""
    filled = len(values) - values.count("") - values.count(None)
    return filled > 1 and not _OF_WORDS.issuperset(map(type, values))


def title_of(table: RawTable, first: int) -> str:
    """Return the unit that a line of its own right above the headings names; empty where it is none, or may be not.

    Where several lines are above, the name may be of the office that has written the list: that it is a title is known
    by the units that other lines name below.
    """
    above = [number for number in islice(sorted(table.rows), first) if number < first]
    title = _alone(table.rows[above[-1]]) if above else ""
    if not calls_a_unit(title):
        return ""
    if len(above) == 1 and not keeps_the_staff(title):
        return title
    below = (_alone(row) for number, row in table.rows.items() if number > first)
    return title if any(map(calls_a_unit, below)) else ""


def _alone(row: Mapping[int, RawCell]) -> str:
    return shown(next(iter(row.values()))) if len(row) == 1 else ""


def names_of(layout: WorkbookLayout) -> frozenset[str]:
    """Return the keys of all the headings that the sheets of a workbook know."""
    columns = (column for sheet in layout.sheets for column in (*sheet.readable, *sheet.in_its_place))
    return frozenset(text_key(name) for column in columns for name in (column.heading, *column.synonyms))


def _headings(cells: Mapping[int, RawCell], names: Collection[str]) -> _Texts:
    """Return the texts of a row, by place, where most are headings that are known; nothing for any other row."""
    if len(cells) < _FEWEST or not all(isinstance(cell.value, str) for cell in cells.values()):
        return {}
    texts = {place: text_key(shown(cell)) for place, cell in cells.items()}
    if not any(text in names for text in list(texts.values())[:_LOOKED_AT]):
        return {}
    known = sum(text in names for text in texts.values())
    return texts if known >= _FEWEST and known * 2 >= len(texts) else {}
