"""The manual as a written document: each of its parts begins a page, each page of the window is a section."""

from collections.abc import Callable, Iterator
from datetime import date

from app.domain.documents.common import Imprint, Letterhead
from app.domain.manual.pages import ManualBook, ManualPage
from app.domain.manual.text import (
    ManualBlock,
    ManualHeading,
    ManualParagraph,
    ManualPicture,
    ManualTable,
    blocks_of,
)
from app.reports.written.content import (
    DEEPEST,
    WrittenColumn,
    WrittenDocument,
    WrittenElement,
    WrittenHeading,
    WrittenParagraph,
    WrittenPart,
    WrittenPicture,
    WrittenRow,
    WrittenTable,
    words,
)

WIDTHS = {2: (30.0, 70.0), 3: (28.0, 44.0, 28.0)}
"""Of the columns of a table with so many."""


def manual_document(
    manual: ManualBook, picture: Callable[[str], bytes], version: str, printed_on: date
) -> WrittenDocument:
    """Make the document; `picture` gives the bytes of a picture by the name that the page calls it."""
    parts = tuple(
        WrittenPart(title, tuple(element for page in pages for element in _page(page, picture)))
        for title, pages in manual.parts()
    )
    return WrittenDocument(
        Letterhead("Merito"),
        Imprint(printed_on),
        "Manuale di Merito",
        (f"versione {version}",),
        ("Il ciclo della performance del comune, su un solo computer.",),
        "Come si usa Merito",
        parts,
    )


def _page(page: ManualPage, picture: Callable[[str], bytes]) -> Iterator[WrittenElement]:
    for block in blocks_of(page.source):
        yield from _element(block, picture)


def _element(block: ManualBlock, picture: Callable[[str], bytes]) -> Iterator[WrittenElement]:
    match block:
        case ManualHeading():
            yield WrittenHeading(block.words, min(block.level, DEEPEST))
        case ManualParagraph():
            yield WrittenParagraph(block.runs, is_item=block.is_item, marker=block.marker)
        case ManualTable():
            yield _table(block)
        case ManualPicture():
            yield WrittenPicture(picture(block.file), block.alternative)


def _table(table: ManualTable) -> WrittenTable:
    widths = WIDTHS.get(len(table.head), (1.0,) * len(table.head))
    columns = tuple(WrittenColumn(head, width) for head, width in zip(table.head, widths, strict=True))
    rows = tuple(WrittenRow(tuple(words(cell) for cell in row)) for row in table.rows)
    return WrittenTable("", columns, rows)
