"""Lists of objectives in the Piano: code, title, what measures them, the units that share them."""

from collections.abc import Iterable, Sequence

from app.domain.documents.plan import PlanObjective
from app.reports.written.content import WordTone, WrittenCell, WrittenColumn, WrittenRow, WrittenTable, words

_COLUMNS = (WrittenColumn("Codice", 66), WrittenColumn("Obiettivo", 427))


def objectives_list(caption: str, objectives: Iterable[PlanObjective]) -> WrittenTable:
    return WrittenTable(caption, _COLUMNS, tuple(_row(objective) for objective in objectives))


def _row(objective: PlanObjective) -> WrittenRow:
    detailed = bool(objective.description or objective.indicators or objective.units)
    lines: list[tuple[str, WordTone]] = []
    if not _is_shortened(objective):
        lines.append((objective.title, WordTone.STRONG if detailed else WordTone.PLAIN))
    lines.append((objective.description, WordTone.PLAIN if _is_shortened(objective) else WordTone.QUIET))
    if objective.indicators:
        lines.append((f"Indicatori: {'; '.join(objective.indicators)}.", WordTone.QUIET))
    if objective.units:
        lines.append((f"Unità: {'; '.join(objective.units)}.", WordTone.QUIET))
    shown = tuple(line for line in lines if line[0])
    return WrittenRow((words(objective.code, WordTone.QUIET), WrittenCell(shown)))


def _is_shortened(objective: PlanObjective) -> bool:
    """Tell whether the title is only the beginning of the description: then the description says it all."""
    return objective.title.endswith("…") and objective.description.startswith(objective.title.rstrip("…"))


def shared_sentence(objectives: Sequence[str]) -> str:
    if len(objectives) == 1:
        return f"Concorre inoltre all'obiettivo trasversale {objectives[0]}."
    return f"Concorre inoltre agli obiettivi trasversali: {'; '.join(objectives)}."
