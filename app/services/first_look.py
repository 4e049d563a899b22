"""What the window shows first: the name of the ente, its years, where the year stands. It loads no ORM."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.audit.undo import Done, Undoable, last_redoable, last_undoable
from app.domain.errors import UserError
from app.domain.permissions import Action, may_undo
from app.domain.workflow import CycleState
from app.domain.year_steps import YearFacts, YearStep, year_steps
from app.models.glance import Glance
from app.services.access import glancing
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the title and the year selector of the window say."""

    name: str
    is_demo: bool
    years: tuple[int, ...]


def first_look(workspace: Workspace) -> FirstLook:
    with glancing(workspace, Action.OPEN) as glance:
        name, is_demo = glance.municipality()
        return FirstLook(name, is_demo, tuple(glance.years()))


def list_years(workspace: Workspace) -> list[int]:
    """Return the years of the archive, the latest first."""
    with glancing(workspace, Action.OPEN) as glance:
        return glance.years()


def closed_years(workspace: Workspace) -> frozenset[int]:
    """Return the years that are closed."""
    with glancing(workspace, Action.OPEN) as glance:
        return glance.years_in(CycleState.CLOSED.value)


def undoable(workspace: Workspace) -> Undoable:
    """Name what *Annulla* and *Ripeti* would do now."""
    with glancing(workspace, Action.OPEN) as glance:
        undo = last_undoable(done_backwards(glance))
        redo = last_redoable(done_backwards(glance))
    return Undoable(_menu_label(workspace, undo), _menu_label(workspace, redo))


def _menu_label(workspace: Workspace, done: Done | None) -> str | None:
    """Name an operation to whom may reverse it, and to nobody else."""
    return done.menu_label if done and may_undo(workspace.actor, done.question) else None


def done_backwards(glance: Glance) -> Iterator[Done]:
    return (Done(*entry) for entry in glance.entries_backwards())


def steps_of_year(workspace: Workspace, year: int) -> list[YearStep]:
    """Return where `year` stands, step by step; `UserError` when the archive does not hold it."""
    with glancing(workspace, Action.READ) as glance:
        counts = glance.year_counts(year)
    if counts is None:
        raise UserError(f"L'archivio non contiene l'anno {year}.", "Aprire prima l'anno, oppure sceglierne un altro.")
    return year_steps(YearFacts(year, **counts), workspace.today)
