"""The Piano degli obiettivi: the ente in figures, its texts, the objectives by area and settore."""

from collections.abc import Callable, Iterator

from app.domain.documents.figures import (
    COST_COLUMNS,
    POPULATION_COLUMNS,
    STAFF_COLUMNS,
    cost_total,
    staff_total,
)
from app.domain.documents.plan import PlanArea, PlanDocument
from app.domain.italian import format_percent, plural
from app.reports.charts import population_chart, population_words
from app.reports.organigram import organigram_parts
from app.reports.plan_objectives import objectives_list, shared_sentence
from app.reports.style import FRAME_BOTTOM, NEXT_TOP
from app.reports.written.content import (
    WordTone,
    WrittenDocument,
    WrittenElement,
    WrittenFigure,
    WrittenHeading,
    WrittenPart,
    column_table,
    said,
    written_text,
)

_ORDINALS = ("prima", "seconda", "terza", "quarta", "quinta")
_TALLEST_DRAWING = NEXT_TOP - FRAME_BOTTOM - 60

Elements = Iterator[WrittenElement]


def written_plan(document: PlanDocument) -> WrittenDocument:
    """Put the plan in the order in which it is read; parts with nothing in them are left out."""
    return WrittenDocument(
        document.letterhead,
        document.imprint,
        document.title,
        subtitles=(document.period, f"Anno {document.year}"),
        remarks=(document.approval,) if document.approval else (),
        subject=f"{document.title}, anno {document.year}",
        parts=tuple(_parts(document)),
    )


def _parts(document: PlanDocument) -> Iterator[WrittenPart]:
    parts: tuple[tuple[str, Callable[[PlanDocument], Elements]], ...] = (
        ("Introduzione", _introduction),
        ("L'ente: contesto esterno e interno", _ente),
        ("Indirizzi e obiettivi", _objectives),
        ("Performance e valutazione", _closing),
    )
    ordinals = iter(_ORDINALS)
    for title, elements in parts:
        if found := tuple(elements(document)):
            yield WrittenPart(f"Parte {next(ordinals)}. {title}", found)


def _texts(document: PlanDocument, code: str) -> Elements:
    for text in document.texts.get(code, ()):
        yield from written_text(text)


def _introduction(document: PlanDocument) -> Elements:
    return _texts(document, "introduction")


def _closing(document: PlanDocument) -> Elements:
    for code in ("closing", "improvement", "transparency"):
        yield from _texts(document, code)


def _ente(document: PlanDocument) -> Elements:
    yield from _texts(document, "context")
    yield from _population(document)
    yield from _texts(document, "structure")
    yield from _staff(document)
    yield from _cost(document)
    yield from _organigram(document)


def _population(document: PlanDocument) -> Elements:
    rows = document.population
    if rows:
        yield WrittenHeading("Popolazione residente", 1)
        yield column_table("Popolazione residente negli ultimi anni", POPULATION_COLUMNS, rows)
        yield said(_POPULATION_NOTE, WordTone.QUIET)
        yield WrittenFigure("Residenti per genere", population_chart(rows), population_words(rows))


def _staff(document: PlanDocument) -> Elements:
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


def _cost(document: PlanDocument) -> Elements:
    if document.cost:
        title = f"Spesa per il personale{f', anno {document.cost_year}' if document.cost_year else ''}"
        yield WrittenHeading(title, 1)
        yield column_table(title, COST_COLUMNS, document.cost, cost_total(document.cost))


def _organigram(document: PlanDocument) -> Elements:
    chart = document.organigram
    if chart:
        yield WrittenHeading("Organigramma", 1)
        for number, (drawing, alternative) in enumerate(organigram_parts(chart, _TALLEST_DRAWING)):
            caption = "Organigramma, segue" if number else "Organigramma"
            yield WrittenFigure(caption, drawing, alternative)


def _objectives(document: PlanDocument) -> Elements:
    yield from _texts(document, "guidelines")
    if document.common_objectives:
        yield WrittenHeading("Obiettivi strategici comuni", 1)
        yield said(_COMMON_NOTE, keeps_next=True)
        yield objectives_list("Obiettivi strategici comuni", document.common_objectives)
    yield from _texts(document, "common")
    if document.cross_objectives:
        yield WrittenHeading("Obiettivi trasversali", 1)
        yield said(_CROSS_NOTE, keeps_next=True)
        yield objectives_list("Obiettivi trasversali", document.cross_objectives)
    for area in document.areas:
        yield from _area(area)
    yield from _texts(document, "operational")


def _area(area: PlanArea) -> Elements:
    yield WrittenHeading(area.name, 1)
    yield said(_head_sentence(area), WordTone.QUIET, keeps_next=True)
    if area.objectives:
        yield objectives_list(f"Obiettivi: {area.name}", area.objectives)
    for sector in area.sectors:
        yield WrittenHeading(sector.name, 2)
        if sector.objectives:
            yield objectives_list(f"Obiettivi: {sector.name}", sector.objectives)
        if sector.shared:
            yield said(shared_sentence(sector.shared), WordTone.QUIET)
        if not (sector.objectives or sector.shared):
            yield said("Nessun obiettivo assegnato per l'anno.", WordTone.QUIET)


def _head_sentence(area: PlanArea) -> str:
    objectives = len(area.objectives) + sum(len(sector.objectives) for sector in area.sectors)
    head = f"Titolare di EQ: {area.head}. " if area.head else ""
    return f"{head}{plural(objectives, 'obiettivo proprio', 'obiettivi propri')} dell'Area e dei suoi settori."


_POPULATION_NOTE = "Variazioni calcolate sulla rilevazione precedente. Il trattino indica un dato non disponibile."
_COMMON_NOTE = "Sono obiettivi dell'intero ente e, insieme, obiettivi individuali di tutte le persone che vi lavorano."
_CROSS_NOTE = "Obiettivi uguali per più unità organizzative, che vi concorrono ciascuna per la propria parte."
