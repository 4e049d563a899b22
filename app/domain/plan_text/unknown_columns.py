"""Tables whose headings nobody knows, read by their cells: the same headings over several tables are one table."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.domain.matching import text_key
from app.domain.plan_text.blocks import CELL_JOINT, BlockKind, CellText, PlanBlock
from app.domain.plan_text.cell_kinds import CellKind, kind_of
from app.domain.plan_text.labels import column_role
from app.domain.plan_text.month_columns import month_numbers
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.told_columns import ColumnCell, ColumnReader, ToldColumn
from app.domain.plan_text.unknown_words import MEASURED, USUAL_WORDS, WordRead, has_titles_between, told_column

_OTHER_TABLES = re.compile(
    r"\b(?:risch|corruzion|process[oi]\b|sottosezion|cup\b|cig\b|finanziament|capitol|import[oi]\b|stanziament|posti\b"
    r"|profil[oi]\b|categori[ae]\b|popolazion|abitanti|matricol|missione|programma\b|entrat[ae]\b|spes[ae]\b)"
)
"""Over the columns of what is no objective: works, money, posts, people, risks."""
_FEWEST_COLUMNS, _FEWEST_ROWS, _LONGEST_HEADING, _FEW_ROWS = 3, 2, 45, 2
_WORDS = frozenset({CellKind.WORDS, CellKind.NAME})


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of a table below its headings; `heading` is the row of those, None where the file only marks them."""

    names: tuple[str, ...]
    rows: tuple[PlanBlock, ...]
    heading: PlanBlock | None


@dataclass(frozen=True, slots=True)
class WordsRead:
    """What some blocks become, and the rows of headings; `words` are those read by what stands under them."""

    blocks: dict[int, PlanBlock]
    headings: frozenset[int]
    words: tuple[WordRead, ...]


def columns_read(
    blocks: Sequence[PlanBlock], *, has_units: bool, has_objectives: bool, plain: Collection[str]
) -> WordsRead:
    """Read the unknown headings of the tables by their cells; `plain` are those that the user wants left so."""
    at = {block.number: place for place, block in enumerate(blocks)}
    tables: dict[tuple[str, ...], list[_Table]] = {}
    for is_row, some in groupby(blocks, lambda block: block.kind is BlockKind.TABLE_ROW):
        for table in _tables(list(some)) if is_row else ():
            tables.setdefault(tuple(map(text_key, table.names)), []).append(table)
    changed: dict[int, PlanBlock] = {}
    headings: set[int] = set()
    words: list[WordRead] = []
    for alike in tables.values():
        told = _told(alike, has_units=has_units, has_objectives=has_objectives, plain=plain)
        firsts = [at[table.rows[0].number] for table in alike if table.rows]
        if not told or (_seems_below_titles(alike, told) and has_titles_between(blocks, firsts)):
            continue
        names = [USUAL_WORDS[told[at]] if at in told else name for at, name in enumerate(alike[0].names)]
        for table in alike:
            for row in (*table.rows, *([table.heading] if table.heading else [])):
                changed[row.number] = _renamed(row, names, is_heading=row is table.heading)
            headings |= {table.heading.number} if table.heading else set()
        first = alike[0].heading or alike[0].rows[0]
        words += [WordRead(first.number, alike[0].names[at], role) for at, role in sorted(told.items())]
    return WordsRead(changed, frozenset(headings), tuple(words))


def _tables(rows: Sequence[PlanBlock]) -> Iterator[_Table]:
    """Part rows one below the other into tables: each with the headings that its file marks, or that its first has."""
    for names, some in groupby(rows, lambda row: tuple(cell.heading for cell in row.cells)):
        told = list(some)
        if any(names):
            is_own = tuple(cell.text for cell in told[0].cells) == names
            yield _Table(names, tuple(told[is_own:]), told[0] if is_own else None)
            continue
        for _, alike in groupby(told, lambda row: len(row.cells)):
            if table := _unmarked(list(alike)):
                yield table


def _unmarked(rows: Sequence[PlanBlock]) -> _Table | None:
    """Take the first row for headings where it is of short words, and below it a column is of numbers or of days."""
    first, rest = rows[0], rows[1:]
    names = tuple(cell.text for cell in first.cells)
    is_short = all(name and len(name) <= _LONGEST_HEADING and kind_of(name) in _WORDS for name in names)
    if len(names) < _FEWEST_COLUMNS or len(rest) < _FEWEST_ROWS or not is_short or len(set(names)) < len(names):
        return None
    below = [[kind_of(row.cells[at].text) for row in rest if row.cells[at].text] for at in range(len(names))]
    is_headed = any(kinds and not _WORDS & set(kinds) for kinds in below)
    return _Table(names, tuple(rest), first) if is_headed else None


def _told(
    tables: Sequence[_Table], *, has_units: bool, has_objectives: bool, plain: Collection[str]
) -> dict[int, LineRole]:
    names = tables[0].names
    rows = [(group, row) for group, table in enumerate(tables) for row in table.rows]
    months = month_numbers(names)
    columns = [
        told_column(
            name,
            [] if at in months else [
                ColumnCell(place, group, row.cells[at].text)
                for place, (group, row) in enumerate(rows)
                if row.cells[at].text and not _is_total(row)
            ],
            has_objectives=has_objectives,
            plain=plain,
        )
        for at, name in enumerate(names)
    ]  # fmt: skip
    if not _is_worth_it(columns, has_objectives=has_objectives):
        return {}
    own = any(column.role is LineRole.OBJECTIVE for column in columns)
    told = ColumnReader(columns, len(rows), has_units=has_units, has_objectives=has_objectives and not own).roles()
    has_title = own or has_objectives or LineRole.OBJECTIVE in told.values()
    return {at: role for at, role in told.items() if not _is_said(names[at], role)} if has_title else {}


def _is_said(name: str, role: LineRole) -> bool:
    """Whether the words of a description say so themselves."""
    return role is LineRole.DESCRIPTION and column_role(name) is LineRole.TEXT


def _seems_below_titles(tables: Sequence[_Table], told: Mapping[int, LineRole]) -> bool:
    """Whether tables of a row or two, without weights, may be the measures of objectives that stand above them."""
    rows = sum(len(table.rows) for table in tables)
    is_short = len(tables) > 1 and rows <= _FEW_ROWS * len(tables)
    return LineRole.OBJECTIVE in told.values() and LineRole.WEIGHT not in told.values() and is_short


def _is_worth_it(columns: Sequence[ToldColumn], *, has_objectives: bool) -> bool:
    """Whether a word is unknown over what may be a table of objectives, or of their measures."""
    keys = [text_key(column.heading) for column in columns]
    roles = {column.role for column in columns}
    if len(columns) < 2 or all(column.role or not column.cells for column in columns):
        return False
    if roles & {LineRole.INDICATOR, LineRole.TARGET, LineRole.WEIGHT}:
        return True
    if any(map(_OTHER_TABLES.search, keys)) or LineRole.RESOURCE in roles:
        return False
    return bool(roles & MEASURED) or not has_objectives


def _is_total(row: PlanBlock) -> bool:
    filled = [cell.text for cell in row.cells if cell.text]
    return not filled or filled[0].casefold().startswith(("total", "somma"))


def _renamed(row: PlanBlock, names: Sequence[str], *, is_heading: bool) -> PlanBlock:
    cells = tuple(
        CellText(name, name if is_heading else cell.text) for name, cell in zip(names, row.cells, strict=True)
    )
    text = CELL_JOINT.join(cell.text for cell in cells if cell.text) if is_heading else row.text
    return replace(row, cells=cells, text=text)
