"""A table of a PDF that goes on from page to page: its rows, those cut by the end of a page put together again."""

from collections.abc import Iterator, Sequence

from app.domain.plan_text.bullets import bullet_of
from app.plan_files.pdf_cells import AnyCell
from app.plan_files.pdf_grids import PdfTable

Row = tuple[AnyCell | None, ...]
WrittenRow = tuple[str | None, ...]
_MOST_AT_HEAD = 2
"""Of the rows at the head of a page: the headings again, and the rest of the row above."""


def whole_cells(items: Sequence[object]) -> Iterator[AnyCell]:
    """Yield the cells that no end of a page can have cut, of what a document holds from its top."""
    for place, table in enumerate(items):
        if isinstance(table, PdfTable):
            first = _MOST_AT_HEAD if place and isinstance(items[place - 1], PdfTable) else 0
            last = len(table.rows) - isinstance(items[place + 1] if place + 1 < len(items) else None, PdfTable)
            yield from (cell for row in table.rows[first:last] for cell in row if cell is not None)


def whole_rows(tables: Sequence[PdfTable], known: frozenset[str]) -> list[tuple[int, WrittenRow]]:
    """Return the rows of a table, each with the page where it begins; `known` are the words of the document."""
    rows: list[tuple[int, Row]] = []
    heading: WrittenRow = ()
    for table in tables:
        own = list(table.rows)
        repeated = 1 if rows and _written(own[0], known) == heading else 0
        rest = own[repeated] if len(own) > repeated else None
        if rows and rest is not None and _goes_on(rows[-1][1], rest, known):
            rows[-1] = rows[-1][0], _with_rest(rows[-1][1], rest)
            del own[repeated]
        heading = heading or _written(own[0], known)
        rows += [(table.page, row) for row in own]
    return [(page, _written(row, known)) for page, row in rows]


def _written(row: Row, known: frozenset[str]) -> WrittenRow:
    return tuple(None if cell is None else cell.text(known) for cell in row)


def _goes_on(above: Row, row: Row, known: frozenset[str]) -> bool:
    """Whether a row at the head of a page is the rest of the last one: it says less, from a small letter on."""
    if len(above) != len(row):
        return False
    pairs = list(zip(map(_is_said, above), map(_is_said, row), strict=True))
    if any(said and not was_said for was_said, said in pairs) or all(said for was_said, said in pairs if was_said):
        return False
    texts = [cell.text(known) for cell in row if cell is not None and not cell.is_empty]
    return any(text[:1].islower() and bullet_of(text) is None for text in texts)


def _is_said(cell: AnyCell | None) -> bool:
    return cell is not None and not cell.is_empty


def _with_rest(above: Row, rest: Row) -> Row:
    return tuple(
        one if one is None or other is None else one.followed_by(other) for one, other in zip(above, rest, strict=True)
    )
