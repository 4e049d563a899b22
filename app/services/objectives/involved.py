"""Whom a plan gives an objective to: the people it names, and «tutto il personale dell'Area»."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy.orm import Session

from app.domain.ids import EmployeeId
from app.domain.objectives.objective import UnitRef
from app.domain.plan_text.all_staff import WholeStaff, whole_staff
from app.domain.plan_text.people import StaffNames
from app.domain.plan_text.person_days import days_told, within
from app.services.objectives.service_periods import Limits, served


class Involved(NamedTuple):
    """How somebody has an objective: the percentage of the own time, and the days that narrow it within the year."""

    time_share: Decimal | None
    limits: Limits


def involved(
    session: Session, year: int, units: Collection[UnitRef], names: StaffNames, text: str
) -> tuple[Mapping[EmployeeId, Involved], str]:
    """Return the people of the staff whom a text names, or means all together, and the words that mean nobody.

    Who is named has the days that are told beside the name, within those of service; who is of a unit those in it.
    """
    days = served(session, year)
    named, rest = names.parted(text)
    found = {
        one: Involved(told.time_share, within(days[one], days_told(told.words, year), year))
        for one, told in named.items()
        if one in days
    }
    kept = []
    for piece in rest.split(", "):
        staff = _staff(session, year, units, whole_staff(piece))
        for one, limits in staff.items():
            found.setdefault(one, Involved(None, limits))
        kept += [] if staff else [piece]
    return found, ", ".join(kept)


def _staff(
    session: Session, year: int, units: Collection[UnitRef], who: WholeStaff | None
) -> Mapping[EmployeeId, Limits]:
    """Return who serves in the units that are meant: those of the objective, their Aree, or the whole ente."""
    if who is None:
        return {}
    if who is WholeStaff.ENTE:
        return served(session, year)
    places = {UnitRef(one.area_id) for one in units} if who is WholeStaff.AREA else set(units)
    found: dict[EmployeeId, Limits] = {}
    for place in places:
        for one, limits in served(session, year, place).items():
            found.setdefault(one, limits)
    return found
