"""The rules of progressions, as the contratto integrativo sets them (CCNL 16.11.2022 and 23.2.2026, art. 14)."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.method.definition import Adoption
from app.domain.progressions.vocabulary import (
    CriterionKind,
    PlacesKind,
    PlacesRounding,
    RankingScope,
    ServiceUnit,
    SeveralItems,
    TieDirection,
    TieField,
)


@dataclass(frozen=True, slots=True)
class Requirements:
    """Who is admitted (art. 14 c. 2 lett. a).

    `years_since`: whole years from the effect of the last progression to the effect of this one, 2 to 4;
    `sanction_years`: years before the reference day in which there is no sanction above *multa*.
    """

    years_since: int = 3
    sanction_years: int = 2


@dataclass(frozen=True, slots=True)
class Performance:
    """The mean of the last `years` available years of individual performance, on 100, for `weight` points (≥ 40)."""

    weight: Decimal
    years: int = 3


@dataclass(frozen=True, slots=True)
class Experience:
    """Service for `weight` points (≤ 40): all of them from `maximum_years` on, less in proportion."""

    weight: Decimal
    maximum_years: Decimal = Decimal(20)
    unit: ServiceUnit = ServiceUnit.DAYS


@dataclass(frozen=True, slots=True)
class CriterionItem:
    """A row of a table: the points of each unit of it, and the most that it may give (None: no cap of its own)."""

    code: str
    label: str
    points: Decimal
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A further criterion, at most `weight` points; `group` names the group whose cap it shares.

    A table counts its rows; a linear one gives min(value, `maximum`) / `maximum` × `weight`.
    """

    code: str
    label: str
    weight: Decimal
    kind: CriterionKind = CriterionKind.TABLE
    several: SeveralItems = SeveralItems.CUMULATIVE
    maximum: Decimal | None = None
    group: str = ""
    items: tuple[CriterionItem, ...] = ()


@dataclass(frozen=True, slots=True)
class CriteriaGroup:
    """Some criteria that together give at most `cap` points."""

    code: str
    label: str
    cap: Decimal


@dataclass(frozen=True, slots=True)
class ExtraStep:
    """From `years` whole years without a progression (≥ 6), `percent` of the points obtained more (≤ 5)."""

    years: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Places:
    """How many have the increment in the ranking of a contract area (empty: of each that has no row of its own).

    `number` people; or `share` percent of those admitted, made whole by `rounding`; or as many as `share` percent of
    the budget of the procedure pays for, going down the ranking. `for_eq`: of the ranking of the EQ kept apart.
    """

    kind: PlacesKind
    contract_area: str = ""
    number: int = 0
    share: Decimal = HUNDRED
    rounding: PlacesRounding = PlacesRounding.DOWN
    for_eq: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """What one increment is worth a year in a contract area, in euros (Table A of the CCNL)."""

    contract_area: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class TieRule:
    """What decides between equal scores, in its direction; `label` is how the contract says it."""

    by: TieField
    direction: TieDirection = TieDirection.HIGHER
    label: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Who competes with whom, from which score on, how scores are rounded, how long the provisional one stands."""

    scope: RankingScope = RankingScope.CONTRACT_AREA
    is_eq_apart: bool = True
    minimum_score: Decimal = ZERO
    digits: int = 2
    remarks_days: int = 10


@dataclass(frozen=True, slots=True)
class ProgressionRules:
    """The rules of a contratto integrativo; weights and caps sum to 100, the extra comes on top."""

    name: str
    performance: Performance
    experience: Experience
    places: tuple[Places, ...]
    amounts: tuple[Amount, ...]
    description: str = ""
    adoption: Adoption | None = None
    requirements: Requirements = Requirements()
    ranking: Ranking = Ranking()
    groups: tuple[CriteriaGroup, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    extra: tuple[ExtraStep, ...] = ()
    ties: tuple[TieRule, ...] = ()

    @property
    def weights_total(self) -> Decimal:
        """What performance, experience and the others give at most, the cap of a group in the place of its own."""
        alone = sum((one.weight for one in self.criteria if not one.group), ZERO)
        together = sum((one.cap for one in self.groups), ZERO)
        return self.performance.weight + self.experience.weight + alone + together
