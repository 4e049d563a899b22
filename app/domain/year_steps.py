"""Where the year stands: the steps of the ciclo della performance, computed from what the archive holds."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from app.domain.italian import format_short_date, on_short_date, plural
from app.domain.italian_enum import ItalianEnum
from app.domain.year_windows import PhaseDays, StepKey, Window, step_windows


class StepState(ItalianEnum):
    """How far a step is, and whether its time has passed."""

    TO_DO = "to_do", "da fare"
    DOING = "doing", "in corso"
    DONE = "done", "fatto"
    LATE = "late", "in ritardo"


class YearFacts(NamedTuple):
    """What is counted to know where `year` stands; every count is of that year.

    `days` gives, for a step, the day of the last thing that was done for it.
    """

    year: int
    areas: int = 0
    people: int = 0
    objectives: int = 0
    measured_objectives: int = 0
    people_with_objectives: int = 0
    copied_objectives: int = 0
    """Of the objectives with indicators, those copied from another year and not looked at since, in a plan that no act
    has approved yet."""
    people_of_copies: int = 0
    """Of the people with objectives, those who have only such copies."""
    given: int = 0
    """The objectives given to the people in service, each counted once for each of them."""
    seen: int = 0
    """Of these, those that the person has seen as they stand."""
    indicators: int = 0
    indicators_final: int = 0
    objectives_due: int = 0
    """The objectives to measure: neither withdrawn nor neutralised."""
    objectives_checked: int = 0
    """Of these, those with a value for each indicator; without indicators, those judged on a sheet."""
    objectives_final: int = 0
    objectives_interim: int = 0
    """Of those to measure, those of which something was recorded in the year: an interim value, a monitoring, a score
    of the interim session."""
    objectives_skipped: int = 0
    """Of those to measure, those of which nothing was, though their phases do not say how far they are."""
    sheets: int = 0
    sheets_begun: int = 0
    """Those somebody has begun to fill, the completed ones included."""
    sheets_completed: int = 0
    sheets_delivered: int = 0
    sheets_final: int = 0
    is_closed: bool = False
    days: tuple[tuple[StepKey, date], ...] = ()
    phases: tuple[PhaseDays, ...] = ()
    """The phases of the method by which the year goes."""
    entered_on: date | None = None
    """When a year that was already over came into the archive: what was due before was due elsewhere."""

    @property
    def windows(self) -> dict[StepKey, Window]:
        return step_windows(self.year, self.phases)

    @property
    def planned_objectives(self) -> int:
        return self.measured_objectives - self.copied_objectives

    @property
    def assigned_people(self) -> int:
        return self.people_with_objectives - self.people_of_copies

    @property
    def has_plan(self) -> bool:
        """Whether somebody has begun to plan this year: until then nothing of it can be late."""
        return bool(self.objectives)

    def was_due_elsewhere(self, due: date | None) -> bool:
        """Tell whether a day was over before the year came into the archive: nothing is late by it."""
        return due is not None and self.entered_on is not None and due < self.entered_on


class YearStep(NamedTuple):
    """One step: from when to when, how far it is in numbers and words, and the page (`place`) of the work.

    `done_on` is the day on which the last of it was done, known only of a step that is done.
    """

    key: StepKey
    title: str
    start: date
    due: date
    state: StepState
    done: int
    total: int
    words: str
    place: str
    done_on: date | None = None

    @property
    def lacking(self) -> int:
        return self.total - self.done


class Beginning(Enum):
    """Something that a new archive needs, and how it gets there."""

    PLAN = "plan"
    PERSONNEL = "personnel"
    MODEL = "model"
    UNITS = "units"


class _Step(NamedTuple):
    """How a step is computed: the two counts to compare, what its things are called."""

    key: StepKey
    title: str
    done: str
    total: str
    place: str
    things: tuple[str, str]
    lacks: tuple[str, str]
    nothing: str


_OBJECTIVES, _SHEETS = ("obiettivo", "obiettivi"), ("scheda", "schede")
_NO_OBJECTIVE, _NO_SHEET = "nessun obiettivo", "sessione da preparare"
_LACKS_WITH_COPIES = {
    StepKey.PLAN: ("obiettivo da rivedere o senza indicatori", "obiettivi da rivedere o senza indicatori"),
    StepKey.ASSIGNMENT: ("persona senza obiettivi rivisti", "persone senza obiettivi rivisti"),
}
"""What two steps lack where some objectives are copied from another year, and nobody has looked at them since."""
_STEPS = (
    _Step(
        StepKey.PLAN, "Piano", "planned_objectives", "objectives", "objectives",
        _OBJECTIVES, ("obiettivo senza indicatori", "obiettivi senza indicatori"), "da fare",
    ),
    _Step(
        StepKey.ASSIGNMENT, "Assegnazione", "assigned_people", "people", "objectives",
        ("persona", "persone"), ("persona senza obiettivi", "persone senza obiettivi"), "manca il personale",
    ),
    _Step(
        StepKey.INTERIM, "Verifica intermedia", "objectives_checked", "objectives_due",
        "objectives", _OBJECTIVES, ("obiettivo manca", "obiettivi mancano"), _NO_OBJECTIVE,
    ),
    _Step(
        StepKey.MEASURE, "Misurazione", "objectives_final", "objectives_due", "objectives",
        _OBJECTIVES, ("obiettivo manca", "obiettivi mancano"), _NO_OBJECTIVE,
    ),
    _Step(
        StepKey.EVALUATION, "Valutazione", "sheets_completed", "sheets", "evaluation",
        _SHEETS, ("scheda manca", "schede mancano"), _NO_SHEET,
    ),
    _Step(
        StepKey.CLOSING, "Chiusura", "sheets_final", "sheets", "evaluation",
        _SHEETS, ("scheda manca", "schede mancano"), _NO_SHEET,
    ),
)  # fmt: skip
"""The steps of the year, up to what this version of the program does."""

STEP_TITLES: Mapping[StepKey, str] = {one.key: one.title for one in _STEPS}


def year_steps(facts: YearFacts, today: date) -> list[YearStep]:
    """Return the steps of the year in order, in the windows of its method; a step not done after its date is late,
    once there is a plan."""
    windows = facts.windows
    return [_computed(step, windows[step.key], facts, today) for step in _STEPS]


def beginnings(facts: YearFacts) -> tuple[Beginning, ...]:
    """Return what a new archive still has to be given, in the order in which it is best done."""
    if not facts.areas:
        return (Beginning.PLAN, Beginning.PERSONNEL, Beginning.MODEL, Beginning.UNITS)
    plan = () if facts.objectives else (Beginning.PLAN,)
    personnel = () if facts.people else (Beginning.PERSONNEL, Beginning.MODEL)
    return plan + personnel


def _computed(step: _Step, window: Window, facts: YearFacts, today: date) -> YearStep:
    start, due = window
    done, total = getattr(facts, step.done), getattr(facts, step.total)
    is_over = today > due and not facts.was_due_elsewhere(due)
    state = _state(done, total, is_over=is_over) if facts.has_plan else StepState.TO_DO
    was_left_out = step.key is StepKey.INTERIM and state is StepState.DONE and not facts.objectives_interim
    state = StepState.TO_DO if was_left_out else state
    was_halved = step.key is StepKey.INTERIM and state is StepState.DONE and facts.objectives_skipped > 0
    done = total - facts.objectives_skipped if was_halved else done
    if step.key is StepKey.ASSIGNMENT and state is StepState.DONE and facts.seen < facts.given:
        step = step._replace(things=SEEN, lacks=("presa visione manca", "prese visione mancano"))
        done, total = facts.seen, facts.given
        state = _state(done, total, is_over=is_over and not done)
    done_on = dict(facts.days).get(step.key) if state is StepState.DONE else None
    done_on = None if done_on and done_on > today else done_on
    found = YearStep(step.key, step.title, start, due, state, done, total, "", step.place, done_on)
    if _waits_for_copies(step.key, facts):
        step = step._replace(lacks=_LACKS_WITH_COPIES[step.key])
    words = _WORDS[state](step, found, today) if facts.has_plan else StepState.TO_DO.italian
    words = LEFT_OUT if was_left_out else words
    words = f"{_counted(step, found)}, {OTHERS_MEASURED}" if was_halved else words
    return YearStep(step.key, step.title, start, due, state, done, total, words, step.place, done_on)


SEEN = ("presa visione", "prese visione")
"""What is counted of an assignment once everybody has objectives: one for each person and objective."""

LEFT_OUT = "non fatta: ci sono già i consuntivi"
"""Of an interim check of which nothing was recorded, once the final values are there."""

OTHERS_MEASURED = "gli altri solo a consuntivo"
"""Of an interim check of which something was recorded of a part of the objectives alone."""


def _waits_for_copies(key: StepKey, facts: YearFacts) -> bool:
    """Tell whether some of what a step lacks is there, only copied: it is said, or it would seem lost."""
    return bool({StepKey.PLAN: facts.copied_objectives, StepKey.ASSIGNMENT: facts.people_of_copies}.get(key))


def _state(done: int, total: int, *, is_over: bool) -> StepState:
    if total and done >= total:
        return StepState.DONE
    if is_over:
        return StepState.LATE
    return StepState.DOING if done else StepState.TO_DO


def _done_words(step: _Step, found: YearStep, _today: date) -> str:
    if step.key is StepKey.PLAN and found.done_on:
        approved = f"approvato {on_short_date(found.done_on)}"
        late = (found.done_on - found.due).days
        return f"{approved}, con {plural(late, 'giorno', 'giorni')} di ritardo" if late > 0 else approved
    return f"{_counted(step, found)}, {on_short_date(found.done_on)}" if found.done_on else _counted(step, found)


def _doing_words(step: _Step, found: YearStep, today: date) -> str:
    counted = _counted(step, found)
    return f"{counted}, entro {on_short_date(found.due)}" if today <= found.due else counted


def _late_words(step: _Step, found: YearStep, today: date) -> str:
    since = f"da {plural((today - found.due).days, 'giorno', 'giorni')}"
    return f"{plural(found.lacking, *step.lacks) if found.total else step.nothing} {since}"


def _to_do_words(_step: _Step, found: YearStep, today: date) -> str:
    return format_short_date(found.due) if today <= found.due else StepState.TO_DO.italian


def _counted(step: _Step, found: YearStep) -> str:
    return f"{plural(found.done, *step.things)} su {found.total}"


_WORDS: dict[StepState, Callable[[_Step, YearStep, date], str]] = {
    StepState.DONE: _done_words,
    StepState.DOING: _doing_words,
    StepState.LATE: _late_words,
    StepState.TO_DO: _to_do_words,
}
