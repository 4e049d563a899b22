"""How the reminder letters are asked for, and called in the audit; the first page of the window offers them."""

import re
from collections.abc import Iterable, Sequence

from app.domain.ids import EmployeeId, OfficialId
from app.domain.italian import listed
from app.domain.structure.hierarchy import Party

REMINDER, REMINDERS_TITLE = "promemoria", "Lettere di promemoria"
"""The code of the document, and its name in lists and in the audit."""


MOST_NAMED = 200
"""Letters that the names of those written to may take in the name of the operation."""


def told_addressees(names: Sequence[str]) -> str:
    """Say to whom letters are, as the audit names the operation: ` a «Rossi Mario» e «Neri Ugo»`; empty for nobody."""
    kept = [f"«{name}»" for name in names]
    while len(", ".join(kept)) > MOST_NAMED:
        kept.pop()
    if left := len(names) - len(kept):
        kept.append("un'altra persona" if left == 1 else f"altre {left} persone")
    return f" a {listed(kept)}" if kept else ""


def addressees_in(label: str) -> Iterable[str]:
    """Return who is named in what `told_addressees` wrote."""
    return re.findall("«([^»]+)»", label)


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
