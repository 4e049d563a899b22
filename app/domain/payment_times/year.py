"""The payment times of a year: the heads who must have the objective, how it is measured, what was certified."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain.columns import Column, Format
from app.domain.exact import round_half_up
from app.domain.ids import ActId, EmployeeId, EvidenceId, IndicatorId, ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import DASH, format_date, format_decimal, listed
from app.domain.matching import text_key
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.payment_times.charged import ChargedArea, charged_words
from app.domain.payment_times.effect import PaymentEffect, PaymentEuros

NOT_THE_MEASURE = (
    "L'indicatore di tempestività conta le fatture pagate nell'anno, anche quelle scadute prima, e non quelle ancora da"
    " pagare: la legge misura l'obiettivo con l'indicatore di ritardo annuale, che la piattaforma dei crediti"
    " commerciali (PCC) calcola sulle fatture scadute nell'anno."
)


def is_timeliness_measure(name: str) -> bool:
    """Tell whether an indicator is the *indicatore di tempestività*; publishing it in time is another thing."""
    key = text_key(name)
    return "tempestiv" in key and "pubblic" not in key


def is_annual_delay(name: str) -> bool:
    """Tell whether an indicator is the annual delay of the PCC, however it is called."""
    key = text_key(name)
    return "ritardo" in key and not is_timeliness_measure(name)


RULE_FOR_DAYS = "Nell'obiettivo dargli la regola «A gradini», con 100 fino a 0 giorni."
"""What to do with a rule that does not read days of delay."""


def payment_measure_issues(name: str, *, is_payment_times: bool, kept: str = "") -> list[Issue]:
    """Refuse the *indicatore di tempestività* as the measure of a payment-times objective.

    One `kept` by that name, as a plan that was taken in has it, may be worked on: the checks tell it.
    """
    if not is_payment_times or name == kept or not is_timeliness_measure(name):
        return []
    return [Issue("W3", f"«{name}» non può misurare i tempi di pagamento. {NOT_THE_MEASURE}", "name")]


@dataclass(frozen=True, slots=True)
class PaymentIndicator:
    """An indicator of a payment-times objective, with its final value where it is written."""

    id: IndicatorId
    name: str
    value: Decimal | None = None
    rule: IndicatorRule = IndicatorRule.STEPS

    @property
    def is_measure(self) -> bool:
        return is_annual_delay(self.name)

    @property
    def unreadable(self) -> str:
        """Say that the rule cannot read days of delay; empty where it can."""
        if self.rule.reads_number:
            return ""
        return f"indicatore «{self.name}»: la regola «{self.rule.italian}» non legge i giorni di ritardo."


@dataclass(frozen=True, slots=True)
class PaymentObjective:
    """A payment-times objective of the year, with its indicators."""

    id: ObjectiveId
    code: str
    title: str
    indicators: tuple[PaymentIndicator, ...] = ()

    @property
    def measures(self) -> tuple[PaymentIndicator, ...]:
        return tuple(one for one in self.indicators if one.is_measure)


@dataclass(frozen=True, slots=True)
class CertifiedDelay:
    """The annual delay indicator as the PCC gives it, in days, and who certified it, once somebody has."""

    delay_days: Decimal
    certified_on: date | None = None
    auditor: str = ""
    act: str = ""
    act_id: ActId | None = None
    version: int | None = None
    evidence: str = ""
    evidence_id: EvidenceId | None = None

    @property
    def is_certified(self) -> bool:
        return self.certified_on is not None and bool(self.auditor.strip())

    def is_reached(self, most: Decimal) -> bool:
        return self.delay_days <= most

    def told(self, most: Decimal | None) -> str:
        """Say the delay, its certificate and, where the year has a threshold, whether the objective is reached."""
        if most is None:
            return f"{self.sentence}."
        return f"{self.sentence}: obiettivo {'raggiunto' if self.is_reached(most) else 'non raggiunto'}."

    @property
    def sentence(self) -> str:
        days = f"Indicatore di ritardo annuale: {format_decimal(self.delay_days, None)} giorni"
        if self.certified_on is None:
            return f"{days}, non ancora certificato dal revisore"
        papers = "".join(f", {one}" for one in (self.act, self.evidence and f"«{self.evidence}»") if one)
        return f"{days}, certificato il {format_date(self.certified_on)} da {self.auditor}{papers}"


@dataclass(frozen=True, slots=True)
class PaymentHead:
    """An EQ of the year: whether the structure pays invoices, the objective given, what hangs on it.

    `objective` is the code of the objective given to the person, empty when there is none; `share` what the sheet gives
    to it outside its total (None: it is inside the total); `appointment_id`, the appointment that says the pay.
    `sections` are the codes of those in which it weighs, `is_individual` whether one is of individual performance.
    """

    employee_id: EmployeeId
    name: str
    areas: str
    handles_payments: bool
    result_pay: Decimal | None = None
    objective: str = ""
    share: Decimal | None = None
    effect: PaymentEffect | None = None
    appointment_id: int = 0
    sections: tuple[str, ...] = ()
    is_individual: bool = False

    @property
    def id(self) -> EmployeeId:
        return self.employee_id

    @property
    def must_have(self) -> str:
        return "sì" if self.handles_payments else "no"

    @property
    def practice(self) -> str:
        """Say how the objective counts on the sheet."""
        if not self.objective:
            return DASH
        return "nel totale" if self.share is None else f"a parte, {format_decimal(self.share, None)} %"

    @property
    def euros(self) -> PaymentEuros | None:
        return None if self.effect is None or self.result_pay is None else self.effect.in_euros(self.result_pay)

    @property
    def reached(self) -> Decimal | None:
        return self.euros.reached if self.euros is not None else None

    @property
    def missed(self) -> Decimal | None:
        return self.euros.missed if self.euros is not None else None

    @property
    def removed(self) -> Decimal | None:
        return self.euros.removed if self.euros is not None else None

    @property
    def removed_share(self) -> Decimal | None:
        return round_half_up(self.effect.removed) if self.effect is not None else None

    @property
    def basis(self) -> str:
        """Say on which scores the figures stand."""
        if self.effect is None:
            return DASH
        return "tutto il resto al massimo" if self.effect.is_ideal else "punteggi di oggi"

    def removes_less_than(self, quota: Decimal) -> bool:
        return self.effect is not None and self.effect.removed < Fraction(quota)


HEAD_COLUMNS: tuple[Column, ...] = (
    Column("name", "Titolare di EQ", width=24),
    Column("must_have", "Paga fatture", width=11),
    Column("objective", "Obiettivo", Format.CODE, 12),
    Column("practice", "Come conta", width=15),
    Column("result_pay", "Risultato massimo", Format.MONEY, 16),
    Column("reached", "Se raggiunto", Format.MONEY, 13),
    Column("missed", "Se mancato", Format.MONEY, 13),
    Column("removed", "Toglie", Format.MONEY, 12),
    Column("removed_share", "Toglie %", Format.PERCENT, 12),
    Column("basis", "Calcolato con", width=22),
)


PRINTED_HEAD_COLUMNS: tuple[Column, ...] = tuple(
    column for column in HEAD_COLUMNS if column.key not in {"must_have", "basis"}
)


@dataclass(frozen=True, slots=True)
class PaymentYear:
    """What the checks and the page read of the payment times of a year.

    `quota` is the least percentage that the law makes hang on the objective, `most` the most days of delay with which
    it is reached; `is_over`: the year is, and its figure can be known. `likely` are the objectives that seem to be the
    one on payment times, which nobody has ticked. `charged` are the Aree that an official headed.
    """

    year: int
    heads: tuple[PaymentHead, ...] = ()
    objectives: tuple[PaymentObjective, ...] = ()
    certified: CertifiedDelay | None = None
    quota: Decimal | None = None
    most: Decimal | None = None
    is_over: bool = False
    likely: tuple[PaymentObjective, ...] = ()
    charged: tuple[ChargedArea, ...] = ()

    @property
    def measured(self) -> Decimal | None:
        """The delay already written as the final value of the objectives, where all that say one say the same."""
        values = {row.value for one in self.objectives for row in one.measures if row.value is not None}
        return values.pop() if len(values) == 1 else None

    @property
    def shown(self) -> str:
        """Say what stands above the list of the EQ: the delay, and the Aree that are of none of them."""
        return " ".join(filter(None, (self.told, charged_words(self.charged))))

    @property
    def told(self) -> str:
        """Say the delay with its certificate, else the one that the objectives have and nobody has certified."""
        if self.certified is not None:
            return self.certified.told(self.most)
        if self.measured is None:
            return "L'indicatore di ritardo annuale non è ancora scritto."
        codes = listed(one.code for one in self.objectives if any(row.value is not None for row in one.measures))
        return (
            f"{CertifiedDelay(self.measured).sentence}: per ora è il consuntivo di {codes}."
            " Confermarlo in «Ritardo e certificato…»."
        )
