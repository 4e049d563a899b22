"""What the engine returns; every number is read off the explanation tree."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import round_half_up
from app.domain.method.vocabulary import Aggregator
from app.domain.scoring.aggregators import AGGREGATORS
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.numbers import NOTHING, portion, total_of
from app.domain.scoring.parts import Part
from app.domain.scoring.steps import ABSENT, Step

__all__ = ["ItemResult", "Missing", "MissingKind", "SectionResult", "SheetResult", "YearResult"]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """A factor or an objective: its degree, its weight and the points it brings to its section's degree.

    `points` are None where the section is not a mean (the lowest, all or nothing) or nothing is known.
    """

    key: str
    label: str
    weight: Decimal
    degree: Fraction | None
    points: Fraction | None
    is_excluded: bool

    @property
    def shown_degree(self) -> Decimal | None:
        return _two_decimals(self.degree)

    @property
    def shown_points(self) -> Decimal | None:
        return _two_decimals(self.points)


@dataclass(frozen=True, slots=True)
class SectionResult:
    """A section's degree and the points it brings to the total; None when not applied or nothing is known."""

    code: str
    title: str
    weight: Decimal
    degree: Fraction | None
    points: Fraction | None
    parts: tuple[Part, ...]
    aggregator: Aggregator
    is_excluded: bool

    @property
    def items(self) -> tuple[ItemResult, ...]:
        """Read off the factors and objectives: a list of a thousand sheets asks for none of them."""
        weigh = AGGREGATORS[self.aggregator].weigh
        whole = NOTHING
        if weigh is not None:
            whole = total_of(weigh(part) for part in self.parts if part.degree is not None)
        return tuple(
            ItemResult(
                part.step.key.partition("/")[2],
                part.step.label,
                part.shown_weight,
                part.degree,
                portion(weigh(part), part.degree, whole) if weigh and whole and part.degree is not None else None,
                part.is_excluded,
            )
            for part in self.parts
        )

    @property
    def shown_degree(self) -> Decimal | None:
        return _two_decimals(self.degree)

    @property
    def shown_points(self) -> Decimal | None:
        return _two_decimals(self.points)

    def item(self, key: str) -> ItemResult:
        return next(item for item in self.items if item.key == key)


@dataclass(frozen=True, slots=True)
class SheetResult:
    """The outcome of a sheet.

    Totals are None only while nothing at all is known; while `missing` is not empty they are provisional.
    `share` is the percentage of the award that the band gives, `award_share` the one after blocking rules and
    payment times (None while the payment-times objective is not measured). The totals are written with `digits`
    decimals.
    """

    tree: Step
    missing: tuple[Missing, ...]
    sections: tuple[SectionResult, ...]
    exact_total: Fraction | None
    total: Decimal | None
    exact_individual: Fraction | None
    individual: Decimal | None
    band: str
    share: Decimal | None
    award_share: Decimal | None
    is_negative: bool
    digits: int

    @property
    def is_provisional(self) -> bool:
        return bool(self.missing)

    @property
    def has_total(self) -> bool:
        """Tell whether some section applies."""
        return self._has("total")

    @property
    def has_individual(self) -> bool:
        """Tell whether the sheet has sections of individual performance that apply."""
        return self._has("individual")

    def _has(self, key: str) -> bool:
        step = next((step for step in self.tree.children if step.key == key), None)
        return step is not None and step.shown != ABSENT

    def section(self, code: str) -> SectionResult:
        return next(section for section in self.sections if section.code == code)

    def without_total(self, steps: Iterable[Step]) -> "SheetResult":
        """Return what these steps tell and the degrees of the sections: no total, no band, no award."""
        return replace(
            self,
            tree=replace(self.tree, formula="", result=None, shown=ABSENT, children=tuple(steps)),
            exact_total=None,
            total=None,
            exact_individual=None,
            individual=None,
            band="",
            share=None,
            award_share=None,
            is_negative=False,
        )


@dataclass(frozen=True, slots=True)
class YearResult:
    """The result of a year over several sheets: exact, rounded once, explained."""

    tree: Step
    exact: Fraction
    total: Decimal


def _two_decimals(value: Fraction | None) -> Decimal | None:
    return None if value is None else round_half_up(value)
