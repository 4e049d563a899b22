"""What is written of a procedure and of its people, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import EmployeeId, ProgressionRemarkId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.periods import EARLIEST_YEAR
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.vocabulary import CriterionKind
from app.domain.validation import at_most, not_negative, required

LONGEST = 300
NOBODY = EmployeeId(0)


@dataclass(frozen=True, slots=True)
class ProcedureDraft:
    """The days and the money of the procedure of a year, with the act that adopted its rules; `budget` in euros."""

    effective_on: date | None = None
    reference_on: date | None = None
    last_year: int | None = None
    budget: Decimal | None = None
    act: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ProgressionFactDraft:
    """What the archive does not know of a candidate; `draw` is the place in a lot, `left_out` why there is no part."""

    employee_id: EmployeeId = NOBODY
    last_on: date | None = None
    has_none: bool = False
    sanction_on: date | None = None
    earlier_days: int | None = None
    draw: int | None = None
    left_out: str = ""
    source: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class PastYearDraft:
    """The individual performance of a year that the archive has not, on 100; no value takes it away."""

    employee_id: EmployeeId = NOBODY
    year: int | None = None
    value: Decimal | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class HeldItemDraft:
    """How many of a row of a criterion, or the value of a linear one; no quantity takes it away."""

    employee_id: EmployeeId = NOBODY
    criterion: str = ""
    item: str = ""
    quantity: Decimal | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class ProgressionRemarkDraft:
    """What a candidate remarks on the provisional ranking, and what is answered."""

    employee_id: EmployeeId | None = None
    on_date: date | None = None
    text: str = ""
    answer: str = ""
    id: ProgressionRemarkId | None = None
    version: int | None = None


PROCEDURE_FIELDS: tuple[Column, ...] = (
    Column("effective_on", "Con effetto dal", Format.DATE, 12, required=True, help="Quando decorre il differenziale"),
    Column("reference_on", "Requisiti al", Format.DATE, 12, required=True,
           help="Il giorno in cui si guardano servizio, esperienza e sanzioni"),
    Column("last_year", "Ultimo anno di performance", Format.INTEGER, 8, required=True,
           help="Le valutazioni contano fino a quest'anno"),
    Column("budget", "Budget (euro)", Format.MONEY, 14, help="Le risorse della procedura; serve se i posti le seguono"),
    Column("act", "Adottate con", width=44, help="Il contratto integrativo o l'atto che ha adottato le regole"),
)  # fmt: skip

FACT_FIELDS: tuple[Column, ...] = (
    Column("last_on", "Ultima progressione", Format.DATE, 12, help="Il giorno da cui ha avuto effetto"),
    Column("has_none", "Mai avuta una progressione", Format.BOOLEAN, 4),
    Column("sanction_on", "Sanzione superiore alla multa", Format.DATE, 12, help="Il giorno; vuoto se non ce ne sono"),
    Column("earlier_days", "Giorni di servizio altrove", Format.INTEGER, 8, help="Da sommare a quelli in questo ente"),
    Column("draw", "Ordine del sorteggio", Format.INTEGER, 6, help="Solo a parità: 1 viene prima"),
    Column("left_out", "Perché non partecipa", width=44, help="Vuoto se partecipa"),
    Column(
        "source",
        "Fonte",
        width=44,
        required=True,
        help="Da dove vengono questi dati: fascicolo, autocertificazione, atto",
    ),
)


def validate_procedure(draft: ProcedureDraft) -> list[Issue]:
    """Return what is wrong with the days and the money of a procedure."""
    issues = [
        *required(draft.effective_on, "effective_on", "Scrivere da quando hanno effetto le progressioni."),
        *required(draft.reference_on, "reference_on", "Scrivere il giorno in cui si guardano i requisiti."),
        *required(draft.last_year, "last_year", "Scrivere l'ultimo anno di performance che conta."),
        *at_most(draft.act, LONGEST, "act", "L'atto"),
    ]
    if draft.budget is not None and draft.budget <= ZERO:
        issues.append(Issue("budget", "Il budget deve essere maggiore di zero; vuoto se non serve.", "budget"))
    if draft.last_year is not None and not EARLIEST_YEAR <= draft.last_year <= (draft.effective_on or date.max).year:
        sentence = "L'ultimo anno di performance non viene dopo l'effetto delle progressioni."
        issues.append(Issue("last_year", sentence, "last_year"))
    return issues


def validate_fact(draft: ProgressionFactDraft, today: date) -> list[Issue]:
    """Return what is wrong with the facts of a person."""
    issues = [
        *not_negative(draft.earlier_days, "earlier_days", "Il numero dei giorni di servizio altrove"),
        *at_most(draft.source, LONGEST, "source", "La fonte"),
        *at_most(draft.left_out, LONGEST, "left_out", "Il motivo"),
        *(one for key in ("last_on", "sanction_on") for one in _to_come(getattr(draft, key), key, today)),
    ]
    if draft.has_none and draft.last_on is not None:
        sentence = "O c'è stata una progressione, o non c'è mai stata: togliere la data o il segno."
        issues.append(Issue("last_on", sentence, "last_on"))
    if not draft.has_none and draft.last_on is None and not draft.left_out.strip():
        sentence = "Scrivere il giorno dell'ultima progressione, o che non ce n'è mai stata una."
        issues.append(Issue("last_on", sentence, "last_on"))
    if draft.draw is not None and draft.draw < 1:
        issues.append(Issue("draw", "L'ordine del sorteggio comincia da 1.", "draw"))
    return [*issues, *required(draft.source, "source", "Scrivere da dove vengono questi dati.")]


def _to_come(day: date | None, field: str, today: date) -> Iterator[Issue]:
    if day is not None and day > today:
        yield Issue("to_come", f"Il {format_date(day)} deve ancora venire.", field)


def validate_past_year(draft: PastYearDraft, last_year: int) -> list[Issue]:
    """Return what is wrong with a year entered; `last_year` is the last that counts."""
    issues = [*required(draft.year, "year", "Scrivere l'anno."), *at_most(draft.source, LONGEST, "source", "La fonte")]
    if draft.year is not None and not EARLIEST_YEAR <= draft.year <= last_year:
        issues.append(Issue("year", f"L'anno va dal {EARLIEST_YEAR} al {last_year}.", "year"))
    if draft.value is None:
        return issues
    if not ZERO <= draft.value <= HUNDRED or round(draft.value, 2) != draft.value:
        sentence = "La performance individuale va da 0 a 100, con al massimo due decimali."
        issues.append(Issue("value", sentence, "value"))
    return [*issues, *required(draft.source, "source", "Scrivere da dove viene questo valore.")]


def validate_item(draft: HeldItemDraft, rules: ProgressionRules) -> list[Issue]:
    """Return what is wrong with what a person has of a criterion."""
    criterion = next((one for one in rules.criteria if one.code == draft.criterion), None)
    if criterion is None:
        return [Issue("criterion", f"Le regole non hanno il criterio «{draft.criterion}».", "criterion")]
    codes = {one.code for one in criterion.items} if criterion.kind is CriterionKind.TABLE else {""}
    if draft.item not in codes:
        return [Issue("item", f"Il criterio «{criterion.label}» non ha la voce «{draft.item}».", "item")]
    issues = [*not_negative(draft.quantity, "quantity", f"{criterion.label}: il valore")]
    if draft.quantity is not None and round(draft.quantity, 6) != draft.quantity:
        issues.append(Issue("quantity", f"{criterion.label}: al massimo sei decimali.", "quantity"))
    if draft.quantity:
        issues += required(draft.source, "source", f"{criterion.label}: scrivere da dove viene.")
    return [*issues, *at_most(draft.source, LONGEST, "source", "La fonte")]


def validate_remark(draft: ProgressionRemarkDraft, published_on: date, today: date) -> list[Issue]:
    """Return what is wrong with a remark: it comes after the publication, and not from the future."""
    issues = [
        *required(draft.employee_id, "employee_id", "Scegliere chi osserva."),
        *required(draft.on_date, "on_date", "Scrivere il giorno dell'osservazione."),
        *required(draft.text, "text", "Scrivere l'osservazione."),
        *_to_come(draft.on_date, "on_date", today),
    ]
    if draft.on_date is not None and draft.on_date < published_on:
        sentence = f"La graduatoria è pubblicata dal {format_date(published_on)}: un'osservazione viene dopo."
        issues.append(Issue("too_early", sentence, "on_date"))
    return issues
