"""How the reminder letters are asked for, and called in the audit; the first page of the window offers them."""

from app.domain.ids import EmployeeId, OfficialId
from app.domain.structure.hierarchy import Party

REMINDER, REMINDERS_TITLE = "promemoria", "Lettere di promemoria"
"""The code of the document, and its name in lists and in the audit."""


def number_of(party: Party) -> int:
    """Return the number by which a document is asked for somebody: even for the staff, odd for an official or nobody
    in particular. It is never 0, which stands for everybody."""
    if party.employee_id is not None:
        return party.employee_id * 2
    return (party.official_id or 0) * 2 + 1


def party_of(number: int) -> Party:
    """Return whom a number of `number_of` stands for."""
    half, is_official = divmod(number, 2)
    if not is_official:
        return Party(employee_id=EmployeeId(half))
    return Party(official_id=OfficialId(half)) if half else Party()
