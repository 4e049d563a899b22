"""The Scheda di verifica intermedia: outcome, values so far, notes, signatures."""

from collections.abc import Iterator, Sequence

from app.domain.documents.sheet import EvaluationSheetDocument, SheetMode
from app.domain.italian import DASH, format_decimal
from app.domain.sheets.detail import ItemDetail, SectionDetail
from app.domain.workflow import InterimOutcome
from app.reports.blocks.base import Block
from app.reports.blocks.extras import HandLines
from app.reports.blocks.table import Cell, Row, Table, TableColumn, cell, spread, table
from app.reports.blocks.texts import heading, paragraph
from app.reports.style import CELL_BOLD, CELL_QUIET, NOTE, PALE_BLUE, QUIET, TOTAL

_OBJECTIVES = spread(
    TableColumn("Obiettivo e indicatori", 250),
    TableColumn("Atteso a fine anno", 90),
    TableColumn("Valore finora", 90),
    TableColumn("Grado %", 55, "right"),
)
_FACTORS = spread(TableColumn("Fattore", 330), TableColumn("Punteggio", 155))
_OUTCOME = spread(TableColumn("Esito della verifica", 493))


def interim_blocks(document: EvaluationSheetDocument) -> Iterator[Block]:
    """The body of the paper, between whom it is about and the signatures."""
    is_blank = document.mode is SheetMode.BLANK
    yield _outcome(document)
    yield from _objectives(document.sections, is_blank=is_blank)
    if not is_blank:
        yield from _factors(document)
    yield from _texts(document)


def _outcome(document: EvaluationSheetDocument) -> Table:
    shown = cell(document.outcome or "non ancora dato", TOTAL if document.outcome else CELL_QUIET)
    if document.mode is SheetMode.BLANK:
        shown = Cell((), ticks=tuple(one.italian for one in InterimOutcome))
    return table(_OUTCOME, [Row((shown,), fill=PALE_BLUE, padding=5)], before=10)


def _objectives(sections: Sequence[SectionDetail], *, is_blank: bool) -> Iterator[Block]:
    """The objectives of every section with what was measured until now."""
    yield heading("Obiettivi: i valori a metà anno")
    found = [one for section in sections if section.is_printed for one in section.objectives]
    rows = [row for one in found for row in _objective_rows(one, is_blank=is_blank)]
    if rows:
        yield table(_OBJECTIVES, rows)
    else:
        yield paragraph("Nessun obiettivo assegnato.", QUIET)


def _objective_rows(objective: ItemDetail, *, is_blank: bool) -> Iterator[Row]:
    """The objective with its degree so far, then what was measured; on a blank paper there is room to write it."""
    title = f"{objective.code}  {objective.label}".strip()
    degree = format_decimal(objective.degree) if objective.degree is not None else "" if is_blank else DASH
    under = [
        Row(
            (
                cell(line.words.text, CELL_QUIET, indent=10),
                cell(line.words.target or DASH, CELL_QUIET),
                cell(line.words.result or ("" if is_blank else "non ancora rilevato"), CELL_QUIET),
                cell("", CELL_QUIET),
            ),
            ruled=False,
            padding=2,
        )
        for line in objective.indicators
    ]
    if objective.light:
        light = f"Semaforo: {objective.light.italian}"
        under.append(Row((cell(light, CELL_QUIET, span=4, indent=10),), ruled=False, padding=2))
    if objective.note:
        under.append(Row((cell(f"Nota: {objective.note}", NOTE, span=4, indent=10),), ruled=False, padding=2))
    first = Row((cell(title, CELL_BOLD, span=3), cell(degree, CELL_BOLD)))
    rows = [first, *under]
    yield from (row._replace(keeps_next=True) for row in rows[:-1])
    yield rows[-1]


def _factors(document: EvaluationSheetDocument) -> Iterator[Block]:
    """The factors that were scored and what they come to, where the method lets scores be given at the half of the
    year: none is invented."""
    printed = [section for section in document.sections if section.is_printed]
    scored = [one for section in printed for one in section.factors if one.value is not None]
    if not scored:
        return
    result = document.result
    yield heading("Fattori di valutazione")
    rows = [row for one in scored for row in _factor_rows(one)]
    if result.total is not None:
        total = format_decimal(result.total, result.digits)
        rows.append(Row((cell("Totale della verifica", CELL_BOLD), cell(total, TOTAL)), fill=PALE_BLUE))
    yield table(_FACTORS, rows)


def _factor_rows(factor: ItemDetail) -> Iterator[Row]:
    has_note = bool(factor.note)
    yield Row((cell(factor.label), cell(factor.answer, CELL_BOLD)), keeps_next=has_note)
    if has_note:
        yield Row((cell(f"Nota: {factor.note}", NOTE, span=2, indent=10),), ruled=False, padding=2)


def _texts(document: EvaluationSheetDocument) -> Iterator[Block]:
    texts, is_blank = document.texts, document.mode is SheetMode.BLANK
    titled = (
        ("Note", texts.general),
        ("Punti di forza", texts.strengths),
        ("Aspetti da migliorare", texts.improvements),
        ("Formazione proposta", texts.training),
    )
    for title, text in titled:
        if text:
            yield heading(title, 2)
            yield paragraph(text)
        elif is_blank and title in {"Note", "Formazione proposta"}:
            yield heading(title, 2)
            yield HandLines(3)
