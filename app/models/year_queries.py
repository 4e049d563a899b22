"""The counts, the days and the rows that say where a year stands and what is left of it, in plain SQL."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from app.domain.dates import date_in
from app.domain.duties.facts import (
    InCharge,
    OwnedObjective,
    UnmeasuredIndicator,
    UnsettledSheet,
    WaitingRequest,
    YearWork,
    waiting_parts,
)
from app.domain.ids import EmployeeId, IndicatorId, ObjectiveId, SheetId
from app.domain.sheets.review_terms import USUAL_DAYS, ReviewDays, SecondLevel
from app.domain.structure.hierarchy import Party
from app.domain.workflow import CycleState, RemarkKind, SheetState, states_where
from app.domain.year_steps import YearFacts
from app.domain.year_windows import PhaseDays, StepKey
from app.models.archive_file.connection import Connection
from app.models.in_charge import in_charge
from app.models.waiting_proposals import waiting_proposals
from app.models.year_history import entered_on, reminded, reminded_on
from app.models.year_sets import ASSIGNED, COPIED, GIVEN, IN_FORCE, OBJECTIVES, OF_COPIES, PEOPLE, SEEN


def _states(holds: Callable[[SheetState], bool]) -> str:
    return "({})".format(", ".join(f"'{state.value}'" for state in states_where(holds)))


_COMPLETED = _states(lambda state: state.is_complete)
_DELIVERED = _states(lambda state: state.is_delivered)
_BEGUN = _states(lambda state: state.is_begun and state.is_evaluated)
_EVALUATED = _states(lambda state: state.is_evaluated)
_UNSETTLED = _states(lambda state: not state.is_settled)

# `:start` and `:end` are the first and the last day of the year, `:cycle` its id.
_AREAS = f"SELECT id FROM areas WHERE {IN_FORCE.format('valid_from', 'valid_to')}"
# What is measured by the progress of its phases, or is neutralised, never has a value of its own.
_DUE = f"{OBJECTIVES} AND state <> 'neutralised'"
_INDICATORS = f"SELECT id FROM indicators WHERE objective_id IN ({_DUE}) AND rule <> 'phases'"
_VALUES = f"SELECT DISTINCT indicator_id FROM indicator_values WHERE indicator_id IN ({_INDICATORS})"
_SHEETS = (
    "SELECT s.id FROM sheets s JOIN evaluation_rounds r ON r.id = s.round_id"
    f" WHERE r.cycle_id = :cycle AND r.kind = 'final' AND s.state IN {_EVALUATED}"
)
# An objective is measured when it has indicators and all of them have a value; without, when a sheet judges it. One
# just copied that its phases measure has none: they have not begun.
_FINAL_VALUES, _INTERIM_VALUES = (f"{_VALUES} AND kind = '{kind}'" for kind in ("final", "interim"))
_WITH_INDICATORS = "SELECT objective_id FROM indicators"
_LACKING = "SELECT objective_id FROM indicators WHERE rule <> 'phases' AND id NOT IN"
_JUDGED = (
    "SELECT g.item FROM sheet_scores g JOIN sheets s ON s.id = g.sheet_id JOIN evaluation_rounds r ON r.id = s.round_id"
    " WHERE r.cycle_id = :cycle AND s.state <> 'superseded' AND g.value IS NOT NULL"
)
_MEASURED = (
    f"{_DUE} AND CASE WHEN id IN ({_WITH_INDICATORS}) THEN id NOT IN ({_LACKING} ({{0}}))"
    f" AND (NOT is_untouched OR id IN ({_WITH_INDICATORS} WHERE rule <> 'phases'))"
    " ELSE 'objective:' || id IN ({1}) END"
)

_RECORDED = (
    f"(id IN ({_WITH_INDICATORS} WHERE id IN ({_INTERIM_VALUES})) OR id IN (SELECT objective_id FROM monitorings)"
    f" OR 'objective:' || id IN ({_JUDGED} AND r.kind = 'interim'))"
)
# What only its phases measure is checked by how far they are, of which the year keeps no day.
_BY_PHASES = f"(id IN ({_WITH_INDICATORS}) AND id NOT IN ({_WITH_INDICATORS} WHERE rule <> 'phases'))"

YEAR_COUNTS: Mapping[str, str] = {
    "areas": _AREAS,
    "people": PEOPLE,
    "objectives": OBJECTIVES,
    "measured_objectives": f"SELECT DISTINCT objective_id FROM indicators WHERE objective_id IN ({OBJECTIVES})",
    "people_with_objectives": ASSIGNED,
    "copied_objectives": f"SELECT DISTINCT objective_id FROM indicators WHERE objective_id IN ({COPIED})",
    "people_of_copies": OF_COPIES,
    "given": GIVEN,
    "seen": SEEN,
    "indicators": _INDICATORS,
    "indicators_final": _FINAL_VALUES,
    "objectives_due": _DUE,
    "objectives_checked": _MEASURED.format(_VALUES, _JUDGED),
    "objectives_interim": f"{_DUE} AND {_RECORDED}",
    "objectives_skipped": f"{_DUE} AND NOT {_RECORDED} AND NOT {_BY_PHASES}",
    "objectives_final": _MEASURED.format(_FINAL_VALUES, f"{_JUDGED} AND r.kind = 'final'"),
    "sheets": _SHEETS,
    "sheets_begun": f"{_SHEETS} AND s.state IN {_BEGUN}",
    "sheets_completed": f"{_SHEETS} AND s.state IN {_COMPLETED}",
    "sheets_delivered": f"{_SHEETS} AND s.state IN {_DELIVERED}",
    "sheets_final": f"{_SHEETS} AND s.state = 'final'",
}
"""The counts of `YearFacts`: each is the number of rows of its query."""


_YEAR_DAYS: Mapping[StepKey, str] = {
    StepKey.PLAN: "SELECT plan_act FROM cycles WHERE id = :cycle",
    StepKey.ASSIGNMENT: f"SELECT MAX(acknowledged_on) FROM objective_assignments WHERE objective_id IN ({OBJECTIVES})",
    StepKey.INTERIM: "SELECT MAX(first) FROM (SELECT MIN(on_date) AS first FROM indicator_values"
    f" WHERE kind = 'interim' AND indicator_id IN ({_INDICATORS}) GROUP BY indicator_id)",
    StepKey.MEASURE: "SELECT MAX(on_date) FROM indicator_values"
    f" WHERE kind = 'final' AND indicator_id IN ({_INDICATORS})",
    StepKey.EVALUATION: f"SELECT MAX(at) FROM sheet_events WHERE to_state = 'completed' AND sheet_id IN ({_SHEETS})",
    StepKey.CLOSING: f"SELECT MAX(closed_at) FROM sheets WHERE id IN ({_SHEETS})",
}
"""The day of the last thing done for each step; that of the plan is in the words of its act."""

# One statement: at the start the window is being painted meanwhile, and each answer waits for its turn of Python.
_COUNTS_AND_DAYS = "SELECT " + ", ".join(
    [f"(SELECT COUNT(*) FROM ({query}))" for query in YEAR_COUNTS.values()]
    + [f"({query})" for query in _YEAR_DAYS.values()]
)


def year_facts(connection: Connection, year: int) -> YearFacts | None:
    """Return what is counted of `year`, or None when the archive does not hold it."""
    found = connection.execute("SELECT id, state FROM cycles WHERE year = ?", (year,)).fetchone()
    if found is None:
        return None
    values = _values(found[0], year)
    answers = connection.execute(_COUNTS_AND_DAYS, values).fetchone()
    counts = {name: int(count) for name, count in zip(YEAR_COUNTS, answers[: len(YEAR_COUNTS)], strict=True)}
    written = zip(_YEAR_DAYS, answers[len(YEAR_COUNTS) :], strict=True)
    days = ((key, _day(str(text or ""))) for key, text in written)
    known = tuple((key, day) for key, day in days if day is not None)
    is_closed = found[1] == CycleState.CLOSED.value
    phases, entered = _phases(connection, found[0], year), entered_on(connection, year)
    return YearFacts(year, **counts, is_closed=is_closed, days=known, phases=phases, entered_on=entered)


_PHASES = (
    "SELECT json_extract(p.value, '$.code'), json_extract(p.value, '$.starts'), json_extract(p.value, '$.ends'),"
    " json_extract(p.value, '$.is_next_year'), json_extract(p.value, '$.title')"
    " FROM method_versions v, json_each(v.definition, '$.process.phases') p"
    " WHERE v.id = COALESCE("
    "(SELECT method_version_id FROM evaluation_rounds WHERE cycle_id = :cycle ORDER BY kind <> 'final', id LIMIT 1),"
    " (SELECT CAST(value AS INTEGER) FROM settings WHERE key = 'method_of_' || :year),"
    " (SELECT MAX(id) FROM method_versions)) ORDER BY p.id"
)
"""Of the method of the final session, else of the interim one, else of that chosen for the year, else of the last: the
days are the same before and after the session is opened. The rest of it is not read."""


def _phases(connection: Connection, cycle: int, year: int) -> tuple[PhaseDays, ...]:
    found = connection.execute(_PHASES, {"cycle": cycle, "year": year})
    return tuple(
        PhaseDays(code, starts or "", ends or "", bool(after), title or "")
        for code, starts, ends, after, title in found
    )


def _values(cycle: int, year: int) -> dict[str, object]:
    return {"cycle": cycle, "start": f"{year}-01-01", "end": f"{year}-12-31"}


def _day(text: str) -> date | None:
    """Read a day kept as a date or a moment, or written in the words of an act."""
    return date_in(text) or (date.fromisoformat(text[:10]) if text[:4].isdigit() else None)


_OWNED = (
    "SELECT id, code, title, owner_id, (SELECT area_id FROM objective_units u WHERE u.objective_id = objectives.id"
    f" ORDER BY u.id LIMIT 1), id IN ({_WITH_INDICATORS}), state FROM objectives"
    " WHERE cycle_id = :cycle AND state <> 'withdrawn' ORDER BY position, code"
)
_UNMEASURED = (
    f"SELECT i.id, i.objective_id, i.name, i.id IN ({_VALUES}) FROM indicators i JOIN objectives o"
    f" ON o.id = i.objective_id WHERE i.id IN ({_INDICATORS}) AND i.id NOT IN ({_FINAL_VALUES})"
    " ORDER BY o.position, o.code, i.position"
)
_UNASSIGNED = f"{PEOPLE} AND id NOT IN ({ASSIGNED}) ORDER BY last_name, first_name"
_REQUESTS = ", ".join(f"'{kind.value}'" for kind in RemarkKind if kind.is_request)
_ASKED = (
    f"SELECT r.id FROM sheet_remarks r WHERE r.kind IN ({_REQUESTS})"
    " AND r.id NOT IN (SELECT answers_id FROM sheet_remarks WHERE answers_id IS NOT NULL)"
)
_REVIEW_KEYS = (
    "remarks_days", "reconsideration_days", "conciliation_days", "answer_days", "decision_days", "second_level",
    "second_level_body",
)  # fmt: skip
_REVIEW_DAYS = ", ".join(f"json_extract(v.definition, '$.process.{key}')" for key in _REVIEW_KEYS)
"""The fields of `ReviewDays`, by the keys of the stored method, which is not read whole: a start waits for this."""
_INTERIM_SHEETS = (
    "SELECT s.id FROM sheets s JOIN evaluation_rounds r ON r.id = s.round_id"
    f" WHERE r.cycle_id = :cycle AND r.kind = 'interim' AND r.state = 'open' AND s.state IN {_EVALUATED}"
)
_UNSETTLED_OF = (
    "SELECT s.id, COALESCE(e.last_name || ' ' || e.first_name, f.full_name), s.state, s.evaluator_id,"
    " s.evaluator_official_id, k.missing,"
    " (SELECT group_concat(q.kind || '@' || q.on_date, ' ') FROM sheet_remarks q"
    f" WHERE q.sheet_id = s.id AND q.id IN ({_ASKED})),"
    " s.employee_id, s.official_id, s.delivered_on, EXISTS (SELECT 1 FROM sheet_signatures g WHERE g.sheet_id = s.id),"
    " EXISTS (SELECT 1 FROM sheet_events n WHERE n.sheet_id = s.id), s.revision,"
    " (SELECT MAX(a.on_date) FROM sheet_remarks a JOIN sheet_remarks q ON q.id = a.answers_id"
    " WHERE a.sheet_id = s.id AND a.level = 1),"
    " (SELECT group_concat(p.kind || ':' || COALESCE(p.evaluator_id, '') || ':' ||"
    " COALESCE(p.evaluator_official_id, ''), ' ') FROM section_evaluators p"
    " WHERE p.sheet_id = s.id AND p.signed_on IS NULL),"
    f" {_REVIEW_DAYS}"
    " FROM sheets s JOIN evaluation_rounds r ON r.id = s.round_id JOIN method_versions v ON v.id = r.method_version_id"
    " LEFT JOIN employees e ON e.id = s.employee_id"
    " LEFT JOIN officials f ON f.id = s.official_id LEFT JOIN sheet_outcomes k ON k.sheet_id = s.id"
    f" WHERE s.id IN ({{0}}) AND s.state IN {_UNSETTLED} ORDER BY 2, s.valid_from"
)


def year_work(connection: Connection, year: int, day: date) -> YearWork:
    """Return the work left in a year that the archive holds, and who is in charge on `day`."""
    (cycle,) = connection.execute("SELECT id FROM cycles WHERE year = ?", (year,)).fetchone()
    values = _values(cycle, year)
    charge = in_charge(connection, day)
    return YearWork(
        charge,
        tuple(
            OwnedObjective(ObjectiveId(one), code, title, owner, area, bool(has) or state != "active")
            for one, code, title, owner, area, has, state in connection.execute(_OWNED, values)
        ),
        tuple(
            UnmeasuredIndicator(IndicatorId(one), ObjectiveId(objective), name, bool(checked))
            for one, objective, name, checked in connection.execute(_UNMEASURED, values)
        ),
        tuple(EmployeeId(one) for (one,) in connection.execute(_UNASSIGNED, values)),
        tuple(_unsettled(row, charge) for row in connection.execute(_UNSETTLED_OF.format(_SHEETS), values)),
        tuple(
            _unsettled(row, charge, "verifica intermedia")
            for row in connection.execute(_UNSETTLED_OF.format(_INTERIM_SHEETS), values)
        ),
        reminded_on(connection, year),
        waiting_proposals(connection, cycle, charge.people),
        reminded(connection, year),
    )


def _unsettled(row: Sequence[Any], charge: InCharge, note: str = "") -> UnsettledSheet:
    one, person, state, evaluator, office, missing, asked, employee, official, delivered, *others = row
    signed, seen, revision, answered, parts, *stored = others
    name = charge.people.get(employee, person)
    notes = ", ".join(filter(None, (note, f"revisione {revision}" if revision > 1 else "")))
    return UnsettledSheet(
        SheetId(one),
        f"{name} ({notes})" if notes else name,
        SheetState(state),
        Party(evaluator, office),
        missing,
        tuple(WaitingRequest(RemarkKind(one[:-11]), date.fromisoformat(one[-10:])) for one in (asked or "").split()),
        Party(employee, official),
        date.fromisoformat(delivered) if delivered else None,
        bool(signed),
        bool(seen),
        review_days(stored),
        date.fromisoformat(answered) if answered else None,
        waiting_parts(parts),
    )


def review_days(stored: Sequence[Any]) -> ReviewDays:
    """Read the values at `_REVIEW_KEYS` of a stored method: one kept before there was such a key has the usual."""
    known: list[Any] = [usual if given is None else given for usual, given in zip(USUAL_DAYS, stored, strict=True)]
    return ReviewDays(*known)._replace(second_level=SecondLevel(known[_REVIEW_KEYS.index("second_level")]))
