"""Assegnazioni: where somebody works, from a day to a day, and how one follows the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.ids import ContractAreaId, EmployeeId, PostingId
from app.domain.issues import Issue, Link
from app.domain.italian import format_date
from app.domain.periods import DAY, Lasting, period_between
from app.domain.structure.employees import EMPLOYEE_COLUMNS, FULL_NAME
from app.domain.structure.units import UnitKey
from app.domain.validation import at_most, at_most_cents, lasting, required

FULL_TIME = Decimal(100)


@dataclass(frozen=True, slots=True)
class PostingDraft:
    """An Assegnazione as its form edits it; `part_time` is in percent, an empty `valid_to` means still there."""

    employee_id: EmployeeId | None = None
    unit: UnitKey | None = None
    contract_area_id: ContractAreaId | None = None
    profile: str = ""
    part_time: Decimal | None = FULL_TIME
    valid_from: date | None = None
    valid_to: date | None = None
    id: PostingId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class PostingSpan(Lasting):
    """The days that a posting takes, and where: what a new one must not run into."""

    id: PostingId
    unit: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class PostingRow(Lasting):
    """An Assegnazione in a list."""

    id: PostingId
    version: int
    employee_id: EmployeeId
    matricola: str
    full_name: str
    unit_key: UnitKey
    unit: str
    area_code: str
    sector_code: str
    office_code: str
    contract_area_id: ContractAreaId
    contract_area_code: str
    contract_area: str
    profile: str
    part_time: Decimal
    valid_from: date
    valid_to: date | None

    @property
    def draft(self) -> PostingDraft:
        return PostingDraft(
            employee_id=self.employee_id,
            unit=self.unit_key,
            contract_area_id=self.contract_area_id,
            profile=self.profile,
            part_time=self.part_time,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            id=self.id,
            version=self.version,
        )


PROFILE = Column(
    "profile",
    "Profilo professionale",
    width=28,
    synonyms=("Profilo", "Qualifica", "Profilo prof.", "Mansione", "Figura professionale", "Job title"),
)
PART_TIME = Column(
    "part_time",
    "Tempo di lavoro %",
    Format.PERCENT,
    12,
    digits=None,
    synonyms=(
        "Part-time",
        "Percentuale",
        "PT",
        "P.T.",
        "Part time %",
        "% part-time",
        "Tempo",
        "Percentuale part-time",
    ),
)
WEEKLY_HOURS = replace(
    PART_TIME,
    heading="Ore settimanali",
    synonyms=(
        "Orario",
        "Ore",
        "Ore sett.",
        "Orario settimanale",
        "Orario di lavoro",
        "Ore di lavoro",
        "H/sett.",
        "Weekly hours",
    ),
    in_hours=True,
)
"""The same share of time as people write it: 36, 30 ore, 18/36."""
FROM = Column("valid_from", "Dal", Format.DATE, 14, required=True, synonyms=("Data inizio", "Decorrenza", "Da"))
TO = Column("valid_to", "Al", Format.DATE, 14, synonyms=("Data fine", "Scadenza", "A"), is_end=True)

_UNITS = (
    "Settore",
    "Servizio",
    "Settore/Servizio",
    "Settore di appartenenza",
    "Settore di assegnazione",
    "Servizio di appartenenza",
    "Servizio di assegnazione",
    "Struttura",
    "Struttura di appartenenza",
    "Struttura di assegnazione",
    "Unità organizzativa",
    "Unità organizzativa di assegnazione",
    "U.O.",
    "Unità",
    "Assegnazione",
    "Reparto",
    "Centro di costo",
    "Centro di responsabilità",
    "CdR",
    "Settore/Ufficio",
    "Servizio/Ufficio",
    "Ufficio/Servizio",
    "Area/Settore",
    "Settore/Area",
    "Area/Servizio",
    "Department",
    "Organizational unit",
)
"""A unit of whatever level: what a list calls settore may be an area of the archive."""

POSTING_COLUMNS = (
    EMPLOYEE_COLUMNS[0],
    FULL_NAME,
    Column(
        "area_code",
        "Codice area",
        Format.CODE,
        12,
        required=True,
        synonyms=("Area", "Area organizzativa", "Area di assegnazione", "Area di appartenenza", "Area funzionale"),
    ),
    Column("sector_code", "Codice settore", Format.CODE, 12, synonyms=_UNITS),
    Column(
        "office_code",
        "Codice ufficio",
        Format.CODE,
        12,
        synonyms=("Ufficio", "Ufficio di appartenenza", "Ufficio di assegnazione"),
    ),
    Column(
        "contract_area_code",
        "Area contrattuale",
        Format.CODE,
        16,
        required=True,
        synonyms=(
            "Categoria",
            "Cat.",
            "Inquadramento",
            "Area CCNL",
            "Categoria giuridica",
            "Cat. giuridica",
            "Livello",
            "Area di inquadramento",
            "Area professionale",
            "Inquadramento giuridico",
            "Inquadramento CCNL",
            "Posizione giuridica",
            "Categoria CCNL",
            "Area/Categoria",
            "Categoria/Area",
            "Codice categoria",
            "Contract area",
            "Grade",
        ),
    ),
    PROFILE,
    PART_TIME,
    FROM,
    TO,
)

POSTING_FIELDS = (
    Column("unit", "Unità", Format.CHOICE, 44, required=True),
    Column("contract_area_id", "Area contrattuale", Format.CHOICE, 28, required=True),
    PROFILE,
    Column("part_time", "Tempo di lavoro %", Format.PERCENT, 8, required=True, digits=None, help="100 = tempo pieno"),
    FROM,
    Column("valid_to", "Al", Format.DATE, 12, help="Vuoto: l'assegnazione continua"),
)


def validate_posting(draft: PostingDraft) -> list[Issue]:
    """Check the draft by itself."""
    return [
        *required(draft.employee_id, "employee_id", "Scegliere il dipendente."),
        *required(draft.unit, "unit", "Scegliere l'unità."),
        *required(draft.contract_area_id, "contract_area_id", "Scegliere l'area contrattuale."),
        *at_most(draft.profile, 200, "profile", "Profilo professionale"),
        *_share(draft.part_time),
        *lasting(draft.valid_from, draft.valid_to),
    ]


def overlapping(draft: PostingDraft, others: Iterable[PostingSpan]) -> list[Issue]:
    """Name the postings that share a day with the draft (itself apart)."""
    if draft.valid_from is None:
        return []
    period = period_between(draft.valid_from, draft.valid_to)
    clashes = [other for other in others if other.id != draft.id and other.period.overlaps(period)]
    return [_clash(draft, other) for other in clashes]


def posting_to_close(draft: PostingDraft, others: Sequence[PostingSpan]) -> PostingSpan | None:
    """Return the posting that a new one ends: the one that began before and covers its first day."""
    if draft.valid_from is None:
        return None
    before = (other for other in others if other.valid_from < draft.valid_from and draft.valid_from in other.period)
    return next(before, None)


def last_day_before(start: date) -> date:
    return start - DAY


def _clash(draft: PostingDraft, other: PostingSpan) -> Issue:
    until = f"al {format_date(other.valid_to)}" if other.valid_to else "in poi"
    sentence = f"Dal {format_date(other.valid_from)} {until} c'è già l'assegnazione a {other.unit}"
    is_later = draft.valid_from is not None and other.valid_from > draft.valid_from
    advice = (
        f": indicare come ultimo giorno il {format_date(other.valid_from - DAY)}."
        if is_later
        else ": due assegnazioni non possono coprire lo stesso giorno."
    )
    field = "valid_to" if is_later else "valid_from"
    return Issue("posting_overlap", sentence + advice, field, link=Link("posting", other.id))


def _share(part_time: Decimal | None) -> list[Issue]:
    if part_time is None:
        return [Issue("required", "Manca il tempo di lavoro: 100 per il tempo pieno.", "part_time")]
    if not 0 < part_time <= FULL_TIME:
        return [Issue("part_time", "Il tempo di lavoro va da più di 0 a 100.", "part_time")]
    return at_most_cents(part_time, "part_time", "Tempo di lavoro")
