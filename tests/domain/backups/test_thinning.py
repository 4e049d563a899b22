"""Which backups stay as time goes by."""

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.domain.backups.naming import Backup, BackupReason, newest_first
from app.domain.backups.thinning import is_due_today, superfluous

NOW = datetime(2024, 11, 5, 12, 0)
HOUR = timedelta(hours=1)


def backup(ago: timedelta, reason: BackupReason = BackupReason.DAILY) -> Backup:
    return Backup(NOW - ago, Path(f"{ago}"), reason)


def kept(*backups: Backup) -> list[timedelta]:
    gone = superfluous(backups, NOW)
    return sorted(NOW - one.moment for one in backups if one not in gone)


def test_that_all_of_two_days_stay() -> None:
    hours = [HOUR * number for number in range(48)]
    assert kept(*map(backup, hours)) == hours


def test_that_of_each_day_after_that_the_newest_stays() -> None:
    hours = [HOUR * number for number in range(48, 14 * 24)]
    left = kept(*map(backup, hours))
    days = [(NOW - ago).date() for ago in left]
    assert len(days) == len(set(days)) == 13
    assert all((NOW - ago).hour == 23 for ago in left[1:])


def test_that_of_each_week_and_then_of_each_month_one_stays() -> None:
    days = [timedelta(days=number) for number in range(14, 800)]
    left = kept(*map(backup, days))
    weeks = [ago for ago in left if ago < timedelta(days=70)]
    months = [ago for ago in left if ago >= timedelta(days=70)]
    assert len(weeks) == len({(NOW - ago).isocalendar()[:2] for ago in weeks})
    assert len(months) == len({((NOW - ago).year, (NOW - ago).month) for ago in months})
    assert 8 <= len(weeks) <= 9
    assert 23 <= len(months) <= 25


def test_that_what_somebody_asked_for_and_closed_years_stay_for_ever() -> None:
    old = [
        backup(timedelta(days=500, hours=number), reason)
        for number in range(3)
        for reason in (BackupReason.BY_HAND, BackupReason.YEAR_CLOSING)
    ]
    assert not superfluous(old, NOW)


def test_that_a_clock_that_was_ahead_loses_nothing() -> None:
    assert not superfluous([backup(-timedelta(days=number)) for number in range(5)], NOW)


@given(st.lists(st.integers(0, 1200 * 24), max_size=80, unique=True), st.integers(0, 400))
def test_that_the_newest_always_stays_and_thinning_twice_takes_no_more(hours: list[int], later: int) -> None:
    backups = [backup(HOUR * number) for number in hours]
    moment = NOW + timedelta(days=later)
    gone = superfluous(backups, moment)
    left = [one for one in backups if one not in gone]
    assert not backups or newest_first(backups)[0] in left
    assert not superfluous(left, moment)


def test_that_the_backup_of_the_day_is_due_once() -> None:
    assert is_due_today([], NOW)
    assert is_due_today([backup(timedelta(days=1))], NOW)
    assert not is_due_today([backup(HOUR)], NOW)
