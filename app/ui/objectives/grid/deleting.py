"""Deleting rows of the grid: an objective whose rows are all chosen goes whole, else the indicators alone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.italian import listed, plural
from app.domain.objectives.grid.rows import GridRow
from app.services.objectives.grid import delete_rows
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm


def ask_delete(widget: QWidget, desk: Desk, rows: Sequence[GridRow]) -> None:
    """Say what would be deleted with these rows, and delete it at the yes."""
    objectives, indicators = to_delete(rows)
    if not (objectives or indicators):
        return
    parts = []
    if objectives:
        parts.append(plural(len(objectives), "obiettivo", "obiettivi"))
    if indicators:
        parts.append(plural(len(indicators), "indicatore", "indicatori"))
    more = "Con un obiettivo si eliminano anche fasi e assegnazioni, con un indicatore i suoi valori. "
    delete = partial(desk.save, delete_rows, objectives, indicators)
    confirm(widget, f"Eliminare {listed(parts)}?", f"{more}L'operazione si può annullare.", "Elimina", delete)


def to_delete(rows: Sequence[GridRow]) -> tuple[list[ObjectiveId], list[IndicatorId]]:
    """Return the objectives whose rows are all there, and the indicators of the others."""
    kept = [row for row in rows if not row.is_begun]
    chosen = {(row.objective.id, row.nth) for row in kept}
    whole = [
        row.objective.id
        for row in kept
        if all((row.objective.id, nth) in chosen for nth in range(1, max(row.of, 1) + 1))
    ]
    objectives = list(dict.fromkeys(whole))
    indicators = {row.indicator.id: None for row in kept if row.indicator and row.objective.id not in objectives}
    return objectives, list(indicators)
