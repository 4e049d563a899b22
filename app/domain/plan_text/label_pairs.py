"""Tables that are sheets: a label in the first cell of each row, its value in the second, and so on by pairs."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.labels import column_role, unit_rank_of_column

_FEWEST_LABELS = 3


def rows_of_pairs(blocks: Sequence[PlanBlock]) -> frozenset[int]:
    """Return the numbers of the rows that hold a label and its value, be the value a word that columns have too.

    «Descrizione | Verifica dei residui» heads no columns in a table whose other rows begin with «Peso», «Scadenza».
    """
    tables = (list(rows) for is_row, rows in groupby(blocks, _is_row) if is_row)
    return frozenset(number for rows in tables for number in _pairs(rows))


def _is_row(block: PlanBlock) -> bool:
    return block.kind is BlockKind.TABLE_ROW


def _pairs(rows: Sequence[PlanBlock]) -> Iterator[int]:
    filled = [(row.number, [cell.text for cell in row.cells if cell.text]) for row in rows]
    even = [(number, texts[::2]) for number, texts in filled if texts and len(texts) % 2 == 0 and not _spans(texts)]
    labels = [label for _, own in even for label in own]
    if len({label.casefold() for label in labels}) >= _FEWEST_LABELS and all(map(_is_label, labels)):
        yield from (number for number, _ in even)


def _spans(texts: Sequence[str]) -> bool:
    """Whether a cell over two columns, told twice, stands where a label and its value would: a row of headings."""
    return any(label == value for label, value in zip(texts[::2], texts[1::2], strict=True))


def _is_label(text: str) -> bool:
    bare = text.rstrip(" :")
    if any(map(str.isdigit, bare)) and sum(map(str.isalpha, bare)) <= 1:
        return False  # «n. 6» is a value, whatever «N.» is over a column
    return column_role(bare) is not None or unit_rank_of_column(bare) is not None
