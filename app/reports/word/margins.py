"""What stands around the pages of a document of Word, and its title page."""

from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from app.domain.documents.common import DEMO_MARK, INTERNAL_MARK, Imprint, Letterhead
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.reports.logo import read_logo
from app.reports.pdf_file import LOGO_TALLEST, LOGO_WIDEST
from app.reports.style import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from app.reports.word.parts import add_field, legible
from app.reports.word.styles import BODY, QUIET, SUBTITLE, TITLE
from app.reports.written.content import WrittenDocument

_OVER_TITLE, _OVER_CLOSING = 120.0, 18.0


def dress(word: Document, document: WrittenDocument) -> None:
    """Set the paper, and write header and footer; the first page has the letterhead in the place of the header."""
    section, imprint = word.sections[0], document.imprint
    section.page_width, section.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(MARGIN)
    section.different_first_page_header_footer = True
    marks = [INTERNAL_MARK] if imprint.is_internal else []
    marks += [DEMO_MARK] if imprint.is_demo else []
    running = f"{document.letterhead.name} · {document.running_title}"
    _line(section.header.paragraphs[0], " · ".join([*marks, running]))
    _line(section.first_page_header.paragraphs[0], " · ".join(marks))
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        _line(paragraph, f"Scritto il {format_date(imprint.printed_on)} · Pagina ")
        add_field(paragraph, "PAGE", "1")
        paragraph.add_run(" di ")
        add_field(paragraph, "NUMPAGES", "1")
        for line in imprint.marks.footer:
            paragraph.add_run().add_break()
            paragraph.add_run(legible(line))


def _line(paragraph: Paragraph, text: str) -> None:
    paragraph.style = QUIET
    paragraph.add_run(legible(text))


def add_title_page(word: Document, document: WrittenDocument) -> tuple[Issue, ...]:
    """Write the letterhead and the title; return what of them could not be written."""
    issues = add_letterhead(word, document.letterhead)
    title = word.add_paragraph(legible(document.title), style=TITLE)
    title.paragraph_format.space_before = Pt(_OVER_TITLE)
    for text in document.subtitles:
        word.add_paragraph(legible(text), style=SUBTITLE)
    for text in document.remarks:
        word.add_paragraph(legible(text), style=QUIET)
    return issues


def add_letterhead(word: Document, ente: Letterhead) -> tuple[Issue, ...]:
    """Write the logo, the name and the lines of the ente."""
    picture, issues = read_logo(ente.logo)
    if picture:
        data = BytesIO()
        picture.save(data, "PNG")
        scale = min(LOGO_WIDEST / picture.width, LOGO_TALLEST / picture.height)
        drawn = word.add_paragraph(style=BODY).add_run().add_picture(data, width=Pt(picture.width * scale))
        described = drawn._inline.docPr  # noqa: SLF001 (the library has no call for what a picture shows)
        described.set("descr", f"Logo: {legible(ente.name)}")
    word.add_paragraph(style=BODY).add_run(legible(ente.name)).bold = True
    for line in ente.lines:
        word.add_paragraph(legible(line), style=QUIET).paragraph_format.space_after = Pt(0)
    for line in ente.references:
        word.add_paragraph(legible(line), style=BODY).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return issues


def add_closing(word: Document, imprint: Imprint) -> None:
    """Write place and day, and who signs, under the document."""
    marks = imprint.marks
    if marks.place_and_day:
        word.add_paragraph(legible(marks.place_and_day), style=BODY).paragraph_format.space_before = Pt(_OVER_CLOSING)
    for one in marks.signatories:
        office = word.add_paragraph(style=BODY)
        office.paragraph_format.space_before = Pt(_OVER_CLOSING)
        office.paragraph_format.keep_with_next = True
        office.add_run(legible(one.role)).bold = True
        word.add_paragraph(legible(one.name), style=BODY)
