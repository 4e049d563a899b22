"""What the rules give: amounts of each person in cents with how they came, the residual, what is missing."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.awards.vocabulary import ResidualUse
from app.domain.italian_enum import ItalianEnum
from app.domain.scoring.steps import Step
from app.domain.structure.hierarchy import Party


class LackKind(ItalianEnum):
    """What is missing before anything is computed, and so where it is filled."""

    POOL = "pool", "importo del fondo"
    RULE = "rule", "regola del fondo"
    NOBODY = "nobody", "chi partecipa"
    EVALUATION = "evaluation", "valutazione"
    SERVICE = "service", "servizio nell'anno"
    CONTRACT_AREA = "contract_area", "area contrattuale"
    SALARY = "salary", "stipendio dell'anno"
    POST_WEIGHT = "post_weight", "peso della posizione"
    POSITION_PAY = "position_pay", "retribuzione di posizione"
    OTHER_INCENTIVES = "other_incentives", "altri incentivi"
    PAYMENT_TIMES = "payment_times", "tempi di pagamento"
    GATE = "gate", "obiettivo che apre il fondo"
    GROUP = "group", "gruppo"
    TIE = "tie", "pari merito"
    FIGURE = "figure", "dato per l'ordine"


@dataclass(frozen=True, slots=True)
class AwardLack:
    """One thing without which nothing is computed: of a person, or (no `party`) of the fund and its rule."""

    kind: LackKind
    sentence: str
    party: Party | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class ExcludedPerson:
    """Somebody who takes no part in a fund, and why."""

    party: Party
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class PersonAward:
    """The award of one person from one fund, in cents: `amount` is the sum of the four parts before it.

    `weight` is w, `payout` f; `explanation` says how, down to the cent; `position` is that of the ranking (0: none).
    """

    party: Party
    name: str
    code: str
    group: str
    score: Fraction | None
    weight: Fraction
    payout: Fraction
    base: int
    interim: int
    increase: int
    shared_residual: int
    amount: int
    explanation: Step
    position: int = 0
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class GroupShare:
    """The part of a fund of one group, and what of it was not shared, in cents."""

    name: str
    cents: int
    people: int
    residual: int


@dataclass(frozen=True, slots=True)
class IncreaseOutcome:
    """What the increase came to, in a group (empty: in the whole fund).

    N people positively evaluated, k chosen, the mean P/N and the extra that art. 48 asks at least, in cents (exact).
    """

    group: str
    people: int
    chosen: int
    mean: Fraction
    least_extra: Fraction
    paid: Fraction
    """The smallest extra that a chosen person really gets, in cents; zero when nobody is chosen."""


@dataclass(frozen=True, slots=True)
class FundResult:
    """One fund computed: lines in the order of the people given; with `lacks` nothing is computed.

    Always: the amounts of the lines and the residual sum to the pool.
    """

    code: str
    name: str
    pool: int
    lines: tuple[PersonAward, ...] = ()
    excluded: tuple[ExcludedPerson, ...] = ()
    groups: tuple[GroupShare, ...] = ()
    residual: int = 0
    residual_use: ResidualUse = ResidualUse.SAVING
    increases: tuple[IncreaseOutcome, ...] = ()
    steps: Step | None = None
    lacks: tuple[AwardLack, ...] = ()

    @property
    def is_computed(self) -> bool:
        return not self.lacks

    @property
    def paid(self) -> int:
        return sum(line.amount for line in self.lines)
