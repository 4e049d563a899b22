"""The papers of the awards: the prospetto with every amount explained, the totals, the extract of each person."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from app.domain.awards.rows import GROUP_COLUMNS, LACK_COLUMNS, AwardFundRow, AwardPersonRow
from app.domain.documents.awards import (
    EXCLUDED_COLUMNS,
    EXTRACT_TITLE,
    PROSPETTO_TITLE,
    PROVISIONAL,
    TOTAL_COLUMNS,
    TOTALS_TITLE,
    WHOLE_NUMBERS,
    AwardExtract,
    AwardsDocument,
    award_lines,
    due_columns,
    due_total,
    has_groups,
)
from app.domain.documents.common import Printed
from app.domain.italian import format_date, format_money
from app.domain.progress import Progress
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

_TOGETHER = 5
"""The steps of an amount that are never parted from its name."""


def print_awards(document: AwardsDocument, out: BinaryIO) -> Printed:
    """Print every fund with its people, then how each amount came, down to the cent."""
    return _print(document, out, PROSPETTO_TITLE, [*_totals(document), *_people(document)])


def print_award_totals(document: AwardsDocument, out: BinaryIO) -> Printed:
    """Print what the determina says: each fund and each group, with no name."""
    return _print(document, out, TOTALS_TITLE, _totals(document))


def _print(document: AwardsDocument, out: BinaryIO, title: str, blocks: Sequence[Block]) -> Printed:
    return print_day_report(
        out,
        document.letterhead,
        document.imprint,
        title=f"{title} – anno {document.year}",
        on_day=document.imprint.printed_on,
        sentence=document.standing,
        blocks=blocks,
    )


def _totals(document: AwardsDocument) -> list[Block]:
    if not document.funds:
        return []
    blocks: list[Block] = [
        heading("Totali per la determinazione", key="totali"),
        data_table(TOTAL_COLUMNS, document.funds, document.total),
    ]
    for fund in document.funds:
        if has_groups(fund):
            blocks += [
                heading(f"{fund.name}: per gruppo", key=f"gruppi-{fund.id}"),
                data_table(GROUP_COLUMNS, fund.groups),
            ]
    if lacks := [one for fund in document.funds for one in fund.lacks]:
        blocks += [
            heading("Che cosa manca per calcolare", key="mancanze"),
            data_table(LACK_COLUMNS, lacks),
        ]
    return blocks


def _people(document: AwardsDocument) -> Iterator[Block]:
    computed = [fund for fund in document.funds if fund.due or fund.people]
    for fund in computed:
        yield heading(fund.name, key=f"fondo-{fund.id}")
        yield from _fund(fund)
    for fund in computed:
        explained = [one for one in fund.due if one.explanation is not None]
        if explained:
            yield heading(f"Come si è arrivati agli importi: {fund.name}", key=f"passi-{fund.id}")
            yield paragraph(WHOLE_NUMBERS, QUIET, after=2, keeps_next=True)
        for one in explained:
            yield heading(one.name, 2)
            yield from _steps(one)


def _steps(one: AwardPersonRow) -> Iterator[Block]:
    if one.explanation is not None:
        yield explanation_table(award_lines(one.explanation), together=_TOGETHER, has_amounts=True)


def _fund(fund: AwardFundRow) -> Iterator[Block]:
    if fund.act:
        yield paragraph(f"Importo stabilito con {fund.act}.", QUIET, after=2, keeps_next=True)
    if fund.due and fund.other_scale:
        yield paragraph(fund.other_scale, QUIET, after=2, keeps_next=True)
    if fund.due:
        yield data_table(due_columns(fund), fund.due, due_total(fund))
    if excluded := [one for one in fund.people if not one.takes_part]:
        yield heading("Chi non partecipa", 2)
        yield data_table(EXCLUDED_COLUMNS, excluded)


def print_award_extracts(documents: Sequence[AwardExtract], out: BinaryIO, progress: Progress) -> Printed:
    """Print the extracts one after the other, each from a page of its own."""
    first = documents[0]
    title = first.title if len(documents) == 1 else f"{EXTRACT_TITLE} {first.year}"
    subject = f"{title}, al {format_date(first.on_day)}"
    return print_papers(documents, out, progress, _paper, title=title, subject=subject)


def _paper(document: AwardExtract, file: PdfFile) -> Paper:
    margins = Margins(document.imprint, f"{document.letterhead.name}  ·  {document.title}")
    return Paper(document.name, f"Estratto di {document.name}", margins, _extract(document, file))


def _extract(document: AwardExtract, file: PdfFile) -> Iterator[Block]:
    yield letterhead(document.letterhead, file.logo(document.letterhead.logo))
    yield heading(document.title, 0)
    yield paragraph(
        f"Regole: {document.rules}. {PROVISIONAL if document.is_provisional else ''}".strip(), QUIET, after=8
    )
    yield fields(
        (
            LabelledValue("Persona", document.name, span=2),
            LabelledValue("Matricola", document.code or "–"),
            LabelledValue("In tutto", format_money(document.total)),
        ),
        before=2,
    )
    if any(one.explanation is not None for _, one in document.lines):
        yield paragraph(WHOLE_NUMBERS, QUIET, before=6)
    for fund, one in document.lines:
        yield heading(fund.name, key=f"fondo-{fund.id}")
        yield from _line(one)
        if one.amount is not None and fund.other_scale:
            yield paragraph(fund.other_scale, QUIET)


def _line(one: AwardPersonRow) -> Iterator[Block]:
    if one.amount is None:
        yield paragraph(f"{one.note}.", BODY)
        return
    yield paragraph(f"Spettano {format_money(one.amount)}.", BODY, after=2)
    yield from _steps(one)
    if one.explanation is None and one.note:
        yield paragraph(one.note, QUIET)
