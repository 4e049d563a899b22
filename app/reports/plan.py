"""The Piano degli obiettivi: title page, contents, the ente in figures, the objectives by area and settore."""

from collections.abc import Iterator, Sequence
from itertools import count

from app.domain.documents.figures import (
    COST_COLUMNS,
    POPULATION_COLUMNS,
    STAFF_COLUMNS,
    cost_total,
    staff_total,
)
from app.domain.documents.plan import PlanArea, PlanDocument, PlanText
from app.domain.italian import format_percent, plural
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.extras import Picture
from app.reports.blocks.texts import BlockHeading, heading, paragraph
from app.reports.charts import population_chart
from app.reports.organigram import organigram_parts
from app.reports.plan_objectives import objectives_list, shared_sentence
from app.reports.style import BODY, FRAME_BOTTOM, NEXT_TOP, QUIET

_ORDINALS = ("prima", "seconda", "terza", "quarta", "quinta")
_TALLEST_DRAWING = NEXT_TOP - FRAME_BOTTOM - 60


class PlanBody:
    """Writes the parts of the plan in order, numbering those there are and giving each heading its key."""

    def __init__(self, document: PlanDocument) -> None:
        self._document = document
        self._keys = count(1)
        self._parts = iter(_ORDINALS)

    def parts(self) -> Iterator[list[Block]]:
        """Yield each part with something in it; each begins on a new page."""
        for title, blocks in (
            ("Introduzione", self._texts(self._document.introduction)),
            ("L'ente: contesto esterno e interno", self._ente()),
            ("Indirizzi e obiettivi", self._objectives()),
            ("Performance e valutazione", self._texts(self._document.closing)),
        ):
            content = list(blocks)
            if content:
                yield [self._heading(f"Parte {next(self._parts)}. {title}", 0), *content]

    def _heading(self, title: str, level: int) -> BlockHeading:
        return heading(title, level, bookmark=level, key=f"h{next(self._keys)}")

    def _texts(self, texts: Sequence[PlanText]) -> Iterator[Block]:
        for text in texts:
            yield self._heading(text.title, 1)
            for each in text.paragraphs:
                yield paragraph(each, BODY, after=6)

    def _ente(self) -> Iterator[Block]:
        yield from self._texts(self._document.context)
        yield from self._population()
        yield from self._staff()
        yield from self._cost()
        yield from self._organigram()

    def _population(self) -> Iterator[Block]:
        rows = self._document.population
        if rows:
            yield self._heading("Popolazione residente", 1)
            yield data_table(POPULATION_COLUMNS, rows)
            yield paragraph(_POPULATION_NOTE, QUIET, before=2, after=2)
            yield Picture(population_chart(rows))

    def _staff(self) -> Iterator[Block]:
        rows = self._document.staff
        if rows:
            total = staff_total(rows)
            yield self._heading("Personale in servizio per settore e genere", 1)
            yield paragraph(
                f"{plural(total.total, 'persona', 'persone')}: {plural(total.women, 'donna', 'donne')} "
                f"({format_percent(total.women_share)}) e {plural(total.men, 'uomo', 'uomini')} "
                f"({format_percent(total.men_share)}).",
                keeps_next=True,
            )
            yield data_table(STAFF_COLUMNS, rows, total)

    def _cost(self) -> Iterator[Block]:
        if self._document.cost:
            year = f", anno {self._document.cost_year}" if self._document.cost_year else ""
            yield self._heading(f"Spesa per il personale{year}", 1)
            yield data_table(COST_COLUMNS, self._document.cost, cost_total(self._document.cost))

    def _organigram(self) -> Iterator[Block]:
        chart = self._document.organigram
        if chart:
            yield self._heading("Organigramma", 1)
            for drawing in organigram_parts(chart, _TALLEST_DRAWING):
                yield Picture(drawing)

    def _objectives(self) -> Iterator[Block]:
        document = self._document
        yield from self._texts(document.guidelines)
        if document.common_objectives:
            yield self._heading("Obiettivi strategici comuni", 1)
            yield paragraph(_COMMON_NOTE, keeps_next=True)
            yield objectives_list(document.common_objectives)
        if document.cross_objectives:
            yield self._heading("Obiettivi trasversali", 1)
            yield paragraph(_CROSS_NOTE, keeps_next=True)
            yield objectives_list(document.cross_objectives)
        for area in document.areas:
            yield from self._area(area)

    def _area(self, area: PlanArea) -> Iterator[Block]:
        yield self._heading(area.name, 1)
        yield paragraph(_head_sentence(area), QUIET, keeps_next=True)
        if area.objectives:
            yield objectives_list(area.objectives)
        for sector in area.sectors:
            yield self._heading(sector.name, 2)
            if sector.objectives:
                yield objectives_list(sector.objectives)
            if sector.shared:
                yield paragraph(shared_sentence(sector.shared), QUIET, before=2)
            if not (sector.objectives or sector.shared):
                yield paragraph("Nessun obiettivo assegnato per l'anno.", QUIET)


def _head_sentence(area: PlanArea) -> str:
    objectives = len(area.objectives) + sum(len(sector.objectives) for sector in area.sectors)
    head = f"Titolare di EQ: {area.head}. " if area.head else ""
    return f"{head}{plural(objectives, 'obiettivo proprio', 'obiettivi propri')} dell'Area e dei suoi settori."


_POPULATION_NOTE = "Variazioni calcolate sulla rilevazione precedente. Il trattino indica un dato non disponibile."
_COMMON_NOTE = "Sono obiettivi dell'intero ente e, insieme, obiettivi individuali di tutte le persone che vi lavorano."
_CROSS_NOTE = "Obiettivi uguali per più unità organizzative, che vi concorrono ciascuna per la propria parte."
