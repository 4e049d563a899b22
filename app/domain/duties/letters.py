"""Who a reminder letter may be written to, with what is theirs to do."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.domain.columns import Column, Format
from app.domain.duties.duty import Duty, late_count
from app.domain.duties.grouping import Grouping, grouped
from app.domain.duties.reminding import number_of


class LetterRow(NamedTuple):
    """Somebody who has something to do; `id` is the number by which their letter is asked for."""

    id: int
    name: str
    role: str
    things: int
    late: int
    first_due: date | None
    reminded_on: date | None


LETTER_COLUMNS: tuple[Column, ...] = (
    Column("name", "A chi", Format.TEXT, 26),
    Column("role", "Incarico", Format.TEXT, 34),
    Column("things", "Voci", Format.INTEGER, 8),
    Column("late", "In ritardo", Format.INTEGER, 10),
    Column("first_due", "Prima scadenza", Format.DATE, 15),
    Column("reminded_on", "Ultimo promemoria", Format.DATE, 18),
)


def letter_rows(duties: Iterable[Duty], today: date) -> list[LetterRow]:
    """Return everybody who has something to do, except whoever is at the keyboard, who is most late first."""
    groups = (group for group in grouped(duties, Grouping.DOER, today) if not group.is_user)
    found = []
    for group in groups:
        doer, own = group.duties[0].doer, group.duties
        days = [one.due for one in own if one.due is not None]
        late = late_count(own, today)
        first = min(days, default=None)
        found.append(LetterRow(number_of(doer.party), doer.name, doer.role, len(own), late, first, doer.reminded_on))
    return found
