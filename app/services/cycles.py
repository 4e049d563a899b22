"""The years of the archive."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import CycleId
from app.domain.workflow import CycleState
from app.models.cycles import Cycle
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace, reading

PLAN_YEARS = 3


@dataclass(frozen=True, slots=True)
class CycleRow:
    """A year, as the selector of the window shows it."""

    id: CycleId
    year: int
    plan_from: int
    plan_to: int
    state: CycleState


def list_cycles(workspace: Workspace) -> list[CycleRow]:
    """Return the years, the latest first."""
    with reading(workspace) as session:
        return [_row(cycle) for cycle in session.scalars(select(Cycle).order_by(Cycle.year.desc()))]


def open_year(workspace: Workspace, year: int, plan_from: int | None = None, plan_to: int | None = None) -> Changes:
    """Begin a year, within the plan of `plan_from`-`plan_to` (by default the three years that start with it)."""
    with unit_of_work(workspace, f"Apertura dell'anno {year}", Topic.OBJECTIVES, Topic.ROUNDS) as unit:
        if cycle_of(unit.session, year) is not None:
            raise UserError(f"L'anno {year} è già aperto.", "Sceglierlo dall'elenco degli anni.")
        unit.touched(add_year(unit, year, plan_from, plan_to).id)
    return unit.changes


def add_year(unit: Unit, year: int, plan_from: int | None = None, plan_to: int | None = None) -> Cycle:
    if not 1990 <= year <= 2200:
        raise UserError(f"{year} non è un anno possibile.", "Scrivere l'anno con quattro cifre, per esempio 2024.")
    first = plan_from or year
    last = plan_to or first + PLAN_YEARS - 1
    if not first <= year <= last:
        raise UserError(f"Il {year} non cade nel piano {first}-{last}.", "Controllare gli anni del piano.")
    return unit.add(Cycle(year=year, plan_from=first, plan_to=last))


def close_year(workspace: Workspace, year: int) -> Changes:
    with unit_of_work(workspace, f"Chiusura dell'anno {year}", Topic.OBJECTIVES, Topic.ROUNDS) as unit:
        required_cycle(unit.session, year).state = CycleState.CLOSED
    return unit.changes


def cycle_of(session: Session, year: int) -> Cycle | None:
    return session.scalar(select(Cycle).where(Cycle.year == year))


def required_cycle(session: Session, year: int) -> Cycle:
    """Return the cycle of `year`, or raise `UserError` when the archive does not hold it."""
    cycle = cycle_of(session, year)
    if cycle is None:
        raise UserError(f"L'archivio non contiene l'anno {year}.", "Aprire prima l'anno, oppure sceglierne un altro.")
    return cycle


def _row(cycle: Cycle) -> CycleRow:
    return CycleRow(cycle.id, cycle.year, cycle.plan_from, cycle.plan_to, cycle.state)
