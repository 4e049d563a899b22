"""How long LibreOffice takes to make PDFs of the same sheets, with their words in paragraphs and tables.

It makes what we make: tagged archive copies with the logo, the columns of the tables, the footer and its numbers;
without our code, colours and rules. Its start is left out, and all files are given to one process.
"""

import shutil
import subprocess
import tempfile
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from xml.sax.saxutils import escape

from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.sheets.detail import ItemDetail, SectionDetail
from tests.reports.samples import logo

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" '
    'office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>'
    '<style:page-layout style:name="L"><style:footer-style/></style:page-layout>'
    '<style:style style:name="N" style:family="paragraph" style:master-page-name="Standard">'
    '<style:paragraph-properties fo:break-before="page"/></style:style>'
    '<style:style style:name="W" style:family="table-column">'
    '<style:table-column-properties style:column-width="8cm"/></style:style>'
    '<style:style style:name="C" style:family="table-column">'
    '<style:table-column-properties style:column-width="2cm"/></style:style></office:automatic-styles>'
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:footer><text:p>'
    "Pagina <text:page-number/> di <text:page-count/></text:p></style:footer></style:master-page>"
    "</office:master-styles><office:body><office:text>"
)
_LOGO = (
    '<text:p><draw:frame text:anchor-type="as-char" svg:width="1.6cm" svg:height="2cm"><draw:image>'
    f"<office:binary-data>{b64encode(logo()).decode()}</office:binary-data></draw:image></draw:frame>"
)
_FILTER = (
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"1"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)
_TAIL = "</office:text></office:body></office:document>"


def seconds_of_libreoffice(documents: Sequence[EvaluationSheetDocument], *, apart: bool) -> float | None:
    """Return the seconds to convert all to one file or to one each; None where LibreOffice is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    groups = [[one] for one in documents] if apart else [documents]
    with tempfile.TemporaryDirectory() as home:
        _converted(program, Path(home), [documents[:1]])  # the first start makes its settings
        start = _converted(program, Path(home), [documents[:1]])
        return max(_converted(program, Path(home), groups) - start, 0.001)


def _converted(program: str, home: Path, groups: Iterable[Sequence[EvaluationSheetDocument]]) -> float:
    sources = []
    for number, documents in enumerate(groups):
        sources.append(home / f"schede{number}.fodt")
        sources[-1].write_text(f"{_HEAD}{''.join(map(_sheet, documents))}{_TAIL}", encoding="utf-8")
    command = [program, f"-env:UserInstallation={(home / 'settings').as_uri()}", "--headless"]
    command += ["--convert-to", _FILTER, "--outdir", str(home), *map(str, sources)]
    begun = perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return perf_counter() - begun


def _sheet(document: EvaluationSheetDocument) -> str:
    person = document.person
    facts = (person.full_name, person.matricola, person.unit, person.contract_area, person.profile, person.evaluator)
    closing = [f"{one.role} {one.name}" for one in document.signatures]
    explained = [(line.label, line.formula, line.result) for line in document.explanation]
    title = f'<text:p text:style-name="N">{escape(document.heading)}</text:p>'
    parts = [title, f"{_LOGO}{escape(document.letterhead.name)}</text:p>", *map(_paragraph, facts)]
    for section in document.sections:
        parts += [_paragraph(section.title), _table(_rows(section))]
    return "".join((*parts, *map(_paragraph, closing), _table(explained)))


def _rows(section: SectionDetail) -> Iterator[tuple[str, ...]]:
    for item in section.items:
        yield (item.label, item.answer, *_numbers(item))
        for line in item.indicators:
            yield (line.words.text, line.words.target, line.words.result, str(line.degree), "")
        if item.meaning:
            yield (item.meaning, "", "", "", "")


def _numbers(item: ItemDetail) -> tuple[str, ...]:
    return str(item.weight), str(item.degree), str(item.points)


def _table(rows: Iterable[Sequence[str]]) -> str:
    lines = list(rows)
    others = f'<table:table-column table:style-name="C" table:number-columns-repeated="{len(lines[0]) - 1}"/>'
    columns = f'<table:table-column table:style-name="W"/>{others}'
    body = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in lines)
    return f"<table:table>{columns}{body}</table:table>"


def _cell(text: str) -> str:
    return f"<table:table-cell>{_paragraph(text)}</table:table-cell>"


def _paragraph(text: str) -> str:
    return f"<text:p>{escape(text)}</text:p>"
