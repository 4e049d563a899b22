"""Lists of objectives in the Piano: code, title, what measures them, the units that share them."""

from collections.abc import Iterable, Sequence

from app.domain.documents.plan import PlanObjective
from app.reports.blocks.table import Cell, Row, Table, TableColumn, cell, spread, table
from app.reports.style import CELL, CELL_BOLD, CELL_QUIET, TextStyle

_COLUMNS = spread(TableColumn("Codice", 66), TableColumn("Obiettivo", 427))


def objectives_list(objectives: Iterable[PlanObjective]) -> Table:
    return table(_COLUMNS, [_row(objective) for objective in objectives], before=2)


def _row(objective: PlanObjective) -> Row:
    detailed = bool(objective.description or objective.indicators or objective.units)
    parts: list[tuple[str, TextStyle]] = []
    if not _is_shortened(objective):
        parts.append((objective.title, CELL_BOLD if detailed else CELL))
    parts.append((objective.description, CELL if _is_shortened(objective) else CELL_QUIET))
    if objective.indicators:
        parts.append((f"Indicatori: {'; '.join(objective.indicators)}.", CELL_QUIET))
    if objective.units:
        parts.append((f"Unità: {'; '.join(objective.units)}.", CELL_QUIET))
    return Row((cell(objective.code, CELL_QUIET), Cell(tuple(parts))), padding=3)


def _is_shortened(objective: PlanObjective) -> bool:
    """Tell whether the title is only the beginning of the description: then the description says it all."""
    return objective.title.endswith("…") and objective.description.startswith(objective.title.rstrip("…"))


def shared_sentence(objectives: Sequence[str]) -> str:
    if len(objectives) == 1:
        return f"Concorre inoltre all'obiettivo trasversale {objectives[0]}."
    return f"Concorre inoltre agli obiettivi trasversali: {'; '.join(objectives)}."
