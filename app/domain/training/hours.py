"""How many hours of training each person of a year plans, does and owes, and how many people reach what they owe."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.domain.columns import Column, Format
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import AreaId, EmployeeId, TrainingActivityId
from app.domain.italian import agreeing, format_decimal
from app.domain.italian_enum import ItalianEnum
from app.domain.periods import Period, holes, year_period

THRESHOLD = "ore_di_formazione"
"""The code of the threshold of law (W17): forty hours a year from the directive of 14.1.2025 on."""

RULE = (
    "Chi è in servizio tutto l'anno deve l'intera soglia, anche a tempo parziale; chi lo è per una parte, in"
    " proporzione ai giorni di servizio, senza quelli di lunga assenza."
)
_CENT = Decimal("0.01")


class TrainingStanding(ItalianEnum):
    """Where a person stands with the hours of a year."""

    REACHED = "reached", "raggiunte"
    PLANNED = "planned", "pianificate"
    UNPLANNED = "unplanned", "da pianificare"
    NOT_DUE = "not_due", "non dovute"


@dataclass(frozen=True, slots=True)
class TrainingActivityRow:
    """Training that a person did."""

    id: TrainingActivityId
    version: int
    employee_id: EmployeeId
    matricola: str
    full_name: str
    birth_date: date | None
    title: str
    on_date: date
    hours: Decimal
    provider: str


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A person with the hours of a year: `planned` None where nobody has said how many, `due` None without a threshold.

    `days` are those in service without long absences, of the `year_days` of the year.
    """

    id: EmployeeId
    matricola: str
    full_name: str
    area_id: AreaId | None
    area: str
    unit: str
    days: int
    year_days: int
    part_time: Decimal
    planned: Decimal | None
    done: Decimal
    due: Decimal | None

    @property
    def missing(self) -> Decimal | None:
        return None if self.due is None else max(self.due - self.done, ZERO)

    @property
    def is_counted(self) -> bool:
        """Whether the person owes hours, and counts among those who reach them."""
        return self.due is not None and self.due > ZERO

    @property
    def has_reached(self) -> bool:
        return self.due is not None and self.is_counted and self.done >= self.due

    @property
    def is_planned(self) -> bool:
        """Whether at least what is due is planned."""
        return self.planned is not None and self.planned >= (self.due or ZERO)

    @property
    def standing(self) -> TrainingStanding:
        if not self.is_counted:
            return TrainingStanding.NOT_DUE
        if self.has_reached:
            return TrainingStanding.REACHED
        return TrainingStanding.PLANNED if self.is_planned else TrainingStanding.UNPLANNED


@dataclass(frozen=True, slots=True)
class TrainingTotal:
    """The hours of a unit, or of the ente: `share` of those who owe hours that reach them, in percent."""

    id: AreaId | None
    name: str
    people: int
    planned: Decimal
    done: Decimal
    counted: int
    reached: int

    @property
    def share(self) -> Decimal | None:
        return share_of(self.reached, self.counted)


TRAINING_COLUMNS: tuple[Column, ...] = (
    Column("full_name", "Persona", width=26),
    Column("unit", "Unità", width=24),
    Column("days", "Giorni", Format.INTEGER, 8, help="Giorni di servizio nell'anno, senza le lunghe assenze"),
    Column("part_time", "Tempo", Format.PERCENT, 8, digits=None),
    Column("due", "Dovute", Format.DECIMAL, 8, digits=None, help=RULE),
    Column("planned", "Previste", Format.DECIMAL, 9, digits=None),
    Column("done", "Fatte", Format.DECIMAL, 8, digits=None),
    Column("missing", "Mancano", Format.DECIMAL, 9, digits=None),
    Column("standing", "Ore", Format.CHOICE, 14),
)
TOTAL_COLUMNS: tuple[Column, ...] = (
    Column("name", "Unità", width=34),
    Column("people", "Persone", Format.INTEGER, 10),
    Column("planned", "Ore previste", Format.DECIMAL, 13, digits=None),
    Column("done", "Ore fatte", Format.DECIMAL, 12, digits=None),
    Column("counted", "Con ore dovute", Format.INTEGER, 15),
    Column("reached", "Le raggiungono", Format.INTEGER, 15),
    Column("share", "Quota", Format.PERCENT, 10, digits=1),
)
ACTIVITY_COLUMNS: tuple[Column, ...] = (
    Column("on_date", "Il", Format.DATE, 12),
    Column("full_name", "Persona", width=24),
    Column("title", "Attività", width=40),
    Column("hours", "Ore", Format.DECIMAL, 7, digits=None),
    Column("provider", "Chi la tiene", width=24),
)


def hours_words(hours: Decimal | None) -> str:
    """Write hours with their word: `nessuna ora`, `1 ora`, `7,5 ore`."""
    if not hours:
        return "nessuna ora"
    return f"{format_decimal(hours, None)} {agreeing(hours, 'ora', 'ore')}"


def due_hours(threshold: Decimal | None, days: int, year_days: int) -> Decimal | None:
    """Return the hours that a person owes: all of them for the whole year, else by days of service, to the cent."""
    if threshold is None or days >= year_days:
        return threshold
    return (threshold * days / year_days).quantize(_CENT, ROUND_HALF_UP)


def service_days(year: int, service: Period, absences: Iterable[Period]) -> int:
    """Return the days of a year in service, without those of long absences."""
    served = service.intersection(year_period(year))
    return sum(stretch.days for stretch in holes(absences, served)) if served else 0


def share_of(reached: int, counted: int) -> Decimal | None:
    """Return a share in percent, to the hundredth; None of nobody."""
    return (HUNDRED * reached / counted).quantize(_CENT, ROUND_HALF_UP) if counted else None


def total_of(rows: Sequence[TrainingRow], name: str, area_id: AreaId | None = None) -> TrainingTotal:
    """Sum the hours of some people."""
    return TrainingTotal(
        area_id,
        name,
        len(rows),
        sum((row.planned or ZERO for row in rows), ZERO),
        sum((row.done for row in rows), ZERO),
        sum(row.is_counted for row in rows),
        sum(row.has_reached for row in rows),
    )


def totals_by_area(rows: Sequence[TrainingRow], whole: str) -> list[TrainingTotal]:
    """Return the totals of each Area by name, then those of everybody."""
    names = sorted({(row.area, row.area_id) for row in rows if row.area_id is not None}, key=lambda one: one[0])
    found = [total_of([row for row in rows if row.area_id == area], name, area) for name, area in names]
    elsewhere = [row for row in rows if row.area_id is None]
    return [*found, *([total_of(elsewhere, "Senza assegnazione")] if elsewhere else []), total_of(rows, whole)]
