"""What the Piano says of the ente: residents, people by settore and gender, cost, organigramma, declared figures."""

from collections.abc import Iterator

from app.domain.document_text.rich_text import TextRun
from app.domain.documents.figures import (
    COST_COLUMNS,
    POPULATION_COLUMNS,
    STAFF_COLUMNS,
    cost_total,
    staff_total,
)
from app.domain.documents.plan import PlanDocument
from app.domain.documents.plan_facts import COUNTED_COLUMN, HEADLINE_COLUMNS
from app.domain.italian import format_percent, plural
from app.reports.charts import population_chart, population_words
from app.reports.organigram import organigram_parts
from app.reports.style import FRAME_BOTTOM, NEXT_TOP
from app.reports.written.content import (
    WordTone,
    WrittenElement,
    WrittenFigure,
    WrittenHeading,
    WrittenParagraph,
    column_table,
    said,
)

_TALLEST_DRAWING = NEXT_TOP - FRAME_BOTTOM - 60

Elements = Iterator[WrittenElement]


def population(document: PlanDocument) -> Elements:
    rows = document.population
    if rows:
        yield WrittenHeading("Popolazione residente", 1)
        yield column_table("Popolazione residente negli ultimi anni", POPULATION_COLUMNS, rows)
        yield said(_POPULATION_NOTE, WordTone.QUIET)
        yield WrittenFigure("Residenti per genere", population_chart(rows), population_words(rows))


def organigramma(document: PlanDocument) -> Elements:
    chart = document.organigram
    if chart is None:
        return
    yield WrittenHeading("Organigramma", 1)
    for number, (drawing, alternative) in enumerate(organigram_parts(chart, _TALLEST_DRAWING)):
        caption = "Organigramma, segue" if number else "Organigramma"
        yield WrittenFigure(caption, drawing, alternative)


def headlines(document: PlanDocument) -> Elements:
    """Put what the plan states beside what is counted, once people are entered."""
    rows = document.headlines
    if rows:
        columns = HEADLINE_COLUMNS if document.is_staff_declared else (*HEADLINE_COLUMNS, COUNTED_COLUMN)
        yield WrittenHeading("Dati di sintesi dichiarati", 1)
        yield column_table("Dati di sintesi dichiarati, con le quote calcolate", columns, rows)


def staff(document: PlanDocument) -> Elements:
    rows = document.staff
    if rows:
        total = staff_total(rows)
        yield WrittenHeading("Personale in servizio per settore e genere", 1)
        yield said(
            f"{plural(total.total, 'persona', 'persone')}: {plural(total.women, 'donna', 'donne')} "
            f"({format_percent(total.women_share)}) e {plural(total.men, 'uomo', 'uomini')} "
            f"({format_percent(total.men_share)}).",
            keeps_next=True,
        )
        yield column_table("Personale in servizio per settore e genere", STAFF_COLUMNS, rows, total)
        if document.is_staff_declared:
            yield said("Numeri dichiarati dall'ente nel proprio piano.", WordTone.QUIET)
        yield from _differences(document)


def _differences(document: PlanDocument) -> Elements:
    if document.differences:
        yield said("Dati dichiarati che non corrispondono al personale registrato:", WordTone.QUIET, keeps_next=True)
        for one in document.differences:
            yield WrittenParagraph((TextRun(one),), WordTone.QUIET, is_item=True)


def cost(document: PlanDocument) -> Elements:
    if document.cost:
        title = f"Spesa per il personale{f', anno {document.cost_year}' if document.cost_year else ''}"
        yield WrittenHeading(title, 1)
        yield column_table(title, COST_COLUMNS, document.cost, cost_total(document.cost))


_POPULATION_NOTE = "Variazioni calcolate sulla rilevazione precedente. Il trattino indica un dato non disponibile."
