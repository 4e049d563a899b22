"""The words over columns and before colons of which the user says what they hold, in the usual words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from app.domain.plan_text.blocks import CELL_JOINT, BlockKind, CellText, PlanBlock
from app.domain.plan_text.roles import LineRole, WordChoices
from app.domain.plan_text.unknown_words import USUAL_WORDS, key_of

_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:|]{1,58}?)\s*(?::(?P<value>.*))?", re.DOTALL)
_LONGEST = 60


class NameableWord(NamedTuple):
    """A word of a line that may be said to hold something: over a column, before a colon, or the place of a column.

    `sample` is what stands there in the line.
    """

    word: str
    sample: str


@dataclass(frozen=True, slots=True)
class WordsChosen:
    """The blocks in the usual words, the rows of headings among them, and the rows whose headings are so said."""

    blocks: tuple[PlanBlock, ...]
    headings: frozenset[int] = frozenset()
    headed: frozenset[int] = frozenset()


def with_chosen_words(blocks: Sequence[PlanBlock], choices: WordChoices) -> WordsChosen:
    """Return the blocks with the usual word in the place of each that the user has said a role of.

    In a row of headings, or over the cells of a table that has none, one word that was said is enough.
    """
    usual = {key: USUAL_WORDS[role] for key, role in choices.named if role in USUAL_WORDS}
    if not usual:
        return WordsChosen(tuple(blocks))
    told: list[PlanBlock] = []
    headings: set[int] = set()
    headed: set[int] = set()
    for columns, some in groupby(blocks, lambda block: len(block.cells)):
        rows = list(some)
        top = rows[0] if columns > 1 and _heads(rows[0], usual) else None
        headings |= {top.number} if top else set()
        for row in rows:
            names = _names(row, top, usual) if columns > 1 else None
            headed |= {row.number} if names else set()
            told.append(_renamed(_with_names(row, names) if names else row, usual))
    return WordsChosen(tuple(told), frozenset(headings), frozenset(headed))


def can_be_named(role: LineRole) -> bool:
    """Whether a word may be said to hold this: a column holds no part of the document, and no act."""
    return role in USUAL_WORDS


def words_of_line(blocks: Sequence[PlanBlock], number: int) -> tuple[NameableWord, ...]:
    """Return the words of a line of which a role may be said, each once; none where it has neither label nor cells."""
    place = next((at for at, block in enumerate(blocks) if block.number == number), None)
    if place is None:
        return ()
    block = blocks[place]
    if block.kind is not BlockKind.TABLE_ROW:
        found = _LABELLED.fullmatch(block.text)
        is_label = found is not None and found["value"] is not None
        return (NameableWord(found["label"], found["value"].strip()),) if found and is_label else ()
    above = blocks[place - 1] if place else None
    is_first = above is None or len(above.cells) != len(block.cells)
    return tuple({key_of(one.word): one for one in _words_of_row(block, is_first=is_first)}.values())


def _words_of_row(block: PlanBlock, *, is_first: bool) -> Iterator[NameableWord]:
    if any(cell.heading for cell in block.cells):
        yield from (NameableWord(cell.heading, cell.text) for cell in block.cells if cell.heading)
    elif is_first and len(block.cells) > 2 and _are_names(block):
        yield from (NameableWord(cell.text, "") for cell in block.cells if cell.text)
    else:
        filled = [cell.text for cell in block.cells if cell.text]
        if len(filled) > 1 and _is_name(filled[0]):
            yield NameableWord(filled[0].rstrip(" :"), filled[1])
        for at, cell in enumerate(block.cells, start=1):
            if cell.text and len(block.cells) > 1:
                yield NameableWord(_place_word(at, len(block.cells)), cell.text)


def _place_word(at: int, columns: int) -> str:
    """Name a column that has no heading: its key has no number at its end, which counts nothing (`key_of`)."""
    return f"colonna {at} di {columns} senza nome"


def _heads(block: PlanBlock, usual: Mapping[str, str]) -> bool:
    """Whether a first row of names has one that was said: it holds the headings of those below."""
    is_marked = any(cell.heading and cell.heading != cell.text for cell in block.cells)
    is_said = any(key_of(cell.text) in usual for cell in block.cells if cell.text)
    return is_said and not is_marked and len(block.cells) > 2 and _are_names(block)


def _names(row: PlanBlock, top: PlanBlock | None, usual: Mapping[str, str]) -> list[str] | None:
    """Return the headings of a row of which the user has said one; None where nothing was said."""
    count = len(row.cells)
    if any(cell.heading for cell in row.cells):
        names = [cell.heading for cell in row.cells]
    elif top is not None:
        names = [cell.text for cell in top.cells]
    else:
        places = [usual.get(key_of(_place_word(at, count)), "") for at in range(1, count + 1)]
        return [name or f"Colonna {at}" for at, name in enumerate(places, start=1)] if any(places) else None
    return names if any(key_of(name) in usual for name in names) else None


def _with_names(row: PlanBlock, names: Sequence[str]) -> PlanBlock:
    return replace(row, cells=tuple(CellText(name, cell.text) for name, cell in zip(names, row.cells, strict=True)))


def _are_names(block: PlanBlock) -> bool:
    return all(_is_name(cell.text) for cell in block.cells if cell.text)


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and sum(map(str.isalpha, text)) > 1 and not text[:1].isdigit()


def _renamed(block: PlanBlock, usual: Mapping[str, str]) -> PlanBlock:
    if block.kind is BlockKind.TABLE_ROW:
        cells = tuple(CellText(_told(cell.heading, usual), _told(cell.text, usual)) for cell in block.cells)
        return replace(block, cells=cells, text=CELL_JOINT.join(cell.text for cell in cells if cell.text))
    found = _LABELLED.fullmatch(block.text)
    if found is None or (word := usual.get(key_of(found["label"]))) is None:
        return block
    return replace(block, text=f"{word}:{found['value'] or ''}", kind=BlockKind.PARAGRAPH, marker="")


def _told(text: str, usual: Mapping[str, str]) -> str:
    return usual.get(key_of(text), text) if text and len(text) <= _LONGEST else text
