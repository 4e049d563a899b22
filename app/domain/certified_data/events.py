"""Certified events of a year, each of one person: as many as there are count for the penalties of the method."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.certified_data.figures import LONGEST_SOURCE
from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId, OfficialId, PenaltyEventId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.validation import at_most, required


@dataclass(frozen=True, slots=True)
class EventRow:
    """A certified event: what and when, of whom, where it is written."""

    id: PenaltyEventId
    version: int
    code: str
    title: str
    person: str
    on_date: date
    description: str
    source: str
    employee_ids: tuple[EmployeeId, ...] = ()
    official_ids: tuple[OfficialId, ...] = ()


EVENT_COLUMNS: tuple[Column, ...] = (
    Column("person", "Persona", width=26),
    Column("title", "Evento", width=30),
    Column("on_date", "Il", Format.DATE, 13),
    Column("description", "Che cosa", width=40),
    Column("source", "Atto o fonte", width=34),
)

EVENT_DAY = Column("on_date", "Il", Format.DATE, 13, required=True)
EVENT_DESCRIPTION = Column("description", "Che cosa", width=60)
EVENT_SOURCE = Column(
    "source", "Atto o fonte", width=60, required=True, help="Dove è scritto: provvedimento, registro, report"
)


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event of one person, or the same for several; with an `id` it changes the one that is there."""

    code: str
    employee_ids: tuple[EmployeeId, ...] = ()
    on_date: date | None = None
    description: str = ""
    source: str = ""
    id: PenaltyEventId | None = None
    version: int | None = None
    official_ids: tuple[OfficialId, ...] = ()


def validate_event(draft: EventDraft, year: int, today: date) -> list[Issue]:
    return [
        *required(draft.code, "code", "Scegliere l'evento."),
        *required(draft.employee_ids or draft.official_ids or None, "people", "Scegliere almeno una persona."),
        *_day_issues(draft.on_date, year, today),
        *at_most(draft.description, LONGEST_SOURCE, "description", "Che cosa"),
        *required(draft.source.strip(), "source", "Manca l'atto, o dove è scritto."),
        *at_most(draft.source, LONGEST_SOURCE, "source", "Atto o fonte"),
    ]


def _day_issues(day: date | None, year: int, today: date) -> Iterator[Issue]:
    if day is None:
        yield Issue("on_date", "Manca il giorno.", "on_date")
    elif day.year != year:
        yield Issue("on_date", f"Il {format_date(day)} non è del {year}.", "on_date")
    elif day > today:
        yield Issue("on_date", f"Il {format_date(day)} deve ancora venire.", "on_date")
