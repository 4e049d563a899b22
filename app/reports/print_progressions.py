"""The Graduatoria on paper: a table for each ranking, what was noted, who is excluded; and the extract of a person."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.progressions import ProcedureHeading, ProgressionExtract, RankingDocument
from app.domain.italian import DASH, format_date
from app.domain.progress import Progress
from app.domain.progressions.results import RankingList
from app.domain.progressions.rows import EXCLUDED_COLUMNS, RANK_COLUMNS, REMARK_COLUMNS, RankRow
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.fields import LabelledValue, fields
from app.reports.blocks.texts import heading, paragraph
from app.reports.day_report import print_day_report
from app.reports.letterhead import Margins, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.series import Paper, print_papers
from app.reports.sheet_tables import explanation_table
from app.reports.style import BODY, QUIET

_HEADS = {
    "position": "Posto", "name": "Persona", "performance": "Perform.", "experience": "Esper.", "other": "Altri",
    "extra": "Magg.", "score": "Punti", "standing": "Esito", "cost": "Importo annuo",
}  # fmt: skip
_WIDTHS = {
    "position": 9, "name": 30, "performance": 13, "experience": 12, "other": 10, "extra": 10, "score": 11,
    "standing": 20, "cost": 18,
}  # fmt: skip
_OF_KEY = {one.key: one for one in RANK_COLUMNS}
_COLUMNS = [replace(_OF_KEY[key], heading=head, width=_WIDTHS[key]) for key, head in _HEADS.items()]
_EXCLUDED_WIDTHS = {"name": 24, "matricola": 11, "contract_area": 20, "reasons": 62}
_EXCLUDED = [replace(one, width=_EXCLUDED_WIDTHS[one.key]) for one in EXCLUDED_COLUMNS]


def print_ranking(document: RankingDocument, out: BinaryIO) -> Printed:
    """Print the rankings of a year as they were published, or as they stand."""
    return print_day_report(
        out,
        document.letterhead,
        document.imprint,
        title=document.title,
        on_day=document.imprint.printed_on,
        sentence=document.sentence,
        blocks=_blocks(document),
    )


def _blocks(document: RankingDocument) -> Iterator[Block]:
    if document.heading is not None:
        yield _procedure(document.heading, document.spent)
    if document.lacks:
        yield heading("Perché non c'è ancora una graduatoria", key="mancanze")
        for sentence in document.lacks:
            yield paragraph(sentence, BODY)
    for ranking in document.result.rankings:
        yield from _ranking(ranking)
    if document.excluded:
        yield heading("Esclusi", key="esclusi")
        yield data_table(_EXCLUDED, document.excluded)
    if document.remarks:
        yield paragraph(document.remarks_words, QUIET, before=4)


def _procedure(of: ProcedureHeading, spent: str) -> Block:
    return fields(
        (
            LabelledValue("Regole", of.rules, span=2),
            LabelledValue("Adottate con", of.act or "non indicato"),
            LabelledValue("Con effetto dal", format_date(of.effective_on)),
            LabelledValue("Requisiti al", format_date(of.reference_on)),
            LabelledValue("Performance fino al", str(of.last_year)),
            LabelledValue("Costo annuo", spent),
        ),
        before=2,
    )


def _ranking(ranking: RankingList) -> Iterator[Block]:
    yield heading(ranking.title, key=f"graduatoria-{ranking.key}")
    yield paragraph(f"{ranking.words}.", QUIET, after=2, keeps_next=True)
    rows = [RankRow(ranking.title, one) for one in ranking.people]
    yield data_table(_COLUMNS, rows)
    ties = [f"{row.name}: {row.tie}" for row in rows if row.tie]
    if ties:
        yield paragraph(f"A parità di punteggio: {'; '.join(ties)}.", QUIET, before=2)
    for note in ranking.notes:
        yield paragraph(note, QUIET, before=2)


def print_progression_extracts(documents: Sequence[ProgressionExtract], out: BinaryIO, progress: Progress) -> Printed:
    """Print the extracts one after the other."""
    first = documents[0]
    title = first.title if len(documents) == 1 else f"Estratti della graduatoria {first.heading.year}"
    subject = f"{title}, al {format_date(first.imprint.printed_on)}"
    return print_papers(documents, out, progress, _paper, title=title, subject=subject)


def _paper(document: ProgressionExtract, file: PdfFile) -> Paper:
    margins = Margins(document.imprint, f"{document.letterhead.name}  ·  {document.title}")
    return Paper(document.person, f"Estratto di {document.person}", margins, _extract(document, file))


def _extract(document: ProgressionExtract, file: PdfFile) -> Iterator[Block]:
    yield letterhead(document.letterhead, file.logo(document.letterhead.logo))
    yield heading(document.title, 0)
    yield paragraph(document.heading.sentence, QUIET, after=8)
    told = (
        LabelledValue("Persona", document.person, span=2),
        LabelledValue("Matricola", document.matricola),
        LabelledValue("Graduatoria", document.ranking or DASH, span=2),
        LabelledValue("Esito", document.outcome),
    )
    yield fields((*told, *(LabelledValue(name, value or DASH) for name, value in document.facts)), before=2)
    if document.reasons:
        yield heading("Perché non è in graduatoria", key="motivi")
        for reason in document.reasons:
            yield paragraph(reason, BODY)
    if document.explanation:
        yield heading("Perché questo punteggio", key="punteggio")
        yield explanation_table(document.explanation)
    if document.remarks:
        yield heading("Osservazioni e risposte", key="osservazioni")
        yield data_table([one for one in REMARK_COLUMNS if one.key != "name"], document.remarks)
