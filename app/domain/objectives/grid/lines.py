"""The lines of the grid as they are seen: sorted, filtered, folded; what was just edited stays where it was."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.matching import without_accents
from app.domain.objectives.grid.columns import GRID_COLUMNS, shown_text, sort_value
from app.domain.objectives.grid.rows import GridGroup, GridRow, begun_row

Line = GridGroup | GridRow
Block = tuple[GridRow, ...]
"""The rows of one objective in its group: they are never parted."""
BlockKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """How the lines are seen: words to find, the column they are sorted by, folded groups, an indicator begun."""

    words: tuple[str, ...] = ()
    sort_key: str = ""
    is_descending: bool = False
    folded: frozenset[str] = frozenset()
    begun: BlockKey | None = None


@dataclass(frozen=True, slots=True)
class KeptLines:
    """The blocks that were in sight, in their order, and all those known then."""

    shown: Mapping[BlockKey, int] = field(default_factory=dict)
    known: frozenset[BlockKey] = frozenset()


def words_in(text: str) -> tuple[str, ...]:
    """Return the words to find of what is typed in the filter, without case and accents."""
    return tuple(without_accents(text.casefold()).split())


def lines_of(groups: Sequence[GridGroup], seen: Seen, kept: KeptLines) -> tuple[list[Line], KeptLines]:
    """Return the lines, and what to keep of them next time.

    Blocks of `kept` stay in sight and in their place though they pass the filter no more; begin from an empty one to
    filter and sort anew.
    """
    lines: list[Line] = []
    shown: dict[BlockKey, int] = {}
    for group in groups:
        blocks = list(_in_sight(group, seen, kept))
        if not blocks and seen.words:
            continue
        lines.append(group)
        for block in _sorted(blocks, seen, kept):
            shown[_key(block)] = len(shown)
            if group.key not in seen.folded:
                lines += _with_begun(block, seen)
    known = frozenset(_key(block) for group in groups for block in _blocks(group.rows))
    return lines, KeptLines(shown, known)


def _with_begun(block: Block, seen: Seen) -> Block:
    """Add the row of the indicator that is being written; an objective that has none has its row already."""
    is_begun = seen.begun == _key(block) and block[-1].indicator is not None
    return (*block, begun_row(block[-1])) if is_begun else block


def numbers_of(lines: Sequence[Line]) -> Mapping[Hashable, int]:
    """Return the number of each row, from 1."""
    rows = [line for line in lines if isinstance(line, GridRow)]
    return {row.id: number for number, row in enumerate(rows, 1)}


def _blocks(rows: Sequence[GridRow]) -> Iterator[Block]:
    block: list[GridRow] = []
    for row in rows:
        if row.is_first and block:
            yield tuple(block)
            block = []
        block.append(row)
    if block:
        yield tuple(block)


def _key(block: Block) -> BlockKey:
    return block[0].group, block[0].objective.id


def _in_sight(group: GridGroup, seen: Seen, kept: KeptLines) -> Iterator[Block]:
    for block in _blocks(group.rows):
        key = _key(block)
        is_new = bool(kept.known) and key not in kept.known
        if key in kept.shown or is_new or _matches(group, block, seen.words):
            yield block


def _matches(group: GridGroup, block: Block, words: Sequence[str]) -> bool:
    if not words:
        return True
    texts = [group.title, block[0].objective.description]
    texts += [shown_text(row, column.key) for row in block for column in GRID_COLUMNS]
    haystack = without_accents(" ".join(texts).casefold())
    return all(word in haystack for word in words)


def _sorted(blocks: Sequence[Block], seen: Seen, kept: KeptLines) -> Sequence[Block]:
    if not seen.sort_key:
        return blocks
    value = sort_value(seen.sort_key)
    given = [block for block in blocks if value(block[0]) not in {None, ""}]
    missing = [block for block in blocks if value(block[0]) in {None, ""}]
    given.sort(key=lambda block: _sortable(value(block[0])), reverse=seen.is_descending)
    found = [*given, *missing]
    return sorted(found, key=lambda block: kept.shown.get(_key(block), len(kept.shown))) if kept.shown else found


def _sortable(value: object) -> tuple[str, object]:
    """Turn a value into what sorts among others of its kind: numbers, days and words are apart."""
    if isinstance(value, str):
        return "word", without_accents(value.casefold())
    return type(value).__name__, value
