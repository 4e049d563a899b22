"""Printing the Piano degli obiettivi."""

from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.plan import PlanDocument
from app.reports.blocks.texts import heading, paragraph
from app.reports.contents import contents
from app.reports.flow import PageFlow
from app.reports.fonts import Face
from app.reports.letterhead import Margins, dress, letterhead
from app.reports.page import Bookmark, Page
from app.reports.pdf_file import PdfFile
from app.reports.plan import PlanBody
from app.reports.style import BLUE, GREY, INK, NEXT_TOP, TextStyle

_TITLE = TextStyle(Face.SEMIBOLD, 28, 34, INK)
_YEAR = TextStyle(Face.SEMIBOLD, 16, 22, BLUE)
_APPROVAL = TextStyle(Face.REGULAR, 11, 15, GREY)


def print_plan(document: PlanDocument, out: BinaryIO) -> Printed:
    """Print the plan with contents, bookmarks and page numbers."""
    file = PdfFile(
        out,
        title=f"{document.title} {document.period} – {document.letterhead.name}",
        author=document.letterhead.name,
        printed_on=document.imprint.printed_on,
        subject=f"{document.title}, anno {document.year}",
    )
    for page in plan_pages(document, file):
        file.write(page)
    file.close()
    return Printed(1, file.pages, (), file.issues)


def plan_pages(document: PlanDocument, file: PdfFile) -> list[Page]:
    """Lay out the body first, so that the contents know its pages; the contents' own length never changes."""
    title, body = _title_page(document, file), _body_pages(document, file)
    entries = [(bookmark, number) for number, page in enumerate(body) for bookmark in page.bookmarks]
    before = 1 + len(_contents_pages(entries, file, 0))
    pages = [*title, *_contents_pages(entries, file, before + 1), *body]
    dress(pages, Margins(document.imprint, f"{document.letterhead.name}  ·  {document.title} {document.period}"))
    return pages


def _title_page(document: PlanDocument, file: PdfFile) -> list[Page]:
    flow = PageFlow(file.new_page)
    flow.pages[0].bookmark("Frontespizio", 0, 842)
    flow.add(
        (
            letterhead(document.letterhead, file.logo(document.letterhead.logo)),
            paragraph(document.title, _TITLE, before=150, after=8),
            paragraph(document.period, _YEAR, after=4),
            paragraph(f"Anno {document.year}", _YEAR, after=24),
            *((paragraph(document.approval, _APPROVAL),) if document.approval else ()),
        )
    )
    return flow.pages


def _body_pages(document: PlanDocument, file: PdfFile) -> list[Page]:
    flow = PageFlow(file.new_page, NEXT_TOP)
    for part in PlanBody(document).parts():
        flow.break_page()
        flow.add(part)
    return flow.pages


def _contents_pages(entries: list[tuple[Bookmark, int]], file: PdfFile, offset: int) -> list[Page]:
    shown = [(bookmark, number + offset) for bookmark, number in entries]
    flow = PageFlow(file.new_page, NEXT_TOP)
    flow.add((heading("Indice", 0, bookmark=0), *contents(shown)))
    return flow.pages
