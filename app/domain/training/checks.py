"""W17: everybody has the hours of training of the year planned, and reaches them by its end."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from app.domain.acting import Acting
from app.domain.checks import OF_THE_ENTE, Check, Finding
from app.domain.exact import ZERO
from app.domain.ids import EmployeeId
from app.domain.issues import Link, Severity
from app.domain.italian import format_decimal
from app.domain.training.hours import THRESHOLD, TrainingRow, hours_words
from app.domain.training.share import SHARE_SOURCE
from app.domain.year_windows import StepKey


@dataclass(frozen=True, slots=True)
class TrainingYear:
    """The hours of the people of a year; `is_over`: the year is, and what is missing cannot be done any more."""

    year: int
    rows: tuple[TrainingRow, ...] = ()
    is_over: bool = False
    lacks_share: bool = False
    """Whether the year has objectives, and none of their indicators is the share of those who reach the hours."""
    is_of_ente: bool = False
    """Whether no text of law sets the hours of the year, and the ente has set its own."""

    @property
    def counted(self) -> list[TrainingRow]:
        return [row for row in self.rows if row.is_counted]


def training_link(person: EmployeeId | None, field: str = "") -> Link:
    """Return the place of the hours of a person, or of all of them."""
    return Link("training", person or 0, field)


def _unplanned(year: TrainingYear) -> Iterator[Finding]:
    counted = year.counted
    if counted and all(row.planned is None for row in counted):
        sentence = f"Per il {year.year} non è pianificata nessuna ora di formazione."
        yield Finding(sentence, training_link(None, "planned"))
        return
    for row in counted:
        if not row.is_planned and not row.has_reached:
            planned = hours_words(row.planned)
            sentence = f"{row.full_name}: {planned} di formazione in piano, ne servono {_owed(row)}."
            yield Finding(sentence, training_link(row.id, "planned"))


def _short(year: TrainingYear) -> Iterator[Finding]:
    counted = year.counted if year.is_over else []
    if counted and all(row.done == ZERO for row in counted):
        sentence = f"Nel {year.year} non è registrata nessuna ora di formazione."
        yield Finding(sentence, training_link(None, "activities"))
        return
    for row in counted:
        if not row.has_reached:
            done = f"{hours_words(row.done)} di formazione nel {year.year}"
            sentence = f"{row.full_name}: {done}, ne servono {_owed(row)}."
            yield Finding(sentence, training_link(row.id, "activities"))


def _unmeasured(year: TrainingYear) -> Iterator[Finding]:
    if year.counted and year.lacks_share:
        sentence = (
            f"Nessun obiettivo del {year.year} misura quanta parte del personale raggiunge le ore di formazione: si"
            f" misura con un indicatore che ha per fonte «{SHARE_SOURCE}»."
        )
        yield Finding(sentence, Link("objectives", 0))


def _owed(row: TrainingRow) -> str:
    return format_decimal(row.due, None)


def _check(find: Callable[[TrainingYear], Iterator[Finding]], alike: str, step: StepKey) -> Check[TrainingYear]:
    return Check(
        "W17", find, alike, Severity.WARNING, acting=Acting.EVALUATOR, step=step, norm=THRESHOLD, field="planned"
    )


_BY_LAW: tuple[Check[TrainingYear], ...] = (
    _check(_unplanned, "persone senza le ore di formazione pianificate", StepKey.ASSIGNMENT),
    _check(_short, "persone che non raggiungono le ore di formazione", StepKey.MEASURE),
    Check("W17", _unmeasured, "", Severity.NOTE, step=StepKey.PLAN, norm=THRESHOLD, field="source"),
)


def _by_ente(check: Check[TrainingYear]) -> Check[TrainingYear]:
    """Return the same check for the years of which no text speaks and the ente has set its own hours."""

    def find(year: TrainingYear) -> Iterable[Finding]:
        return check.find(year) if year.is_of_ente else ()

    return replace(check, find=find, norm="", source=OF_THE_ENTE)


TRAINING_CHECKS: tuple[Check[TrainingYear], ...] = (*_BY_LAW, *map(_by_ente, _BY_LAW))
