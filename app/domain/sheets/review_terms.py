"""The last days of the review of a sheet handed over, counted from the days of the method.

The first page of the window reads this: it is made of light shapes.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from app.domain.periods import DAY
from app.domain.workflow import RemarkKind


class ReviewDays(NamedTuple):
    """The days that a method allows for what the person may ask, from the delivery; 0: it does not provide for it."""

    remarks: int = 10
    reconsideration: int = 10
    conciliation: int = 15

    def of(self, kind: RemarkKind) -> int:
        """Return the days for a kind of request; 0 for anything else."""
        days = {
            RemarkKind.REMARKS: self.remarks,
            RemarkKind.RECONSIDERATION: self.reconsideration,
            RemarkKind.CONCILIATION: self.conciliation,
        }
        return days.get(kind, 0)


USUAL_DAYS = ReviewDays()


def last_day(start: date, days: int) -> date:
    """Return the last of some days: the first is the day after `start` (c.c. art. 2963)."""
    return start + days * DAY


def last_days(days: ReviewDays, delivered: date | None) -> Mapping[RemarkKind, date]:
    """Return the last day for each request that the method provides; none before the delivery.

    Remarks may always be made: without days of their own, on the day of the delivery.
    """
    if delivered is None:
        return {}
    asked = (kind for kind in RemarkKind if kind is RemarkKind.REMARKS or days.of(kind))
    return {kind: last_day(delivered, days.of(kind)) for kind in asked}


def review_ends(days: ReviewDays, delivered: date | None) -> date | None:
    """Return the last day on which the person may ask anything: a sheet is closed after it."""
    return max(last_days(days, delivered).values(), default=None)


def signature_by(days: ReviewDays, delivered: date | None) -> date | None:
    """Return the day by which the presa visione is recorded: who signs later has no days left for remarks.

    None where the method gives no day at all.
    """
    if delivered is None or not any(days):
        return None
    return last_day(delivered, days.remarks) if days.remarks else review_ends(days, delivered)


def answer_by(days: ReviewDays, kind: RemarkKind, arrived: date) -> date | None:
    """Return the day by which a request is answered: as many days as the person had to make it, from its arrival.

    None where the method gives no days for that request.
    """
    return last_day(arrived, days.of(kind)) if days.of(kind) else None
