"""The Verbale del Nucleo: what is certified by Area, the degrees one by one, the block to sign."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed, Signature
from app.domain.documents.minutes import RECORDED_COLUMNS, BodyMinutes
from app.domain.italian import format_date, plural
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.extras import HandLines
from app.reports.blocks.fields import LabelledValue, fields
from app.reports.blocks.signatures import signatures
from app.reports.blocks.texts import heading, paragraph
from app.reports.day_report import print_day_report
from app.reports.result_tables import degrees_table
from app.reports.style import BODY, QUIET

_HOW = (
    "Il grado medio di un'Area è la media semplice dei gradi degli obiettivi misurati. Gli obiettivi comuni a tutto"
    " l'ente e quelli trasversali contano una volta sola, nella loro riga."
)


def print_minutes(document: BodyMinutes, out: BinaryIO) -> Printed:
    """Print the minutes to be signed by the members of the Nucleo."""
    return print_day_report(
        out,
        document.letterhead,
        document.imprint,
        title=f"Verbale di certificazione dei risultati {document.year}",
        on_day=document.on_day,
        sentence=f"{document.body}. Gradi di raggiungimento calcolati al {format_date(document.on_day)}.",
        blocks=_blocks(document),
    )


def _blocks(document: BodyMinutes) -> Iterator[Block]:
    yield fields(
        (
            LabelledValue("Seduta del", "", by_hand=True),
            LabelledValue("Luogo", "", by_hand=True),
            LabelledValue("Presenti", ", ".join(document.members), by_hand=True),
        ),
        before=2,
    )
    if not document.groups:
        yield paragraph("Quest'anno non ha obiettivi da certificare.", QUIET, before=8)
        return
    yield paragraph(_opening(document), BODY, before=10)
    yield heading("Grado di raggiungimento per Area", key="aree")
    yield data_table(document.area_columns, document.lines, document.total)
    yield paragraph(_HOW, QUIET, before=2)
    if document.recorded:
        yield heading("Certificazioni registrate", key="registrate")
        yield data_table(RECORDED_COLUMNS, document.recorded)
    for number, group in enumerate(document.groups, start=1):
        yield heading(group.title, key=f"gruppo{number}")
        yield degrees_table(group.objectives, with_days=bool(document.recorded))
    yield from _closing(document)


def _opening(document: BodyMinutes) -> str:
    total = document.total
    if document.recorded:
        return (
            f"Dei risultati dell'anno {document.year} sono stati certificati"
            f" {plural(total.certified, 'obiettivo', 'obiettivi')} su {total.objectives}, con i gradi e nelle date che"
            " seguono."
        )
    method = f" con la metodologia «{document.method}»" if document.method else ""
    return (
        f"Esaminati i valori a consuntivo degli indicatori, le loro fonti e i gradi calcolati{method}, si certifica il"
        f" grado di raggiungimento di {plural(total.measured, 'obiettivo', 'obiettivi')} su {total.objectives}"
        f" dell'anno {document.year}, come segue."
    )


def _closing(document: BodyMinutes) -> Iterator[Block]:
    yield heading("Osservazioni e certificazione", key="certificazione")
    yield HandLines(3, keeps_next=True)
    yield paragraph(
        f"Il presente verbale certifica i gradi di raggiungimento sopra riportati per l'anno {document.year}.",
        BODY,
        before=8,
        keeps_next=True,
    )
    names = document.members or ("",) * 3
    yield signatures([Signature("Componente del Nucleo", name) for name in names])
