"""Documents of one kind printed one after the other to the same file: each from a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.documents.common import Printed
from app.domain.progress import Progress
from app.reports.blocks.base import Block
from app.reports.closing import closing
from app.reports.flow import PageFlow
from app.reports.letterhead import Margins, dress
from app.reports.pdf_file import PdfFile
from app.reports.style import PAGE_HEIGHT


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a series: its entry in the outline, and what is told while it is printed (`step`)."""

    bookmark: str
    step: str
    margins: Margins
    blocks: Iterable[Block]


def print_series(file: PdfFile, papers: Iterable[Paper], total: int, progress: Progress) -> Printed:
    """Write the papers, taken one at a time, and end the file; each numbers its own pages."""
    count = 0
    for paper in papers:
        progress.step(count, total, paper.step)
        flow = PageFlow(file.new_page)
        flow.pages[0].bookmark(paper.bookmark, 0, PAGE_HEIGHT)
        flow.add(paper.blocks, closing(paper.margins.imprint))
        dress(flow.pages, paper.margins)
        for page in flow.pages:
            file.write(page)
        count += 1
    file.close()
    progress.step(count, total)
    return Printed(count, file.pages, (), file.issues)
