"""Whom a sheet is about, what is written on it in words, and its dates."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.periods import Period


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """The person evaluated, as the header of the sheet names them in the period of the sheet.

    `unit` is the Area and Settore; `assignment` the EQ appointment or the duties; full time is 100.
    """

    surname: str
    given_name: str
    matricola: str
    period: Period
    contract_area: str = ""
    profile: str = ""
    unit: str = ""
    assignment: str = ""
    part_time: Decimal | None = None
    evaluator: str = ""
    evaluator_role: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.surname} {self.given_name}".strip()


@dataclass(frozen=True, slots=True)
class SheetTexts:
    """What evaluator and evaluated person write in words."""

    general: str = ""
    strengths: str = ""
    improvements: str = ""
    training: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class SheetDates:
    """Interview, delivery and the last day for remarks (or the days allowed, while there is no delivery)."""

    interview: date | None = None
    delivery: date | None = None
    remarks_until: date | None = None
    remarks_days: int | None = None
