"""The organigramma on its own sheet of paper."""

from itertools import starmap
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.organigram import OrganigramSheet
from app.domain.italian import format_date, plural
from app.reports.blocks.extras import Picture
from app.reports.blocks.texts import heading, paragraph
from app.reports.closing import closing
from app.reports.flow import PageFlow
from app.reports.letterhead import Margins, dress, letterhead
from app.reports.organigram import organigram_parts
from app.reports.pdf_file import PdfFile
from app.reports.style import FIRST_TOP, FRAME_BOTTOM, QUIET

_HEADING_ROOM = 170.0
_TITLE = "Organigramma"


def print_organigram(sheet: OrganigramSheet, out: BinaryIO) -> Printed:
    """Print the chart as it stands on its day, on as many pages as its areas ask for."""
    file = PdfFile(
        out,
        title=f"{_TITLE} – {sheet.letterhead.name}",
        author=sheet.letterhead.name,
        printed_on=sheet.imprint.printed_on,
        subject=f"{_TITLE} al {format_date(sheet.on_day)}",
    )
    flow = PageFlow(file.new_page)
    flow.add(
        (
            letterhead(sheet.letterhead, file.logo(sheet.letterhead.logo)),
            heading(_TITLE, 0, in_outline=True),
            paragraph(_subtitle(sheet), QUIET, after=8),
            *starmap(Picture, organigram_parts(sheet.chart, FIRST_TOP - FRAME_BOTTOM - _HEADING_ROOM)),
            *closing(sheet.imprint),
        )
    )
    dress(flow.pages, Margins(sheet.imprint, f"{sheet.letterhead.name}  ·  {_TITLE}"))
    for page in flow.pages:
        file.write(page)
    file.close()
    return Printed(1, file.pages, (), file.issues)


def _subtitle(sheet: OrganigramSheet) -> str:
    areas = plural(len(sheet.chart.areas), "area", "aree")
    people = plural(sheet.chart.people, "persona", "persone")
    act = f" Struttura approvata con {sheet.act}." if sheet.act else ""
    return f"Al {format_date(sheet.on_day)}: {areas}, {people}.{act}"
