"""What the engine returns; every number is read off the explanation tree."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from app.domain.exact import round_half_up
from app.domain.scoring.steps import Step


class MissingKind(Enum):
    """What is missing: a score, a measured value, a written reason, a weight."""

    SCORE = "score"
    VALUE = "value"
    REASON = "reason"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing the sheet still lacks; `section` and `item` are the keys a screen links to."""

    section: str
    item: str
    label: str
    kind: MissingKind = MissingKind.SCORE


@dataclass(frozen=True, slots=True)
class SectionResult:
    """A section's degree and what it adds to the total; None when it does not apply or nothing is known."""

    code: str
    title: str
    weight: Decimal
    degree: Fraction | None
    points: Fraction | None
    is_excluded: bool = False

    @property
    def shown_degree(self) -> Decimal | None:
        return None if self.degree is None else round_half_up(self.degree)


@dataclass(frozen=True, slots=True)
class SheetResult:
    """The outcome of a sheet.

    Totals are None only while nothing at all is known; while `missing` is not empty they are provisional.
    `share` is the percentage of the award that the band gives, `award_share` the one after blocking rules and
    payment times.
    """

    tree: Step
    missing: tuple[Missing, ...]
    sections: tuple[SectionResult, ...]
    exact_total: Fraction | None
    total: Decimal | None
    individual: Decimal | None
    exact_individual: Fraction | None
    band: str
    share: Decimal | None
    award_share: Decimal | None
    is_negative: bool

    @property
    def is_provisional(self) -> bool:
        return bool(self.missing)
