"""The words of an evaluation sheet as an OpenDocument text, in the paragraphs and tables of our own paper.

What LibreOffice is given to convert: the same words in the same order, the same columns, rules and fills, a page of
annexes, headers and footers. It is spared the QR code, the marks of the tags' artifacts and the lines to write on.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from app.domain.documents.common import INTERNAL_MARK, ExplanationLine
from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.italian import format_date, format_decimal, format_percent
from app.domain.sheets.detail import SectionDetail
from tests.reports.samples import logo

SPACES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)
TEXTS = {
    "Title": (19, "#17324D", True),
    "Heading": (12, "#0066CC", True),
    "Body": (9.5, "#1F2933", False),
    "Strong": (9.5, "#1F2933", True),
    "Cell": (9, "#1F2933", False),
    "Bold": (9, "#1F2933", True),
    "Quiet": (8.5, "#5A6772", False),
    "Label": (7.5, "#5A6772", False),
}
CELLS = {
    "Plain": "",
    "Ruled": ' fo:border-top="0.5pt solid #C5CCD3"',
    "Filled": ' fo:border-top="0.5pt solid #C5CCD3" fo:background-color="#F1F4F7"',
    "Boxed": ' fo:border="0.7pt solid #C5CCD3"',
}
OBJECTIVES = ("Obiettivo e indicatori", "Atteso", "Risultato", "Peso", "Grado %", "Punti")
FACTORS = ("Fattore", "Punteggio", "Peso", "Grado %", "Punti")
SUMMARY = ("Sezione", "Peso", "Grado %", "Punti")
EXPLANATION = ("Voce", "Come si arriva al risultato", "Risultato")
WIDTHS = {6: (248, 63, 66, 35, 43, 38), 5: (258, 112, 37, 46, 40), 4: (330, 50, 57, 56), 3: (186, 255, 52)}
LOGO = (
    '<draw:frame text:anchor-type="as-char" svg:width="1.6cm" svg:height="2cm"><draw:image>'
    f"<office:binary-data>{b64encode(logo()).decode()}</office:binary-data></draw:image></draw:frame>"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its texts, how they are set, and the style of its cells."""

    texts: Sequence[str]
    text: str = "Cell"
    cell: str = "Ruled"


def opendocument(documents: Sequence[EvaluationSheetDocument]) -> str:
    """Return a flat OpenDocument file that holds the sheets, each from a page of its own."""
    body = "".join(part for document in documents for part in _sheet(document))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{''.join(_styles())}</office:automatic-styles>"
        f"<office:master-styles>{_master(documents[0])}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _styles() -> Iterator[str]:
    yield (
        '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
        'fo:margin="1.8cm"/><style:header-style/><style:footer-style/></style:page-layout>'
    )
    for name, (size, colour, is_bold) in TEXTS.items():
        weight = ' fo:font-weight="bold"' if is_bold else ""
        yield (
            f'<style:style style:name="{name}" style:family="paragraph"><style:text-properties fo:font-size="{size}pt" '
            f'fo:color="{colour}" fo:language="it" fo:country="IT"{weight}/></style:style>'
        )
    for name, parent in (("First", "Title"), ("Annexes", "Heading")):
        yield (
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}" '
            'style:master-page-name="Standard"><style:paragraph-properties fo:break-before="page"/></style:style>'
        )
    for name, border in CELLS.items():
        yield (
            f'<style:style style:name="{name}" style:family="table-cell">'
            f'<style:table-cell-properties fo:padding="2.5pt"{border}/></style:style>'
        )
    for width in sorted({width for widths in (*WIDTHS.values(), (164, 123)) for width in widths}):
        yield (
            f'<style:style style:name="W{width}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}pt"/></style:style>'
        )


def _master(document: EvaluationSheetDocument) -> str:
    imprint = document.imprint
    above = f"{INTERNAL_MARK} · {document.heading} · {document.round_title}"
    below = f"Documento n. {imprint.number} · Metodologia: {imprint.method} · {imprint.short_hash} · Pagina "
    count = "<text:page-number/> di <text:page-count/>"
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="L">'
        f'<style:header><text:p text:style-name="Label">{escape(above)}</text:p></style:header>'
        f'<style:footer><text:p text:style-name="Label">{escape(below)}{count}</text:p></style:footer>'
        "</style:master-page>"
    )


def _sheet(document: EvaluationSheetDocument) -> Iterator[str]:
    yield f'<text:p text:style-name="First">{LOGO}</text:p>'
    yield from (_paragraph(line, "Label") for line in (document.letterhead.name, *document.letterhead.lines))
    yield _paragraph(document.heading, "Title")
    yield _paragraph(f"{document.names.role} · {document.round_title}", "Quiet")
    yield _table(_facts(document), (123,) * 4)
    for section in document.sections:
        yield _paragraph(section.title, "Heading")
        columns = OBJECTIVES if section.objectives else FACTORS
        yield _table(_items(section, len(columns)), WIDTHS[len(columns)], columns)
    yield _paragraph("Esito della valutazione", "Heading")
    yield _table(_outcome(document), WIDTHS[len(SUMMARY)], SUMMARY)
    yield from _closing(document)
    yield from _annexes(document)


def _facts(document: EvaluationSheetDocument) -> Iterator[Row]:
    person = document.person
    days = f"{format_date(person.period.start)} – {format_date(person.period.end)}"
    yield Row(("Persona valutata", "", "Matricola", "Periodo valutato"), "Label", "Plain")
    yield Row((person.full_name, "", person.matricola, days), "Strong", "Plain")
    yield Row(("Unità organizzativa", "", "Valutatore", ""), "Label", "Plain")
    yield Row((person.unit, "", f"{person.evaluator}, {person.evaluator_role}", ""), "Body", "Plain")
    yield Row(("Area contrattuale", "", "Profilo professionale", "Tempo di lavoro"), "Label", "Plain")
    yield Row((person.contract_area, "", person.profile, "tempo pieno"), "Body", "Plain")
    yield Row(("Incarico o mansioni", "", "", ""), "Label", "Plain")
    yield Row((person.assignment, "", "", ""), "Body", "Plain")


def _items(section: SectionDetail, columns: int) -> Iterator[Row]:
    for item in section.items:
        numbers = (format_decimal(item.weight), format_decimal(item.degree), format_decimal(item.points))
        answers = ("",) * (columns - 4) if item.indicators else (item.answer,)
        yield Row((f"{item.code} {item.label}".strip(), *answers, *numbers), "Bold" if item.indicators else "Cell")
        for line in item.indicators:
            words = (line.words.text, line.words.target, line.words.result, "", format_decimal(line.degree), "")
            yield Row(words, "Quiet", "Plain")
        if item.meaning:
            yield Row((item.meaning, *("",) * (columns - 1)), "Quiet", "Plain")
    total = (format_decimal(section.weight), format_decimal(section.degree), format_decimal(section.points))
    yield Row(("Totale della sezione", *("",) * (columns - 4), *total), "Bold", "Filled")


def _outcome(document: EvaluationSheetDocument) -> Iterator[Row]:
    for section in document.sections:
        numbers = (format_decimal(section.weight), format_decimal(section.degree), format_decimal(section.points))
        yield Row((section.title, *numbers))
    yield Row(("Totale", "", "", format_decimal(document.result.total)), "Strong", "Filled")


def _closing(document: EvaluationSheetDocument) -> Iterator[str]:
    result, dates = document.result, document.dates
    labels = ("Performance individuale", "Fascia", "Quota della fascia, secondo la metodologia")
    values = (format_decimal(result.individual_performance), result.band, format_percent(result.share, None))
    yield _table((Row(labels, "Label", "Plain"), Row(values, "Strong", "Plain")), (164,) * 3)
    yield _paragraph("Colloquio, consegna e firme", "Heading")
    days = [format_date(day) for day in (dates.interview, dates.delivery, dates.remarks_until) if day]
    labels = ("Data del colloquio", "Data di consegna", "Termine per le osservazioni")
    yield _table((Row(labels, "Label", "Plain"), Row(days, "Body", "Plain")), (164,) * 3)
    said = "La firma della persona valutata attesta presa visione e consegna di una copia; "
    yield _paragraph(f"{said}non significa che sia d'accordo.", "Quiet")
    places = (
        Row([one.role for one in document.signatures], "Label", "Boxed"),
        Row([one.name for one in document.signatures], "Body", "Boxed"),
        Row(["data e firma"] * len(document.signatures), "Label", "Boxed"),
    )
    yield _table(places, (164,) * 3)
    seal = f"Impronta della scheda: {document.imprint.short_hash} · Il codice in alto la riporta: una copia con "
    yield _paragraph(f"{seal}un'altra impronta ha un altro contenuto.", "Label")


def _annexes(document: EvaluationSheetDocument) -> Iterator[str]:
    yield _paragraph("Osservazioni del valutatore", "Annexes")
    for title, text in (
        ("Punti di forza", document.texts.strengths),
        ("Aspetti da migliorare", document.texts.improvements),
    ):
        yield _paragraph(title, "Strong") + _paragraph(text, "Body")
    yield _paragraph("Osservazioni della persona valutata", "Heading")
    yield _paragraph("Perché questo punteggio", "Heading")
    yield _table(map(_step, document.explanation), WIDTHS[len(EXPLANATION)], EXPLANATION)


def _step(line: ExplanationLine) -> Row:
    return Row((line.label, line.formula, line.result), "Quiet" if line.depth else "Bold")


def _table(rows: Iterable[Row], widths: Sequence[int], heads: Sequence[str] = ()) -> str:
    columns = "".join(f'<table:table-column table:style-name="W{width}"/>' for width in widths)
    head = f"<table:table-header-rows>{_row(Row(heads, 'Label'))}</table:table-header-rows>" if heads else ""
    return f"<table:table>{columns}{head}{''.join(map(_row, rows))}</table:table>"


def _row(row: Row) -> str:
    cells = (
        f'<table:table-cell table:style-name="{row.cell}">{_paragraph(text, row.text)}</table:table-cell>'
        for text in row.texts
    )
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _paragraph(text: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'
