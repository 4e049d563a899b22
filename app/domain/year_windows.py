"""When the steps of a year are done: the windows of the phases of its method, or the usual days where it has none."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple


class StepKey(Enum):
    """The steps of the year that have a day of their own."""

    PLAN = "plan"
    ASSIGNMENT = "assignment"
    INTERIM = "interim"
    MEASURE = "measure"
    EVALUATION = "evaluation"
    CLOSING = "closing"


class PhaseDays(NamedTuple):
    """A phase as a method dates it: days as `gg/mm`, of the year itself or of the next; an empty one is not said."""

    code: str
    starts: str = ""
    ends: str = ""
    is_next_year: bool = False
    title: str = ""


class Window(NamedTuple):
    """The first and the last day of a step."""

    start: date
    due: date


STEPS_BY_PHASE: Mapping[str, StepKey] = {
    "piano": StepKey.PLAN,
    "assegnazione": StepKey.ASSIGNMENT,
    "verifica": StepKey.INTERIM,
    "misurazione": StepKey.MEASURE,
    "valutazione": StepKey.EVALUATION,
    "relazione": StepKey.CLOSING,
    "chiusura": StepKey.CLOSING,
}
"""The step that the phase with a code dates; a phase with another code is only read."""

_USUAL: Mapping[StepKey, tuple[tuple[int, int, int], tuple[int, int, int]]] = {
    StepKey.PLAN: ((0, 1, 1), (0, 1, 31)),
    StepKey.ASSIGNMENT: ((0, 1, 1), (0, 2, 28)),
    StepKey.INTERIM: ((0, 6, 1), (0, 6, 30)),
    StepKey.MEASURE: ((1, 1, 1), (1, 1, 31)),
    StepKey.EVALUATION: ((1, 2, 1), (1, 5, 31)),
    StepKey.CLOSING: ((1, 6, 1), (1, 6, 30)),
}
"""First and last day (years after, month, day) where a method dates no phase for a step: plan and report have theirs
by law (D.Lgs. 150/2009 art. 10 c. 1)."""


def step_windows(year: int, phases: Iterable[PhaseDays] = ()) -> dict[StepKey, Window]:
    """Return the days of each step of `year`; of two phases for the same step, from the first day to the last."""
    dated: dict[StepKey, list[PhaseDays]] = {}
    for phase in phases:
        if (step := step_of_phase(phase.code)) is not None:
            dated.setdefault(step, []).append(phase)
    return {key: _window(year, dated.get(key, ()), *usual) for key, usual in _USUAL.items()}


def window_of_phase(year: int, phase: PhaseDays) -> Window | None:
    """Return the days of a phase by itself; None where the method does not say both."""
    start, due = _day(year, phase, phase.starts), _day(year, phase, phase.ends)
    return Window(min(start, due), due) if start and due else None


def step_of_phase(code: str) -> StepKey | None:
    return STEPS_BY_PHASE.get(code.strip().casefold())


def day_of_year(text: str) -> tuple[int, int] | None:
    """Read a day of some year, as `gg/mm`: day and month; None when it is not one."""
    found = re.fullmatch(r"([0-9]{2})/([0-9]{2})", text)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    return (day, month) if 1 <= month <= len(_DAYS_OF_MONTH) and 1 <= day <= _DAYS_OF_MONTH[month - 1] else None


_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _window(
    year: int, phases: Iterable[PhaseDays], usual_start: tuple[int, int, int], usual_due: tuple[int, int, int]
) -> Window:
    known = list(phases)
    starts = [day for one in known if (day := _day(year, one, one.starts))]
    ends = [day for one in known if (day := _day(year, one, one.ends))]
    due = max(ends, default=_usual(year, *usual_due))
    start = min(starts, default=_usual(year, *usual_start))
    return Window(min(start, due), due)


def _usual(year: int, years_after: int, month: int, day: int) -> date:
    return date(year + years_after, month, day)


def _day(year: int, phase: PhaseDays, text: str) -> date | None:
    """Return a day of a phase in the year it belongs to; 29 February is the 28th where there is none."""
    found = day_of_year(text)
    if found is None:
        return None
    (day, month), of = found, year + phase.is_next_year
    is_leap = of % 4 == 0 and (of % 100 != 0 or of % 400 == 0)
    return date(of, month, 28 if (day, month) == (29, 2) and not is_leap else day)
