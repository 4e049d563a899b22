"""Incarichi di Elevata Qualificazione (CCNL 16.11.2022 art. 16-18): who heads which areas, from a day to a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.ids import AreaId, EmployeeId, EqAppointmentId
from app.domain.issues import Issue, Link, Severity
from app.domain.italian import format_date
from app.domain.matching import text_key
from app.domain.periods import Lasting, period_between
from app.domain.structure.employees import EMPLOYEE_COLUMNS, FULL_NAME
from app.domain.structure.postings import FROM, TO
from app.domain.validation import at_most, at_most_cents, lasting, not_negative, required


@dataclass(frozen=True, slots=True)
class EqAppointmentDraft:
    """An Incarico di EQ as its form edits it: one area or more; pays in euros a year."""

    employee_id: EmployeeId | None = None
    area_ids: tuple[AreaId, ...] = ()
    position_pay: Decimal | None = None
    result_pay: Decimal | None = None
    act: str = ""
    is_ad_interim: bool = False
    handles_payments: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    id: EqAppointmentId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class EqAppointmentSpan(Lasting):
    """The days of an appointment, and whose and where: what another must not run into."""

    id: EqAppointmentId
    full_name: str
    area_ids: tuple[AreaId, ...]
    areas: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class EqAppointmentRow(Lasting):
    """An Incarico di EQ in a list; `areas` are the names, `area_codes` the codes separated by `; `."""

    id: EqAppointmentId
    version: int
    employee_id: EmployeeId
    matricola: str
    full_name: str
    area_ids: tuple[AreaId, ...]
    areas: str
    area_codes: str
    position_pay: Decimal | None
    result_pay: Decimal | None
    act: str
    is_ad_interim: bool
    handles_payments: bool
    valid_from: date
    valid_to: date | None

    @property
    def draft(self) -> EqAppointmentDraft:
        return EqAppointmentDraft(
            employee_id=self.employee_id,
            area_ids=self.area_ids,
            position_pay=self.position_pay,
            result_pay=self.result_pay,
            act=self.act,
            is_ad_interim=self.is_ad_interim,
            handles_payments=self.handles_payments,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            id=self.id,
            version=self.version,
        )


_AD_INTERIM = Column("is_ad_interim", "Ad interim", Format.BOOLEAN, 10)
_PAYMENTS = Column(
    "handles_payments",
    "Gestisce pagamenti",
    Format.BOOLEAN,
    12,
    help="Se sì, deve avere l'obiettivo sui tempi di pagamento (D.L. 13/2023 art. 4-bis)",
)
_POSITION_PAY = Column("position_pay", "Retribuzione di posizione", Format.MONEY, 16, synonyms=("Posizione",))
_RESULT_PAY = Column("result_pay", "Retribuzione di risultato", Format.MONEY, 16, synonyms=("Risultato",))
_ACT = Column("act", "Atto di conferimento", width=36, synonyms=("Decreto", "Atto"))

APPOINTMENT_COLUMNS = (
    EMPLOYEE_COLUMNS[0],
    FULL_NAME,
    Column("area_codes", "Codici area", Format.CODE, 16, required=True, synonyms=("Aree", "Area", "Codice area")),
    FROM,
    TO,
    _AD_INTERIM,
    _POSITION_PAY,
    _RESULT_PAY,
    _PAYMENTS,
    _ACT,
)

UNIT_APPOINTMENT_COLUMNS = (FULL_NAME, FROM, TO, _AD_INTERIM, replace(_ACT, heading="Atto", help=_ACT.heading))

APPOINTMENT_FIELDS = (FROM, TO, _AD_INTERIM, _POSITION_PAY, _RESULT_PAY, _PAYMENTS, _ACT)


def validate_appointment(draft: EqAppointmentDraft) -> list[Issue]:
    """Check the draft by itself."""
    no_areas = [] if draft.area_ids else [Issue("required", "Scegliere almeno un'area.", "area_ids")]
    return [
        *required(draft.employee_id, "employee_id", "Scegliere il dipendente."),
        *no_areas,
        *not_negative(draft.position_pay, "position_pay", "L'importo"),
        *at_most_cents(draft.position_pay, "position_pay", "Retribuzione di posizione"),
        *not_negative(draft.result_pay, "result_pay", "L'importo"),
        *at_most_cents(draft.result_pay, "result_pay", "Retribuzione di risultato"),
        *at_most(draft.act, 300, "act", "Atto di conferimento"),
        *lasting(draft.valid_from, draft.valid_to),
    ]


def appointment_warnings(draft: EqAppointmentDraft) -> list[Issue]:
    """Say what may come later, and should not be forgotten: the act."""
    if draft.act.strip():
        return []
    sentence = "Manca l'atto: l'incarico si conferisce per iscritto."
    return [Issue("act_missing", sentence, "act", Severity.WARNING, "CCNL 16.11.2022 art. 18")]


def outside_area_warnings(draft: EqAppointmentDraft, contract_areas: Mapping[EmployeeId, str]) -> list[Issue]:
    """Say that an EQ is for a Funzionario where the ente has some; `contract_areas` are the names, by person.

    CCNL 16.11.2022 art. 16 c. 2; art. 19 lets an Istruttore hold one where there are none, or for a time.
    """
    own = contract_areas.get(draft.employee_id, "") if draft.employee_id is not None else ""
    if not own or _is_officials(own) or not any(map(_is_officials, contract_areas.values())):
        return []
    sentence = f"È dell'area {own}: l'EQ spetta ai Funzionari, ad altri solo nei casi del CCNL 16.11.2022 art. 19."
    return [Issue("eq_outside_area", sentence, "employee_id", Severity.WARNING, "CCNL 16.11.2022 art. 16 e 19")]


def _is_officials(contract_area: str) -> bool:
    return "funzionari" in text_key(contract_area)


def appointment_clashes(draft: EqAppointmentDraft, others: Iterable[EqAppointmentSpan]) -> list[Issue]:
    """Refuse a second head of the same area on the same day: whoever works there would have two evaluators."""
    if draft.valid_from is None:
        return []
    period = period_between(draft.valid_from, draft.valid_to)
    return [
        _clash(other)
        for other in others
        if other.id != draft.id and other.period.overlaps(period) and set(other.area_ids) & set(draft.area_ids)
    ]


def _clash(other: EqAppointmentSpan) -> Issue:
    until = f"al {format_date(other.valid_to)}" if other.valid_to else "in poi"
    sentence = (
        f"{other.full_name} ha già un incarico su {other.areas} dal {format_date(other.valid_from)} {until}: "
        "chiuderlo prima, un'area ha un solo titolare per volta."
    )
    return Issue("eq_overlap", sentence, "valid_from", link=Link("eq_appointment", other.id))
