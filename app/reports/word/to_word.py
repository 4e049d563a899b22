"""A written document as a document of Word: title page, contents, headings, lists, tables and captions of its own."""

from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from app.domain.document_text.rich_text import TextRun
from app.domain.documents.common import Printed
from app.reports.style import FRAME_WIDTH
from app.reports.word import margins, styles
from app.reports.word.contents import add_bookmark, add_contents
from app.reports.word.numbering import NumberedLists
from app.reports.word.package import save, set_properties
from app.reports.word.parts import add_field, legible
from app.reports.word.raster import png_of
from app.reports.word.tables import add_table
from app.reports.written.content import (
    WordTone,
    WrittenDocument,
    WrittenElement,
    WrittenFigure,
    WrittenHeading,
    WrittenParagraph,
    WrittenPicture,
    WrittenTable,
)


def write_word(document: WrittenDocument, out: BinaryIO) -> Printed:
    """Write a document of several parts; how many pages they are, Word alone knows."""
    word = new_word(document)
    issues = margins.add_title_page(word, document)
    add_contents(word, document)
    writer = WordWriter(word)
    for part in document.parts:
        writer.begin_page()
        writer.add((WrittenHeading(part.title, 0), *part.elements))
    margins.add_closing(word, document.imprint)
    save(word, out)
    return Printed(1, 0, (), issues)


def new_word(document: WrittenDocument) -> Document:
    """Begin a document of Word with its styles, its properties, its header and its footer."""
    word = docx.Document()
    styles.dress(word)
    set_properties(
        word,
        title=document.full_title,
        subject=document.subject,
        author=document.letterhead.name,
        printed_on=document.imprint.printed_on,
    )
    margins.dress(word, document)
    return word


class WordWriter:
    """Adds headings, paragraphs, lists, tables and drawings to a document of Word, numbering its captions."""

    def __init__(self, word: Document) -> None:
        self._word = word
        self._lists = NumberedLists(word)
        self._headings = self._tables = self._figures = 0
        self._is_new_page = False

    def begin_page(self) -> None:
        """Let what is added next begin a page."""
        self._is_new_page = True

    def add(self, elements: Iterable[WrittenElement]) -> None:
        for element in elements:
            if not (isinstance(element, WrittenParagraph) and element.marker):
                self._lists.end()
            match element:
                case WrittenHeading():
                    self._add_heading(element)
                case WrittenParagraph():
                    self._add_paragraph(element)
                case WrittenTable():
                    self._caption_table(element)
                    add_table(self._word, element)
                case WrittenFigure():
                    self._add_figure(element)
                case WrittenPicture():
                    self._add_picture(element)

    def _paragraph(self, style: str) -> Paragraph:
        paragraph = styles.put(self._word.add_paragraph(), style)
        paragraph.paragraph_format.page_break_before = True if self._is_new_page else None
        self._is_new_page = False
        return paragraph

    def _add_heading(self, one: WrittenHeading) -> None:
        self._headings += 1
        paragraph = self._paragraph(styles.HEADINGS[one.level])
        paragraph.add_run(legible(one.title))
        add_bookmark(paragraph, self._headings)

    def _add_paragraph(self, one: WrittenParagraph) -> None:
        paragraph = self._paragraph(_style_of(one))
        if one.marker:
            self._lists.add(paragraph, one.marker)
        paragraph.paragraph_format.keep_with_next = True if one.keeps_next else None
        add_runs(paragraph, one.runs, is_strong=one.tone is WordTone.STRONG)

    def _caption_table(self, one: WrittenTable) -> None:
        """Number a table and say what it shows, unless the heading over it has said so."""
        if one.caption:
            self._tables += 1
            self._caption("Tabella", self._tables, one.caption)

    def _caption(self, kind: str, number: int, words: str) -> Paragraph:
        paragraph = self._paragraph(styles.CAPTION)
        paragraph.add_run(f"{kind} ")
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
        paragraph.add_run(f" – {legible(words)}")
        return paragraph

    def _add_figure(self, one: WrittenFigure) -> None:
        self._figures += 1
        paragraph = self._paragraph(styles.BODY)
        paragraph.paragraph_format.keep_with_next = True
        width = min(one.drawing.width, FRAME_WIDTH)
        picture = paragraph.add_run().add_picture(BytesIO(png_of(one.drawing)), width=Pt(width))
        described = picture._inline.docPr  # noqa: SLF001 (the library has no call for what a picture shows)
        described.set("descr", legible(one.alternative))
        described.set("title", legible(one.caption))
        self._caption("Figura", self._figures, one.caption).paragraph_format.keep_with_next = False

    def _add_picture(self, one: WrittenPicture) -> None:
        picture = self._paragraph(styles.BODY).add_run().add_picture(BytesIO(one.png), width=Pt(FRAME_WIDTH))
        picture._inline.docPr.set("descr", legible(one.alternative))  # noqa: SLF001 (as above)


def _style_of(one: WrittenParagraph) -> str:
    if one.is_item:
        return styles.NUMBERS if one.marker else styles.BULLETS
    return styles.QUIET if one.tone is WordTone.QUIET else styles.BODY


def add_runs(paragraph: Paragraph, runs: Iterable[TextRun], *, is_strong: bool = False) -> None:
    """Add words to a paragraph, each with its weight; lines are kept apart."""
    for run in runs:
        for place, line in enumerate(legible(run.text).split("\n")):
            made = paragraph.add_run()
            if place:
                made.add_break(WD_BREAK.LINE)
            made.add_text(line)
            made.bold = True if run.is_bold or is_strong else None
