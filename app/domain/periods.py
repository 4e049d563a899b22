"""Closed intervals of days: the shape of every dated fact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
FOREVER = date(9999, 12, 31)
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
"""The years in which a day written in an archive may be."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` to `end`, both included; an open end is `FOREVER`."""

    start: date
    end: date = FOREVER

    def __post_init__(self) -> None:
        if self.end < self.start:
            message = f"{self.end} viene prima di {self.start}"
            raise ValueError(message)

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def overlaps(self, other: "Period") -> bool:
        return self.start <= other.end and other.start <= self.end

    def intersection(self, other: "Period") -> "Period | None":
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start <= end else None

    def touches(self, other: "Period") -> bool:
        """Tell whether the two overlap or follow each other without a day between."""
        first, second = sorted((self, other))
        return first.end == FOREVER or second.start <= first.end + DAY


def year_period(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def reference_day(year: int, today: date) -> date:
    """Return the day on which the structure of `year` is looked at: today, or the nearest day of that year."""
    period = year_period(year)
    return min(max(today, period.start), period.end)


def last_of_month(day: date) -> date:
    """Return the last day of the month of `day`."""
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return after - DAY


def period_between(start: date, end: date | None) -> Period:
    return Period(start, end or FOREVER)


class Lasting:
    """A fact that holds from `valid_from` to `valid_to`, both included; without an end it still holds."""

    __slots__ = ()
    valid_from: date
    valid_to: date | None

    @property
    def period(self) -> Period:
        return period_between(self.valid_from, self.valid_to)


def holes(covered: Iterable[Period], within: Period) -> Iterator[Period]:
    """Yield the parts of `within` that no period covers, in order."""
    start = within.start
    for period in sorted(covered):
        if period.end < start:
            continue
        if period.start > within.end:
            break
        if period.start > start:
            yield Period(start, period.start - DAY)
        if period.end >= within.end:
            return
        start = period.end + DAY
    if start <= within.end:
        yield Period(start, within.end)


def cut(whole: Period, breaks: Iterable[Period]) -> list[Period]:
    """Cut `whole` where any of `breaks` begins or is over."""
    known = list(breaks)
    firsts = {one.start for one in known} | {one.end + DAY for one in known if one.end != FOREVER}
    starts = sorted({whole.start} | {day for day in firsts if day in whole})
    ends = [*(day - DAY for day in starts[1:]), whole.end]
    return [Period(start, end) for start, end in zip(starts, ends, strict=True)]
