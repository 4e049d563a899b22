"""The Piano degli obiettivi, printed and written in Word."""

from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.plan import PlanDocument
from app.reports.plan import written_plan
from app.reports.word.to_word import write_word
from app.reports.written.to_pdf import print_written


def print_plan(document: PlanDocument, out: BinaryIO) -> Printed:
    """Print the plan with contents, bookmarks and page numbers."""
    return print_written(written_plan(document), out)


def write_plan(document: PlanDocument, out: BinaryIO) -> Printed:
    """Write the plan as a document of Word."""
    return write_word(written_plan(document), out)
