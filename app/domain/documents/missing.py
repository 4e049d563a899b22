"""What is missing in a year on paper: whoever must act, what, where and by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.documents.common import Imprint, Letterhead
from app.domain.duties.duty import Duty, late_count
from app.domain.duties.grouping import DutyGroup
from app.domain.italian import plural


@dataclass(frozen=True, slots=True)
class PrintedDuty:
    """One thing of the list, in the words of the page."""

    sentence: str
    mended: str
    due: date | None
    time_left: str


MISSING_COLUMNS: tuple[Column, ...] = (
    Column("sentence", "Che cosa manca", Format.TEXT, 50),
    Column("mended", "Dove si corregge", Format.TEXT, 34),
    Column("due", "Entro", Format.DATE, 16),
    Column("time_left", "Tempo", Format.TEXT, 18),
)


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """The list of what is missing in `year` on a day, by who must act."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    groups: Sequence[DutyGroup]

    @property
    def summary(self) -> str:
        """Say how much there is, and how much of it is late."""
        duties = [one for group in self.groups for one in group.duties]
        if not duties:
            return "non manca niente."
        return _counted(duties, self.on_day)

    def note_of(self, group: DutyGroup) -> str:
        """Say who it is and how much is theirs: `EQ Servizi sociali: 5 voci, 3 in ritardo.`"""
        counted = _counted(group.duties, self.on_day)
        return f"{group.note}: {counted}" if group.note else counted

    def rows_of(self, group: DutyGroup) -> list[PrintedDuty]:
        return [PrintedDuty(one.sentence, one.mended, one.due, one.time_left(self.on_day)) for one in group.duties]


def _counted(duties: Sequence[Duty], on_day: date) -> str:
    late = late_count(duties, on_day)
    counted = plural(len(duties), "voce", "voci")
    return f"{counted}, {late} in ritardo." if late else f"{counted}."
