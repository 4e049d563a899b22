"""What is written of training: the hours planned for some people, and what some of them did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import ZERO
from app.domain.ids import EmployeeId, TrainingActivityId
from app.domain.issues import Issue
from app.domain.italian import format_decimal
from app.domain.validation import at_most, at_most_cents, not_a_number, required

MOST_HOURS = Decimal(1000)
"""More hours than a year of full-time study has for anybody who works: a thousand is a slip of the keyboard."""

HOURS = Column("hours", "Ore", Format.DECIMAL, 8, required=True, digits=None)
TITLE = Column("title", "Attività", width=40, required=True)
ON_DATE = Column("on_date", "Il", Format.DATE, 12, required=True, help="L'ultimo giorno, se dura di più")
PROVIDER = Column("provider", "Chi la tiene", width=30, help="Syllabus, SNA, ASMEL…")
PLANNED = Column("hours", "Ore previste", Format.DECIMAL, 8, digits=None, help="Vuoto: non pianificate")
ACTIVITY_FIELDS = (TITLE, ON_DATE, HOURS, PROVIDER)


@dataclass(frozen=True, slots=True)
class TrainingActivityDraft:
    """What one person did, or several together (`employee_ids`)."""

    employee_ids: tuple[EmployeeId, ...] = ()
    title: str = ""
    on_date: date | None = None
    hours: Decimal | None = None
    provider: str = ""
    id: TrainingActivityId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class TrainingPlanDraft:
    """How many hours are planned for some people; None: no longer said."""

    employee_ids: tuple[EmployeeId, ...] = ()
    hours: Decimal | None = None


def validate_activity(draft: TrainingActivityDraft, year: int) -> list[Issue]:
    """Check what was done by itself, within its year."""
    return [
        *required(draft.employee_ids or None, "employee_ids", "Scegliere almeno una persona."),
        *required(draft.title.strip(), "title", "Manca il nome dell'attività."),
        *at_most(draft.title, 300, "title", "Attività"),
        *at_most(draft.provider, 200, "provider", "Chi la tiene"),
        *_within(draft.on_date, year),
        *required(draft.hours, "hours", "Mancano le ore."),
        *_hours(draft.hours, "Le ore"),
        *_some(draft.hours),
    ]


def validate_planned(draft: TrainingPlanDraft) -> list[Issue]:
    return [
        *required(draft.employee_ids or None, "employee_ids", "Scegliere almeno una persona."),
        *_hours(draft.hours, "Le ore previste"),
    ]


def _within(day: date | None, year: int) -> list[Issue]:
    if day is None:
        return required(day, "on_date", "Manca il giorno.")
    return [] if day.year == year else [Issue("other_year", f"Il giorno non è del {year}.", "on_date")]


def _hours(hours: Decimal | None, what: str) -> list[Issue]:
    if hours is not None and not hours.is_finite():
        return [not_a_number("hours", what)]
    if hours is not None and hours > MOST_HOURS:
        return [Issue("too_many", f"{what} sono più di {format_decimal(MOST_HOURS, None)}: controllarle.", "hours")]
    if hours is not None and hours < ZERO:
        return [Issue("negative", f"{what} non possono essere negative.", "hours")]
    return at_most_cents(hours, "hours", what)


def _some(hours: Decimal | None) -> list[Issue]:
    return [Issue("no_hours", "Le ore sono zero: scriverne più di zero.", "hours")] if hours == ZERO else []


def named(names: Sequence[str]) -> str:
    """Name one person, or count several."""
    return names[0] if len(names) == 1 else f"{len(names)} persone"
