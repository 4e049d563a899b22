"""What becomes, a year later, of days and of the values that an indicator begins and ends with."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.objectives.vocabulary import Direction, IndicatorRule
from app.domain.periods import Period


def moved(day: date | None, years: int) -> date | None:
    """Return the same day some years later; 29 February becomes the 28th where the year has none."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@dataclass(frozen=True, slots=True)
class HeldDays:
    """The days of a year in which something holds; an open end is that of the year."""

    start: date | None = None
    end: date | None = None

    def within(self, year: Period) -> Period | None:
        """Return the days themselves; None when there is none of the year."""
        start, end = self.start or year.start, self.end or year.end
        return year.intersection(Period(start, end)) if start <= end else None


WHOLE = HeldDays()


def next_span(was: HeldDays, served_then: HeldDays, serves: HeldDays, year: Period, years: int) -> HeldDays | None:
    """Return the days of `year` in which somebody has an objective that they had in `was` some years before.

    Days narrowed only by the service of then (`served_then`) follow that of now; others are moved, within it.
    None: no day is left.
    """
    if was in {served_then, WHOLE}:
        return serves
    asked = HeldDays(moved(was.start, years), moved(was.end, years)).within(year)
    serving = serves.within(year)
    days = asked.intersection(serving) if asked and serving else None
    if days is None:
        return None
    return HeldDays(None if days.start == year.start else days.start, None if days.end == year.end else days.end)


@dataclass(frozen=True, slots=True)
class Aim:
    """Where an indicator starts from and where it should arrive; `is_reached`: it had arrived already.

    `is_passed`: the target stays, and asks for less than what was done already.
    """

    baseline: Decimal | None
    target: Decimal | None
    is_reached: bool = False
    is_passed: bool = False


def next_aim(rule: IndicatorRule, direction: Direction, aim: Aim, last: Decimal | None) -> Aim:
    """Return the aim of the year after, which starts from the `last` value measured, where its rule wants a start.

    A target already reached, where the way from one to the other is what is measured, is left to be written. Another
    stays: to do as well once more is an aim too, to do worse is one to look at.
    """
    if not rule.wants_baseline:
        return aim
    if last is None or aim.target is None:
        return Aim(last, aim.target)
    ahead = aim.target - last if direction is Direction.HIGHER else last - aim.target
    if rule is not IndicatorRule.BASELINE_TO_TARGET:
        return Aim(last, aim.target, is_passed=ahead < 0)
    return Aim(last, aim.target) if ahead > 0 else Aim(last, None, is_reached=True)
