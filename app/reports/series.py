"""Documents of one kind printed one after the other to the same file: each from a page of its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

from app.domain.documents.common import HeadedDocument, Printed
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


Printable = TypeVar("Printable", bound=HeadedDocument)


def print_papers(
    documents: Sequence[Printable],
    out: BinaryIO,
    progress: Progress,
    paper: Callable[[Printable, PdfFile], Paper],
    *,
    title: str,
    subject: str,
) -> Printed:
    """Print one document or more to a file, each as its `paper`, made in its turn; each numbers its own pages."""
    owner, total = documents[0].letterhead.name, len(documents)
    on_day = documents[0].imprint.printed_on
    file = PdfFile(out, title=f"{title} – {owner}", author=owner, printed_on=on_day, subject=subject)
    for count, document in enumerate(documents):
        one = paper(document, file)
        progress.step(count, total, one.step)
        flow = PageFlow(file.new_page)
        flow.pages[0].bookmark(one.bookmark, 0, PAGE_HEIGHT)
        flow.add(one.blocks, closing(one.margins.imprint))
        dress(flow.pages, one.margins)
        for page in flow.pages:
            file.write(page)
    file.close()
    progress.step(total, total)
    return Printed(total, file.pages, (), file.issues)
