"""The styles of a document of Word: those of its own names, so that its contents and its panes know them."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from app.reports.style import BLUE, FRAME_WIDTH, GREY, INK, RULE, TEXT, Colour
from app.reports.word.parts import LANGUAGE, element

FONT = "Calibri"
"""Every office has it, or one of the same widths: ours cannot be taken for granted."""
BODY, QUIET, CELL, CELL_QUIET, CAPTION = "Normal", "Nota di Merito", "Cella", "Cella minore", "Caption"
TITLE, SUBTITLE, BULLETS, NUMBERS = "Title", "Subtitle", "List Bullet", "List Number"
HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
TABLE = "Tabella di Merito"
CONTENTS = ("toc 1", "toc 2", "toc 3")
_INDENT = Cm(0.63)
_RULE_WIDTH = "4"
"""Eighths of a point."""
_ROOM = {"top": "30", "left": "60", "bottom": "30", "right": "60"}
"""Around what stands in a cell, in twentieths of a point: a table of nine columns keeps its words whole."""


def put(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph a style: by its name the library would look through all of its styles, each time."""
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001 (the library has no quicker way)
    return paragraph


def dress(word: Document) -> None:
    """Set the styles in use, all in one face and one language."""
    _set_defaults(word)
    _set(word, BODY, 11, TEXT, after=6)
    _set(word, TITLE, 28, INK, after=6, is_bold=True)
    _set(word, SUBTITLE, 16, BLUE, after=4, is_bold=True)
    for name, size, before in zip(HEADINGS, (18, 14, 12), (18, 14, 10), strict=True):
        _set(word, name, size, INK if name == HEADINGS[2] else BLUE, before=before, after=4, is_bold=True)
        word.styles[name].paragraph_format.keep_with_next = True
    _set(word, CAPTION, 9, GREY, before=6, after=3)
    word.styles[CAPTION].paragraph_format.keep_with_next = True
    for name in (BULLETS, NUMBERS):
        _set(word, name, 11, TEXT, after=3)
    for level, name in enumerate(CONTENTS):
        _added(word, name, BODY).element.attrib.pop(qn("w:customStyle"), None)  # they are Word's own
        _set(word, name, 11, TEXT, before=0 if level else 6, after=2, is_bold=not level)
        form = word.styles[name].paragraph_format
        form.left_indent = _INDENT * level
        form.tab_stops.add_tab_stop(Pt(FRAME_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for name, points, colour in ((QUIET, 9.5, GREY), (CELL, 9.5, TEXT), (CELL_QUIET, 9.0, GREY)):
        _added(word, name, BODY)
        _set(word, name, points, colour, after=6 if name == QUIET else 0)
    _add_table_style(word)


def _add_table_style(word: Document) -> None:
    """Make the style of the tables, as in print: thin grey rules between the rows, none between the columns."""
    style = word.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = word.styles["Normal Table"]
    borders, margins = element("w:tblBorders"), element("w:tblCellMar")
    for edge in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{edge}", val="single", sz=_RULE_WIDTH, space="0", color=_hex(RULE)))
    for side, width in _ROOM.items():
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    properties = element("w:tblPr")
    properties.extend((borders, margins))
    style.element.append(properties)


def _hex(colour: Colour) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colour)


def _set_defaults(word: Document) -> None:
    """Write the language and the face where every style takes them from."""
    properties = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for name in ("w:lang", "w:rFonts"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    properties.insert(0, element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    properties.append(element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE))


def _added(word: Document, name: str, base: str) -> ParagraphStyle:
    style: ParagraphStyle = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles[base]
    return style


def _set(
    word: Document, name: str, size: float, colour: Colour, *, before: float = 0, after: float, is_bold: bool = False
) -> None:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 (all those named here are)
    _drop_faces(style)
    font, spacing = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), is_bold, False
    font.color.rgb = RGBColor(*(round(part * 255) for part in colour))
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    spacing.line_spacing_rule = WD_LINE_SPACING.SINGLE
    spacing.widow_control = True


def _drop_faces(style: ParagraphStyle) -> None:
    """Take away the faces and borders that the template of the library gives its headings and titles."""
    for parent, name in (("w:rPr", "w:rFonts"), ("w:rPr", "w:spacing"), ("w:pPr", "w:pBdr")):
        properties = style.element.find(qn(parent))
        for old in () if properties is None else properties.findall(qn(name)):
            properties.remove(old)
