"""The last days of the review of a sheet handed over, counted from the days of the method.

The first page of the window reads this: it is made of light shapes.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from app.domain.italian_enum import ItalianEnum
from app.domain.periods import DAY
from app.domain.workflow import RemarkKind


class SecondLevel(ItalianEnum):
    """Whether a request of conciliation goes beyond the evaluator, and from when it may be made."""

    NONE = "none", "nessuno"
    FROM_DELIVERY = "from_delivery", "dalla consegna"
    AFTER_ANSWER = "after_answer", "dopo la risposta"


class ReviewDays(NamedTuple):
    """The days that a method allows for what the person may ask; 0: it does not provide for it.

    `answer` and `decision` are those of the evaluator and of the second level to answer; 0: as many as the person had.
    The conciliation is the second level: `body` decides it, in words; empty, whoever closes the sheets.
    """

    remarks: int = 10
    reconsideration: int = 10
    conciliation: int = 15
    answer: int = 0
    decision: int = 0
    second_level: SecondLevel = SecondLevel.FROM_DELIVERY
    body: str = ""

    def of(self, kind: RemarkKind) -> int:
        """Return the days for a kind of request; 0 for anything else."""
        days = {
            RemarkKind.REMARKS: self.remarks,
            RemarkKind.RECONSIDERATION: self.reconsideration,
            RemarkKind.CONCILIATION: self.conciliation,
        }
        return days.get(kind, 0)

    def level_of(self, kind: RemarkKind) -> int:
        """Return who answers to a request: the evaluator (1), or the second level (2)."""
        return 2 if kind is RemarkKind.CONCILIATION and self.second_level is not SecondLevel.NONE else 1

    @property
    def has_second_level(self) -> bool:
        """Tell whether somebody beyond the evaluator decides on a request that may be made."""
        return bool(self.conciliation) and self.second_level is not SecondLevel.NONE

    def decides(self, kind: RemarkKind) -> str:
        """Return who decides on a request, in words, where the method says it."""
        return self.body if self.level_of(kind) > 1 else ""

    def waits_for_answer(self, kind: RemarkKind) -> bool:
        """Tell whether a request may be made only after the evaluator has answered to another."""
        return self.level_of(kind) > 1 and self.second_level is SecondLevel.AFTER_ANSWER


USUAL_DAYS = ReviewDays()


def last_day(start: date, days: int) -> date:
    """Return the last of some days: the first is the day after `start` (c.c. art. 2963)."""
    return start + days * DAY


def last_days(days: ReviewDays, delivered: date | None, answered: date | None = None) -> Mapping[RemarkKind, date]:
    """Return the last day for each request that may be made; none before the delivery.

    The days go from the delivery; those of a second level that comes after the answer go from it (`answered`, the last
    there was). Remarks may always be made: without days of their own, on the day of the delivery.
    """
    if delivered is None:
        return {}
    asked = (kind for kind in RemarkKind if kind is RemarkKind.REMARKS or days.of(kind))
    starts = {kind: answered if days.waits_for_answer(kind) else delivered for kind in asked}
    return {kind: last_day(start, days.of(kind)) for kind, start in starts.items() if start is not None}


def review_ends(days: ReviewDays, delivered: date | None, answered: date | None = None) -> date | None:
    """Return the last day on which the person may ask anything: a sheet is closed after it."""
    return max(last_days(days, delivered, answered).values(), default=None)


def signature_by(days: ReviewDays, delivered: date | None) -> date | None:
    """Return the day by which the presa visione is recorded: who signs later has no days left for remarks.

    None where the method gives no day at all.
    """
    if delivered is None or not any(days.of(kind) for kind in RemarkKind):
        return None
    return last_day(delivered, days.remarks) if days.remarks else review_ends(days, delivered)


def answer_by(days: ReviewDays, kind: RemarkKind, arrived: date) -> date | None:
    """Return the day by which a request is answered: in the days of the method for it, where it says them, else in as
    many as the person had to make it. None where the method gives no days for that request.
    """
    own = days.decision if days.level_of(kind) > 1 else days.answer
    allowed = (own or days.of(kind)) if days.of(kind) else 0
    return last_day(arrived, allowed) if allowed else None
