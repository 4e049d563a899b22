"""What objectives have reached, as tables of a written document: for paper and for Word."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from app.domain.documents.achievement import ObjectiveChange, ObjectiveResult
from app.domain.documents.measures import MeasuredIndicator
from app.domain.italian import format_date, format_decimal
from app.reports.written.content import (
    RowPlace,
    WordTone,
    WrittenCell,
    WrittenColumn,
    WrittenElement,
    WrittenRow,
    WrittenTable,
    said,
    words,
)

_RESULTS = (
    WrittenColumn("Codice", 62),
    WrittenColumn("Obiettivo e indicatori", 136),
    WrittenColumn("Atteso", 82),
    WrittenColumn("Risultato", 82),
    WrittenColumn("Scostamento", 78, is_number=True),
    WrittenColumn("Grado", 53, is_number=True),
)
_DEVIATIONS = (
    WrittenColumn("Codice", 66),
    WrittenColumn("Obiettivo, motivi e variazioni", 308),
    WrittenColumn("Esito", 66),
    WrittenColumn("Grado", 53, is_number=True),
)
_TOGETHER = 8
"""Up to so many rows of an objective stay together: they always have room on a page."""


def results_table(caption: str, objectives: Iterable[ObjectiveResult]) -> WrittenTable:
    """Set targets beside results, with the deviation of each indicator and the degree of each objective."""
    return WrittenTable(caption, _RESULTS, tuple(_result_rows(objectives)))


def deviations(caption: str, objectives: Iterable[ObjectiveResult]) -> Iterator[WrittenElement]:
    """List the objectives with what was said of why they are not where they were expected, and what was changed.

    Of those of which nothing was said there is only the code.
    """
    every = list(objectives)
    told = [one for one in every if one.is_explained]
    if told:
        yield WrittenTable(caption, _DEVIATIONS, tuple(_deviation_row(one) for one in told))
    if untold := [one.code for one in every if not one.is_explained]:
        yield said(f"Senza un motivo annotato: {', '.join(untold)}.", WordTone.QUIET)


def _result_rows(objectives: Iterable[ObjectiveResult]) -> Iterator[WrittenRow]:
    for unit, own in groupby(objectives, key=lambda one: one.unit):
        if unit:
            yield WrittenRow((words(unit, WordTone.STRONG, span=len(_RESULTS)),), keeps_next=True)
        for one in own:
            yield from _objective(one)


def _objective(one: ObjectiveResult) -> Iterator[WrittenRow]:
    wide = len(_RESULTS) - 2
    degree = words(format_decimal(one.degree), WordTone.STRONG)
    rows = [(words(one.code, WordTone.QUIET), words(one.title, WordTone.STRONG, span=wide), degree)]
    under = [_indicator(row) for row in one.indicators]
    if why := one.why_not_measurable:
        under.append((words(""), words(f"{why}.", WordTone.QUIET, span=wide + 1)))
    yield WrittenRow(rows[0], keeps_next=bool(under))
    for place, cells in enumerate(under, start=2):
        yield WrittenRow(cells, RowPlace.BELOW, keeps_next=place <= min(len(under), _TOGETHER))


def _indicator(row: MeasuredIndicator) -> tuple[WrittenCell, ...]:
    found = (row.name, row.expected, row.found, row.deviation, format_decimal(row.degree))
    return words(""), *(words(text, WordTone.QUIET) for text in found)


def _deviation_row(one: ObjectiveResult) -> WrittenRow:
    reasons = filter(None, (one.why_not_measurable, *one.reasons))
    lines = [(one.title, WordTone.STRONG), *((f"{text}.", WordTone.PLAIN) for text in reasons)]
    lines += [(change_sentence(change), WordTone.QUIET) for change in one.changes]
    outcome = "neutralizzato" if one.neutralised else one.achievement.short
    cells = (words(one.code, WordTone.QUIET), WrittenCell(tuple(lines)), words(outcome, WordTone.QUIET))
    return WrittenRow((*cells, words(format_decimal(one.degree))))


def change_sentence(change: ObjectiveChange) -> str:
    """Say what of an objective was changed, when, by which act and why."""
    act = f" ({change.act})" if change.act else ""
    what, reason = (text.strip().rstrip(".") for text in (change.what, change.reason))
    told = " ".join(f"{one}." for one in (what, "; ".join(change.details)) if one)
    return f"Variazione del {format_date(change.on_date)}{act}: {told} Motivo: {reason}."
