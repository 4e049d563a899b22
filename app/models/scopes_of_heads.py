"""What the narrowed views of who heads Aree stand on: those Aree, the people evaluated, with their days; objectives.

An EQ has them by appointment, and keeps what was theirs in the days of then. An assessore has them by the
responsibility given (L. 388/2000 art. 53 c. 23), and reads of an Area as long as they have it: all of the days in which
it was theirs while it lasts, nothing from the day after. The sheets of which they are the evaluator stay theirs, with
whom they are of (spec: rights cover the sheets of the period in which that person is evaluator).
"""

from collections.abc import Iterator
from datetime import date

from app.domain.permissions import Actor

EVER = "'9999-12-31'"
IN_YEAR = "{0}.first <= c.year || '-12-31' AND {0}.last >= c.year || '-01-01'"
"""What holds of days that touch the year of a cycle `c`."""

_APPOINTED = (
    f"SELECT a.area_id, p.valid_from AS first, COALESCE(p.valid_to, {EVER}) AS last FROM main.eq_appointments p"
    " JOIN main.eq_appointment_areas a ON a.appointment_id = p.id WHERE p.employee_id = {me}"
)
_ENTRUSTED = (
    f"SELECT c.area_id, c.valid_from AS first, COALESCE(c.valid_to, {EVER}) AS last FROM main.area_charges c"
    " WHERE c.official_id = {me} AND EXISTS (SELECT 1 FROM main.area_charges n WHERE n.official_id = c.official_id"
    f" AND n.area_id = c.area_id AND n.valid_from <= '{{day}}' AND COALESCE(n.valid_to, {EVER}) >= '{{day}}')"
)
_PEOPLE = (
    "SELECT o.employee_id, MAX(o.valid_from, h.first) AS first,"
    f" MIN(COALESCE(o.valid_to, {EVER}), h.last) AS last FROM main.postings o JOIN scope_areas h"
    f" ON h.area_id = o.area_id AND o.valid_from <= h.last AND COALESCE(o.valid_to, {EVER}) >= h.first"
    " UNION ALL SELECT employee_id, valid_from, valid_to FROM main.sheets"
    " WHERE {on_sheet} = {me} AND employee_id IS NOT NULL"
    f" UNION ALL SELECT employee_id, valid_from, COALESCE(valid_to, {EVER}) FROM main.evaluator_overrides"
    " WHERE {chosen} = {me}"
)
_ONESELF = f" UNION ALL SELECT {{me}}, '0001-01-01', {EVER}"
_UNITS = (
    "SELECT area_id FROM scope_areas"
    " UNION SELECT area_id FROM main.sheets WHERE {on_sheet} = {me} AND area_id IS NOT NULL"
)
_UNITS_OF_ONESELF = (
    " UNION SELECT area_id FROM main.postings WHERE employee_id = {me}"
    " UNION SELECT area_id FROM main.sheets WHERE employee_id = {me} AND area_id IS NOT NULL"
)
_OBJECTIVES = (
    "SELECT o.id FROM main.objectives o JOIN main.cycles c ON c.id = o.cycle_id WHERE {owned}"
    " OR NOT EXISTS (SELECT 1 FROM main.objective_units u WHERE u.objective_id = o.id)"
    " OR EXISTS (SELECT 1 FROM main.objective_units u JOIN scope_areas h ON h.area_id = u.area_id"
    f" WHERE u.objective_id = o.id AND {IN_YEAR.format('h')})"
    " OR EXISTS (SELECT 1 FROM main.objective_assignments a JOIN scope_people m ON m.employee_id = a.employee_id"
    f" WHERE a.objective_id = o.id AND {IN_YEAR.format('m')})"
)


def scopes_of(actor: Actor, day: date | None) -> Iterator[tuple[str, str, str]]:
    """Yield what the views of who heads Aree stand on: name, columns and query of each, in the order they are found.

    `day` is today, of which only an official needs to be told.
    """
    if actor.employee_id is None and actor.official_id is not None and day is not None:
        yield from _scopes_of_official(actor.official_id, day)
    else:
        yield from _scopes_of_employee(actor.employee_id or 0)


def _scopes_of_employee(me: int) -> Iterator[tuple[str, str, str]]:
    words = {"me": me, "on_sheet": "evaluator_id", "chosen": "evaluator_id", "owned": f"o.owner_id IS {me}"}
    yield from _scopes(
        _APPOINTED.format(**words),
        (_PEOPLE + _ONESELF).format(**words),
        (_UNITS + _UNITS_OF_ONESELF).format(**words),
        _OBJECTIVES.format(**words),
    )


def _scopes_of_official(me: int, day: date) -> Iterator[tuple[str, str, str]]:
    """An official is none of the staff: no place, no objectives and no sheet of their own."""
    words = {"me": me, "on_sheet": "evaluator_official_id", "chosen": "official_id", "owned": "0"}
    entrusted = _ENTRUSTED.format(me=me, day=day.isoformat())
    yield from _scopes(entrusted, _PEOPLE.format(**words), _UNITS.format(**words), _OBJECTIVES.format(**words))


def _scopes(areas: str, people: str, units: str, objectives: str) -> Iterator[tuple[str, str, str]]:
    yield "scope_areas", "area_id, first, last", areas
    yield "scope_people", "employee_id, first, last", people
    yield "scope_units", "area_id", units
    yield "scope_objectives", "id INTEGER PRIMARY KEY", objectives
