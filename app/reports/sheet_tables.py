"""The tables of the evaluation sheet: objectives, factors, summary, explanation."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from app.domain.documents.common import ExplanationLine
from app.domain.documents.sheet import PrintedResult
from app.domain.italian import DASH, format_decimal
from app.domain.sheets.content import IndicatorWords
from app.domain.sheets.detail import ItemDetail, SectionDetail
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

_LONG_GROUP = 6
_TIGHT = 2.5  # what is signed is to fit on one sheet of paper
_OBJECTIVES = spread(
    TableColumn("Obiettivo e indicatori", 248),
    TableColumn("Atteso", 63),
    TableColumn("Risultato", 66),
    TableColumn("Peso", 35, "right"),
    TableColumn("Grado %", 43, "right"),
    TableColumn("Punti", 38, "right"),
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
_CORRECTION = spread(TableColumn("Correzione", 437), TableColumn("Punti", 56, "right"))
_EXPLANATION = spread(
    TableColumn("Voce", 186),
    TableColumn("Come si arriva al risultato", 255),
    TableColumn("Risultato", 52, "right"),
)
_OF_AMOUNTS = spread(
    TableColumn("Voce", 150),
    TableColumn("Come si arriva al risultato", 261),
    TableColumn("Risultato", 82, "right"),
)


@lru_cache(maxsize=2048)
def _number(value: Decimal | None, missing: str = DASH) -> str:
    return missing if value is None else format_decimal(value)


@lru_cache(maxsize=512)
def _weight(value: Decimal | None) -> str:
    return "" if value is None else format_decimal(value, None)


def objectives_table(section: SectionDetail, *, blank: bool) -> Table:
    """One row for each objective, one for each of its indicators, and the total of the section."""
    missing = "" if blank else DASH
    groups = [_objective_rows(objective, missing) for objective in section.objectives]
    return table(_OBJECTIVES, _with_total(groups, _section_total(section, 3, missing)))


def _with_total(groups: list[list[Row]], total: Row) -> list[Row]:
    """Keep the rows of a group together, and the total with the last group."""
    rows = [row for group in groups for row in _together(group)]
    return [*rows[:-1], *map(_tied, rows[-1:]), total]


def _together(group: list[Row]) -> list[Row]:
    if len(group) > _LONG_GROUP:
        return [_tied(group[0]), *group[1:]]
    return [*map(_tied, group[:-1]), group[-1]]


def _tied(row: Row) -> Row:
    return row._replace(keeps_next=True)


def _objective_rows(objective: ItemDetail, missing: str) -> list[Row]:
    title = f"{objective.code}  {objective.label}".strip()
    numbers = _numbers(objective.weight, objective.degree, objective.points, missing)
    if objective.is_excluded and objective.weight is not None:
        numbers = (cell(f"({_weight(objective.weight)})"), *numbers[1:])
    rows = [Row((cell(title, CELL_BOLD, span=3), *numbers), padding=_TIGHT)]
    rows += [_indicator_row(line.words, line.degree, missing) for line in objective.indicators]
    if objective.scale is not None:
        rows.append(
            _indicator_row(IndicatorWords("", "Giudizio del valutatore", result=objective.answer), None, missing)
        )
    said = " · ".join(filter(None, (_description(objective), objective.certified)))
    return rows + ([_under(cell(said, NOTE, span=6, indent=10))] if said else [])


def _description(objective: ItemDetail) -> str:
    """Say what the title does not, and that a weight is not in the sum where it is not."""
    said = objective.description.strip()
    if said.rstrip(".…").casefold() == objective.label.strip().rstrip(".…").casefold():
        said = ""
    if not objective.is_excluded:
        return said
    outside = "Il peso non entra nella somma" if objective.weight is not None else "Non entra nella somma"
    return f"{outside}: {said}." if said else f"{outside}."


def _under(*cells: Cell) -> Row:
    """Make a row that belongs to the one above it."""
    return Row(cells, ruled=False, padding=1)


def _numbers(
    weight: Decimal | None, degree: Decimal | None, points: Decimal | None, missing: str = DASH
) -> tuple[Cell, ...]:
    return cell(_weight(weight)), cell(_number(degree, missing)), cell(_number(points, missing))


def _indicator_row(words: IndicatorWords, degree: Decimal | None, missing: str) -> Row:
    return _under(
        cell(words.text, CELL_QUIET, indent=10),
        cell(words.target or missing, CELL_QUIET),
        cell(words.result or missing, CELL_QUIET),
        cell("", CELL_QUIET),
        cell(_number(degree, missing), CELL_QUIET),
        cell("", CELL_QUIET),
    )


def factors_table(section: SectionDetail, *, blank: bool, has_meanings: bool = True) -> Table:
    """One row for each factor, with what its score means where it is not said after, and the total."""
    groups = [
        _blank_factor_rows(factor) if blank else _factor_rows(factor, has_meaning=has_meanings)
        for factor in section.factors
    ]
    return table(_FACTORS, _with_total(groups, _section_total(section, 2, "" if blank else DASH)))


def _factor_rows(factor: ItemDetail, *, has_meaning: bool) -> list[Row]:
    numbers = _numbers(factor.weight, factor.degree, factor.points)
    if factor.is_excluded and factor.weight is not None:
        numbers = (cell(f"({_weight(factor.weight)})"), *numbers[1:])
    is_said = bool(factor.meaning) and (has_meaning or factor.is_excluded)
    under = [_under(cell(factor.meaning, CELL_QUIET, span=5, indent=10))] if is_said else []
    return [Row((cell(factor.label), cell(factor.answer or DASH, CELL_BOLD), *numbers), padding=_TIGHT), *under]


def _blank_factor_rows(factor: ItemDetail) -> list[Row]:
    numbers = _numbers(factor.weight, factor.degree, factor.points, "")
    first = Row((cell(factor.label), cell(factor.answer, CELL_BOLD), *numbers))
    return [first, _under(Cell((), span=5, indent=10, ticks=factor.choices))] if factor.choices else [first]


def correction_table(section: SectionDetail, *, blank: bool) -> Table:
    """The points of the corrections, which have neither weight nor degree."""
    points = cell(_number(section.points, "" if blank else DASH), CELL_BOLD)
    return table(_CORRECTION, [Row((cell("Punti sul totale", CELL_BOLD), points), fill=PALE)])


def _section_total(section: SectionDetail, span: int, missing: str) -> Row:
    cells = (
        cell("Totale della sezione", CELL_BOLD, span=span),
        cell(_weight(section.weight), CELL_BOLD),
        cell(_number(section.degree, missing), CELL_BOLD),
        cell(_number(section.points, missing), CELL_BOLD),
    )
    return Row(cells, fill=PALE, padding=_TIGHT)


def summary_table(sections: Sequence[SectionDetail], result: PrintedResult, *, provisional: bool) -> Table:
    """The sections and the total, on one page."""
    rows = [
        Row((cell(section.title), *_numbers(section.weight, section.degree, section.points)), padding=_TIGHT)
        for section in sections
        if not section.is_correction or section.points is not None
    ]
    label = "Totale provvisorio" if provisional else "Totale"
    shown = format_decimal(result.total, result.digits)
    total = Row((cell(label, TOTAL, span=3), cell(shown, TOTAL)), fill=PALE_BLUE, padding=_TIGHT)
    rows += [*_shared_weights(sections), total]
    return table(_SUMMARY, [*map(_tied, rows[:-1]), rows[-1]])


def _shared_weights(sections: Iterable[SectionDetail]) -> list[Row]:
    """Say which weights make the total where sections that do not apply leave theirs to the others."""
    shared = [f"{one.title} {_number(one.effective_weight)}" for one in sections if one.effective_weight is not None]
    return [_under(cell(f"{SHARED_WEIGHTS}: {'; '.join(shared)}.", NOTE, span=4))] if shared else []


SHARED_WEIGHTS = "Il peso di ciò che non si applica è ripartito tra le altre sezioni. Pesi effettivi, da cui il totale"


def individual_performance(result: PrintedResult) -> str:
    return format_decimal(result.individual_performance, result.digits) if result.has_individual else ""


def explanation_table(lines: Iterable[ExplanationLine], *, together: int = 1, has_amounts: bool = False) -> Table:
    """The steps of the computation, indented as they depend on each other; the first `together` stay on one page.

    `has_amounts`: the results are amounts with all their decimals, which need room.
    """
    rows = [_step_row(line) for line in lines]
    tied = [row._replace(keeps_next=True) for row in rows[: min(together, len(rows)) - 1]] if rows else []
    return table(_OF_AMOUNTS if has_amounts else _EXPLANATION, [*tied, *rows[len(tied) :]])


def _step_row(line: ExplanationLine) -> Row:
    style = CELL_BOLD if line.depth == 0 else CELL_QUIET
    cells = (
        cell(line.label, style, indent=10 * min(line.depth, 5)),
        cell(line.formula, CELL_QUIET),
        cell(line.result, CELL_BOLD if line.depth == 0 else CELL),
    )
    return Row(cells, ruled=line.depth == 0, padding=2.5 if line.depth == 0 else 1)
