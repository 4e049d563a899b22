"""A report of how things stand on a day: letterhead, title, a sentence, then its tables or drawings."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from app.domain.documents.common import Imprint, Letterhead, Printed
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.texts import heading, paragraph
from app.reports.closing import closing
from app.reports.flow import PageFlow
from app.reports.letterhead import Margins, dress, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.style import QUIET


def print_day_report(
    out: BinaryIO,
    head: Letterhead,
    imprint: Imprint,
    *,
    title: str,
    on_day: date,
    sentence: str,
    blocks: Iterable[Block],
) -> Printed:
    """Print a report called `title` of the day `on_day`; `sentence` stands under the title."""
    file = PdfFile(
        out,
        title=f"{title} – {head.name}",
        author=head.name,
        printed_on=imprint.printed_on,
        subject=f"{title}, al {format_date(on_day)}",
    )
    flow = PageFlow(file.new_page)
    top = (
        letterhead(head, file.logo(head.logo)),
        heading(title, 0, in_outline=True),
        paragraph(sentence, QUIET, after=8),
    )
    flow.add((*top, *blocks), closing(imprint))
    dress(flow.pages, Margins(imprint, f"{head.name}  ·  {title}"))
    for page in flow.pages:
        file.write(page)
    file.close()
    return Printed(1, file.pages, (), file.issues)
