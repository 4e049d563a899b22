"""Pieces of a document of Word that its library has no call for: fields, repeated rows, captions, languages."""

import unicodedata
from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

LANGUAGE = "it-IT"


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Make an element of WordprocessingML: `element("w:shd", fill="F1F4F7")`."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def legible(text: str) -> str:
    """Drop the characters that no document of Word may hold."""
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs", "Cn", "Co"})


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field that Word computes (a number of page, of a table), with what stands there until it does."""
    add_field_mark(paragraph, "begin")
    add_instruction(paragraph, code)
    add_field_mark(paragraph, "separate")
    paragraph.add_run(shown)
    add_field_mark(paragraph, "end")


def add_instruction(paragraph: Paragraph, code: str) -> None:
    """Say what a field computes."""
    instruction = element("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)  # noqa: SLF001 (the library gives no other way to its element)


def add_field_mark(paragraph: Paragraph, kind: str) -> None:
    """Begin a field, part its code from what it shows (`separate`), or end it."""
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))  # noqa: SLF001 (no other way to it)


def repeat_row(row: _Row) -> None:
    """Let a row of headings stand again at the top of each page."""
    _properties(row).append(element("w:tblHeader", val="true"))


def keep_row_whole(row: _Row) -> None:
    """Let no page part a row."""
    _properties(row).append(element("w:cantSplit", val="true"))


def _properties(row: _Row) -> BaseOxmlElement:
    return row._tr.get_or_add_trPr()  # noqa: SLF001 (the library gives no other way)


def shade(cell: _Cell, colour: str) -> None:
    """Fill the ground of a cell with a colour written as `F1F4F7`."""
    cell._tc.get_or_add_tcPr().append(  # noqa: SLF001 (the library gives no other way)
        element("w:shd", val="clear", color="auto", fill=colour)
    )


def without_rules(cell: _Cell, edges: Iterable[str]) -> None:
    """Take away the lines that the style of the table draws at some edges of a cell (`top`, `bottom`), in that order.

    Called before `shade`: Word wants the lines first.
    """
    borders = element("w:tcBorders")
    borders.extend(element(f"w:{edge}", val="nil") for edge in edges)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001 (the library gives no other way)
