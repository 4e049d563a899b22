"""Who pursues an objective, and with which weight."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import ZERO
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.issues import Issue
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.rules import percent_issues
from app.domain.validation import in_order


@dataclass(frozen=True, slots=True)
class AssignmentDraft:
    """An objective given to a person, with its weight for that person; dates narrow it within the year.

    `time_share` is the part of the person's working time that it takes, 0..100, where the ente plans it.
    """

    objective_id: ObjectiveId
    employee_id: EmployeeId
    id: int | None = None
    version: int | None = None
    weight: Decimal = ZERO
    time_share: Decimal | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    acknowledged_on: date | None = None


def validate(draft: AssignmentDraft) -> list[Issue]:
    return [
        *percent_issues(draft.weight, "weight", "Il peso"),
        *percent_issues(draft.time_share, "time_share", "La quota di tempo"),
        *in_order(draft.valid_from, draft.valid_to, "valid_to"),
    ]


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A person of an objective; `total` says how that person's weights stand, in words, `is_right` whether well."""

    id: int
    version: int
    employee_id: EmployeeId
    person: str
    unit: str
    weight: Decimal
    total: str
    is_right: bool
    valid_from: date | None
    valid_to: date | None
    acknowledged_on: date | None
    time_share: Decimal | None = None
    time_total: Decimal | None = None
    """The most that all the objectives of the person take of one day; None where no share is told."""
    seen: str = ""
    """How the objective was seen, or why it is to be seen anew."""
    is_apart: bool = False
    """Whether the sheet of the person leaves it out of its total: it decides a share of the result pay."""


ASSIGNMENT_COLUMNS: tuple[Column, ...] = (
    Column("person", "Persona", Format.TEXT, 28, synonyms=("Dipendente", "Nominativo", "Cognome e nome")),
    Column("unit", "Unità", Format.TEXT, 20, synonyms=("Settore", "Area")),
    Column("weight", "Peso", Format.DECIMAL, 8, editable=True, digits=None, synonyms=("Peso %",)),
    Column("total", "Pesi in tutto", Format.TEXT, 26),
    Column("valid_from", "Dal", Format.DATE, 11, editable=True, synonyms=("Inizio",)),
    Column("valid_to", "Al", Format.DATE, 11, editable=True, synonyms=("Fine",)),
    Column("acknowledged_on", "Presa visione", Format.DATE, 13, editable=True),
    Column("seen", "Come", Format.TEXT, 22),
    Column(
        "time_share", "Tempo %", Format.DECIMAL, 9, editable=True, synonyms=("Quota di tempo", "Impegno", "% tempo")
    ),
    Column("time_total", "Tempo in tutto", Format.DECIMAL, 11),
)


@dataclass(frozen=True, slots=True)
class PersonWeightRow:
    """One objective of a person, among all those the person has in the year."""

    id: int
    version: int
    objective_id: ObjectiveId
    code: str
    title: str
    kind: ObjectiveKind
    weight: Decimal
    valid_from: date | None
    valid_to: date | None
    time_share: Decimal | None = None
    seen: str = ""
    """On which day the objective was seen, or that it is to be seen, or seen anew."""


PERSON_WEIGHT_COLUMNS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 14),
    Column("title", "Obiettivo", Format.TEXT, 44),
    Column("kind", "Tipo", Format.CHOICE, 19),
    Column("weight", "Peso", Format.DECIMAL, 8, editable=True, digits=None),
    Column("time_share", "Tempo %", Format.DECIMAL, 9, editable=True),
    Column("valid_from", "Dal", Format.DATE, 12),
    Column("valid_to", "Al", Format.DATE, 12),
    Column("seen", "Presa visione", Format.TEXT, 26),
)
