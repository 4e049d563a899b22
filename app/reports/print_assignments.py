"""The Schede di assegnazione: what each person is given to do, signed for presa visione."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import BinaryIO

from app.domain.documents.assignment_sheet import AssignmentSheetDocument
from app.domain.documents.common import Printed
from app.domain.italian import DASH, format_decimal
from app.domain.method.scale import Scale
from app.domain.progress import Progress
from app.domain.sheets.detail import ItemDetail, SectionDetail
from app.reports.blocks.base import Block
from app.reports.blocks.signatures import signatures
from app.reports.blocks.table import Row, Table, TableColumn, cell, spread, table
from app.reports.blocks.texts import heading, paragraph
from app.reports.letterhead import Margins, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.person_panel import person_panel
from app.reports.series import Paper, print_papers
from app.reports.style import CELL, CELL_BOLD, CELL_QUIET, QUIET, SUBTITLE, TITLE

_OBJECTIVES = spread(
    TableColumn("Obiettivo e indicatori", 330), TableColumn("Atteso", 113), TableColumn("Peso", 50, "right")
)
_FACTORS = spread(TableColumn("Fattore di valutazione", 443), TableColumn("Peso", 50, "right"))
_NOTHING = "Nessuna voce assegnata."
_PLACE = "Luogo e data: ______________________________"
_MEANING = (
    "La firma per presa visione attesta che obiettivi, pesi e fattori sono stati illustrati e che una copia di questa"
    " scheda è stata consegnata."
)


def print_assignments(documents: Sequence[AssignmentSheetDocument], out: BinaryIO, progress: Progress) -> Printed:
    """Print the sheets one after the other, each from a page of its own."""
    first = documents[0]
    whose = f" – {first.person.full_name}" if len(documents) == 1 else ""
    return print_papers(documents, out, progress, _paper, title=f"{first.title}{whose}", subject=first.title)


def _paper(document: AssignmentSheetDocument, file: PdfFile) -> Paper:
    person = document.person
    name = f"{person.full_name} ({person.matricola})" if person.matricola else person.full_name
    margins = Margins(document.imprint, f"{document.title}  ·  {name}")
    return Paper(name, f"Assegnazione a {person.full_name}", margins, _blocks(document, file))


def _blocks(document: AssignmentSheetDocument, file: PdfFile) -> Iterator[Block]:
    yield letterhead(document.letterhead, file.logo(document.letterhead.logo))
    yield paragraph("Scheda di assegnazione degli obiettivi", TITLE, before=4, after=0)
    yield paragraph(f"{document.names.role}  ·  Anno {document.year}", SUBTITLE, after=2)
    yield person_panel(document.person, document.names, "Periodo di riferimento")
    for section in document.sections:
        if section.is_detailed and not section.is_correction:
            yield from _section(section)
    if document.renewal:
        yield paragraph(document.renewal, CELL_BOLD, before=12, after=0, keeps_next=True)
    yield paragraph(_PLACE, before=20, after=0, keeps_next=True)
    yield paragraph(_MEANING, QUIET, before=8, after=0, keeps_next=True)
    yield signatures(document.signatures)


def _section(section: SectionDetail) -> Iterator[Block]:
    weight = f"  ·  peso {format_decimal(section.weight, None)}" if section.weight is not None else ""
    yield heading(f"{section.title}{weight}")
    if section.description:
        yield paragraph(section.description, QUIET, keeps_next=bool(section.items))
    factors = [one for one in section.factors if not one.why_excluded]
    if section.objectives:
        yield _objectives(section.objectives)
    if factors:
        yield _factors(factors)
        yield from (paragraph(_scale(one), QUIET, before=2) for one in _scales(factors))
    if not section.objectives and not factors:
        yield paragraph(_NOTHING, QUIET)


def _objectives(objectives: Sequence[ItemDetail]) -> Table:
    return table(_OBJECTIVES, [row for one in objectives for row in _objective_rows(one)])


def _objective_rows(objective: ItemDetail) -> Iterator[Row]:
    """The objective with its weight, then its indicators with what is expected of each."""
    title = f"{objective.code}  {objective.label}".strip()
    under = len(objective.indicators)
    yield Row((cell(title, CELL_BOLD, span=2), cell(_weight(objective.weight), CELL_BOLD)), keeps_next=under > 0)
    for number, line in enumerate(objective.indicators, start=1):
        cells = (cell(line.words.text, CELL_QUIET, indent=10), cell(line.words.target or DASH, CELL_QUIET), cell(""))
        yield Row(cells, ruled=False, padding=2, keeps_next=number < under)


def _factors(factors: Sequence[ItemDetail]) -> Table:
    return table(_FACTORS, [row for one in factors for row in _factor_rows(one)])


def _factor_rows(factor: ItemDetail) -> Iterator[Row]:
    has_more = bool(factor.description)
    yield Row((cell(factor.label, CELL), cell(_weight(factor.weight))), keeps_next=has_more)
    if has_more:
        yield Row((cell(factor.description, CELL_QUIET, span=2, indent=10),), ruled=False, padding=2)


def _weight(weight: Decimal | None) -> str:
    return "" if weight is None else format_decimal(weight, None)


def _scales(factors: Sequence[ItemDetail]) -> list[Scale]:
    """Return the scales with which these factors are scored, each once."""
    found = {one.scale.code: one.scale for one in factors if one.scale is not None and one.scale.rows}
    return list(found.values())


def _scale(scale: Scale) -> str:
    rows = (f"{format_decimal(row.value, None)} {row.label}".strip() for row in scale.rows)
    return f"Scala dei punteggi: {'; '.join(rows)}."
