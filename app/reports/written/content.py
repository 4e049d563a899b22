"""What a written document is made of, before it is a PDF or a document of Word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from reportlab.graphics.shapes import Drawing

from app.domain.columns import Column
from app.domain.document_text.rich_text import TextBlock, TextKind, TextRun, TitledText
from app.domain.documents.common import Imprint, Letterhead
from app.domain.italian import DASH

DEEPEST = 2
"""The deepest level of a heading: part, section, inside a section."""


class WordTone(Enum):
    """How words stand in their place: as the body of the text, quieter, or stronger."""

    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class WrittenHeading:
    """A heading of level 0 (part), 1 (section) or 2 (inside a section)."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class WrittenParagraph:
    """A paragraph; with `is_item` an item of a list, numbered where it has a `marker` (`1.`, `a)`).

    One that `keeps_next` announces what follows and is never left alone at the foot of a page.
    """

    runs: tuple[TextRun, ...]
    tone: WordTone = WordTone.PLAIN
    is_item: bool = False
    marker: str = ""
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class WrittenColumn:
    """A column of a table: its heading, its width in proportion to the others, whether it holds numbers."""

    heading: str
    width: float
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A cell over `span` columns: its lines one under the other, each with its tone."""

    lines: tuple[tuple[str, WordTone], ...]
    span: int = 1


class RowPlace(Enum):
    """What a row is in its table: one of many, the sum of all, or what goes on with the row above."""

    BODY = "body"
    TOTAL = "total"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row of a table; one that `keeps_next` stays on the page of the next."""

    cells: tuple[WrittenCell, ...]
    place: RowPlace = RowPlace.BODY
    keeps_next: bool = False

    @property
    def texts(self) -> Iterator[str]:
        return (text for cell in self.cells for text, _ in cell.lines)


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table with its caption: what it shows, in words; empty where the heading over it says so."""

    caption: str
    columns: tuple[WrittenColumn, ...]
    rows: tuple[WrittenRow, ...]


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """A drawing with its caption, and `alternative`: what it shows, for whoever does not see it."""

    caption: str
    drawing: Drawing
    alternative: str


@dataclass(frozen=True, slots=True)
class WrittenPicture:
    """A picture made of points, as the bytes of a PNG, and what it shows in words."""

    png: bytes
    alternative: str


WrittenElement = WrittenHeading | WrittenParagraph | WrittenTable | WrittenFigure | WrittenPicture


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A part of a document: in print it begins on a new page, or where much of the page is free, on that."""

    title: str
    elements: tuple[WrittenElement, ...]


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """A document of several parts, with a title page and contents; `remarks` are the quiet lines under the title."""

    letterhead: Letterhead
    imprint: Imprint
    title: str
    subtitles: tuple[str, ...]
    remarks: tuple[str, ...]
    subject: str
    parts: tuple[WrittenPart, ...]

    @property
    def running_title(self) -> str:
        """The title with the first subtitle: `Piano degli obiettivi 2024-2026`, `Relazione…, anno 2024`."""
        first = self.subtitles[0] if self.subtitles else ""
        return (
            f"{self.title}, {first[0].lower()}{first[1:]}" if first[:1].isalpha() else f"{self.title} {first}".strip()
        )

    @property
    def full_title(self) -> str:
        return f"{self.running_title} – {self.letterhead.name}"


def said(text: str, tone: WordTone = WordTone.PLAIN, *, keeps_next: bool = False) -> WrittenParagraph:
    """Make a paragraph of words of one weight."""
    return WrittenParagraph((TextRun(text),), tone, keeps_next=keeps_next)


def words(text: str, tone: WordTone = WordTone.PLAIN, *, span: int = 1) -> WrittenCell:
    """Make a cell of one text."""
    return WrittenCell(((text, tone),), span)


def written_text(text: TitledText, level: int = 1) -> Iterator[WrittenElement]:
    """Yield a titled text of the ente: its title at a level, what is inside one deeper."""
    if text.title:
        yield WrittenHeading(text.title, min(level, DEEPEST))
    for block in text.blocks:
        yield _written_block(block, level + 1 if text.title else level)


def _written_block(block: TextBlock, level: int) -> WrittenElement:
    if block.kind is TextKind.HEADING:
        return WrittenHeading(block.text, min(level, DEEPEST))
    return WrittenParagraph(block.runs, is_item=block.kind.is_item, marker=block.marker)


def column_table(
    caption: str, columns: Sequence[Column], rows: Iterable[object], total: object | None = None
) -> WrittenTable:
    """Make a table straight from rows and their columns; what is missing is a dash.

    A line of totals is never alone on a page.
    """
    heads = tuple(WrittenColumn(one.heading, one.width, is_number=one.format.is_number) for one in columns)
    lines = [_column_row(columns, row, WordTone.PLAIN) for row in rows]
    if total is not None:
        lines[-1:] = [replace(one, keeps_next=True) for one in lines[-1:]]
        lines.append(WrittenRow(_column_row(columns, total, WordTone.STRONG).cells, RowPlace.TOTAL))
    return WrittenTable(caption, heads, tuple(lines))


def _column_row(columns: Sequence[Column], row: object, tone: WordTone) -> WrittenRow:
    return WrittenRow(tuple(words(column.text(row) or DASH, tone) for column in columns))
