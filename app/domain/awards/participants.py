"""What is known of each person who may take part in a fund: facts, each possibly missing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from app.domain.awards.vocabulary import MissedDuty, PaymentStanding, Sanction
from app.domain.exact import HUNDRED
from app.domain.periods import Period
from app.domain.roles import SheetRole
from app.domain.structure.hierarchy import Party


@dataclass(frozen=True, slots=True)
class Spell:
    """Days of the year in which contract area, place and part time (percent of full time) do not change.

    `area`, `sector` and `evaluator` are the names of the groups in which a fund may be divided; `is_fixed_term`: the
    contract of these days has an end.
    """

    period: Period
    contract_area: str = ""
    part_time: Decimal = HUNDRED
    area: str = ""
    sector: str = ""
    evaluator: str = ""
    profile: str = ""
    is_fixed_term: bool = False


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post (EQ, Segretario) held in some days: its weight, its yearly position pay in cents, the percentage that the
    ente bears of one under convention. One held ad interim is paid as a share of its position pay."""

    period: Period
    title: str
    weight: Decimal | None = None
    position_pay: int | None = None
    is_interim: bool = False
    borne_share: Decimal = HUNDRED


@dataclass(frozen=True, slots=True)
class AbsentDays:
    """An absence of the year, by the kind that the archive calls it; a neutral one never reduces (art. 9 c. 3)."""

    kind: str
    period: Period
    is_neutral: bool = False


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An evaluation of the year by name (total, individual performance, code of a section); None: not known yet.

    The exact number where the rules look at it exactly, else as it is printed.
    """

    name: str
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class GateDegree:
    """The degree of an objective that opens or closes a fund; None: not known yet."""

    code: str
    degree: Decimal | None


@dataclass(frozen=True, slots=True)
class MissedTimes:
    """How many times an evaluator missed a duty."""

    duty: MissedDuty
    times: int


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure of a person that a criterion names."""

    name: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Participant:
    """The facts of one person in one year; amounts in cents, `share` and percentages 0..100.

    `share` is the part of the award that the method itself gives; `has_payment_in_share`: the payment-times objective
    is in it already on every sheet of the year, which is looked at only where a fund asks (`asks_the_sheet`).
    `is_evaluated` False: not evaluable, by decision.
    `other_incentives` and `salary` (yearly, for the salary mass of the group) are asked only by rules that use them.
    """

    party: Party
    name: str
    code: str = ""
    role: SheetRole = SheetRole.EMPLOYEE
    spells: tuple[Spell, ...] = ()
    posts: tuple[HeldPost, ...] = ()
    absences: tuple[AbsentDays, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    share: Fraction | None = None
    is_negative: bool = False
    is_evaluated: bool = True
    sanctions: tuple[Sanction, ...] = ()
    gates: tuple[GateDegree, ...] = ()
    salary: int | None = None
    other_incentives: int | None = None
    payment_times: PaymentStanding = PaymentStanding.NOT_ASKED
    missed_duties: tuple[MissedTimes, ...] = ()
    hired_on: date | None = None
    born_on: date | None = None
    figures: tuple[NamedFigure, ...] = ()
    has_payment_in_share: bool = False

    def evaluation(self, name: str) -> Fraction | None:
        return next((one.value for one in self.evaluations if one.name.casefold() == name.casefold()), None)

    def figure(self, name: str) -> Decimal | None:
        return next((one.value for one in self.figures if one.name.casefold() == name.casefold()), None)
