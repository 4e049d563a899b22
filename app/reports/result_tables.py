"""Tables of what objectives have reached: what measures them, targets, values, degrees, what was said."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from app.domain.documents.achievement import ObjectiveNote, ObjectiveResult
from app.domain.documents.measures import MeasuredIndicator
from app.domain.documents.state import reached
from app.domain.italian import format_date, format_decimal
from app.reports.blocks.table import Cell, Row, Table, TableColumn, cell, spread, table
from app.reports.style import CELL, CELL_BOLD, CELL_QUIET, PALE_BLUE, TextStyle
from app.reports.written_results import change_sentence

Parts = tuple[tuple[str, TextStyle], ...]
_TOGETHER, _LONG = 8, 300
"""Up to so many rows of an objective stay together, none of so many letters: they always have room on a page."""

_STATE = spread(
    TableColumn("Codice", 66),
    TableColumn("Obiettivo e indicatori", 220),
    TableColumn("Atteso a fine anno", 84),
    TableColumn("Ultimo valore", 84),
    TableColumn("Grado", 39, "right"),
)
_DEGREES = (
    TableColumn("Codice", 66),
    TableColumn("Obiettivo", 262),
    TableColumn("Esito", 66),
    TableColumn("Certificato il", 60),
    TableColumn("Grado", 39, "right"),
)
_DAY = 3
"""The place of the day of the certification among the columns."""


def state_table(objectives: Iterable[ObjectiveResult]) -> Table:
    """Set what is expected at the end of the year beside what is known by the day, with notes and changes."""

    def cells(row: MeasuredIndicator) -> tuple[str, ...]:
        return row.expected, row.found

    return _table(_STATE, objectives, reached, cells, _state_words)


def degrees_table(objectives: Iterable[ObjectiveResult], *, with_days: bool) -> Table:
    """List objectives with their degree and, where some are certified, the day on which it was."""
    if with_days:
        return table(spread(*_DEGREES), [_degree_row(one) for one in objectives])
    rows = [_degree_row(one) for one in objectives]
    without = [Row((*row.cells[:_DAY], *row.cells[_DAY + 1 :])) for row in rows]
    return table(spread(*_DEGREES[:_DAY], *_DEGREES[_DAY + 1 :]), without)


def _degree_row(one: ObjectiveResult) -> Row:
    words = "neutralizzato" if one.neutralised else one.achievement.short
    day = cell(format_date(one.certified_on), CELL_QUIET)
    return Row((cell(one.code, CELL_QUIET), cell(one.title), cell(words, CELL_QUIET), day, cell(_degree(one.degree))))


def _table(
    columns: Sequence[TableColumn],
    objectives: Iterable[ObjectiveResult],
    degree: Callable[[ObjectiveResult], Decimal | None],
    measured: Callable[[MeasuredIndicator], tuple[str, ...]],
    said: Callable[[ObjectiveResult], Iterator[Parts]],
) -> Table:
    rows: list[Row] = []
    for unit, own in groupby(objectives, key=lambda one: one.unit):
        if unit:
            rows.append(Row((cell(unit, CELL_BOLD, span=len(columns)),), fill=PALE_BLUE, keeps_next=True, padding=3))
        for one in own:
            rows += _objective(columns, one, degree(one), measured, said)
    return table(columns, rows)


def _objective(
    columns: Sequence[TableColumn],
    one: ObjectiveResult,
    degree: Decimal | None,
    measured: Callable[[MeasuredIndicator], tuple[str, ...]],
    said: Callable[[ObjectiveResult], Iterator[Parts]],
) -> Iterator[Row]:
    """Give the rows of an objective: few and short ones stay on one page."""
    wide = len(columns) - 2
    title = [(one.title, CELL_BOLD), *([(f"Responsabile: {one.owner}", CELL_QUIET)] if one.owner else [])]
    rows: list[tuple[Cell, ...]] = [
        (cell(one.code, CELL_QUIET), Cell(tuple(title), span=wide), cell(_degree(degree), CELL_BOLD))
    ]
    rows += [_indicator(row, measured(row)) for row in one.indicators]
    rows += [(cell(""), Cell(parts, span=wide + 1)) for parts in said(one)]
    for place, cells in enumerate(rows):
        goes_on = place + 1 < min(len(rows), _TOGETHER) and _length(rows[place + 1]) < _LONG
        yield Row(cells, ruled=not place, keeps_next=goes_on, padding=2 if place else 3)


def _length(cells: Iterable[Cell]) -> int:
    return max(len(text) for one in cells for text, _ in one.parts)


def _indicator(row: MeasuredIndicator, found: tuple[str, ...]) -> tuple[Cell, ...]:
    degree = cell(_degree(row.degree), CELL_QUIET)
    return cell(""), cell(row.name, CELL_QUIET), *(cell(text, CELL_QUIET) for text in found), degree


def _degree(degree: Decimal | None) -> str:
    return format_decimal(degree)


def _state_words(one: ObjectiveResult) -> Iterator[Parts]:
    if one.neutralised:
        yield ((f"Neutralizzato: {one.neutralised}.", CELL),)
    if one.light is not None:
        seen = f", ultima rilevazione il {format_date(one.seen_on)}" if one.seen_on else ""
        yield ((f"Semaforo {one.light.italian}{seen}.", CELL),)
    if one.late:
        yield ((f"In ritardo: {'; '.join(one.late)}.", CELL_BOLD),)
    for note in one.notes:
        yield tuple(_note_parts(note))
    for change in one.changes:
        yield ((change_sentence(change), CELL),)


def _note_parts(note: ObjectiveNote) -> Iterator[tuple[str, TextStyle]]:
    day = format_date(note.on_date)
    if note.notes:
        yield f"Al {day}: {note.notes}", CELL
    if note.critical_points:
        yield f"Criticità al {day}: {note.critical_points}", CELL_BOLD
