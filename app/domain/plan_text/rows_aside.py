"""Rows of tables that stand beside the objectives and set none: the staff, the results of the years before."""

from app.domain.plan_text.blocks import PlanBlock
from app.domain.plan_text.heading_rows import is_result_column, is_staff_row
from app.domain.plan_text.labels import column_role
from app.domain.plan_text.position import Decision, PlanPosition
from app.domain.plan_text.roles import LineRole

_PLANNED = frozenset({LineRole.INDICATOR, LineRole.TARGET, LineRole.WEIGHT, LineRole.PHASE, LineRole.DEADLINE})


def of_past_results(position: PlanPosition) -> Decision | None:
    """«Area | Obiettivo 2024 | Grado di raggiungimento» tells how the objectives of before went, and sets none."""
    if not any(is_result_column(cell.heading) and cell.text for cell in position.block.cells):
        return None
    roles = {column_role(cell.heading) for cell in position.block.cells}
    if roles & _PLANNED - _said_by_reached(position.block):
        return None
    return Decision(LineRole.TEXT, 75, "Riga dei risultati raggiunti: non è un obiettivo da assegnare")


def _said_by_reached(block: PlanBlock) -> set[LineRole | None]:
    return {column_role(cell.heading) for cell in block.cells if is_result_column(cell.heading)}


def of_staff(position: PlanPosition) -> Decision | None:
    """«Cognome e nome | Area | Profilo | Settore» says where people work: its areas are those of the contract."""
    if not is_staff_row(position.block):
        return None
    return Decision(LineRole.TEXT, 80, "Riga di una tabella del personale", items=position.items)
