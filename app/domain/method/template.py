"""The sheet as data: sections, factors, how they sum and what the total is worth."""

from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.method.outside import Ceiling, Multiplier, Penalty
from app.domain.method.outside_words import (
    BlockEffect,
    Contribution,
    RankScope,
    SectionEvaluator,
    TieBreak,
    Watched,
)
from app.domain.method.vocabulary import (
    Aggregator,
    BandBasis,
    BandKind,
    MissingPolicy,
    ObjectiveSource,
    RoundingMode,
    RoundingPoint,
    SectionKind,
    SpreadMeasure,
    TotalRule,
)
from app.domain.objectives import ObjectiveKind
from app.domain.roles import SheetRole


@dataclass(frozen=True, slots=True)
class FactorText:
    """The words of a factor for some contract areas; what is empty stays as in the factor."""

    contract_areas: tuple[str, ...]
    text: str = ""
    description: str = ""
    descriptors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing the evaluator scores.

    `weight` None means equal parts; it is the proposed one when `minimum_weight`..`maximum_weight` may be chosen per
    person. An empty `scale` means that of the section; `descriptors` go in the order of the scale's rows; `is_chosen`
    factors enter the sheet only when the evaluator picks them.
    """

    code: str
    text: str
    description: str = ""
    weight: Decimal | None = None
    scale: str = ""
    descriptors: tuple[str, ...] = ()
    is_chosen: bool = False
    variants: tuple[FactorText, ...] = ()
    minimum_weight: Decimal | None = None
    maximum_weight: Decimal | None = None

    @property
    def has_weight_range(self) -> bool:
        return self.minimum_weight is not None or self.maximum_weight is not None

    @property
    def least_weight(self) -> Decimal | None:
        return self.weight if self.minimum_weight is None else self.minimum_weight

    @property
    def greatest_weight(self) -> Decimal | None:
        return self.weight if self.maximum_weight is None else self.maximum_weight

    def weight_for(self, chosen: Decimal | None) -> Decimal | None:
        """Return the weight for one person: the one chosen for that person, else that of the method."""
        return self.weight if chosen is None else chosen

    def for_area(self, contract_area: str) -> "Factor":
        """Return the factor with the words that its variant for `contract_area` gives, if any."""
        wanted = contract_area.casefold()
        for variant in self.variants:
            if wanted in {area.casefold() for area in variant.contract_areas}:
                return replace(
                    self,
                    text=variant.text or self.text,
                    description=variant.description or self.description,
                    descriptors=variant.descriptors or self.descriptors,
                )
        return self


@dataclass(frozen=True, slots=True)
class SpreadStep:
    """From this spread on, this degree (0..100)."""

    floor: Decimal
    degree: Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """How the differences among the totals that an EQ gave become a degree (art. 9 c. 1 lett. d)."""

    measure: SpreadMeasure
    steps: tuple[SpreadStep, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet.

    `weight` is fixed, or the proposed one when `minimum_weight`..`maximum_weight` may be chosen per person.
    `objective_source` says whose objectives are counted and `objective_kinds` of which kinds; when empty, of the
    person's all that no other section takes, of the unit's and of the ente's all.
    `points_minimum`..`points_maximum` bound the signed points of an adjustment; `chosen_minimum`..`chosen_maximum`
    (None: as many as there are) how many of the factors to be chosen the evaluator picks.
    `degree_table` and `objective_table` are codes of tables of the method: on its degree, on that of each objective.
    `points_cap`: its points (weight × degree / 100) are never more. `weight_goes_to`: the code of the section that
    takes its weight when it does not apply (empty: all the others, in proportion).
    `evaluator` scores it; when another than the sheet's own, `second_share` is the percentage of that score, and the
    rest is the sheet's evaluator's (0: the other scores alone). `contribution` multiplies the degree of each objective
    by what the person brought to it, on `contribution_scale` where it is a judgement.
    """

    code: str
    title: str
    kind: SectionKind
    weight: Decimal = ZERO
    minimum_weight: Decimal | None = None
    maximum_weight: Decimal | None = None
    aggregator: Aggregator = Aggregator.WEIGHTED_MEAN
    missing: MissingPolicy = MissingPolicy.BLOCK
    is_individual: bool = False
    is_printed: bool = True
    description: str = ""
    scale: str = ""
    items_total: Decimal = HUNDRED
    objective_source: ObjectiveSource = ObjectiveSource.PERSON
    objective_kinds: tuple[ObjectiveKind, ...] = ()
    factors: tuple[Factor, ...] = ()
    spread: Spread | None = None
    points_minimum: Decimal = ZERO
    points_maximum: Decimal = ZERO
    chosen_minimum: int = 0
    chosen_maximum: int | None = None
    degree_table: str = ""
    objective_table: str = ""
    points_cap: Decimal | None = None
    weight_goes_to: str = ""
    evaluator: SectionEvaluator = SectionEvaluator.SHEET
    second_share: Decimal = ZERO
    contribution: Contribution = Contribution.NONE
    contribution_scale: str = ""

    @property
    def has_weight_range(self) -> bool:
        return self.minimum_weight is not None or self.maximum_weight is not None

    @property
    def least_weight(self) -> Decimal:
        return self.weight if self.minimum_weight is None else self.minimum_weight

    @property
    def greatest_weight(self) -> Decimal:
        return self.weight if self.maximum_weight is None else self.maximum_weight

    def weight_for(self, chosen: Decimal | None) -> Decimal:
        """Return the weight for one person: the one chosen for that person, else that of the method."""
        return self.weight if chosen is None else chosen

    @property
    def holds_own_objectives(self) -> bool:
        """Tell whether it counts objectives given to the person, each with the weight it has for that person."""
        return self.kind.holds_objectives and self.objective_source is ObjectiveSource.PERSON

    @property
    def holds_shared_objectives(self) -> bool:
        """Tell whether it counts the objectives of the unit or of the ente, alike on the sheet of everybody there."""
        return self.kind.holds_objectives and self.objective_source is not ObjectiveSource.PERSON


@dataclass(frozen=True, slots=True)
class Band:
    """From `floor` on (or only above it, when `is_above`) the total is worth `share` percent of the award."""

    floor: Decimal
    share: Decimal
    label: str = ""
    is_above: bool = False
    is_negative: bool = False


@dataclass(frozen=True, slots=True)
class Rank:
    """The first `percent` percent of those ranked, or the first `first`, have this share; with neither, all others."""

    share: Decimal
    percent: Decimal | None = None
    first: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bands:
    """How the total becomes a share of the award.

    `steps` for steps, levels and the points between which it is linear; `threshold` (below it nothing) for proportional
    and slope; `base_share` is what the threshold itself is worth and `per_point` what each further point adds, for
    slope. For a ranking `ranks`, among whom (`scope`), who goes before with the same total (`ties`), and whether a part
    of a person counts as a whole one (`is_rounded_up`).
    """

    kind: BandKind = BandKind.STEPS
    basis: BandBasis = BandBasis.ROUNDED
    steps: tuple[Band, ...] = ()
    threshold: Decimal = ZERO
    base_share: Decimal = ZERO
    per_point: Decimal = ZERO
    ranks: tuple[Rank, ...] = ()
    scope: RankScope = RankScope.ENTITY
    ties: tuple[TieBreak, ...] = ()
    is_rounded_up: bool = False


@dataclass(frozen=True, slots=True)
class Rounding:
    """The one rounding: where, to how many decimals, and what becomes of the others."""

    point: RoundingPoint = RoundingPoint.TOTAL
    digits: int = 2
    mode: RoundingMode = RoundingMode.HALF_UP


@dataclass(frozen=True, slots=True)
class BlockingRule:
    """When what it looks at is below `minimum` (or from `at_least` on, where given), it has its effect.

    `section` is the code of a section, empty for the total; with `watches` a factor or the objectives, the section
    that they are in (empty: any). `item` is the code of the factor, of the certified datum or of the duty.
    `share` is the ceiling on the award, or the percentage cut off it; `value` the ceiling on the total.
    """

    section: str = ""
    minimum: Decimal = ZERO
    share: Decimal = ZERO
    reason: str = ""
    watches: Watched = Watched.SECTION
    item: str = ""
    at_least: Decimal | None = None
    effect: BlockEffect = BlockEffect.SHARE_CEILING
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SheetTemplate:
    """The sheet of a role, for some contract areas and units (empty: for all).

    `payment_share` is the percentage of the result pay that the payment-times objective decides, outside the
    total (D.L. 13/2023 art. 4-bis c. 2); None when this sheet has no such part. `is_hearing_needed` asks for the
    hearing (contraddittorio) when the evaluation is negative; for an EQ the contract always does.
    `multipliers`, `penalties` and `ceilings` change the total, or the share, by what comes from outside the sheet.
    """

    code: str
    title: str
    role: SheetRole
    contract_areas: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    total: TotalRule = TotalRule.WEIGHTED
    weights_total: Decimal = HUNDRED
    rounding: Rounding = Rounding()
    negative_below: Decimal | None = None
    bands: Bands = Bands()
    blocking: tuple[BlockingRule, ...] = ()
    payment_share: Decimal | None = None
    is_hearing_needed: bool = False
    multipliers: tuple[Multiplier, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    ceilings: tuple[Ceiling, ...] = ()

    @property
    def asks_for_hearing(self) -> bool:
        """Tell whether a negative evaluation waits for the hearing (CCNL 16.11.2022 art. 18 for an EQ)."""
        return self.is_hearing_needed or self.role is SheetRole.EQ

    def section(self, code: str) -> Section:
        return next(section for section in self.sections if section.code == code)

    def section_for(self, kind: ObjectiveKind) -> Section | None:
        """Return the section that takes the person's objectives of this kind: one that names it, else a general one."""
        holders = [section for section in self.sections if section.holds_own_objectives]
        naming = (section for section in holders if kind in section.objective_kinds)
        general = (section for section in holders if not section.objective_kinds)
        return next(naming, None) or next(general, None)
