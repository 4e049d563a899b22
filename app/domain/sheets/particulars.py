"""Whom a sheet is about, what is written on it in words, and its dates."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.periods import Period

_BELOW_AREA = re.compile(r", (?=(?:Settore|Servizio|Ufficio)\b)")
"""Where the name of what stands below an Area begins: a name may hold commas of its own."""


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

    @property
    def units(self) -> tuple[str, ...]:
        """The Area and what is below it, where its name says that it is."""
        return tuple(_BELOW_AREA.split(self.unit)) if self.unit else ()

    @property
    def nearest_unit(self) -> str:
        """The unit in which the person works: the Settore, or the Area where there is none."""
        return self.units[-1] if self.units else ""


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
