"""Long absences of a person: what their form edits, and how one keeps clear of the others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.periods import Lasting, Period
from app.domain.structure.postings import FROM
from app.domain.validation import at_most, in_order, required

NEUTRAL_KINDS = ("Congedo di maternità", "Congedo di paternità", "Congedo parentale")
"""What D.Lgs. 150/2009 art. 9 c. 3 keeps from weighing on the evaluation."""
KNOWN_KINDS = (
    *NEUTRAL_KINDS,
    "Aspettativa",
    "Malattia",
    "Infortunio",
    "Distacco sindacale",
)
"""What is proposed to whoever enters an absence."""


@dataclass(frozen=True, slots=True)
class AbsenceDraft:
    """An Assenza as its form edits it; a neutral one takes no day from the service that is evaluated."""

    employee_id: EmployeeId | None = None
    kind: str = ""
    is_neutral: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AbsenceRow(Lasting):
    """An Assenza as it is kept."""

    id: int
    version: int
    employee_id: EmployeeId
    kind: str
    is_neutral: bool
    valid_from: date
    valid_to: date

    @property
    def draft(self) -> AbsenceDraft:
        return AbsenceDraft(
            self.employee_id, self.kind, self.is_neutral, self.valid_from, self.valid_to, self.id, self.version
        )


_KIND = Column("kind", "Motivo", width=30, required=True)
_NEUTRAL = Column(
    "is_neutral", "Non pesa", Format.BOOLEAN, help="Non toglie giorni alla valutazione (D.Lgs. 150/2009 art. 9 c. 3)"
)
ABSENCE_FIELDS = (_KIND, FROM, Column("valid_to", "Al", Format.DATE, 14, required=True), _NEUTRAL)


WHAT_WEIGHS = (
    "Un'assenza che pesa toglie giorni al servizio che la metodologia conta, non alle date della scheda. Dai premi"
    " toglie ciò che le loro regole dicono del suo motivo: se non ne parlano, niente."
)
"""What an absence without «Non pesa» does, as it is said where one is entered."""


def is_neutral_kind(kind: str) -> bool:
    """Tell whether the law itself keeps an absence of this kind from weighing."""
    return kind.strip().casefold() in {one.casefold() for one in NEUTRAL_KINDS}


def validate_absence(draft: AbsenceDraft) -> list[Issue]:
    """Check the draft by itself."""
    return [
        *required(draft.employee_id, "employee_id", "Scegliere il dipendente."),
        *required(draft.kind, "kind", "Manca il motivo."),
        *at_most(draft.kind, 100, "kind", "Motivo"),
        *required(draft.valid_from, "valid_from", "Manca il primo giorno."),
        *required(draft.valid_to, "valid_to", "Manca l'ultimo giorno."),
        *in_order(draft.valid_from, draft.valid_to),
    ]


def absence_clashes(draft: AbsenceDraft, others: Iterable[AbsenceRow]) -> list[Issue]:
    """Refuse a day on which the person is away already: it would be taken from the service twice."""
    if draft.valid_from is None or draft.valid_to is None:
        return []
    period = Period(draft.valid_from, draft.valid_to)
    return [
        Issue(
            "absence_overlap",
            f"Dal {format_date(other.valid_from)} al {format_date(other.valid_to)} c'è già un'assenza"
            f" ({other.kind}): scegliere altri giorni.",
            "valid_from",
        )
        for other in others
        if other.id != draft.id and other.period.overlaps(period)
    ]
