"""Opening the document of a plan: a file of any kind that plans are written in, or text pasted."""

from functools import partial
from pathlib import Path

from app.domain.errors import UserError
from app.domain.plan_text.blocks import SourceDocument
from app.domain.progress import Progress
from app.services.catalogue.shipped import catalogue_words
from app.services.files import read_file

READING = "Pagina {} di {}"


def open_plan(path: Path, progress: Progress) -> SourceDocument:
    """Return the lines of a file; `UserError` when it cannot be read or is no document, `Cancelled` when stopped.

    The libraries that read are loaded when the first file is.
    """
    from app.plan_files.reading import LARGEST, read_plan_document

    return read_plan_document(read_file(path, LARGEST), path.name, partial(_tell, progress), catalogue_words())


def plan_of_bytes(data: bytes, name: str) -> SourceDocument:
    """Return the lines of a file that was read already; `UserError` when it is no document."""
    from app.plan_files.reading import read_plan_document

    return read_plan_document(data, name, words=catalogue_words())


def is_plan_in_sheets(data: bytes, name: str) -> bool:
    """Whether a workbook that is none of the program's holds the objectives of a plan, each in its unit."""
    from app.domain.plan_text.proposing import proposed
    from app.domain.plan_text.recognising import recognised
    from app.domain.plan_text.tables import names_objectives, with_headings

    try:
        document = plan_of_bytes(data, name)
        blocks, _ = with_headings(document.blocks)
        return names_objectives(blocks) and bool(proposed(document, recognised(document)).areas)
    except UserError:
        return False


def plan_of_text(text: str) -> SourceDocument:
    """Return the lines of a pasted text; `UserError` when there are none."""
    from app.plan_files.reading import read_pasted_plan

    return read_pasted_plan(text)


def _tell(progress: Progress, done: int, total: int) -> None:
    progress.step(done, total, READING.format(done, total))
