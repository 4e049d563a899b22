"""Amministrazione trasparente on paper: the law, then each table with what its figures mean."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.transparency import TransparencyDocument
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.texts import heading, paragraph
from app.reports.day_report import print_day_report
from app.reports.style import BODY, QUIET

_LAW = "Pubblicazione ai sensi dell'art. 20 del D.Lgs. 33/2013, in forma aggregata."


def print_transparency(document: TransparencyDocument, out: BinaryIO) -> Printed:
    """Print what is published of the year."""
    day = document.imprint.printed_on
    return print_day_report(
        out,
        document.letterhead,
        document.imprint,
        title=document.title,
        on_day=day,
        sentence=f"{_LAW} Dati al {format_date(day)}.",
        blocks=_blocks(document),
    )


def _blocks(document: TransparencyDocument) -> Iterator[Block]:
    yield heading("Criteri", key="criteri")
    yield paragraph(
        f"I criteri sono quelli del sistema di misurazione e valutazione della performance «{document.method}», con i"
        " quali sono state valutate le persone in servizio nell'anno.",
        BODY,
    )
    for table in document.tables:
        yield heading(table.title, key=table.code)
        yield data_table(table.columns, table.rows)
        if table.note:
            yield paragraph(table.note, QUIET, before=2)
    if why := document.evaluations.why_none:
        yield heading("Distribuzione delle valutazioni", key="valutazioni")
        yield paragraph(why, BODY)
