"""A first look at an archive through a bare connection: names, years and a few counts, in plain SQL."""

from collections.abc import Callable, Iterator, Mapping

from app.domain.workflow import SheetState, states_where
from app.models.archive_file import trouble
from app.models.archive_file.connection import Connection
from app.models.archive_file.pragmas import faults


def _states(holds: Callable[[SheetState], bool]) -> str:
    return "({})".format(", ".join(f"'{state.value}'" for state in states_where(holds)))


_COMPLETED = _states(lambda state: state.is_complete)
_EVALUATED = _states(lambda state: state.is_evaluated)

# `:start` and `:end` are the first and the last day of the year, `:cycle` its id.
_IN_FORCE = "COALESCE({0}, '0001-01-01') <= :end AND COALESCE({1}, '9999-12-31') >= :start"
_AREAS = f"SELECT id FROM areas WHERE {_IN_FORCE.format('valid_from', 'valid_to')}"
_HEADED = (
    "SELECT l.area_id FROM eq_appointment_areas l JOIN eq_appointments e ON e.id = l.appointment_id"
    f" WHERE {_IN_FORCE.format('e.valid_from', 'e.valid_to')}"
)
_OBJECTIVES = "SELECT id FROM objectives WHERE cycle_id = :cycle AND state <> 'withdrawn'"
# What is measured by the progress of its phases, or is neutralised, never has a value of its own.
_DUE = f"{_OBJECTIVES} AND state <> 'neutralised'"
_INDICATORS = f"SELECT id FROM indicators WHERE objective_id IN ({_DUE}) AND rule <> 'phases'"
_VALUES = f"SELECT DISTINCT indicator_id FROM indicator_values WHERE indicator_id IN ({_INDICATORS})"
_PEOPLE = f"SELECT id FROM employees WHERE {_IN_FORCE.format('hired_on', 'left_on')}"
# Newest first: the year that is looked at is nearly always the last one, and the first match is enough.
_ASSIGNED = (
    f"{_PEOPLE} AND EXISTS (SELECT 1 FROM objective_assignments a WHERE a.employee_id = employees.id"
    f" AND a.objective_id IN ({_OBJECTIVES}) {{0}} ORDER BY a.id DESC)"
)
_SHEETS = (
    "SELECT s.id FROM sheets s JOIN evaluation_rounds r ON r.id = s.round_id"
    f" WHERE r.cycle_id = :cycle AND r.kind = 'final' AND s.state IN {_EVALUATED}"
)
# An objective is measured when it has indicators and all of them have a value; without, when a sheet judges it.
_FINAL_VALUES = f"{_VALUES} AND kind = 'final'"
_WITH_INDICATORS = "SELECT objective_id FROM indicators"
_LACKING = "SELECT objective_id FROM indicators WHERE rule <> 'phases' AND id NOT IN"
_JUDGED = (
    "SELECT g.item FROM sheet_scores g JOIN sheets s ON s.id = g.sheet_id JOIN evaluation_rounds r ON r.id = s.round_id"
    " WHERE r.cycle_id = :cycle AND s.state <> 'superseded' AND g.value IS NOT NULL"
)
_MEASURED = (
    f"{_DUE} AND CASE WHEN id IN ({_WITH_INDICATORS}) THEN id NOT IN ({_LACKING} ({{0}}))"
    " ELSE 'objective:' || id IN ({1}) END"
)

YEAR_COUNTS: Mapping[str, str] = {
    "areas": _AREAS,
    "areas_headed": f"{_AREAS} AND id IN ({_HEADED})",
    "people": _PEOPLE,
    "objectives": _OBJECTIVES,
    "measured_objectives": f"SELECT DISTINCT objective_id FROM indicators WHERE objective_id IN ({_OBJECTIVES})",
    "people_with_objectives": _ASSIGNED.format(""),
    "people_who_have_seen": _ASSIGNED.format("AND a.acknowledged_on IS NOT NULL"),
    "indicators": _INDICATORS,
    "indicators_checked": _VALUES,
    "indicators_final": _FINAL_VALUES,
    "objectives_due": _DUE,
    "objectives_checked": _MEASURED.format(_VALUES, _JUDGED),
    "objectives_final": _MEASURED.format(_FINAL_VALUES, f"{_JUDGED} AND r.kind = 'final'"),
    "sheets": _SHEETS,
    "sheets_completed": f"{_SHEETS} AND s.state IN {_COMPLETED}",
    "sheets_final": f"{_SHEETS} AND s.state = 'final'",
}
"""The counts of `YearFacts`: each is the number of rows of its query."""


class Glance:
    """A first look at an archive; each question is one query or a few counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def municipality(self) -> tuple[str, bool]:
        """Return the name of the ente and whether it is the example."""
        found = self._connection.execute("SELECT name, is_demo FROM municipality").fetchone()
        if found is None:
            raise trouble.damaged()
        name, is_demo = found
        return name, bool(is_demo)

    def years(self) -> list[int]:
        """Return the years of the archive, the latest first."""
        return [year for (year,) in self._connection.execute("SELECT year FROM cycles ORDER BY year DESC")]

    def years_in(self, state: str) -> frozenset[int]:
        """Return the years whose cycle is in `state`."""
        query = "SELECT year FROM cycles WHERE state = ?"
        return frozenset(year for (year,) in self._connection.execute(query, (state,)))

    def year_counts(self, year: int) -> dict[str, int] | None:
        """Return the counts of `year`, or None when the archive does not hold it."""
        cycle = self._connection.execute("SELECT id FROM cycles WHERE year = ?", (year,)).fetchone()
        if cycle is None:
            return None
        values = {"cycle": cycle[0], "start": f"{year}-01-01", "end": f"{year}-12-31"}
        return {name: self._count(query, values) for name, query in YEAR_COUNTS.items()}

    def entries_backwards(self) -> Iterator[tuple[int, str, bool, int | None, str, str | None]]:
        """Yield id, label, whether it can be undone, what it undoes, actor and action of each entry, newest first."""
        query = "SELECT id, label, can_undo, undoes, actor, action FROM audit_entries ORDER BY id DESC"
        for number, label, can_undo, undoes, actor, action in self._connection.execute(query):
            yield number, label, bool(can_undo), undoes, actor, action

    def faults(self, most: int = 100) -> tuple[str, ...]:
        """Return what is wrong in the pages, keys and constraints of the file, at most `most` sentences."""
        return faults(self._connection, most)

    def _count(self, query: str, values: dict[str, object]) -> int:
        return int(self._connection.execute(f"SELECT COUNT(*) FROM ({query})", values).fetchone()[0])
