"""Plans written as real files: the same lines as .docx, .odt, .pdf, .txt and .xlsx."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import docx
import fontpkg_titillium_web
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

_FONTS = Path(fontpkg_titillium_web.ROOT) / "files"


class Line(NamedTuple):
    """A line of a plan: `kind` is h (heading), p, b (bullet), n (number); of a table, its rows."""

    kind: str
    text: str = ""
    level: int = 0
    rows: Sequence[Sequence[str]] = ()


def table(*rows: Sequence[str]) -> Line:
    return Line("t", rows=rows)


def docx_of(lines: Sequence[Line]) -> bytes:
    """Write with the lists of Word, whose numbers are in no text."""
    document = docx.Document()
    for line in lines:
        depth = f" {line.level + 1}" if line.level else ""
        if line.kind == "h":
            document.add_heading(line.text, line.level or 1)
        elif line.kind == "b":
            document.add_paragraph(line.text, style=f"List Bullet{depth}")
        elif line.kind == "n":
            document.add_paragraph(line.text, style=f"List Number{depth}")
        elif line.kind == "t":
            made = document.add_table(len(line.rows), len(line.rows[0]))
            for row, cells in zip(made.rows, line.rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        else:
            document.add_paragraph(line.text)
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def deleted_run(paragraph: Any, text: str) -> None:
    """Put in a paragraph what somebody took out with the revisions on."""
    deletion, run, words = OxmlElement("w:del"), OxmlElement("w:r"), OxmlElement("w:delText")
    words.text = text
    run.append(words)
    deletion.append(run)
    paragraph._p.append(deletion)


def inserted_run(paragraph: Any, text: str) -> None:
    insertion, run, words = OxmlElement("w:ins"), OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    insertion.append(run)
    paragraph._p.append(insertion)


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = (
    " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "text", "table", "style", "manifest"))
    + f' xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"'
)
_LISTS = (
    '<text:list-style style:name="L1">'
    + "".join(f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="•"/>' for n in range(1, 4))
    + '</text:list-style><text:list-style style:name="L2">'
    + "".join(
        f'<text:list-level-style-number text:level="{n}" style:num-format="1" style:num-suffix="."/>'
        for n in range(1, 4)
    )
    + "</text:list-style>"
    '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Up" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)


def odt_of(lines: Sequence[Line]) -> bytes:
    """Write as LibreOffice does: lists inside lists, tables of cells."""
    return odt_with("".join(_odt_line(line, before) for before, line in zip([Line("p"), *lines], lines, strict=False)))


def odt_with(body: str) -> bytes:
    content = (
        f"<office:document-content {_NAMES}><office:automatic-styles>{_LISTS}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {_NAMES}/>")
    return stream.getvalue()


def _odt_line(line: Line, before: Line) -> str:
    text = escape(line.text)
    if line.kind == "h":
        return f'<text:h text:outline-level="{line.level or 1}">{text}</text:h>'
    if line.kind in "bn":
        goes_on = ' text:continue-numbering="true"' if before.kind == line.kind else ""
        style = "L1" if line.kind == "b" else "L2"
        opened = f'<text:list text:style-name="{style}"{goes_on}><text:list-item>'
        opened += "<text:list><text:list-item>" * line.level
        return f"{opened}<text:p>{text}</text:p>" + "</text:list-item></text:list>" * (line.level + 1)
    if line.kind == "t":
        rows = "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>"
            for row in line.rows
        )
        return f"<table:table>{rows}</table:table>"
    return f"<text:p>{text.replace(chr(9), '<text:tab/>')}</text:p>"


def pdf_of(lines: Sequence[Line], *, grid: bool = True, header: str = "", size: int = 10) -> bytes:
    """Print on A4 pages with the numbers of the pages at the foot."""
    _register()
    story: list[Flowable] = []
    counts: dict[int, int] = {}
    for line in lines:
        counts = counted(counts, line)
        story += _printed(line, counts.get(line.level, 0), size, grid=grid)

    def on_page(canvas: Any, document: Any) -> None:
        canvas.setFont("Prova", 8)
        canvas.drawString(60, 815, header)
        canvas.drawCentredString(300, 25, f"Pagina {document.page}")

    stream = io.BytesIO()
    SimpleDocTemplate(stream, leftMargin=60, rightMargin=60).build(story, onFirstPage=on_page, onLaterPages=on_page)
    return stream.getvalue()


def counted(counts: dict[int, int], line: Line) -> dict[int, int]:
    """Return the numbers of a list, by level, once a line is in it."""
    return counts | {line.level: counts.get(line.level, 0) + 1} if line.kind == "n" else {}


def _printed(line: Line, number: int, size: int, *, grid: bool) -> list[Flowable]:
    text = escape(line.text)
    plain = plain_style(size)
    if line.kind == "t":
        look = [
            ("FONT", (0, 0), (-1, -1), "Prova", size),
            *([("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if grid else []),
        ]
        cells = [[Paragraph(escape(cell), plain) for cell in row] for row in line.rows]
        return [Spacer(1, 12), Table(cells, style=look), Spacer(1, 12)]
    if line.kind == "h":
        return [Paragraph(text, ParagraphStyle("h", plain, fontName="Prova-Bold", fontSize=size + 4, leading=size + 8))]
    if line.kind in "bn":
        left = 18 + 18 * line.level
        item = ParagraphStyle("i", plain, leftIndent=left, bulletIndent=left - 14)
        return [Paragraph(text, item, bulletText="•" if line.kind == "b" else f"{number}.")]
    return [Paragraph(text, plain)]


def plain_style(size: int = 10) -> ParagraphStyle:
    _register()
    return ParagraphStyle("p", fontName="Prova", fontSize=size, leading=size * 1.25, spaceAfter=4)


def _register() -> None:
    if "Prova" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Prova", str(next(_FONTS.rglob("*-Regular.ttf")))))
        pdfmetrics.registerFont(TTFont("Prova-Bold", str(next(_FONTS.rglob("*-Bold.ttf")))))


def txt_of(lines: Sequence[Line]) -> bytes:
    """Write as people copy a plan into a text: markers typed, tables between bars."""
    written: list[str] = []
    counts: dict[int, int] = {}
    for line in lines:
        counts = counted(counts, line)
        indent = "  " * line.level
        if line.kind == "t":
            head, *rows = (f"| {' | '.join(row)} |" for row in line.rows)
            written += ["", head, "|" + "---|" * len(line.rows[0]), *rows, ""]
        elif line.kind in "bn":
            written.append(f"{indent}{'-' if line.kind == 'b' else f'{counts[line.level]}.'} {line.text}")
        else:
            written += ["", f"{'# ' if line.kind == 'h' else ''}{line.text}", ""]
    return "\n".join(written).encode()


def xlsx_of(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    book.active.title = "Obiettivi"
    for row in rows:
        book.active.append(list(row))
    return saved(book)
