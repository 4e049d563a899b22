"""Lists of objectives in the Piano: code, title, what they carry, and the indicators with their targets in columns."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.documents.plan import PlanIndicator, PlanObjective
from app.domain.italian import DASH, format_decimal, plural
from app.reports.written.content import (
    RowPlace,
    WordTone,
    WrittenCell,
    WrittenColumn,
    WrittenRow,
    WrittenTable,
    words,
)

_CODE, _WEIGHT = WrittenColumn("Codice", 66), WrittenColumn("Peso", 38, is_number=True)
_MEASURES = (
    WrittenColumn("Obiettivo e indicatori", 179),
    WrittenColumn("Partenza", 54),
    WrittenColumn("Atteso", 64),
    WrittenColumn("Fonte", 92),
)
_LONG = 700
"""Letters of a description that goes on by itself to the next page, and is not kept with its indicators."""


def objectives_list(caption: str, objectives: Sequence[PlanObjective], shared: Sequence[str] = ()) -> WrittenTable:
    """List objectives: columns that none of them fills are left out; what is `shared` is said in the last row."""
    with_measures = any(one.indicators for one in objectives)
    with_weights = any(one.weight is not None for one in objectives) or any(
        indicator.weight is not None for one in objectives for indicator in one.indicators
    )
    middle = _MEASURES if with_measures else (WrittenColumn("Obiettivo", 389 if with_weights else 427),)
    columns = (_CODE, *middle, *((_WEIGHT,) if with_weights else ()))
    rows = [row for one in objectives for row in _rows(one, len(middle), with_weights=with_weights)]
    if shared:
        sentence = words(shared_sentence(shared), WordTone.QUIET, span=len(columns) - 1)
        rows = [*rows[:-1], replace(rows[-1], keeps_next=True), WrittenRow((words(""), sentence))]
    return WrittenTable(caption, columns, tuple(rows))


def _rows(objective: PlanObjective, middle: int, *, with_weights: bool) -> Iterator[WrittenRow]:
    weight = (_weight(objective.weight),) if with_weights else ()
    first = (words(objective.code, WordTone.QUIET), WrittenCell(tuple(_lines(objective)), middle), *weight)
    is_short = len(objective.description) < _LONG
    yield WrittenRow(first, keeps_next=bool(objective.indicators) and is_short)
    for number, indicator in enumerate(objective.indicators, start=1):
        beside = (_weight(indicator.weight, WordTone.QUIET),) if with_weights else ()
        is_last = number == len(objective.indicators)
        yield WrittenRow((words(""), *_measures(indicator), *beside), RowPlace.BELOW, keeps_next=not is_last)


def _weight(weight: Decimal | None, tone: WordTone = WordTone.PLAIN) -> WrittenCell:
    return words("" if weight is None else format_decimal(weight, None), tone)


def _measures(indicator: PlanIndicator) -> Iterator[WrittenCell]:
    for text in (indicator.name, indicator.baseline, indicator.target, indicator.source):
        yield words(text or DASH, WordTone.QUIET)


def _lines(objective: PlanObjective) -> Iterator[tuple[str, WordTone]]:
    notes = tuple(_notes(objective))
    title, description = _without_repetition(objective.title, objective.description)
    if title:
        is_detailed = bool(description or objective.indicators or notes)
        yield title, WordTone.STRONG if is_detailed else WordTone.PLAIN
    if description:
        yield description, WordTone.QUIET if title else WordTone.PLAIN
    for note in notes:
        yield note, WordTone.QUIET


def _notes(objective: PlanObjective) -> Iterator[str]:
    who = [f"Responsabile: {objective.owner}"] if objective.owner else []
    if objective.people:
        who.append(plural(objective.people, "persona vi concorre", "persone vi concorrono"))
    if who:
        yield f"{'; '.join(who)}."
    if objective.units:
        yield f"Unità: {'; '.join(objective.units)}."
    yield from objective.notes


def _without_repetition(title: str, description: str) -> tuple[str, str]:
    """Say once what title and description both say.

    A title that only begins the sentence of the description goes; one that a colon or a full stop parts from the rest
    stays, and the rest follows it.
    """
    bare = title.rstrip("….:; ")
    if not bare or not description.casefold().startswith(bare.casefold()):
        return title, description
    rest = description[len(bare) :]
    if not rest.strip(" .;:"):
        return title, ""
    if not title.endswith("…") and rest[0] in ":.;":
        return title, rest.lstrip(" .;:")
    return "", description


def shared_sentence(objectives: Sequence[str]) -> str:
    if len(objectives) == 1:
        return f"Concorre inoltre all'obiettivo trasversale {objectives[0]}."
    return f"Concorre inoltre agli obiettivi trasversali: {'; '.join(objectives)}."
