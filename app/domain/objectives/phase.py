"""Phases: the steps of the work on the months of the year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import ObjectiveId, PhaseId
from app.domain.issues import Issue
from app.domain.objectives.rules import percent_issues, text_issues
from app.domain.objectives.vocabulary import PhaseKind
from app.domain.validation import in_order

MONTH_LETTERS = "GFMAMGLASOND"
ALL_MONTHS = (1 << 12) - 1


@dataclass(frozen=True, slots=True)
class PhaseDraft:
    """A step of the work; `months` is a mask of the planned months (bit 0 is January), `actual_months` of real ones."""

    id: PhaseId | None = None
    version: int | None = None
    objective_id: ObjectiveId | None = None
    title: str = ""
    kind: PhaseKind = PhaseKind.PHASE
    months: int = 0
    starts_on: date | None = None
    ends_on: date | None = None
    weight: Decimal = HUNDRED
    progress: Decimal = ZERO
    actual_months: int = 0


def validate(draft: PhaseDraft) -> list[Issue]:
    return [
        *text_issues(draft.title, "title", "il titolo della fase", longest=300, required=True),
        *in_order(draft.starts_on, draft.ends_on, "ends_on"),
        *percent_issues(draft.weight, "weight", "Il peso"),
        *percent_issues(draft.progress, "progress", "L'avanzamento"),
        *_month_issues(draft),
    ]


def _month_issues(draft: PhaseDraft) -> Iterator[Issue]:
    if not 0 <= draft.months <= ALL_MONTHS or not 0 <= draft.actual_months <= ALL_MONTHS:
        yield Issue("months_unknown", "I mesi vanno da gennaio a dicembre.", "months")


def mask_of(months: Iterable[int]) -> int:
    """Return the mask of the months (1..12)."""
    mask = 0
    for month in months:
        mask |= 1 << (month - 1)
    return mask


def toggled(mask: int, month: int) -> int:
    """Return the mask with one month (1..12) put in or taken out."""
    return mask ^ (1 << (month - 1))


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase in a table."""

    id: PhaseId
    version: int
    title: str
    months: int
    starts_on: date | None
    ends_on: date | None
    weight: Decimal
    progress: Decimal
    kind: PhaseKind = PhaseKind.PHASE
    actual_months: int = 0


PHASE_COLUMNS: tuple[Column, ...] = (
    Column("title", "Fase", Format.TEXT, 36, editable=True, required=True, synonyms=("Attività", "Azione")),
    Column("starts_on", "Dal", Format.DATE, 11, editable=True, synonyms=("Inizio",)),
    Column("ends_on", "Al", Format.DATE, 11, editable=True, synonyms=("Fine", "Scadenza")),
    Column("weight", "Peso", Format.DECIMAL, 8, editable=True, digits=None, synonyms=("Peso %",)),
    Column("progress", "Avanzamento", Format.PERCENT, 11, editable=True, digits=None, synonyms=("Stato",)),
    Column("kind", "Tipo", Format.CHOICE, 9, editable=True, choices=tuple(one.italian for one in PhaseKind)),
)
