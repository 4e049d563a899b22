"""Who has an objective again in the year after, and in which days."""

from collections.abc import Iterator

from app.domain.ids import EmployeeId
from app.domain.next_year.moving import HeldDays, next_span
from app.domain.objectives.objective import UnitRef
from app.models.objectives import Objective, ObjectiveAssignment
from app.services.next_year.facts import CopiedYears


def next_assignments(original: Objective, facts: CopiedYears) -> Iterator[tuple[ObjectiveAssignment, HeldDays | None]]:
    """Yield each person of an objective with the days in the year after; None for who has no day there."""
    places = [UnitRef(link.area_id, link.sector_id) for link in original.units]
    taken: set[tuple[EmployeeId, object]] = set()
    for one in original.assignments:
        days = _days(one, places, facts)
        if days is not None and (one.employee_id, days.start) in taken:
            continue
        taken.add((one.employee_id, days.start if days else None))
        yield one, days


def _days(one: ObjectiveAssignment, places: list[UnitRef], facts: CopiedYears) -> HeldDays | None:
    """Look at the service in the units of the objective, when the person was there; else at the whole of it."""
    copy = facts.copy
    inside = [place for place in places if one.employee_id in facts.serving(copy.source, place)]
    where: list[UnitRef | None] = [*inside] or [None]
    then, now = (_joined(one.employee_id, where, year, facts) for year in (copy.source, copy.target))
    if now is None:
        return None
    return next_span(HeldDays(one.valid_from, one.valid_to), then or HeldDays(), now, facts.days, copy.years)


def _joined(employee: EmployeeId, places: list[UnitRef | None], year: int, facts: CopiedYears) -> HeldDays | None:
    """Return from the first to the last day in which somebody serves in any of these places."""
    spans = [span for place in places if (span := facts.serving(year, place).get(employee))]
    if not spans:
        return None
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    return HeldDays(
        None if None in starts else min(day for day in starts if day),
        None if None in ends else max(day for day in ends if day),
    )


def is_gone(employee: EmployeeId, facts: CopiedYears) -> bool:
    """Tell whether somebody serves on no day of the year copied to."""
    return employee not in facts.serving(facts.copy.target)
