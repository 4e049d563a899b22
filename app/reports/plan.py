"""The Piano degli obiettivi: its texts, the ente in figures, the objectives by area and settore."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from app.domain.columns import Column
from app.domain.document_text.rich_text import TitledText
from app.domain.documents.plan import PlanArea, PlanDocument, PlanObjective, PlanSector
from app.domain.documents.plan_facts import (
    ACT_FACT_COLUMNS,
    AMBIT_COLUMNS,
    MANDATE_FACT_COLUMNS,
    MEASURE_FACT_COLUMNS,
    RESOURCE_FACT_COLUMNS,
    SUBJECT_COLUMN,
)
from app.domain.italian import format_money, plural
from app.domain.matching import stems, text_key
from app.reports import plan_ente
from app.reports.plan_objectives import objectives_list, shared_sentence
from app.reports.written.content import (
    WordTone,
    WrittenDocument,
    WrittenElement,
    WrittenHeading,
    WrittenPart,
    column_table,
    said,
    written_text,
)

_ORDINALS = ("prima", "seconda", "terza", "quarta")
_INTRODUCTION, _ENTE = "Introduzione", "Informazioni sull'ente: contesto esterno e interno"
_GUIDELINES, _CLOSING = "Gli indirizzi e gli obiettivi", "Performance e istituti di valutazione"

Elements = Iterator[WrittenElement]
UnitTexts = dict[str, list[TitledText]]
"""What is said of each unit, by the words of its name; what was printed is taken out."""


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
        (_INTRODUCTION, _introduction),
        (_ENTE, _ente),
        (_GUIDELINES, _objectives),
        (_CLOSING, _closing),
    )
    ordinals = iter(_ORDINALS)
    for title, elements in parts:
        if found := tuple(elements(document)):
            yield WrittenPart(f"Parte {next(ordinals)}. {title}", found)


def _texts(document: PlanDocument, code: str, under: str = "") -> Elements:
    """Yield the texts of a part; a first title that only repeats the one over it is left out."""
    for place, text in enumerate(document.texts.get(code, ())):
        repeats = not place and stems(text.title) == stems(under)
        yield from written_text(replace(text, title="") if repeats else text)


def _introduction(document: PlanDocument) -> Elements:
    yield from _texts(document, "introduction", _INTRODUCTION)
    if document.acts:
        subjects = (SUBJECT_COLUMN,) if any(act.subject for act in document.acts) else ()
        yield from _table("Atti richiamati", (*ACT_FACT_COLUMNS, *subjects), document.acts)


def _ente(document: PlanDocument) -> Elements:
    yield from _texts(document, "context", _ENTE)
    yield from plan_ente.population(document)
    yield from _texts(document, "structure")
    yield from plan_ente.organigramma(document)
    yield from plan_ente.headlines(document)
    yield from plan_ente.staff(document)
    yield from plan_ente.cost(document)


def _closing(document: PlanDocument) -> Elements:
    for code in ("closing", "improvement", "transparency"):
        yield from _texts(document, code, _CLOSING)


def _objectives(document: PlanDocument) -> Elements:
    yield from _texts(document, "guidelines", _GUIDELINES)
    yield from _mandate(document)
    if document.common_objectives:
        yield WrittenHeading("Obiettivi strategici comuni", 1)
        has_people = any(one.people for one in document.common_objectives)
        yield said(_COMMON_NOTE_WITH_PEOPLE if has_people else _COMMON_NOTE, keeps_next=True)
        yield objectives_list("Obiettivi strategici comuni", document.common_objectives)
    yield from _texts(document, "common", "Obiettivi strategici comuni")
    if document.cross_objectives:
        yield WrittenHeading("Obiettivi trasversali", 1)
        yield said(_CROSS_NOTE, keeps_next=True)
        yield objectives_list("Obiettivi trasversali", document.cross_objectives)
    units: UnitTexts = {}
    for text in document.texts.get("unit", ()):
        units.setdefault(text_key(text.title), []).append(text)
    for area in document.areas:
        yield from _area(area, units)
    for text in chain.from_iterable(units.values()):
        yield from written_text(text)
    yield from _texts(document, "operational")
    yield from _summaries(document)


def _mandate(document: PlanDocument) -> Elements:
    title = f"Mandato amministrativo {document.mandate}".strip()
    if document.mandate_lines:
        yield from _table(title, MANDATE_FACT_COLUMNS, document.mandate_lines)
    elif document.mandate:
        yield said(f"Gli obiettivi discendono dal programma del mandato {document.mandate}.")


def _area(area: PlanArea, units: UnitTexts) -> Elements:
    yield WrittenHeading(area.name, 1)
    yield said(_head_sentence(area), WordTone.QUIET, keeps_next=True)
    yield from _unit_text(area.name, units)
    yield from _list(area.name, area.objectives, area.shared)
    for sector in area.sectors:
        yield from _sector(sector, units)


def _sector(sector: PlanSector, units: UnitTexts) -> Elements:
    yield WrittenHeading(sector.name, 2)
    if sector.head:
        yield said(f"Responsabile: {sector.head}.", WordTone.QUIET, keeps_next=True)
    yield from _unit_text(sector.name, units)
    yield from _list(sector.name, sector.objectives, sector.shared)
    if not (sector.objectives or sector.shared):
        yield said("Nessun obiettivo assegnato per l'anno.", WordTone.QUIET)


def _list(name: str, objectives: tuple[PlanObjective, ...], shared: tuple[str, ...]) -> Elements:
    """Yield the objectives of a unit; those that it shares with others are said in the last row."""
    if objectives:
        yield objectives_list(f"Obiettivi: {name}", objectives, shared)
    elif shared:
        yield said(shared_sentence(shared), WordTone.QUIET)


def _unit_text(name: str, units: UnitTexts) -> Elements:
    """Yield what the plan says of a unit, once: what is left in `units` is of none."""
    for text in units.pop(text_key(name), ()):
        yield from written_text(replace(text, title=""), 2)


def _summaries(document: PlanDocument) -> Elements:
    if document.ambits:
        yield from _table("Obiettivi per ambito di performance (art. 8)", AMBIT_COLUMNS, document.ambits)
    if document.measures:
        yield from _table("Misure di prevenzione della corruzione", MEASURE_FACT_COLUMNS, document.measures)
    if document.resources:
        yield from _table("Risorse degli obiettivi", RESOURCE_FACT_COLUMNS, document.resources)
        total = sum(row.amount for row in document.resources if row.amount is not None)
        if total:
            yield said(f"Importo complessivo: {format_money(total)}.", WordTone.QUIET)


def _table(title: str, columns: tuple[Column, ...], rows: tuple[object, ...]) -> Elements:
    yield WrittenHeading(title, 1)
    yield column_table(title, columns, rows)


def _head_sentence(area: PlanArea) -> str:
    objectives = len(area.objectives) + sum(len(sector.objectives) for sector in area.sectors)
    title = "Titolare di EQ" if area.is_eq else "Responsabile"
    head = f"{title}: {area.head}. " if area.head else ""
    counted = plural(objectives, "obiettivo proprio", "obiettivi propri") if objectives else "Nessun obiettivo proprio"
    return f"{head}{counted} dell'Area e dei suoi settori."


_COMMON_NOTE = "Sono obiettivi dell'intero ente."
_COMMON_NOTE_WITH_PEOPLE = "Sono obiettivi dell'intero ente: di ciascuno è scritto quante persone vi concorrono."
_CROSS_NOTE = "Obiettivi uguali per più unità organizzative, che vi concorrono ciascuna per la propria parte."
