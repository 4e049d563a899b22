"""How the totals of a year were spread: the drawing, then the figures."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.distribution import SPREAD_COLUMNS, DistributionDocument
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.extras import Picture
from app.reports.blocks.texts import heading, paragraph
from app.reports.distribution_chart import distribution_chart
from app.reports.flow import PageFlow
from app.reports.letterhead import Margins, dress, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.style import QUIET

_TITLE = "Distribuzione dei totali"
_WHAT = (
    "Contano le schede a cui non manca nulla. Lo scarto è lo scarto quadratico medio dei totali; «alta» è la parte"
    " delle schede nella fascia più alta. Nessuna curva è imposta."
)


def print_distribution(document: DistributionDocument, out: BinaryIO) -> Printed:
    """Print the spread of the totals as it stands on its day."""
    title = f"{_TITLE} del {document.year}"
    file = PdfFile(
        out,
        title=f"{title} – {document.letterhead.name}",
        author=document.letterhead.name,
        printed_on=document.imprint.printed_on,
        subject=f"{title}, al {format_date(document.on_day)}",
    )
    flow = PageFlow(file.new_page)
    flow.add(
        (
            letterhead(document.letterhead, file.logo(document.letterhead.logo)),
            heading(title, 0, bookmark=0),
            paragraph(f"Al {format_date(document.on_day)}. {_WHAT}", QUIET, after=8),
            *_blocks(document),
        )
    )
    dress(flow.pages, Margins(document.imprint, f"{document.letterhead.name}  ·  {title}"))
    for page in flow.pages:
        file.write(page)
    file.close()
    return Printed(1, file.pages, (), file.issues)


def _blocks(document: DistributionDocument) -> Iterator[Block]:
    totals = document.totals
    if totals is None or not totals.rows:
        yield paragraph("Quest'anno non ha schede di cui mostrare i totali.", QUIET)
        return
    yield heading(totals.title, 1, bookmark=1, key="grafico")
    for number, row in enumerate(totals.rows):
        yield Picture(distribution_chart(totals, (row,), has_legend=number == 0), before=0)
    yield heading("I numeri", 1, bookmark=1, key="numeri")
    yield data_table(SPREAD_COLUMNS, document.lines)
