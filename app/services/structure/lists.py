"""The lists of the Struttura tab for a year: each says on which day it looks."""

from dataclasses import dataclass
from datetime import date

from app.domain.documents.figures import StaffRow, staff_total
from app.domain.periods import reference_day
from app.domain.structure.employees import EmployeeRow
from app.services.structure.organigram import organigram_svg
from app.services.structure.queries import list_people
from app.services.structure.staff import list_staff
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PeopleList:
    """Everybody in service on a day."""

    day: date
    rows: tuple[EmployeeRow, ...]


@dataclass(frozen=True, slots=True)
class StaffList:
    """The staff by settore on a day, with its total."""

    day: date
    rows: tuple[StaffRow, ...]

    @property
    def total(self) -> StaffRow:
        return staff_total(self.rows)


@dataclass(frozen=True, slots=True)
class Chart:
    """The organigramma of a day as a drawing (SVG)."""

    day: date
    svg: bytes


def day_in_sight(workspace: Workspace, year: int, day: date | None = None) -> date:
    """Return the day on which `year` is looked at: `day` when it is chosen; 0 means no year yet."""
    if day is not None:
        return day
    return reference_day(year, workspace.today) if year else workspace.today


def read_people(workspace: Workspace, year: int, day: date | None = None) -> PeopleList:
    day = day_in_sight(workspace, year, day)
    return PeopleList(day, tuple(list_people(workspace, day)))


def read_staff(workspace: Workspace, year: int, day: date | None = None) -> StaffList:
    day = day_in_sight(workspace, year, day)
    return StaffList(day, tuple(list_staff(workspace, day)))


def read_chart(workspace: Workspace, year: int, day: date | None = None) -> Chart:
    day = day_in_sight(workspace, year, day)
    return Chart(day, organigram_svg(workspace, day))
