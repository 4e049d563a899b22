"""What the engine reads: the scores, values and weights of one sheet, and nothing that it could compute."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.ids import ObjectiveId
from app.domain.method.outside_words import FigureSource, MeanOf
from app.domain.objectives import Combination, Direction, IndicatorRule
from app.domain.objectives.rule_parameters import AS_THE_METHOD_SAYS, IndicatorParameters, PhaseProgress


@dataclass(frozen=True, slots=True)
class IndicatorInput:
    """One indicator of an objective with its actual value; None is not given yet, never zero.

    `actual` is the measured number; 1 or 0 for `yes_no`; a percentage for `direct`; for `judgement` the value
    of the chosen row, unless `choice` gives its label. For `by_date` it is `actual_date` that counts, and
    `actual` 0 says that it was never done.
    """

    key: str
    label: str
    rule: IndicatorRule
    weight: Decimal = HUNDRED
    direction: Direction = Direction.HIGHER
    baseline: Decimal | None = None
    target: Decimal | None = None
    actual: Decimal | None = None
    choice: str = ""
    target_date: date | None = None
    actual_date: date | None = None
    phases: tuple[PhaseProgress, ...] = ()
    unit: str = ""
    parameters: IndicatorParameters = AS_THE_METHOD_SAYS


def objective_key(objective: ObjectiveId) -> str:
    """Return the key of an objective among the scores of a sheet."""
    return f"{_OBJECTIVE}{objective}"


def is_objective(key: str) -> bool:
    """Tell whether a key among the scores of a sheet is that of an objective."""
    return key.startswith(_OBJECTIVE)


_OBJECTIVE = "objective:"


@dataclass(frozen=True, slots=True)
class ObjectiveInput:
    """One objective on a sheet, key `objective:<id>`, with its weight for the person, or in the unit.

    No `weight`: not given yet. Where no objective of a section has one they count in equal parts; where only some
    have, the others lack it.
    With indicators it is measured; without, the evaluator's `value` on the section's scale decides (on the
    judgement scale of the method when the section has none); a `degree` given directly goes before both. Nobody
    judges the objectives of a unit or of the ente person by person: without indicators they lack one.
    `neutralised` is the reason, and excludes it. A payment-times objective counts outside the total when the
    template has a `payment_share`, like any other when it has not.
    `difficulty` is the code of one of the method's (empty: coefficient 1), `degree_table` that of a table on its
    degree; `contribution` what the person brought to it: a percentage, or the value of a judgement; `second` the
    judgement of who scores the section beside the sheet's evaluator, with `second_reason`.
    """

    key: str
    label: str
    weight: Decimal | None = None
    indicators: tuple[IndicatorInput, ...] = ()
    combination: Combination = Combination.WEIGHTED_MEAN
    value: Decimal | None = None
    degree: Decimal | None = None
    reason: str = ""
    neutralised: str = ""
    is_payment_times: bool = False
    difficulty: str = ""
    degree_table: str = ""
    contribution: Decimal | None = None
    second: Decimal | None = None
    second_reason: str = ""


@dataclass(frozen=True, slots=True)
class FactorInput:
    """The score given to a factor, key = code of the factor; `excluded` is why it does not apply.

    `weight` is that chosen for the person (None: the method's); `second` the score of who scores the section beside
    the sheet's evaluator, with `second_reason`.
    """

    key: str
    value: Decimal | None = None
    reason: str = ""
    excluded: str = ""
    weight: Decimal | None = None
    second: Decimal | None = None
    second_reason: str = ""


@dataclass(frozen=True, slots=True)
class UnitTotal:
    """What the weights of all the objectives of a unit, of every kind, sum to: it must be 100.

    None while not all of them have a weight.
    """

    unit: str
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SectionInput:
    """What is known of one section.

    `weight` is that chosen for the person (None: the method's); `degree` is a figure given from outside (the
    unit's or the ente's result, a figure certified by the Nucleo); `points` the signed points of an adjustment
    with their `reason`; `totals_given` the totals of the sheets that an EQ has evaluated, for the
    differentiation (None: not known yet); `excluded` is why the section does not apply; `unit_totals` are there
    where the objectives are those of units.
    """

    code: str
    weight: Decimal | None = None
    factors: tuple[FactorInput, ...] = ()
    objectives: tuple[ObjectiveInput, ...] = ()
    degree: Decimal | None = None
    points: Decimal | None = None
    reason: str = ""
    totals_given: tuple[Decimal, ...] | None = None
    excluded: str = ""
    unit_totals: tuple[UnitTotal, ...] = ()

    def factor(self, key: str) -> FactorInput | None:
        return next((one for one in self.factors if one.key == key), None)


@dataclass(frozen=True, slots=True)
class FigureInput:
    """A figure from outside the sheet: a result or a presence in percent, or a certified datum with its code.

    A duty is 1 when it was done, 0 when it was not; events are how many. None: not known yet. `source` says where it
    comes from, in words (the act that certified it).
    """

    kind: FigureSource
    datum: str = ""
    value: Decimal | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class MeanInput:
    """The mean of the totals, and of the shares, of other sheets; None while it is not known."""

    of: MeanOf
    total: Decimal | None = None
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RankInput:
    """The place of the sheet among those ranked with it, from 1; equal ones have the better place."""

    place: int
    ranked: int


@dataclass(frozen=True, slots=True)
class SheetInput:
    """All that is given on a sheet; `contract_area` chooses the words of the factors.

    `figures`, `means` and `rank` come from outside it: certified data, results, other sheets.
    """

    sections: tuple[SectionInput, ...] = ()
    contract_area: str = ""
    figures: tuple[FigureInput, ...] = ()
    means: tuple[MeanInput, ...] = ()
    rank: RankInput | None = None

    def figure(self, kind: FigureSource, datum: str = "") -> FigureInput | None:
        return next((one for one in self.figures if (one.kind, one.datum) == (kind, datum)), None)

    def mean(self, of: MeanOf) -> MeanInput | None:
        return next((one for one in self.means if one.of is of), None)

    def section(self, code: str) -> SectionInput:
        """Return what is known of a section, empty when nothing is."""
        return next((given for given in self.sections if given.code == code), SectionInput(code))
