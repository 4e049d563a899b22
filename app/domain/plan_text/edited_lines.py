"""Lines that the user corrects, divides, or says to be columns of text: the document as it is said to be.

What was read stays: an edit is kept by the words of the line in the document, and tells them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.domain.issues import Issue, Link, Severity
from app.domain.italian import shortened
from app.domain.plan_text.blocks import CELL_JOINT, BlockKind, BoldWords, CellText, PlanBlock, SourceDocument
from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.line_texts import text_in_full
from app.domain.plan_text.roles import LineEdits, LineRole, LineWords, PieceCells, RoleGuess

BY_HAND = "line_by_hand"
"""The code of the finding that a line is not as the document has it."""
_LONGEST_TOLD = 90


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """Where a line comes from: its words in the document, and which of the pieces written in their place it is.

    `table` is the first row of the table of which it is a line, where that is read by columns.
    """

    line: LineWords
    piece: int = 0
    is_rewritten: bool = False
    table: LineWords | None = None

    @property
    def place(self) -> tuple[LineWords, int]:
        """What is the same for a line whatever is written in its place."""
        return self.line, self.piece

    @property
    def is_edited(self) -> bool:
        return self.is_rewritten or self.table is not None


class ByHand(NamedTuple):
    """What whoever imports has done to a line, in a word and whole, and the words of the document in that place.

    Of a table read by columns those are the words of its first row.
    """

    tag: str
    done: str
    original: str


_CORRECTED, _DIVIDED, _BY_COLUMNS = (
    ("corretta", "corretta a mano"), ("divisa", "divisa a mano"), ("colonne", "letta per colonne"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EditedDocument:
    """The document (`source`) with the edits made: lines are numbered anew as far as a gap, in the same order."""

    source: SourceDocument
    document: SourceDocument
    origins: Mapping[int, LineOrigin]

    @property
    def blocks(self) -> tuple[PlanBlock, ...]:
        return self.document.blocks

    def place_of(self, number: int) -> int:
        """Return the place of a block that the document has."""
        return next(place for place, block in enumerate(self.blocks) if block.number == number)

    @property
    def by_hand(self) -> dict[int, ByHand]:
        """What was done to the lines that the user has written otherwise, by their numbers."""
        pieces = Counter(origin.line for origin in self.origins.values())
        found = {}
        for number, origin in self.origins.items():
            if origin.is_rewritten:
                done = _DIVIDED if pieces[origin.line] > 1 else _CORRECTED
                found[number] = ByHand(*done, origin.line.words)
            elif origin.table is not None:
                found[number] = ByHand(*_BY_COLUMNS, origin.table.words)
        return found


def edited(document: SourceDocument, edits: LineEdits) -> EditedDocument:
    """Return the document with the lines as the user has written them; an edit of a line that is not there is none."""
    named = [(block, LineOrigin(line)) for block, line in _named(document.blocks, is_of_columns=False)]
    made: list[PlanBlock] = []
    origins: dict[int, LineOrigin] = {}
    for block, origin in _by_columns(named, edits):
        pieces = edits.get(origin.line, ())
        for place, one in enumerate(_pieces(block, pieces) if pieces else (block,)):
            number = max(one.number, made[-1].number + 1) if made else one.number
            made.append(one if number == one.number else replace(one, number=number))
            origins[number] = replace(origin, piece=place, is_rewritten=True) if pieces else origin
    return EditedDocument(document, replace(document, blocks=tuple(made)) if edits else document, origins)


def table_around(blocks: Sequence[PlanBlock], place: int) -> range:
    """Return the places of the rows of the table of a row; none where it is no row, or no row has several cells."""
    start = stop = place
    while start > 0 and _are_of_one_table(blocks[start - 1], blocks[place]):
        start -= 1
    while stop < len(blocks) and _are_of_one_table(blocks[stop], blocks[place]):
        stop += 1
    return range(start, stop) if any(len(one.cells) > 1 for one in blocks[start:stop]) else range(0)


class EditMade(NamedTuple):
    """The edits with one more, and the places (of the document before it) of the lines that are no more the same."""

    edits: LineEdits
    changed: range


def with_pieces(read: EditedDocument, edits: LineEdits, number: int, pieces: Sequence[PieceCells]) -> EditMade:
    """Write these pieces in the place of a line, or of one of the pieces of a line divided before.

    The first piece is the same line as before. What is written as the document has it is no edit.
    """
    origin, after_it = read.origins[number], read.place_of(number) + 1
    before = edits.get(origin.line, ())
    after = (*before[: origin.piece], *pieces, *before[origin.piece + 1 :])
    rest = {line: kept for line, kept in edits.items() if line != origin.line}
    is_as_read = len(after) == 1 and CELL_JOINT.join(after[0]).split() == origin.line.words.split()
    return EditMade(rest if is_as_read else {**rest, origin.line: after}, range(after_it, after_it))


def with_columns(read: EditedDocument, edits: LineEdits, number: int) -> EditMade:
    """Say that the table of a row is columns of text, each read to its end before the next."""
    rows = table_around(read.blocks, read.place_of(number))
    lines = [read.origins[read.blocks[at].number].line for at in rows]
    kept = {line: pieces for line, pieces in edits.items() if line not in lines}
    return EditMade({**kept, lines[0]: ()} if lines else edits, rows)


def without_edits_of(read: EditedDocument, edits: LineEdits, number: int) -> EditMade:
    """Leave a line as the document has it: its words, else the rows of the table that was read by columns."""
    origin = read.origins[number]
    dropped = origin.line if origin.is_rewritten else origin.table
    places = [at for at, block in enumerate(read.blocks) if _is_made_by(read.origins[block.number], dropped)]
    first = places[0] + 1 if origin.is_rewritten else places[0]
    return EditMade({line: pieces for line, pieces in edits.items() if line != dropped}, range(first, places[-1] + 1))


def moved_numbers(before: EditedDocument, after: EditedDocument, changed: range) -> dict[int, int]:
    """Return the new number of each line that is the same after an edit."""
    first, rest = before.blocks[: changed.start], before.blocks[changed.stop :]
    pairs = [*zip(first, after.blocks, strict=False), *zip(rest[::-1], after.blocks[::-1], strict=False)]
    return {one.number: other.number for one, other in pairs}


def guess_kept(guesses: Mapping[tuple[LineWords, int], RoleGuess], origin: LineOrigin, number: int) -> RoleGuess:
    """Return the guess that a line had, by its `place`, until it is read anew; a new piece has that of the first."""
    found = guesses.get(origin.place) or guesses.get((origin.line, 0))
    return replace(found, block=number) if found else RoleGuess(number, LineRole.NOTHING, 100, "Letta adesso")


def _is_made_by(origin: LineOrigin, edit: LineWords | None) -> bool:
    return edit in ({origin.line, origin.table} if origin.is_rewritten else {origin.table})


def edit_findings(read: EditedDocument) -> Iterator[Issue]:
    """Yield one finding for each line, and each table, that is not as the document has it, with what it says there."""
    by_hand = read.by_hand
    told: set[LineWords] = set()
    for number, origin in read.origins.items():
        if origin.table is not None and origin.table not in told:
            told.add(origin.table)
            yield _finding(number, f"la tabella che comincia con {_quoted(origin.table)} è letta per colonne: lo dice")
        if origin.is_rewritten and origin.line not in told:
            told.add(origin.line)
            yield _finding(number, f"nel documento è {_quoted(origin.line)}, {by_hand[number].tag} da")


def _finding(number: int, words: str) -> Issue:
    sentence = f"Riga {number}: {words} chi importa."
    return Issue(BY_HAND, sentence, severity=Severity.NOTE, link=Link("line", number))


def _quoted(line: LineWords) -> str:
    return f"«{shortened(' '.join(line.words.split()), _LONGEST_TOLD)}»"


def _named(blocks: Sequence[PlanBlock], *, is_of_columns: bool) -> Iterator[tuple[PlanBlock, LineWords]]:
    words = [text_in_full(block) for block in blocks]
    of, nth = Counter(words), Counter[str]()
    for block, said in zip(blocks, words, strict=True):
        yield block, LineWords(said, nth[said], of[said], is_of_columns)
        nth[said] += 1


def _by_columns(
    named: Sequence[tuple[PlanBlock, LineOrigin]], edits: LineEdits
) -> Iterable[tuple[PlanBlock, LineOrigin]]:
    """Put in the place of each table that is columns of text the lines of its cells, one column after the other."""
    tables = {line for line, pieces in edits.items() if not pieces}
    if not tables:
        return named
    blocks = [block for block, _ in named]
    made: list[tuple[PlanBlock, LineWords | None]] = []
    place = 0
    while place < len(blocks):
        line = named[place][1].line
        rows = table_around(blocks, place) if line in tables else range(0)
        of_table = [(one, line) for one in _lines_of_columns(blocks[rows.start : rows.stop])]
        made += of_table or [(blocks[place], None)]
        place = rows.stop if of_table else place + 1
    lines = iter(_named([block for block, table in made if table], is_of_columns=True))
    own = {block.number: origin for block, origin in named}
    return [(block, LineOrigin(next(lines)[1], table=table) if table else own[block.number]) for block, table in made]


def _lines_of_columns(rows: Sequence[PlanBlock]) -> Iterator[PlanBlock]:
    """Yield the lines of the cells; the numbers are those of their rows, and grow when they are put in order."""
    for column in range(max((len(row.cells) for row in rows), default=0)):
        for row in rows:
            for text in row.cells[column].text.split("\n") if column < len(row.cells) else ():
                if text.strip():
                    yield _line(replace(rows[0], cells=(), bold=(), page=row.page, source=row.source), text.strip())


def _line(block: PlanBlock, text: str) -> PlanBlock:
    """Return a line with this text, an item of a list where it begins with a mark."""
    if found := bullet_of(text):
        marker = text[: max(1, text.find(found.text))].strip() or "-"
        return replace(block, kind=BlockKind.LIST_ITEM, text=found.text, marker=marker[:12], level=0)
    return replace(block, kind=BlockKind.PARAGRAPH, text=text, marker="", level=0)


def _pieces(block: PlanBlock, pieces: Sequence[PieceCells]) -> Iterator[PlanBlock]:
    """Yield a line as it was written: the first piece is what the line was, those below are lines like it."""
    for place, cells in enumerate(pieces):
        if block.cells:
            told = zip(block.cells, cells, strict=False)
            made = replace(block, cells=tuple(CellText(one.heading, text) for one, text in told))
            yield replace(made, text=CELL_JOINT.join(filter(None, cells)), bold=_bold(block, made.text))
        elif place and (block.kind is not BlockKind.LIST_ITEM or bullet_of(cells[0])):
            yield _line(replace(block, bold=_bold(block, cells[0]), level=0), cells[0])
        else:
            yield replace(block, text=cells[0], bold=_bold(block, cells[0]))


def _bold(block: PlanBlock, text: str) -> tuple[BoldWords, ...]:
    """Keep the words in bold that are in a piece of the line."""
    kept = ((one.words, min(one.before, text.count(one.words) - 1)) for one in block.bold)
    return tuple(BoldWords(words, before) for words, before in kept if before >= 0)


def _cells_of(block: PlanBlock) -> PieceCells:
    return tuple(cell.text for cell in block.cells) or (block.text,)


def _are_of_one_table(one: PlanBlock, other: PlanBlock) -> bool:
    """Whether two rows are of one table of the file, where the file says it; else they have as many cells."""
    if {one.kind, other.kind} != {BlockKind.TABLE_ROW}:
        return False
    tables = [block.source.partition(", riga ") for block in (one, other)]
    if all(row for _, row, _ in tables):
        return tables[0][0] == tables[1][0]
    return len(one.cells) == len(other.cells)
