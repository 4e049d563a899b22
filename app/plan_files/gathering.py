"""The blocks of a document while its file is read, and what was cleaned on the way."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.italian import plural
from app.domain.plan_text.blocks import CELL_JOINT, BlockKind, BoldWords, CellText, PlanBlock
from app.domain.plan_text.cleaning import is_contents_line, is_hanging, is_page_number, joined, plain
from app.domain.plan_text.flat_columns import lost_columns, lost_columns_finding, with_columns
from app.domain.plan_text.labels import is_label_alone
from app.domain.plan_text.running_lines import running_lines
from app.domain.plan_text.text_blocks import PlainLine, blocks_of_lines
from app.domain.unreadable import UNREADABLE

MOST_BLOCKS = 50_000
_MARK_ALONE = re.compile(r"^[\x00-\x08\x0e-\x1f\x7f\uf000-\uf0ff](?=\s)")
_LONGEST_MARKER = 12
_NO_PARAGRAPH = "|"
_LOOSE = frozenset({BlockKind.PARAGRAPH, BlockKind.TABLE_ROW})

OnPage = Callable[[int, int], object]
"""Hears how many pages (or sheets, or parts) of how many were read; may raise to stop the reading."""


TABLE = "tabella"
"""The style of what stands in the table of a document."""


class Cleaned(NamedTuple):
    """What is dropped or mended while a file is read: the code of its note and its words, one and many."""

    code: str
    one: str
    many: str


ODD_CHARACTERS = Cleaned(
    "odd_characters", "riga con caratteri illeggibili tolti", "righe con caratteri illeggibili tolti"
)
RUNNING_LINES = Cleaned("running_lines", "intestazione o piè di pagina tolti", "intestazioni e piè di pagina tolti")
PAGE_NUMBERS = Cleaned("page_numbers", "numero di pagina tolto", "numeri di pagina tolti")
CONTENTS_LINES = Cleaned("contents_lines", "riga dell'indice tolta", "righe dell'indice tolte")
FOOTNOTES = Cleaned("footnotes", "nota a piè di pagina non letta", "note a piè di pagina non lette")
REPEATED_HEADINGS = Cleaned(
    "repeated_headings", "riga di intestazione di tabella ripetuta", "righe di intestazione di tabella ripetute"
)


class BlockPlace(NamedTuple):
    """Where a block stands: its page, where a user finds it, the style it is written in, its words in bold."""

    page: int | None = None
    source: str = ""
    style: str = ""
    bold: tuple[BoldWords, ...] = ()

    def holds(self, raw: str) -> bool:
        """Whether a number alone here is a value: no page has its own in a cell."""
        return self.style == TABLE and raw.strip()[:1].isdigit()

    def block(
        self, kind: BlockKind, text: str, *, marker: str = "", level: int = 0, cells: tuple[CellText, ...] = ()
    ) -> PlanBlock:
        """Make a block that stands here; its number is given when it is added to the others."""
        return PlanBlock(
            0, kind, text, self.page, self.source, self.style, marker[:_LONGEST_MARKER], level, cells, self.bold
        )


@dataclass(slots=True)
class Gathering:
    """Takes the paragraphs and rows of a file in order and gives them as blocks.

    `running` are the headers and footers of its pages.
    """

    blocks: list[PlanBlock] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    cleaned: Counter[Cleaned] = field(default_factory=Counter)

    def take_text(self, raw: str, place: BlockPlace) -> None:
        """Take a paragraph; a marker typed in front makes it a list item, cells between tabs a row."""
        if self.blocks and _is_number(raw) and (place.holds(raw) or is_label_alone(self.blocks[-1].text)):
            self._add(place.block(BlockKind.PARAGRAPH, raw.strip()))
            return
        lines = [PlainLine(number, line) for number, line in enumerate(self.readable(raw).split("\n"), start=1)]
        kept = [line for line in lines if not self._is_dropped(line.text)]
        for block in blocks_of_lines(kept):
            self._add(replace(block, page=place.page, source=place.source, style=place.style, bold=place.bold))

    def take_running(self, raw: str) -> None:
        """Take what is printed on each page: it is of no part of the plan, but may say whose it is."""
        if (text := self._one_line(raw)) and text not in self.running:
            self.running.append(text)

    def take_item(self, raw: str, place: BlockPlace, marker: str, level: int) -> None:
        """Take an item of a list that the program of the file keeps: its marker is not in its text."""
        text = self._one_line(raw)
        if text:
            self._add(place.block(BlockKind.LIST_ITEM, text, marker=marker, level=level))

    def take_heading(self, raw: str, place: BlockPlace, level: int, marker: str = "") -> None:
        text = self._one_line(raw)
        if text:
            self._add(place.block(BlockKind.HEADING, text, marker=marker, level=level))

    def take_row(self, cells: Iterable[tuple[str, str]], place: BlockPlace) -> None:
        """Take a row of a table: each cell with its heading, if any."""
        row = tuple(CellText(plain(heading), self.cell_text(text)) for heading, text in cells)
        text = CELL_JOINT.join(cell.text for cell in row if cell.text)
        if text:
            self._add(place.block(BlockKind.TABLE_ROW, text, cells=row))

    def cell_text(self, raw: str) -> str:
        """Return the text of a cell, its lines apart."""
        lines = (plain(line) for line in self.readable(raw).split("\n"))
        return "\n".join(line for line in lines if line)

    def readable(self, raw: str) -> str:
        """Return the text without what nobody can read; a stray control that stands for a bullet becomes one."""
        marked = _MARK_ALONE.sub("•", raw)
        clean = UNREADABLE.sub("", marked)
        if clean != raw:
            self.cleaned[ODD_CHARACTERS] += 1
        return clean

    def finished(self) -> tuple[PlanBlock, ...]:
        """Return the blocks without what is printed on each page, rows of tables that lost their columns parted again.

        A document made from the text of a PDF has both among its paragraphs.
        """
        told, self.blocks = self.blocks, []
        texts = with_columns([self._bare(block) for block in told])
        running = set(running_lines(block.text for block in told if block.kind in _LOOSE))
        for block, text in zip(told, texts, strict=True):
            if block.kind in _LOOSE and block.text in running:
                self.take_running(block.text)
                self.cleaned[RUNNING_LINES] += 1
            elif "\t" in text and block.kind is BlockKind.PARAGRAPH:
                cells = tuple(CellText("", cell) for cell in text.split("\t"))
                joined_cells = CELL_JOINT.join(cell.text for cell in cells)
                self._add(replace(block, kind=BlockKind.TABLE_ROW, text=joined_cells, cells=cells))
            elif text:
                self._add(block)
        return tuple(self.blocks)

    def _bare(self, block: PlanBlock) -> str:
        return block.text if block.kind is BlockKind.PARAGRAPH else _NO_PARAGRAPH

    def notes(self) -> tuple[Issue, ...]:
        paragraphs = [self._bare(block) for block in self.blocks]
        lost = (
            lost_columns_finding(self.blocks[place].number, paragraphs[place]) for place in lost_columns(paragraphs)
        )
        return (*self._cleaning_notes(), *lost)

    def _cleaning_notes(self) -> tuple[Issue, ...]:
        return tuple(
            Issue(what.code, f"{plural(count, what.one, what.many)}.", severity=Severity.NOTE)
            for what, count in self.cleaned.items()
            if count
        )

    def _one_line(self, raw: str) -> str:
        return plain(joined(self.readable(raw).split("\n")))

    def _is_dropped(self, line: str) -> bool:
        if is_contents_line(line):
            self.cleaned[CONTENTS_LINES] += 1
            return True
        if is_page_number(line.strip()) and line.strip():
            self.cleaned[PAGE_NUMBERS] += 1
            return True
        return False

    def _add(self, block: PlanBlock) -> None:
        before = self.blocks[-1] if self.blocks else None
        if before is not None and _goes_on(before, block):
            text = joined([before.text, block.text])
            self.blocks[-1] = replace(before, text=text, bold=(*before.bold, *block.bold))
            return
        if len(self.blocks) >= MOST_BLOCKS:
            raise UserError(
                f"Il documento è troppo lungo per essere un piano: ha più di {MOST_BLOCKS} righe.",
                "Controllare di avere scelto il file giusto.",
            )
        self.blocks.append(replace(block, number=len(self.blocks) + 1))


def words_in_bold(pieces: Iterable[tuple[str, bool]]) -> tuple[BoldWords, ...]:
    """Return the words in bold of a paragraph from its pieces, each with its weight; the sign that ends them is none.

    A sentence that announces a list is known by its colon: no mark of bold may stand after it.
    """
    found, before = [], ""
    for is_bold, run in groupby(pieces, itemgetter(1)):
        text = "".join(piece for piece, _ in run)
        words = plain(text).rstrip(".:;,– ")
        if is_bold and any(map(str.isalnum, words)):
            found.append(BoldWords(words, plain(before).count(words)))
        before += text
    return tuple(found)


def _is_number(raw: str) -> bool:
    """Whether a text is like the number of a page, «50» or «50/100», be it the value of a label or of a cell."""
    return bool(raw.strip()) and is_page_number(raw.strip())


def _goes_on(before: PlanBlock, block: PlanBlock) -> bool:
    """Whether a paragraph is the rest of the one above, which stops in the middle: at a preposition, at a hyphen."""
    if block.kind is not BlockKind.PARAGRAPH or before.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        return False
    return block.text[:1].islower() and is_hanging(before.text)
