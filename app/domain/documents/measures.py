"""An indicator on the papers on results: what was expected, what was found, how far apart they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.italian import DASH, format_date, format_percent, plural
from app.domain.objectives.rule_parameters import AS_THE_METHOD_SAYS, IndicatorParameters, IndicatorStep
from app.domain.objectives.value import value_text
from app.domain.objectives.vocabulary import Direction, IndicatorRule
from app.domain.quantities import with_unit

_MEASURED = {IndicatorRule.PERCENT_OF_TARGET, IndicatorRule.BASELINE_TO_TARGET}


@dataclass(frozen=True, slots=True)
class MeasuredIndicator:
    """An indicator with its target and its value of the half or of the end of the year.

    `degree` is None while the value is missing; `reason` is what was written beside the value.
    """

    name: str
    rule: IndicatorRule
    direction: Direction = Direction.HIGHER
    unit: str = ""
    target: Decimal | None = None
    target_on: date | None = None
    actual: Decimal | None = None
    done_on: date | None = None
    choice: str = ""
    degree: Decimal | None = None
    parameters: IndicatorParameters = AS_THE_METHOD_SAYS
    reason: str = ""
    source: str = ""

    @property
    def expected(self) -> str:
        """Write the target: `almeno 95 %`, `entro il 30/06/2024`; a dash where the rule has none."""
        match self.rule:
            case IndicatorRule.BY_DATE:
                return f"entro il {format_date(self.target_on)}" if self.target_on else DASH
            case IndicatorRule.YES_NO:
                return "sì"
            case IndicatorRule.PHASES:
                return "fasi concluse"
            case IndicatorRule.DIRECT:
                return format_percent(self._whole, None)
            case IndicatorRule.JUDGEMENT:
                return DASH
            case _:
                return DASH if self._goal is None else with_unit(self._goal, self._unit)

    @property
    def found(self) -> str:
        """Write the value measured; a dash while it is missing."""
        match self.rule:
            case IndicatorRule.PHASES:
                return DASH if self.degree is None else f"avanzamento {format_percent(self.degree, None)}"
            case IndicatorRule.DIRECT:
                return format_percent(self.actual, None)
            case IndicatorRule.BY_DATE | IndicatorRule.YES_NO | IndicatorRule.JUDGEMENT:
                return value_text(self.rule, self.actual, self.done_on, self.choice)
            case _:
                return DASH if self.actual is None else with_unit(self.actual, self._unit)

    @property
    def deviation(self) -> str:
        """Write how far the value is from the target: `+2 giorni`, `12 giorni dopo`; a dash where it cannot be said.

        Where less is better the sign alone would mislead, and a word says which way it went: `-1 giorno (meglio)`.
        """
        if self.rule is IndicatorRule.BY_DATE:
            return self._days_apart
        difference = self._difference
        if difference is None:
            return DASH
        if not difference:
            return "nessuno"
        unit = "punti" if self._unit == "%" else self._unit
        went = (" (peggio)" if difference > 0 else " (meglio)") if self.direction is Direction.LOWER else ""
        return f"{'+' if difference > 0 else ''}{with_unit(difference, unit)}{went}"

    @property
    def is_beyond(self) -> bool:
        """Tell whether the number is better than what was expected, whatever the degree is kept at.

        What is done before its last day is done in time, and no more than that.
        """
        difference = self._difference
        if difference is None or self.rule is IndicatorRule.DIRECT:
            return False
        return difference > 0 if self.direction is Direction.HIGHER else difference < 0

    @property
    def _whole(self) -> Decimal:
        """What is expected of a degree that is written as it is: the target that the plan gives, else the whole."""
        return HUNDRED if self.target is None else self.target

    @property
    def _goal(self) -> Decimal | None:
        """The number aimed at; of a table of steps, the first value that has the highest degree."""
        if self.rule in _MEASURED:
            return self.target
        steps = self.parameters.bounds if self.rule is IndicatorRule.STEPS else ()
        best = max((step.degree for step in steps), default=None)
        return next((step.bound for step in self._from_worst(steps) if step.degree == best), None)

    def _from_worst(self, steps: tuple[IndicatorStep, ...]) -> list[IndicatorStep]:
        return sorted(steps, key=lambda step: step.bound, reverse=self.direction is Direction.LOWER)

    @property
    def _difference(self) -> Decimal | None:
        goal = self._whole if self.rule is IndicatorRule.DIRECT else self._goal
        return None if goal is None or self.actual is None else self.actual - goal

    @property
    def _days_apart(self) -> str:
        if self.target_on is None or self.done_on is None:
            return DASH
        days = (self.done_on - self.target_on).days
        if not days:
            return "nessuno"
        return f"{plural(abs(days), 'giorno', 'giorni')} {'dopo' if days > 0 else 'prima'}"

    @property
    def _unit(self) -> str:
        return "%" if self.rule is IndicatorRule.DIRECT else self.unit
