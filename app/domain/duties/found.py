"""What the checks find, as something that somebody must do."""

from collections.abc import Mapping
from typing import Any

from app.domain.checks import Check
from app.domain.duties.doers import Doers
from app.domain.duties.duty import Duty, Place
from app.domain.issues import Issue, Link
from app.domain.year_windows import StepKey, Window

_PLACES = {
    "person_weights": Place.WEIGHTS,
    "objectives_area": Place.WEIGHTS,
    "objectives_sector": Place.WEIGHTS,
    "sheet": Place.SHEETS,
    "round": Place.SHEETS,
    "distribution": Place.SHEETS,
    "training": Place.TRAINING,
    "method": Place.METHOD,
    "payment_times": Place.PAYMENTS,
    "certified_data": Place.CERTIFIED,
}
_OF_OBJECTIVE = {
    "indicators": Place.INDICATORS,
    "final": Place.INDICATORS,
    "value_source": Place.INDICATORS,
    "phases": Place.PHASES,
}


def duty_of(check: Check[Any], issue: Issue, doers: Doers, windows: Mapping[StepKey, Window]) -> Duty:
    """Return a finding with who must act and by when; before there is a plan nothing has a day, nor are there
    windows."""
    window = windows[check.step] if check.step and windows else None
    due = window.due if window else None
    if window and issue.since:  # what arose later in the year has from then as many days as the step
        due = max(window.due, issue.since + (window.due - window.start))
    return Duty(
        issue.sentence,
        doers.acting(check.acting, issue.link),
        place_of(issue.link),
        issue.link,
        due,
        issue.alike,
        issue.severity,
        issue.article,
        code=issue.code,
    )


def place_of(link: Link | None) -> Place:
    """Return where the thing of `link` is mended."""
    if link is None:
        return Place.ARCHIVE
    if link.kind == "objective":
        return _OF_OBJECTIVE.get(link.field.partition(".")[0], Place.OBJECTIVE)
    return _PLACES.get(link.kind, Place.STRUCTURE)
