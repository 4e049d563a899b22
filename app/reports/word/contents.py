"""The contents of a document of Word: its own field, with the titles there already and a link to each."""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from app.reports.word.parts import add_field_mark, add_instruction, element, legible
from app.reports.word.styles import CONTENTS, SUBTITLE, put
from app.reports.written.content import WrittenDocument, WrittenHeading

_AFTER_UPDATE = (
    "w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr",
    "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip
"""What the schema of the settings wants after it, as far as a document has it."""
_FIELD = 'TOC \\o "1-3" \\h \\z \\u'


def add_contents(word: Document, document: WrittenDocument) -> None:
    """Add the contents on a page of their own: titles that lead to their place, and the numbers that Word counts.

    Our own pages are not those of Word or LibreOffice, and a wrong number is worse than none.
    """
    ask_to_count(word)
    title = word.add_paragraph("Indice", style=SUBTITLE)
    title.paragraph_format.page_break_before = True
    entries = [put(word.add_paragraph(), CONTENTS[one.level]) for one in headings_of(document)]
    for number, (paragraph, one) in enumerate(zip(entries, headings_of(document), strict=True), start=1):
        if number == 1:
            add_field_mark(paragraph, "begin")
            add_instruction(paragraph, _FIELD)
            add_field_mark(paragraph, "separate")
        _add_link(paragraph, bookmark_name(number), legible(one.title))
    if entries:
        add_field_mark(entries[-1], "end")


def headings_of(document: WrittenDocument) -> Iterator[WrittenHeading]:
    """Yield the headings of a document in the order in which they are written."""
    for part in document.parts:
        yield WrittenHeading(part.title, 0)
        yield from (one for one in part.elements if isinstance(one, WrittenHeading))


def bookmark_name(number: int) -> str:
    """Return the name by which the contents know a heading, by its place among them."""
    return f"_Toc{number:08d}"


def add_bookmark(paragraph: Paragraph, number: int) -> None:
    """Let the contents find a heading."""
    words = paragraph._p  # noqa: SLF001 (the library has no call for bookmarks)
    words.append(element("w:bookmarkStart", id=str(number), name=bookmark_name(number)))
    words.append(element("w:bookmarkEnd", id=str(number)))


def ask_to_count(word: Document) -> None:
    """Let Word count the pages of the contents as it opens the file, after asking; others do it when told to."""
    word.settings.element.insert_element_before(element("w:updateFields", val="true"), *_AFTER_UPDATE)


def _add_link(paragraph: Paragraph, target: str, text: str) -> None:
    run = paragraph.add_run(text)
    link: BaseOxmlElement = element("w:hyperlink", anchor=target, history="1")
    run._r.addprevious(link)  # noqa: SLF001 (the library adds no links)
    link.append(run._r)  # noqa: SLF001 (the library adds no links)
