"""A plan with other words than the usual ones, in the usual ones; each that was read so is told, to be confirmed.

A whole table must not be lost because a comune calls «Traguardo» its objectives and «Incidenza» their weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.domain.issues import Issue, Severity
from app.domain.italian import listed
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.bracket_words import brackets_read
from app.domain.plan_text.chosen_words import with_chosen_words
from app.domain.plan_text.labels import unit_rank_of_column
from app.domain.plan_text.roles import NO_WORDS, LineRole, RoleGuess, WordChoices
from app.domain.plan_text.unit_codes import named_by_code
from app.domain.plan_text.unit_headings import unit_headings
from app.domain.plan_text.units_in_brackets import headed_in_brackets, named_in_brackets
from app.domain.plan_text.unknown_columns import columns_read
from app.domain.plan_text.unknown_labels import labels_read
from app.domain.plan_text.unknown_words import WordRead, has_known_objectives, key_of

BY_CELLS = "words_by_cells"
"""The code of the finding that tells which words were read by what stands under them."""
_LONGEST_UNIT, _SEEMS = 90, 60
_GOALS = frozenset({LineRole.OBJECTIVE, LineRole.COMMON_OBJECTIVE})


@dataclass(frozen=True, slots=True)
class ReadByCells:
    """The blocks in the usual words, the rows of headings found on the way, and the words read by their cells."""

    blocks: tuple[PlanBlock, ...]
    headings: frozenset[int]
    words: tuple[WordRead, ...]
    changed: frozenset[int] = frozenset()
    headed: frozenset[int] = frozenset()
    """The rows whose headings the user has said."""


def read_by_cells(blocks: Sequence[PlanBlock], words: WordChoices = NO_WORDS) -> ReadByCells:
    """Read the words that no rule knows by what stands under them; `words` are what the user says of some."""
    return _read(tuple(blocks), words)


@lru_cache(maxsize=4)
def _read(blocks: tuple[PlanBlock, ...], choices: WordChoices) -> ReadByCells:
    chosen, plain = with_chosen_words(blocks, choices), choices.plain
    blocks = headed_in_brackets(named_by_code(chosen.blocks))
    if not _has_units(blocks):
        blocks = named_in_brackets(blocks)
    has_objectives, has_units = has_known_objectives(blocks), _has_units(blocks)
    brackets = brackets_read(blocks, {*plain, *(key for key, _ in choices.named)})
    blocks = tuple(brackets.blocks.get(block.number, block) for block in blocks)
    labels = labels_read(blocks, has_units=has_units, has_objectives=has_objectives, plain=plain)
    has_objectives = has_objectives or any(word.role is LineRole.OBJECTIVE for word in labels.words)
    columns = columns_read(blocks, has_units=has_units, has_objectives=has_objectives, plain=plain)
    changed = labels.blocks | columns.blocks
    told = tuple(changed.get(block.number, block) for block in blocks)
    words = (*brackets.words, *labels.words, *columns.words)
    return ReadByCells(told, columns.headings | chosen.headings, words, frozenset(changed), chosen.headed)


def _has_units(blocks: Sequence[PlanBlock]) -> bool:
    """Whether lines of the plan name its units."""
    return any(
        len(block.text) <= _LONGEST_UNIT
        and unit_rank_of_column(block.text) is None
        and unit_headings(block.text, may_be_mixed=True)
        for block in blocks
        if block.kind is not BlockKind.TABLE_ROW or sum(bool(cell.text) for cell in block.cells) == 1
    )


def doubted(read: ReadByCells, guesses: tuple[RoleGuess, ...]) -> tuple[RoleGuess, ...]:
    """Return the guesses with less certainty where an objective is one only by what stands under an unknown word."""
    titles = [word.word.strip() for word in read.words if word.role is LineRole.OBJECTIVE]
    if not titles:
        return guesses
    reason = f"Ciò che sta sotto {listed([f'«{title}»' for title in titles])} sembra un obiettivo: da confermare"
    return tuple(
        replace(guess, confidence=min(guess.confidence, _SEEMS), reason=reason)
        if guess.block in read.changed and guess.role in _GOALS and not guess.chosen
        else guess
        for guess in guesses
    )


def by_cells_finding(words: Sequence[WordRead]) -> list[Issue]:
    """Say once which words were read by what stands under them; nothing where there are none."""
    if not words:
        return []
    told = listed([said_of_word(word) for word in words])
    sentence = f"Riga {words[0].block}: da ciò che sta sotto, si legge {told}: controllare."
    return [Issue(BY_CELLS, sentence, severity=Severity.WARNING)]


def said_of_word(word: WordRead) -> str:
    """Say what a word is read as: «Traguardo» come obiettivo."""
    return f"«{word.word.strip()}» come {'unità' if word.role is LineRole.AREA else word.role.italian.lower()}"


def word_code(word: WordRead) -> str:
    """Return the code of the answer that a word was read well."""
    return f"{BY_CELLS}:{key_of(word.word)}:{word.role.value}"
