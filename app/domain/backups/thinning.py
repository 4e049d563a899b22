"""Which backups are kept: all of two days, then one for each day, week and month."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from app.domain.backups.naming import Backup, newest_first

ALL_FOR = timedelta(days=2)
DAILY_FOR = timedelta(days=14)
WEEKLY_FOR = timedelta(days=70)
_Period = tuple[str, int, int]


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Return what may be deleted at `now`, the oldest first.

    Of each day (14 days), week (10 weeks) and month (for ever) the newest stays; so do those of the last two days,
    those of the future (the clock was wrong), those that somebody asked for, and always the newest of all.
    """
    seen: set[_Period] = set()
    gone: list[Backup] = []
    for place, one in enumerate(newest_first(backups)):
        period = _period_of(one, now)
        if period in seen and place and not one.reason.is_kept_for_ever:
            gone.append(one)
        elif period is not None:
            seen.add(period)
    return tuple(reversed(gone))


def _period_of(backup: Backup, now: datetime) -> _Period | None:
    """Return the stretch of which one backup is enough; None where all are kept."""
    age = now - backup.moment
    if age < ALL_FOR:
        return None
    if age < DAILY_FOR:
        return "day", backup.moment.year, backup.moment.timetuple().tm_yday
    if age < WEEKLY_FOR:
        year, week, _ = backup.moment.isocalendar()
        return "week", year, week
    return "month", backup.moment.year, backup.moment.month


def is_due_today(backups: Collection[Backup], now: datetime) -> bool:
    """Tell whether the backup of the day has still to be made."""
    return not any(one.moment.date() == now.date() for one in backups)
