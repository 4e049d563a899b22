"""Where the headings of a sheet are, on one row or on two, under whatever people write above them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from app.domain.columns import Column, column_of
from app.domain.matching import text_key
from app.domain.workbooks.cells import RawCell, shown
from app.domain.workbooks.headings import ColumnNames, HeadingMatch, Texts, one_line
from app.domain.workbooks.layout import NEARLY_ALL, SheetLayout, nearly_all
from app.domain.workbooks.passed_over import is_total, is_vacant
from app.domain.workbooks.reading import RawTable
from app.domain.workbooks.short_words import in_whole_words
from app.domain.workbooks.weekly_hours import are_hours, says_percentage

_HEADING_ROWS = 20
"""How far down the headings may be: people put titles above them."""

_SAMPLE = 500
"""Rows whose cells are looked at to know a column by them."""
ChosenColumns = Mapping[tuple[str, str], str]
"""Which of our columns (its key) a heading of theirs is, by name of the layout and key of the heading."""
NOTHING_CHOSEN: ChosenColumns = {}
_EMPTY = RawCell()
NOT_READ = "-"
"""Stands for the key of one of our columns where a heading, or a whole sheet, is chosen not to be read."""
SHEET = "sheet"
"""Stands for the name of the layout where what is chosen is about a sheet of the file."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings of a sheet are: their first and last row, and the columns that they name."""

    first: int
    last: int
    match: HeadingMatch


def headings_of(
    layout: SheetLayout, table: RawTable, chosen: ChosenColumns = NOTHING_CHOSEN, *, is_known: bool = False
) -> Headings:
    """Return the row, or the two rows, that name most of our columns: the first among equals.

    `is_known`: the sheet is of this layout, whatever its headings.
    """
    best = Headings(0, 0, ColumnNames(layout.columns).match(()))
    names = ColumnNames(layout.readable)
    numbers = sorted(table.rows)[:_HEADING_ROWS]
    texts = {number: _texts(table.rows[number]) for number in numbers}
    for number in numbers:
        if len(best.match.columns) > 2 and not best.match.unknown:
            break
        alone = _matched(layout.name, names, _one_row(texts[number]), chosen, is_known=is_known)
        if len(alone.columns) > len(best.match.columns):
            best = Headings(number, number, alone)
        if number + 1 in texts:
            under = texts[number + 1]
            double = _matched(layout.name, names, _two_rows(texts[number], under), chosen, is_known=is_known)
            named = len(double.columns)
            if named > len(best.match.columns) and named > _named(layout.name, names, under, chosen):
                best = Headings(number, number + 1, double)
    best = _by_values(layout, table, best, chosen) if layout.told_by_values else best
    if best.match.columns and (best.match.unknown or best.match.repeated):
        best = _in_its_place(layout, table, _by_cells(layout, table, best, chosen), chosen)
    return _in_hours(layout, table, best) if layout.variants else best


def said_once_in(layout: SheetLayout, table: RawTable, found: Headings) -> str:
    """Return the key of a column at the left that only the first row of each group has; empty where there is none.

    Each group is named once, and the first row has its name: a column in which somebody's unit lacks is not such a one.
    """
    place = min(_texts(table.rows.get(found.last, {})), default=0)
    column = found.match.columns.get(place)
    if column is None or column.key not in layout.said_once:
        return ""
    below = [row for number, row in sorted(table.rows.items()) if number > found.last and len(row) > 1]
    written = [text for row in below if (text := shown(row.get(place, _EMPTY)))]
    is_once = len(set(written)) == len(written) > 1 and place in below[0]
    return column.key if is_once and _is_tall(below, place) else ""


def _is_tall(rows: Sequence[Mapping[int, RawCell]], place: int) -> bool:
    """Whether half of the rows have no cell at a place, or two in a row have none: nobody forgets so many."""
    blank = [place not in row for row in rows]
    return sum(blank) * 2 >= len(blank) or any(blank[at] and blank[at + 1] for at in range(len(blank) - 1))


def is_left_out(sheet: str, chosen: ChosenColumns) -> bool:
    return chosen.get((SHEET, text_key(sheet))) == NOT_READ


def headings_in(layout: SheetLayout, table: RawTable) -> tuple[int, HeadingMatch]:
    """Return the last row of the headings, and what they name."""
    found = headings_of(layout, table)
    return found.last, found.match


def first_texts(table: RawTable) -> tuple[str, ...]:
    """Return the texts of the first row that holds at least two and nothing else: the headings of a foreign table."""
    for number in sorted(table.rows)[:_HEADING_ROWS]:
        cells = table.rows[number]
        texts = _texts(cells)
        if len(texts) > 1 and all(isinstance(cell.value, str) for cell in cells.values()):
            return tuple(dict.fromkeys(one_line(text) for text in texts.values()))
    return ()


def _named(layout: str, names: ColumnNames, texts: Mapping[int, str], chosen: ChosenColumns) -> int:
    return len(_matched(layout, names, _one_row(texts), chosen).columns)


def _texts(cells: Mapping[int, RawCell]) -> dict[int, str]:
    return {place: text for place, cell in sorted(cells.items()) if (text := shown(cell))}


def _one_row(texts: Mapping[int, str]) -> dict[int, Texts]:
    return {place: (text,) for place, text in texts.items()}


def _two_rows(above: Mapping[int, str], below: Mapping[int, str]) -> dict[int, Texts]:
    """Return for each column what its two headings say: a heading above goes for the columns at its right too."""
    found: dict[int, Texts] = {}
    group = ""
    for place in sorted({*above, *below}):
        group = above.get(place, group)
        under = below.get(place, "")
        found[place] = (f"{group} {under}", under) if under and group else (under or above.get(place, ""),)
    return {place: texts for place, texts in found.items() if texts[0].strip()}


def _matched(
    layout: str, names: ColumnNames, texts: Mapping[int, Texts], chosen: ChosenColumns, *, is_known: bool = False
) -> HeadingMatch:
    columns = names.columns
    by_hand: dict[int, str] = {}
    for place, words in texts.items():
        key = next((key for word in words if (key := chosen.get((layout, text_key(one_line(word)))))), None)
        if key and (key == NOT_READ or key not in by_hand.values()):
            by_hand[place] = key
    free = [column for column in columns if column.key not in by_hand.values()] if by_hand else columns
    left = ((place, words) for place, words in texts.items() if place not in by_hand)
    match = (ColumnNames(free) if by_hand else names).match(left, is_known=is_known)
    named = {place: _chosen_column(columns, key, texts[place]) for place, key in by_hand.items() if key != NOT_READ}
    shown = {place: one_line(texts[place][0]) for place in named}
    return replace(match, columns=dict(sorted((match.columns | named).items())), texts={**match.texts, **shown})


def _chosen_column(columns: Sequence[Column], key: str, words: Texts) -> Column:
    """Return the column chosen by hand: of those with this key the one that the heading names, else the first."""
    named = ColumnNames([column for column in columns if column.key == key]).match([(0, words)]).columns
    return next(iter(named.values()), column_of(columns, key))


def _in_hours(layout: SheetLayout, table: RawTable, found: Headings) -> Headings:
    """Read a share of time as hours of the week where all that is written is: 36, 36, 18 under whatever heading."""
    hours = {column.key: column for column in layout.variants if column.in_hours}
    read: dict[int, Column] = {}
    for place, column in found.match.columns.items():
        if column.key in hours and not column.in_hours:
            written = ("%" if cell.is_percent else shown(cell) for cell in _cells(table, place, found.last))
            if are_hours(written, is_percentage=says_percentage(found.match.texts[place])):
                read[place] = hours[column.key]
    return _with(layout, table, found, read)


def _cells(table: RawTable, place: int, last: int) -> Iterator[RawCell]:
    """Yield the cells of a column below its headings."""
    return (row[place] for number, row in table.rows.items() if number > last and place in row)


def _open(table: RawTable, layout: SheetLayout, found: Headings, chosen: ChosenColumns) -> dict[int, str]:
    """Return by place the headings that are of no column of ours yet, and were not mapped by hand."""
    headings = {place: one_line(text) for place, text in _texts(table.rows.get(found.last, {})).items()}
    return {
        place: heading
        for place, heading in headings.items()
        if place not in found.match.columns and (layout.name, text_key(heading)) not in chosen
    }


def _with(layout: SheetLayout, table: RawTable, found: Headings, read: Mapping[int, Column]) -> Headings:
    """Return the headings with these columns of ours at their places too: they were guessed, and it is said."""
    if not read:
        return found
    match, texts = found.match, _texts(table.rows.get(found.last, {}))
    columns = {**match.columns, **read}
    named = {place: match.texts.get(place) or one_line(texts[place]) for place in columns}
    new = {named[place] for place in read}
    there = {column.key for column in columns.values()}
    told = HeadingMatch(
        dict(sorted(columns.items())),
        tuple(one for one in match.unknown if one not in new),
        tuple(one for one in match.repeated if one not in new),
        tuple(column for column in layout.columns if column.key not in there),
        (*match.guessed, *((named[place], column) for place, column in read.items())),
        named,
    )
    return replace(found, match=told)


def _by_cells(layout: SheetLayout, table: RawTable, found: Headings, chosen: ChosenColumns) -> Headings:
    """Read a column whose heading nobody knows as the one of ours that is missing and that its cells tell."""
    below = (row for number, row in table.rows.items() if number > found.last and len(row) > 1)
    sample = [row for row in islice(below, _SAMPLE) if not is_total(shown(next(iter(row.values()))))]
    there = {column.key for column in found.match.columns.values()}
    read: dict[int, Column] = {}
    for place, heading in _open(table, layout, found, chosen).items():
        texts = [text for row in sample if (text := shown(row.get(place, _EMPTY))) != heading and not is_vacant(text)]
        written = list(filter(None, texts))
        if written and (
            column := _known_by_cells(layout, in_whole_words(text_key(heading)), written, there, len(texts))
        ):
            read[place] = column
            there.add(column.key)
    return _with(layout, table, found, read)


def _known_by_cells(
    layout: SheetLayout, heading: str, written: Sequence[str], there: set[str], rows: int
) -> Column | None:
    """Return the column of ours, of those that are not `there`, that the cells under a heading tell."""
    for known in layout.known_by_cells:
        if there & {known.key, *known.unless} or not known.may_be_called(heading):
            continue
        if known.is_full and len(written) < NEARLY_ALL * rows:
            continue
        if known.is_each_another and len(set(written)) < NEARLY_ALL * len(written):
            continue
        if nearly_all(known.tells, written):
            return column_of(layout.readable, known.key)
    return None


def _in_its_place(layout: SheetLayout, table: RawTable, found: Headings, chosen: ChosenColumns) -> Headings:
    """Read a heading that nobody knows as the column of ours that goes by that name too, if it is missing."""
    missing = {column.key for column in found.match.absent}
    columns = [column for column in layout.in_its_place if column.key in missing]
    texts = ((place, (text,)) for place, text in _open(table, layout, found, chosen).items())
    other = ColumnNames(columns).match(texts).columns if columns else {}
    return _with(layout, table, found, {place: layout.column(column.key) for place, column in other.items()})


def _by_values(layout: SheetLayout, table: RawTable, found: Headings, chosen: ChosenColumns) -> Headings:
    """Read a column as another of ours where all that is written under its heading is of that one."""
    for told in layout.told_by_values:
        columns = found.match.columns
        place = next((place for place, column in columns.items() if column.key == told.key), None)
        if place is None or told.other in {column.key for column in columns.values()}:
            continue
        heading = text_key(found.match.texts.get(place, ""))
        if (layout.name, heading) in chosen or (told.unless and re.search(told.unless, heading)):
            continue
        texts = [shown(cell) for cell in islice(_cells(table, place, found.last), _SAMPLE)]
        if texts and told.tells(texts):
            again = {at: (text,) for at, text in _open(table, layout, found, chosen).items()}
            same = [column for column in layout.readable if column.key == told.key]
            second = ColumnNames(same).match(again.items()).columns
            if told.other:
                found = _with(layout, table, found, {place: column_of(layout.readable, told.other), **second})
            elif second:
                left = {at: column for at, column in columns.items() if at != place}
                found = _with(layout, table, replace(found, match=replace(found.match, columns=left)), second)
    return found
