"""The closing of a year on paper: the ground, the fingerprint of the audit, what stood, each reopening, who signs."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.closing.checklist import POINT_COLUMNS
from app.domain.closing.history import RECORD_COLUMNS, ClosingRecord
from app.domain.documents.common import Printed, Signature
from app.domain.documents.year_closing import YearClosingDocument
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.fields import LabelledValue, fields
from app.reports.blocks.signatures import signatures
from app.reports.blocks.texts import heading, paragraph
from app.reports.day_report import print_day_report
from app.reports.style import BODY, QUIET

_OPEN = "L'anno è aperto: sotto, ciò che serve per chiuderlo."
_HEAD = (
    "L'impronta è quella dell'ultima registrazione prima della chiusura: ogni registrazione contiene l'impronta di"
    " quella che la precede, e nessuna può essere cambiata senza che l'impronta qui stampata non torni più. La verifica"
    " dell'archivio la confronta con «merito check --against»."
)


def print_year_closing(document: YearClosingDocument, out: BinaryIO) -> Printed:
    """Print how a year was closed, to be signed by the Segretario; of an open one, the list of what must stand."""
    closing = document.standing
    sentence = f"Chiuso il {format_date(closing.closed_on)} {closing.told_by}." if closing else _OPEN
    return print_day_report(
        out,
        document.letterhead,
        document.imprint,
        title=f"Chiusura dell'anno {document.year}",
        on_day=document.on_day,
        sentence=sentence,
        blocks=_blocks(document),
    )


def _blocks(document: YearClosingDocument) -> Iterator[Block]:
    closing = document.standing
    if closing is not None:
        yield from _ground(closing)
    yield heading("Che cosa deve esserci", key="punti")
    yield data_table(POINT_COLUMNS, document.points)
    if document.reopened:
        yield heading("Chiusure riaperte", key="riaperture")
        yield data_table(RECORD_COLUMNS, document.reopened)
    if closing is not None and not document.imprint.marks.signatories:
        yield signatures([Signature("Il Segretario comunale", document.signatory)])


def _ground(closing: ClosingRecord) -> Iterator[Block]:
    validated = format_date(closing.validated_on) if closing.validated_on else ""
    entry = f"registrazione n. {closing.head_entry}" if closing.head_entry else "registrazione non trovata"
    yield fields(
        (
            LabelledValue("Relazione approvata con", closing.report_act or "non indicato", span=2),
            LabelledValue("Validata dal Nucleo il", validated or "non indicato"),
            LabelledValue("Validazione", closing.validation or "non indicata", span=3),
            LabelledValue(f"Impronta del registro ({entry})", closing.head_hash or "non conservata", span=3),
        ),
        before=2,
    )
    if closing.explanation:
        yield heading("Perché si è chiuso così", key="spiegazione")
        yield paragraph(closing.explanation, BODY)
    yield paragraph(_HEAD, QUIET, before=4)
