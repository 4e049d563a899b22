"""The rules of awards of a year as one frozen value: what a contratto integrativo (CCI) says of every fund.

Percentages are 0..100, euros have at most two decimals, scores are those of the sheets.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.awards.admission import EVERYBODY, Admission
from app.domain.awards.payout import ALL_LINEAR, Payout
from app.domain.awards.result_rules import PLAIN_RESULT, ResultRule
from app.domain.awards.vocabulary import (
    AbsenceEffect,
    AwardMode,
    FundKind,
    FundNature,
    IncreaseMode,
    OrderDirection,
    OrderKey,
    PartTimeMode,
    QuotaRounding,
    ResidualKey,
    ResidualUse,
    SharingScope,
    SplitBy,
    SplitKey,
    TimeBasis,
)
from app.domain.exact import HUNDRED
from app.domain.method.definition import Adoption
from app.domain.roles import SheetRole

TOTAL = "totale"
"""The name of the total of the sheet among the evaluations a fund may look at."""
INDIVIDUAL = "individuale"
"""The name of the *performance individuale*; any other name is the code of a section."""


@dataclass(frozen=True, slots=True)
class AreaCoefficient:
    """How much a contract area weighs."""

    contract_area: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class TimeRule:
    """How service counts; in months, one counts with at least `month_days` days of service."""

    basis: TimeBasis = TimeBasis.YEAR_DAYS
    month_days: int = 15


@dataclass(frozen=True, slots=True)
class AbsenceRule:
    """What absences of some kinds do (no kind: of all that no other rule names); `days` are those of «oltre»."""

    effect: AbsenceEffect
    kinds: tuple[str, ...] = ()
    days: int = 0


@dataclass(frozen=True, slots=True)
class PartTimeStep:
    """From this percentage of full time on, this percentage of the share."""

    floor: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class PartTimeRule:
    """How part time counts; `steps` are those of the CCI."""

    mode: PartTimeMode = PartTimeMode.PROPORTIONAL
    steps: tuple[PartTimeStep, ...] = ()


@dataclass(frozen=True, slots=True)
class SplitShare:
    """How much of a fund is divided by one key, in percent."""

    key: SplitKey
    share: Decimal = HUNDRED


@dataclass(frozen=True, slots=True)
class GroupWeight:
    """How much a group weighs when the fund is divided by the weight of the unit."""

    group: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class SplitRule:
    """The groups among which a fund is first divided; the shares of a mix sum to 100."""

    by: SplitBy = SplitBy.ENTITY
    keys: tuple[SplitShare, ...] = ()
    weights: tuple[GroupWeight, ...] = ()


@dataclass(frozen=True, slots=True)
class ResidualRule:
    """What becomes of what is not shared: by nature, a stable fund goes to the next year, a variable one is saved.

    `cap`: when it is shared out, at most this percentage of the own theoretical share, in all; `minimum` is the score
    from which points count. What the caps leave follows the nature of the fund.
    """

    use: ResidualUse = ResidualUse.BY_NATURE
    key: ResidualKey = ResidualKey.PAYOUT
    within: SharingScope = SharingScope.ENTITY
    cap: Decimal | None = None
    minimum: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class OrderRule:
    """One criterion that puts people in order; `name` is that of the figure or of the other evaluation."""

    key: OrderKey
    direction: OrderDirection = OrderDirection.GREATER_FIRST
    name: str = ""
    label: str = ""

    @property
    def italian(self) -> str:
        return self.label or self.name or self.key.italian


CENTS_ORDER = (
    OrderRule(OrderKey.SCORE),
    OrderRule(OrderKey.NAME, OrderDirection.SMALLER_FIRST),
    OrderRule(OrderKey.CODE, OrderDirection.SMALLER_FIRST),
)
"""To whom the cents left over go first, when the rules do not say."""


@dataclass(frozen=True, slots=True)
class IncreaseRule:
    """The increase of the individual award (CCNL 23.2.2026 art. 48): chosen by ranking, never by a threshold.

    `rate` in percent of the mean destined to those positively evaluated; `people` in percent of them, rounded as
    `rounding` says and never below `at_least`, or `count` of them; equal evaluations follow the ties of the fund.
    `is_clause_4`: the rate is the one of comma 4.
    """

    rate: Decimal = Decimal(30)
    people: Decimal = Decimal(10)
    count: int | None = None
    at_least: int = 0
    rounding: QuotaRounding = QuotaRounding.DOWN
    mode: IncreaseMode = IncreaseMode.SET_ASIDE
    within: SharingScope = SharingScope.ENTITY
    is_clause_4: bool = False


@dataclass(frozen=True, slots=True)
class FundRule:
    """One fund: whom it rewards, for which evaluation, how it is divided.

    `score` names the evaluation (`TOTAL`, `INDIVIDUAL` or the code of a section); `minimum` and `maximum` are euros a
    person; `ties` put in order those with the same evaluation, for classes and increase;
    no `roles`: those of the kind; an `admission` of its own takes the place of the common one.
    """

    code: str
    name: str
    kind: FundKind = FundKind.INDIVIDUAL
    nature: FundNature = FundNature.VARIABLE
    roles: tuple[SheetRole, ...] = ()
    score: str = TOTAL
    ties: tuple[OrderRule, ...] = ()
    payout: Payout = ALL_LINEAR
    mode: AwardMode = AwardMode.BALANCE
    split: SplitRule = SplitRule()
    residual: ResidualRule = ResidualRule()
    increase: IncreaseRule | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    counts_coefficient: bool = True
    counts_time: bool = True
    counts_part_time: bool = True
    admission: Admission | None = None
    result: ResultRule = PLAIN_RESULT

    @property
    def admitted_roles(self) -> tuple[SheetRole, ...]:
        return self.roles or (_ROLES[self.kind],)


_ROLES = {
    FundKind.ORGANISATION: SheetRole.EMPLOYEE,
    FundKind.INDIVIDUAL: SheetRole.EMPLOYEE,
    FundKind.EQ_RESULT: SheetRole.EQ,
    FundKind.SECRETARY_RESULT: SheetRole.SECRETARY,
}


@dataclass(frozen=True, slots=True)
class AwardRules:
    """The rules of awards: what holds for every fund, and the funds."""

    code: str
    name: str
    description: str = ""
    adoption: Adoption | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    coefficients: tuple[AreaCoefficient, ...] = ()
    time: TimeRule = TimeRule()
    absences: tuple[AbsenceRule, ...] = ()
    part_time: PartTimeRule = PartTimeRule()
    admission: Admission = EVERYBODY
    cents_order: tuple[OrderRule, ...] = CENTS_ORDER
    funds: tuple[FundRule, ...] = ()

    def fund(self, code: str) -> FundRule | None:
        return next((fund for fund in self.funds if fund.code == code), None)
