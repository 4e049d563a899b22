"""The tables of the evaluation sheet: objectives, factors, summary, explanation."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.documents.common import ExplanationLine
from app.domain.documents.sheet import SheetFactor, SheetIndicator, SheetObjective, SheetResult, SheetSection
from app.domain.italian import DASH, format_decimal, format_percent
from app.reports.blocks.table import Cell, Row, Table, TableColumn, cell, spread, table
from app.reports.style import (
    CELL,
    CELL_BOLD,
    CELL_QUIET,
    NOTE,
    PALE,
    PALE_BLUE,
    TOTAL,
)

_OBJECTIVES = spread(
    TableColumn("Obiettivo e indicatori", 222),
    TableColumn("Atteso", 74),
    TableColumn("Risultato", 74),
    TableColumn("Peso", 37, "right"),
    TableColumn("Grado %", 46, "right"),
    TableColumn("Punti", 40, "right"),
)
_FACTORS = spread(
    TableColumn("Fattore", 258),
    TableColumn("Punteggio", 112),
    TableColumn("Peso", 37, "right"),
    TableColumn("Grado %", 46, "right"),
    TableColumn("Punti", 40, "right"),
)
_SUMMARY = spread(
    TableColumn("Sezione", 330),
    TableColumn("Peso", 50, "right"),
    TableColumn("Grado %", 57, "right"),
    TableColumn("Punti", 56, "right"),
)
_EXPLANATION = spread(
    TableColumn("Passaggio", 196),
    TableColumn("Calcolo", 222),
    TableColumn("Risultato", 75, "right"),
)


def _number(value: Decimal | None) -> str:
    return format_decimal(value)


def _weight(value: Decimal | None) -> str:
    return format_decimal(value, None)


def objectives_table(section: SheetSection) -> Table:
    """One row for each objective, one for each of its indicators, and the total of the section."""
    rows = [row for objective in section.objectives for row in _objective_rows(objective)]
    return table(_OBJECTIVES, [*rows, _section_total(section, 3)])


def _objective_rows(objective: SheetObjective) -> Iterator[Row]:
    title = f"{objective.code}  {objective.title}".strip()
    numbers = _numbers(objective.weight, objective.degree, objective.points)
    lines = [_indicator_row(indicator) for indicator in objective.indicators]
    if objective.note:
        lines.append(Row((cell(objective.note, NOTE, span=6, indent=10),), ruled=False, padding=2))
    yield Row((cell(title, CELL_BOLD, span=3), *numbers), keeps_next=bool(lines))
    yield from lines


def _numbers(weight: Decimal | None, degree: Decimal | None, points: Decimal | None) -> tuple[Cell, ...]:
    return cell(_weight(weight)), cell(_number(degree)), cell(_number(points))


def _indicator_row(indicator: SheetIndicator) -> Row:
    cells = (
        cell(indicator.text, CELL_QUIET, indent=10),
        cell(indicator.target or DASH, CELL_QUIET),
        cell(indicator.result or DASH, CELL_QUIET),
        cell("", CELL_QUIET),
        cell(_number(indicator.degree), CELL_QUIET),
        cell("", CELL_QUIET),
    )
    return Row(cells, ruled=False, padding=2)


def factors_table(section: SheetSection, *, blank: bool) -> Table:
    """One row for each factor with what its score means, its note across the table, and the total."""
    rows = [row for factor in section.factors for row in _factor_rows(factor, blank=blank)]
    return table(_FACTORS, [*rows, _section_total(section, 2)])


def _factor_rows(factor: SheetFactor, *, blank: bool) -> Iterator[Row]:
    shows_ticks = blank and bool(factor.choices)
    text = cell(factor.text, CELL)
    score = cell("" if shows_ticks else factor.score or DASH, CELL_BOLD)
    numbers = _numbers(factor.weight, factor.degree, factor.points)
    lines = _factor_lines(factor) if not shows_ticks else [_ticks_row(factor.choices)]
    for place, row in enumerate((Row((text, score, *numbers)), *lines)):
        yield row if place == len(lines) else _tied(row)


def _tied(row: Row) -> Row:
    return Row(row.cells, row.fill, row.ruled, keeps_next=True, padding=row.padding)


def _factor_lines(factor: SheetFactor) -> list[Row]:
    texts = ((factor.descriptor, CELL_QUIET), (factor.note and f"Nota: {factor.note}", NOTE))
    return [Row((cell(text, style, span=5, indent=10),), ruled=False, padding=2) for text, style in texts if text]


def _ticks_row(choices: tuple[str, ...]) -> Row:
    return Row((Cell((), span=5, indent=10, ticks=choices),), ruled=False, padding=2)


def _section_total(section: SheetSection, span: int) -> Row:
    cells = (
        cell("Totale della sezione", CELL_BOLD, span=span),
        cell(_weight(section.weight), CELL_BOLD),
        cell(_number(section.degree), CELL_BOLD),
        cell(_number(section.points), CELL_BOLD),
    )
    return Row(cells, fill=PALE)


def summary_table(sections: Iterable[SheetSection], result: SheetResult, *, provisional: bool) -> Table:
    """The sections, the total and what it gives: individual performance, band, share."""
    rows = [
        Row((cell(section.title), *_numbers(section.weight, section.degree, section.points))) for section in sections
    ]
    label = "Totale provvisorio" if provisional else "Totale"
    total = Row((cell(label, TOTAL, span=3), cell(_number(result.total), TOTAL)), fill=PALE_BLUE, padding=5)
    return table(_SUMMARY, [*rows, _tied(total), *_outcome_rows(result)])


def _outcome_rows(result: SheetResult) -> list[Row]:
    outcomes = (
        ("Valore esatto prima dell'arrotondamento", result.exact),
        ("Performance individuale", _number(result.individual_performance)),
        ("Fascia", result.band or DASH),
        ("Quota del premio riconosciuta dalla fascia", format_percent(result.share, None)),
    )
    shown = [Row((cell(label, span=2), cell(value, CELL_BOLD, span=2))) for label, value in outcomes if value]
    return shown if not result.note else [*shown, Row((cell(result.note, NOTE, span=4),), ruled=False)]


def explanation_table(lines: Iterable[ExplanationLine]) -> Table:
    """The steps of the computation, indented as they depend on each other."""
    return table(_EXPLANATION, [_step_row(line) for line in lines])


def _step_row(line: ExplanationLine) -> Row:
    style = CELL_BOLD if line.depth == 0 else CELL_QUIET
    cells = (
        cell(line.label, style, indent=10 * min(line.depth, 5)),
        cell(line.formula, CELL_QUIET),
        cell(line.result, CELL_BOLD if line.depth == 0 else CELL),
    )
    return Row(cells, ruled=line.depth == 0, padding=3 if line.depth == 0 else 1.5)
