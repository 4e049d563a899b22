"""A written document as a PDF: title page, contents, its parts with bookmarks and page numbers."""

from typing import BinaryIO

from app.domain.documents.common import Printed
from app.reports.blocks.texts import heading, paragraph
from app.reports.closing import closing
from app.reports.contents import contents
from app.reports.flow import PageFlow
from app.reports.fonts import Face
from app.reports.letterhead import Margins, dress, letterhead
from app.reports.page import Bookmark, Page
from app.reports.pdf_file import PdfFile
from app.reports.style import BLUE, GREY, INK, NEXT_TOP, TextStyle
from app.reports.written.content import WrittenDocument, WrittenHeading
from app.reports.written.to_blocks import BlockMaker

_TITLE = TextStyle(Face.SEMIBOLD, 28, 34, INK)
_SUBTITLE = TextStyle(Face.SEMIBOLD, 16, 22, BLUE)
_REMARK = TextStyle(Face.REGULAR, 11, 15, GREY)


def print_written(document: WrittenDocument, out: BinaryIO) -> Printed:
    """Print a written document."""
    file = PdfFile(
        out,
        title=document.full_title,
        author=document.letterhead.name,
        printed_on=document.imprint.printed_on,
        subject=document.subject,
    )
    for page in _pages(document, file):
        file.write(page)
    file.close()
    return Printed(1, file.pages, (), file.issues)


def _pages(document: WrittenDocument, file: PdfFile) -> list[Page]:
    """Lay out the body first, so that the contents know its pages; the contents' own length never changes."""
    title, body = _title_page(document, file), _body_pages(document, file)
    entries = [(bookmark, number) for number, page in enumerate(body) for bookmark in page.bookmarks]
    before = 1 + len(_contents_pages(entries, file, 0))
    pages = [*title, *_contents_pages(entries, file, before + 1), *body]
    dress(pages, Margins(document.imprint, f"{document.letterhead.name}  ·  {document.running_title}"))
    return pages


def _title_page(document: WrittenDocument, file: PdfFile) -> list[Page]:
    flow = PageFlow(file.new_page)
    flow.pages[0].bookmark("Frontespizio", 0, 842)
    last = len(document.subtitles) - 1
    flow.add(
        (
            letterhead(document.letterhead, file.logo(document.letterhead.logo)),
            paragraph(document.title, _TITLE, before=150, after=8),
            *(
                paragraph(text, _SUBTITLE, after=24 if place == last else 4)
                for place, text in enumerate(document.subtitles)
            ),
            *(paragraph(text, _REMARK) for text in document.remarks),
        )
    )
    return flow.pages


def _body_pages(document: WrittenDocument, file: PdfFile) -> list[Page]:
    flow, maker = PageFlow(file.new_page, NEXT_TOP), BlockMaker(file.picture)
    for part in document.parts:
        flow.begin_part()
        ending = closing(document.imprint) if part is document.parts[-1] else ()
        flow.add(maker.blocks((WrittenHeading(part.title, 0), *part.elements)), ending)
    return flow.pages


def _contents_pages(entries: list[tuple[Bookmark, int]], file: PdfFile, offset: int) -> list[Page]:
    shown = [(bookmark, number + offset) for bookmark, number in entries]
    flow = PageFlow(file.new_page, NEXT_TOP)
    flow.add((heading("Indice", 0, in_outline=True), *contents(shown)))
    return flow.pages
