"""How the totals of a year were spread: the drawing, then the figures."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.distribution import SPREAD_COLUMNS, DistributionDocument, printed_spreads
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.extras import Picture
from app.reports.blocks.texts import heading, paragraph
from app.reports.day_report import print_day_report
from app.reports.distribution_chart import distribution_chart, distribution_words
from app.reports.style import QUIET

_TITLE = "Distribuzione dei totali"
_WHAT = (
    "Contano le schede a cui non manca nulla. Lo scarto è lo scarto quadratico medio dei totali; «alta» è la parte"
    " delle schede nella fascia più alta. Nessuna curva è imposta."
)


def print_distribution(document: DistributionDocument, out: BinaryIO) -> Printed:
    """Print the spread of the totals as it stands on its day."""
    title, sentence = f"{_TITLE} del {document.year}", f"Al {format_date(document.on_day)}. {_WHAT}"
    head, imprint = document.letterhead, document.imprint
    return print_day_report(
        out, head, imprint, title=title, on_day=document.on_day, sentence=sentence, blocks=_blocks(document)
    )


def _blocks(document: DistributionDocument) -> Iterator[Block]:
    totals = document.totals
    if totals is None or not totals.rows:
        yield paragraph("Quest'anno non ha schede di cui mostrare i totali.", QUIET)
        return
    yield heading(totals.title, key="grafico")
    for number, row in enumerate(totals.rows):
        drawing = distribution_chart(totals, (row,), has_legend=number == 0)
        yield Picture(drawing, distribution_words(row, totals), before=0)
    yield heading("I numeri", key="numeri")
    yield data_table(SPREAD_COLUMNS, printed_spreads(totals))
    if totals.quotas:
        yield heading("Quote e scarto", key="quote")
        yield paragraph("Sono avvisi: non cambiano nessun punteggio.", QUIET)
        yield from (paragraph(sentence) for sentence in totals.quotas)
