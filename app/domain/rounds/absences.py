"""Days in service that are not evaluated, as they are asked for and listed."""

from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.periods import FOREVER, Period


@dataclass(frozen=True, slots=True)
class PersonInService:
    """Somebody who may have days to exclude, with the days in service."""

    id: EmployeeId
    name: str
    service: Period


@dataclass(frozen=True, slots=True)
class NotEvaluableDraft:
    """Days of somebody to leave out of the evaluation, with the reason."""

    employee_id: EmployeeId | None
    valid_from: date | None
    valid_to: date | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NotEvaluableRow:
    """Days of somebody left out of the evaluation."""

    id: int
    version: int
    person: str
    valid_from: date
    valid_to: date
    reason: str


ABSENCE_COLUMNS = (
    Column("person", "Persona", width=24),
    Column("valid_from", "Dal", Format.DATE, width=13, required=True),
    Column("valid_to", "Al", Format.DATE, width=13, required=True),
    Column("reason", "Motivo", Format.LONG_TEXT, width=50, required=True),
)


def validate(draft: NotEvaluableDraft, service: Period | None) -> list[Issue]:
    """Return what is wrong: dates upside down, outside `service` (the days in service), no reason."""
    issues = [] if (draft.reason or "").strip() else [Issue("reason", "Manca il motivo.", "reason")]
    start, end = draft.valid_from, draft.valid_to
    if start and end and end < start:
        issues.append(Issue("upside_down", f"La fine è prima dell'inizio, il {format_date(start)}.", "valid_to"))
    if service and start and start not in service:
        issues.append(Issue("outside", f"La persona è in servizio {_in_words(service)}.", "valid_from"))
    if service and end and end not in service:
        issues.append(Issue("outside", f"La persona è in servizio {_in_words(service)}.", "valid_to"))
    return issues


def _in_words(service: Period) -> str:
    if service.end == FOREVER:
        return f"dal {format_date(service.start)}"
    return f"dal {format_date(service.start)} al {format_date(service.end)}"
