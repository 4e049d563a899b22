"""What the window shows first: the name of the ente and its years. It loads no ORM."""

from typing import NamedTuple

from app.domain.permissions import Action
from app.domain.workflow import CycleState
from app.services.access import glancing
from app.services.workspace import Workspace


class FirstLook(NamedTuple):
    """What the title and the year selector of the window say, and which archive it is."""

    name: str
    is_demo: bool
    years: tuple[int, ...]
    archive_id: str


def first_look(workspace: Workspace) -> FirstLook:
    with glancing(workspace, Action.OPEN) as glance:
        name, is_demo = glance.municipality()
        return FirstLook(name, is_demo, tuple(glance.years()), glance.archive_id())


def list_years(workspace: Workspace) -> list[int]:
    """Return the years of the archive, the latest first."""
    with glancing(workspace, Action.OPEN) as glance:
        return glance.years()


def closed_years(workspace: Workspace) -> frozenset[int]:
    """Return the years that are closed."""
    with glancing(workspace, Action.OPEN) as glance:
        return glance.years_in(CycleState.CLOSED.value)
