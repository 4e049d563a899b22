"""Where the year stands: the steps of the ciclo della performance, computed from what the archive holds."""

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
        "{people} persone; {areas_headed} aree su {areas} hanno un titolare di EQ",
        "Le aree e i settori non ci sono ancora",
    ),
    _Step(
        "plan",
        "Piano degli obiettivi",
        (0, 1, 31),
        "measured_objectives",
        "objectives",
        "objectives",
        "{measured_objectives} obiettivi su {objectives} hanno indicatori",
        "Il piano è vuoto: si può importare da un testo",
    ),
    _Step(
        "assignment",
        "Assegnazione alle persone",
        (0, 2, 28),
        "people_with_objectives",
        "people",
        "objectives",
        "{people_with_objectives} persone su {people} hanno obiettivi; {people_who_have_seen} ne hanno preso visione",
        "Il personale non è ancora registrato",
    ),
    _Step(
        "interim",
        "Verifica intermedia",
        (0, 6, 30),
        "indicators_checked",
        "indicators",
        "objectives",
        "{indicators_checked} indicatori su {indicators} hanno il valore intermedio",
        "Nessun indicatore da verificare",
    ),
    _Step(
        "measure",
        "Misurazione dei risultati",
        (1, 1, 31),
        "indicators_final",
        "indicators",
        "objectives",
        "{indicators_final} indicatori su {indicators} hanno il valore finale",
        "Nessun indicatore da misurare",
    ),
    _Step(
        "evaluation",
        "Schede compilate",
        (1, 5, 31),
        "sheets_completed",
        "sheets",
        "evaluation",
        "{sheets_completed} schede su {sheets} sono compilate",
        "La sessione non è ancora preparata",
    ),
    _Step(
        "closing",
        "Schede definitive",
        (1, 6, 30),
        "sheets_final",
        "sheets",
        "evaluation",
        "{sheets_final} schede su {sheets} sono definitive",
        "La sessione non è ancora preparata",
    ),
)
"""The year of spec 01, up to what this version of the program does."""


def year_steps(facts: YearFacts, today: date) -> list[YearStep]:
    """Return the steps of the year in order; a step not done after its date is late."""
    return [_computed(step, facts, today) for step in _STEPS]


def _computed(step: _Step, facts: YearFacts, today: date) -> YearStep:
    years_after, month, day = step.due
    due = date(facts.year + years_after, month, day)
    done, total = getattr(facts, step.done), getattr(facts, step.total)
    detail = step.detail.format(**asdict(facts)) if total else step.empty
    return YearStep(step.key, step.title, due, _state(done, total, due, today), detail, step.place)


def _state(done: int, total: int, due: date, today: date) -> StepState:
    if total and done >= total:
        return StepState.DONE
    if today > due:
        return StepState.LATE
    return StepState.DOING if done else StepState.TO_DO
