"""Where the year stands: the steps of the ciclo della performance, computed from what the archive holds."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum


class StepState(Enum):
    """How far a step is, and whether its time has passed."""

    TO_DO = "to_do"
    DOING = "doing"
    DONE = "done"
    LATE = "late"

    @property
    def italian(self) -> str:
        return {"to_do": "da fare", "doing": "in corso", "done": "fatto", "late": "in ritardo"}[self.value]


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What is counted to know where `year` stands; every count is of that year."""

    year: int
    areas: int = 0
    areas_headed: int = 0
    people: int = 0
    objectives: int = 0
    measured_objectives: int = 0
    people_with_objectives: int = 0
    people_who_have_seen: int = 0
    indicators: int = 0
    indicators_checked: int = 0
    indicators_final: int = 0
    objectives_due: int = 0
    """The objectives to measure: neither withdrawn nor neutralised."""
    objectives_checked: int = 0
    """Of these, those with a value for each indicator; without indicators, those judged on a sheet."""
    objectives_final: int = 0
    sheets: int = 0
    sheets_completed: int = 0
    sheets_final: int = 0


@dataclass(frozen=True, slots=True)
class YearStep:
    """One step: what it is, by when, how far it is, and the page (`place`) where the work is done."""

    key: str
    title: str
    due: date
    state: StepState
    detail: str
    place: str
    is_empty: bool = False
    """Whether there is nothing yet to work on."""


class Beginning(Enum):
    """Something that a new archive needs, and how it gets there."""

    PLAN = "plan"
    PERSONNEL = "personnel"
    UNITS = "units"


@dataclass(frozen=True, slots=True)
class _Step:
    """How a step is computed: the two counts to compare, when it is due, what is said of it."""

    key: str
    title: str
    due: tuple[int, int, int]
    done: str
    total: str
    place: str
    detail: str
    empty: str = ""


_STEPS = (
    _Step(
        "structure",
        "Struttura dell'ente",
        (0, 1, 31),
        "areas_headed",
        "areas",
        "structure",
        "Persone: {people}; aree con un titolare di EQ: {areas_headed} su {areas}",
        "Le aree e i settori non ci sono ancora",
    ),
    _Step(
        "plan",
        "Piano degli obiettivi",
        (0, 1, 31),
        "measured_objectives",
        "objectives",
        "objectives",
        "Obiettivi con indicatori: {measured_objectives} su {objectives}",
        "Il piano è vuoto: si può importare da un testo",
    ),
    _Step(
        "assignment",
        "Assegnazione alle persone",
        (0, 2, 28),
        "people_with_objectives",
        "people",
        "objectives",
        "Persone con obiettivi: {people_with_objectives} su {people}; con presa visione: {people_who_have_seen}",
        "Il personale non è ancora registrato",
    ),
    _Step(
        "interim",
        "Verifica intermedia",
        (0, 6, 30),
        "objectives_checked",
        "objectives_due",
        "objectives",
        "Obiettivi verificati: {objectives_checked} su {objectives_due};"
        " indicatori con un valore: {indicators_checked} su {indicators}",
        "Nessun obiettivo da verificare",
    ),
    _Step(
        "measure",
        "Misurazione dei risultati",
        (1, 1, 31),
        "objectives_final",
        "objectives_due",
        "objectives",
        "Obiettivi misurati: {objectives_final} su {objectives_due};"
        " indicatori con il valore finale: {indicators_final} su {indicators}",
        "Nessun obiettivo da misurare",
    ),
    _Step(
        "evaluation",
        "Schede compilate",
        (1, 5, 31),
        "sheets_completed",
        "sheets",
        "evaluation",
        "Schede compilate: {sheets_completed} su {sheets}",
        "La sessione non è ancora preparata",
    ),
    _Step(
        "closing",
        "Schede definitive",
        (1, 6, 30),
        "sheets_final",
        "sheets",
        "evaluation",
        "Schede definitive: {sheets_final} su {sheets}",
        "La sessione non è ancora preparata",
    ),
)
"""The steps of the year, up to what this version of the program does."""


def year_steps(facts: YearFacts, today: date) -> list[YearStep]:
    """Return the steps of the year in order; a step not done after its date is late."""
    return [_computed(step, facts, today) for step in _STEPS]


def beginnings(steps: Sequence[YearStep]) -> tuple[Beginning, ...]:
    """Return what a new archive still has to be given, in the order in which it is best done."""
    empty = {step.key for step in steps if step.is_empty}
    if "structure" in empty:
        return (Beginning.PLAN, Beginning.PERSONNEL, Beginning.UNITS)
    wanted = {"plan": Beginning.PLAN, "assignment": Beginning.PERSONNEL}
    return tuple(beginning for key, beginning in wanted.items() if key in empty)


def _computed(step: _Step, facts: YearFacts, today: date) -> YearStep:
    years_after, month, day = step.due
    due = date(facts.year + years_after, month, day)
    done, total = getattr(facts, step.done), getattr(facts, step.total)
    detail = step.detail.format(**asdict(facts)) if total else step.empty
    return YearStep(step.key, step.title, due, _state(done, total, due, today), detail, step.place, not total)


def _state(done: int, total: int, due: date, today: date) -> StepState:
    if total and done >= total:
        return StepState.DONE
    if today > due:
        return StepState.LATE
    return StepState.DOING if done else StepState.TO_DO
