"""An indicator on the papers on results: what was expected, what was found, how far apart they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.italian import DASH, format_percent, plural
from app.domain.objectives.rule_parameters import AS_THE_METHOD_SAYS, IndicatorParameters
from app.domain.objectives.target_words import goal_of, target_words, whole_of
from app.domain.objectives.value import value_text
from app.domain.objectives.vocabulary import Direction, IndicatorRule
from app.domain.quantities import with_unit


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
        """Write the target: `≤ 15 giorni`, `entro il 30/06/2024`; a dash where the rule has none."""
        words = target_words(
            self.rule, self.direction, self.target, self.target_on, unit=self._unit, parameters=self.parameters
        )
        return words or DASH

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
    def _difference(self) -> Decimal | None:
        is_direct = self.rule is IndicatorRule.DIRECT
        goal = whole_of(self.target) if is_direct else goal_of(self.rule, self.direction, self.target, self.parameters)
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
