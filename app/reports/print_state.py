"""The Stato di attuazione: the summary by Area, then each objective with what was found and changed."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.state import STATE_COLUMNS, StateReport
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.texts import heading, paragraph
from app.reports.day_report import print_day_report
from app.reports.result_tables import state_table
from app.reports.style import QUIET

_TITLE = "Stato di attuazione degli obiettivi"
_HOW = (
    "Il grado è quello che danno gli ultimi valori rilevati entro il giorno; dove mancano, l'avanzamento dell'ultimo"
    " monitoraggio o delle fasi. Il semaforo segue le soglie della metodologia. Il grado medio è la media semplice dei"
    " gradi noti; gli obiettivi neutralizzati non contano."
)


def print_state(document: StateReport, out: BinaryIO) -> Printed:
    """Print how the objectives stand on the day of the document."""
    return print_day_report(
        out,
        document.letterhead,
        document.imprint,
        title=f"{_TITLE} del {document.year}",
        on_day=document.on_day,
        sentence=f"Ultimi valori rilevati fino al {format_date(document.on_day)}.",
        blocks=_blocks(document),
    )


def _blocks(document: StateReport) -> Iterator[Block]:
    if not document.groups:
        yield paragraph("Quest'anno non ha obiettivi di cui dire lo stato di attuazione.", QUIET)
        return
    yield heading("Quadro d'insieme", key="quadro")
    yield data_table(STATE_COLUMNS, document.lines, document.total)
    yield paragraph(_HOW, QUIET, before=2)
    for number, group in enumerate(document.groups, start=1):
        yield heading(group.title, key=f"gruppo{number}")
        yield state_table(group.objectives)
