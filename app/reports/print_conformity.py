"""The Controllo di conformità on paper."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.conformity import FINDING_COLUMNS, RULE_COLUMNS, ConformityDocument
from app.domain.italian import format_date
from app.domain.payment_times.year import PRINTED_HEAD_COLUMNS, PaymentYear
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


_PAYMENTS = (
    "Che cosa toglie mancare l'obiettivo sui tempi di pagamento (D.L. 13/2023 art. 4-bis c. 2): la scheda è calcolata"
    " due volte, con l'obiettivo raggiunto e mancato, sul massimo della retribuzione di risultato."
)


def print_conformity(document: ConformityDocument, out: BinaryIO) -> Printed:
    """Print the findings as they stand on their day."""
    title = f"{_TITLE} del {document.year}"
    sentence = f"Al {format_date(document.on_day)}: {document.summary}"
    head, imprint = document.letterhead, document.imprint
    return print_day_report(
        out, head, imprint, title=title, on_day=document.on_day, sentence=sentence, blocks=_blocks(document)
    )


def _payments(year: PaymentYear | None) -> Iterator[Block]:
    """Yield what missing the payment-times objective removes from each EQ who has it."""
    heads = [head for head in year.heads if head.objective] if year is not None else []
    if year is None or not heads:
        return
    yield heading("Tempi di pagamento", key="pagamenti")
    if year.certified is not None:
        yield paragraph(year.certified.told(year.most))
    yield paragraph(_PAYMENTS, QUIET)
    yield data_table(PRINTED_HEAD_COLUMNS, heads)


def _blocks(document: ConformityDocument) -> Iterator[Block]:
    yield paragraph(_READING, QUIET)
    for number, part in enumerate(document.parts, start=1):
        yield heading(part.title, key=f"p{number}")
        yield data_table(FINDING_COLUMNS, part.findings)
    yield from _payments(document.payments)
    yield heading("Le regole controllate", key="regole")
    yield data_table(RULE_COLUMNS, document.rules)
