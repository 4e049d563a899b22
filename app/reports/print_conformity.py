"""The Controllo di conformità on paper."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.conformity import FINDING_COLUMNS, RULE_COLUMNS, ConformityDocument
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.texts import heading, paragraph
from app.reports.day_report import print_day_report
from app.reports.style import QUIET

_TITLE = "Controllo di conformità"
_READING = (
    "Un errore va corretto prima di andare avanti, un avviso va valutato, una nota informa. «v.» davanti a una fonte:"
    " è citata da altri testi, e va letta nell'originale. «Secondo la metodologia»: lo chiede il sistema di misurazione"
    " e valutazione dell'ente, non una norma."
)


def print_conformity(document: ConformityDocument, out: BinaryIO) -> Printed:
    """Print the findings as they stand on their day."""
    title = f"{_TITLE} del {document.year}"
    sentence = f"Al {format_date(document.on_day)}: {document.summary}"
    head, imprint = document.letterhead, document.imprint
    return print_day_report(
        out, head, imprint, title=title, on_day=document.on_day, sentence=sentence, blocks=_blocks(document)
    )


def _blocks(document: ConformityDocument) -> Iterator[Block]:
    yield paragraph(_READING, QUIET)
    for number, part in enumerate(document.parts, start=1):
        yield heading(part.title, 1, bookmark=1, key=f"p{number}")
        yield data_table(FINDING_COLUMNS, part.findings)
    yield heading("Le regole controllate", 1, bookmark=1, key="regole")
    yield data_table(RULE_COLUMNS, document.rules)
