"""What is proposed in a year and waits for the Segretario, in plain SQL: the first page of the window reads it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.decision_proposals import ProposalKind
from app.domain.duties.facts import WaitingProposal
from app.domain.ids import EmployeeId, ObjectiveId, SheetId

if TYPE_CHECKING:
    from app.models.archive_file.connection import Connection

_WAITING = (
    "SELECT p.kind, p.proposed_by, p.sheet_id, p.objective_id, s.employee_id,"
    " COALESCE(e.last_name || ' ' || e.first_name, f.full_name), o.code, o.title FROM proposals p"
    " LEFT JOIN sheets s ON s.id = p.sheet_id LEFT JOIN employees e ON e.id = s.employee_id"
    " LEFT JOIN officials f ON f.id = s.official_id LEFT JOIN objectives o ON o.id = p.objective_id"
    " WHERE p.cycle_id = ? AND p.outcome = '' ORDER BY p.id"
)


def waiting_proposals(
    connection: "Connection", cycle: int, people: Mapping[EmployeeId, str]
) -> tuple[WaitingProposal, ...]:
    """Return them with what they are about: the person of a sheet as `people` calls them, code and title."""
    found = []
    for kind, by, sheet, objective, employee, person, code, title in connection.execute(_WAITING, (cycle,)):
        what = people.get(employee, person) if sheet else f"{code} {title}"
        whose = SheetId(sheet) if sheet else None, ObjectiveId(objective) if objective else None
        found.append(WaitingProposal(ProposalKind(kind), by, what, *whose))
    return tuple(found)
