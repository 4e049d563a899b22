"""Tables of the Piano with what the ente declares, decides and needs: headlines, acts, ambits, measures, resources."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.declared import DeclaredDraft, headline_count, headline_number
from app.domain.documents.figures import StaffRow
from app.domain.exact import percentage
from app.domain.italian import format_decimal
from app.domain.matching import text_key
from app.domain.plan_text.naming import sentence_case

_STATED_OF_EVERYBODY = {"personale", "dipendenti", "totale"}


@dataclass(frozen=True, slots=True)
class PlanHeadlineRow:
    """A figure that the plan states in a line: its number, its share of the people stated, what is counted now."""

    label: str
    stated: str
    share: Decimal | None = None
    counted: int | None = None


HEADLINE_COLUMNS = (
    Column("label", "Dato", Format.TEXT, 40),
    Column("stated", "Dichiarato", Format.TEXT, 22, with_figures=True),
    Column("share", "Quota calcolata", Format.PERCENT, 14, digits=1),
)
COUNTED_COLUMN = Column("counted", "In archivio", Format.INTEGER, 12)


def headline_rows(drafts: Iterable[DeclaredDraft], counted: StaffRow | None) -> tuple[PlanHeadlineRow, ...]:
    """Compute the shares of the headlines that count people, of the total that is stated or else of their sum."""
    stated = tuple(drafts)
    numbers = {draft.label: headline_number(draft) for draft in stated}
    people = {
        label: number for label, number in numbers.items() if headline_count(label, StaffRow("", 0, 0)) is not None
    }
    totals = [number for label, number in people.items() if _STATED_OF_EVERYBODY & set(text_key(label).split())]
    total = next((one for one in totals if one), None) or sum((one or 0 for one in people.values()), Decimal(0))
    return tuple(
        PlanHeadlineRow(
            _label(draft.label),
            _stated(draft, numbers[draft.label]),
            percentage(int(numbers[draft.label] or 0), int(total)) if draft.label in people and total else None,
            headline_count(draft.label, counted) if counted else None,
        )
        for draft in stated
    )


def _label(label: str) -> str:
    return sentence_case(label).replace("Unita'", "Unità").replace("unita'", "unità")


def _stated(draft: DeclaredDraft, number: Decimal | None) -> str:
    """Write the number, and the day on which it was counted; a share that was stated is computed instead."""
    if number is None:
        return draft.text
    day = draft.text.partition(" al ")[2]
    return f"{format_decimal(number, None, grouped=True)}{f' al {day}' if day else ''}"


@dataclass(frozen=True, slots=True)
class PlanActRow:
    """An act that the plan cites."""

    kind: str
    number: str
    on_date: date | None
    subject: str = ""


ACT_FACT_COLUMNS = (
    Column("kind", "Atto", Format.TEXT, 30),
    Column("number", "Numero", Format.CODE, 14),
    Column("on_date", "Data", Format.DATE, 14),
)
SUBJECT_COLUMN = Column("subject", "Oggetto", Format.TEXT, 50)


@dataclass(frozen=True, slots=True)
class PlanAmbitRow:
    """An ambit of art. 8 and the objectives that are about it."""

    ambit: str
    count: int
    codes: str


AMBIT_COLUMNS = (
    Column("ambit", "Ambito", Format.TEXT, 34),
    Column("count", "Obiettivi", Format.INTEGER, 9),
    Column("codes", "Codici", Format.TEXT, 50),
)


@dataclass(frozen=True, slots=True)
class PlanMeasureRow:
    """A measure against corruption and the objectives that carry it out."""

    code: str
    text: str
    codes: str


MEASURE_FACT_COLUMNS = (
    Column("code", "Codice", Format.CODE, 12),
    Column("text", "Misura", Format.TEXT, 52),
    Column("codes", "Obiettivi", Format.TEXT, 30),
)


@dataclass(frozen=True, slots=True)
class PlanResourceRow:
    """Money that an objective needs, with the chapter that pays it."""

    chapter: str
    description: str
    objective: str
    amount: Decimal | None


RESOURCE_FACT_COLUMNS = (
    Column("chapter", "Capitolo", Format.CODE, 14),
    Column("description", "Risorsa", Format.TEXT, 44),
    Column("objective", "Obiettivo", Format.CODE, 16),
    Column("amount", "Importo", Format.MONEY, 16),
)


@dataclass(frozen=True, slots=True)
class PlanMandateRow:
    """A line of the mandate and the objectives that come from it."""

    code: str
    title: str
    codes: str


MANDATE_FACT_COLUMNS = (
    Column("code", "Linea", Format.CODE, 10),
    Column("title", "Indirizzo", Format.TEXT, 32),
    Column("codes", "Obiettivi", Format.TEXT, 50),
)
