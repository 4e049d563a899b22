"""What a sheet takes from outside itself: figures, certified data, means of other sheets, places in a ranking."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO
from app.domain.method.outside_words import (
    DatumKind,
    DatumOwner,
    FigureSource,
    MeanOf,
    RankScope,
    Target,
)


@dataclass(frozen=True, slots=True)
class CertifiedDatum:
    """A datum that is certified every year, declared once and cited by multipliers, penalties and blocks.

    Of kind NUMBER it is a figure in its `unit`, of kind DUTY done (1) or not (0), of kind EVENT how many times.
    """

    code: str
    title: str
    owner: DatumOwner = DatumOwner.PERSON
    kind: DatumKind = DatumKind.NUMBER
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A degree of difficulty (strategic value, complexity) of an objective: its weight counts times `coefficient`."""

    code: str
    label: str
    coefficient: Decimal


@dataclass(frozen=True, slots=True)
class QuotaRule:
    """At most `at_most` percent of those evaluated in the scope from `top_from` on: warned, never forced."""

    label: str
    top_from: Decimal
    at_most: Decimal
    scope: RankScope = RankScope.ENTITY


@dataclass(frozen=True, slots=True)
class MultiplierStep:
    """From this figure on, this coefficient."""

    floor: Decimal
    coefficient: Decimal


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A figure that becomes a coefficient, by table or by line, which multiplies the total or the share.

    `datum` is the code of a certified datum when the figure is one. The coefficient is kept within `minimum` and
    `maximum` (None: no bound), the result within `result_minimum` and `result_maximum`.
    """

    figure: FigureSource
    datum: str = ""
    applies_to: Target = Target.TOTAL
    steps: tuple[MultiplierStep, ...] = ()
    is_linear: bool = False
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    result_minimum: Decimal = ZERO
    result_maximum: Decimal = HUNDRED


@dataclass(frozen=True, slots=True)
class Penalty:
    """For each event counted by a certified datum, `each` points off the total, or percent off the share.

    The penalty alone never takes the total, or the share, below `not_below`.
    """

    label: str
    datum: str
    each: Decimal
    applies_to: Target = Target.TOTAL
    not_below: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The total, or the share, is never above the mean of other sheets."""

    mean: MeanOf
    applies_to: Target = Target.TOTAL
