"""How long one waits after wrong passwords: not at all after the first ones, then from one minute to fifteen."""

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE_FAILURES = 5
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Failures:
    """Wrong passwords in a row, and when the last one was given (UTC)."""

    count: int
    last: datetime


def wait_after(count: int) -> timedelta:
    """Return the wait that `count` wrong passwords in a row ask for: it doubles with each from the fifth on."""
    if count < FREE_FAILURES:
        return timedelta()
    doublings = min(count - FREE_FAILURES, 10)
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << doublings))


def wait_left(failures: Failures | None, now: datetime) -> timedelta:
    """Return how long is still to wait; a clock put back never makes it longer than the wait itself."""
    if failures is None:
        return timedelta()
    wait = wait_after(failures.count)
    return max(timedelta(), min(wait, failures.last + wait - now))
