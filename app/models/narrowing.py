"""What of an archive a person may read, as temporary views that stand in the place of the tables.

SQLite looks for a name among the temporary views first: every query of a connection that was narrowed, of the ORM or in
plain SQL, reads only the rows that the policy grants, and none can be forgotten. The tables themselves are `main.NAME`.
The views stay with their connection, which is one person's; what they look into is found anew at each reading, and its
end forgets it: a connection that nobody has filled reads nothing of what is not open to all.
Rights of an EQ follow the dated structure: people for the days in which they are theirs, objectives of the years in
which they head the Area, sheets of which they are the evaluator. An assessore who has the responsibility of an Area
(L. 388/2000 art. 53 c. 23) reads the same of it, as long as it lasts: from the day after, only the sheets that are
theirs to evaluate.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.domain.permissions import Action, Actor, Relation, SheetInQuestion, may
from app.domain.roles import SheetRole, UserRole
from app.domain.workflow import SheetState
from app.models.archive_file.connection import Connection
from app.models.archive_file.pragmas import columns_of, making_views
from app.models.scopes_of_heads import EVER, IN_YEAR, scopes_of

_SECTION = Relation.SECTION
WRITTEN_ON_SHEETS = (
    "interim_outcome", "general_note", "strengths", "improvements", "training", "not_evaluable_reason",
    "substitution_reason",
)  # fmt: skip
"""What is written on a sheet itself and is read only by who sees its scores."""

OPEN_TABLES = frozenset(
    {
        "acts", "archive_info", "award_funds", "award_rules", "catalogue_entries", "column_mappings",
        "contract_areas", "cycles",
        "declared_figures", "document_settings", "document_signatories", "evaluation_rounds", "mandate_lines",
        "method_versions", "methods", "municipality", "officials", "payment_certificates", "personnel_costs",
        "plan_layouts", "plan_texts", "population_figures", "prevention_measures", "progression_procedures", "settings",
        "year_closings",
    }
)  # fmt: skip
"""What everybody who opens the archive may read: the ente, its years, its method, who acts for it."""

PARTS_OF_SHEETS = frozenset(
    {
        "attachments", "sheet_adjustments", "sheet_choices", "sheet_events", "sheet_exclusions", "sheet_papers",
        "sheet_remarks", "sheet_scores", "sheet_signatures", "sheet_snapshots", "sheet_weights",
    }
)  # fmt: skip
"""What only who sees the scores of a sheet may read of it."""


_SHEETS = "SELECT s.id FROM main.sheets s WHERE {}"
_LISTED = "SELECT {} FROM main.sheets t WHERE id IN (SELECT id FROM listed_sheets)"


class Narrowing(NamedTuple):
    """What narrows a connection to what `actor` may read."""

    actor: Actor
    day: date | None = None
    """The day of who heads Aree as an official, who reads of them only while it lasts; None of everybody else."""

    def prepare(self, raw: Connection) -> None:
        """Make the views of a new connection, outside any transaction: they stay as long as it does."""
        with making_views(raw):
            raw.execute("BEGIN")
            for name, columns, _ in _found_once(self.actor, self.day):
                raw.execute(f"CREATE TEMP TABLE {name} ({columns})")
            for name, query in _views(self.actor, columns_of(raw, "sheets")):
                raw.execute(f"CREATE TEMP VIEW {name} AS {query}")
            raw.execute("COMMIT")

    def fill(self, raw: Connection) -> None:
        """Find what the views look into, inside the transaction of a reading: its end forgets it."""
        with making_views(raw):
            for name, _, query in _found_once(self.actor, self.day):
                raw.execute(f"INSERT INTO temp.{name} {query}")


def narrowing_of(actor: Actor, today: date) -> Narrowing | None:
    """Return what narrows a connection to what `actor` may read; None where nobody logs in and one person does all."""
    if actor.role is UserRole.SECRETARY and actor.user_id is None:
        return None
    is_official = actor.role is UserRole.EQ and actor.official_id is not None
    return Narrowing(actor, today if is_official else None)


@lru_cache(maxsize=16)
def _found_once(actor: Actor, day: date | None) -> tuple[tuple[str, str, str], ...]:
    """Return what the views look into many times, found once for each reading: names, columns, queries."""
    seen, listed = _sheets_where(actor, Action.SEE_SCORES), _sheets_where(actor, Action.READ, Action.SEE_SCORES)
    sheets = (
        ("seen_sheets", "id INTEGER PRIMARY KEY", _SHEETS.format(seen)),
        ("listed_sheets", "id INTEGER PRIMARY KEY", _SHEETS.format(listed)),
    )
    return (*sheets, *scopes_of(actor, day)) if actor.role is UserRole.EQ else sheets


def _views(actor: Actor, columns: list[str]) -> Iterator[tuple[str, str]]:
    yield "sheets", _LISTED.format(", ".join(map(_column, columns)))
    for name, condition in _of_everybody(actor).items():
        yield name, _rows(name, condition)
    if actor.role is UserRole.EQ:
        for name, condition in _OF_EQ.items():
            yield name, _rows(name, condition)


def _rows(table: str, condition: str) -> str:
    return f"SELECT * FROM main.{table} t WHERE {condition}"


def _column(name: str) -> str:
    """Blank what is written on a sheet that is only listed."""
    is_blank = name in WRITTEN_ON_SHEETS
    return f"CASE WHEN id IN (SELECT id FROM seen_sheets) THEN {name} ELSE '' END AS {name}" if is_blank else name


def _of_everybody(actor: Actor) -> Mapping[str, str]:
    parts = dict.fromkeys(sorted(PARTS_OF_SHEETS), "sheet_id IN (SELECT id FROM seen_sheets)")
    own_parts = f"SELECT 1 FROM main.section_evaluators p WHERE {_OF_PART} AND {_charged(actor)}"
    return parts | {
        "section_evaluators": f"sheet_id IN (SELECT id FROM seen_sheets) OR {_LISTED_TOO} AND {_charged(actor, 't')}",
        "sheet_scores": f"sheet_id IN (SELECT id FROM seen_sheets) AND ({_if(may(actor, Action.SEE_SCORES))}"
        f" OR NOT EXISTS (SELECT 1 FROM main.section_evaluators p WHERE {_OF_PART} AND p.signed_on IS NULL))"
        f" OR {_LISTED_TOO} AND EXISTS ({own_parts})",
        "attachment_bodies": "attachment_id IN (SELECT id FROM main.attachments WHERE sheet_id IN"
        " (SELECT id FROM seen_sheets))",
        "sheet_outcomes": "sheet_id IN (SELECT id FROM listed_sheets)",
        "certified_figures": f"employee_id IS NULL AND official_id IS NULL OR {_seen_in_year(actor)}",
        "penalty_events": _seen_in_year(actor),
        "proposals": f"sheet_id IN (SELECT id FROM seen_sheets) OR {_proposed_of_objectives(actor)}",
        "audit_entries": _if(may(actor, Action.READ_AUDIT)),
        "award_facts": f"{_if(may(actor, Action.SEE_AWARDS))} OR {_of_oneself(actor)}",
        "award_statements": _if(may(actor, Action.SEE_AWARDS)),
        **dict.fromkeys(
            ("progression_facts", "progression_items", "progression_remarks", "progression_years"),
            f"{_if(may(actor, Action.SEE_AWARDS))} OR {_is(actor, 'employee_id', 'NULL')}",
        ),
        "progression_rankings": _if(may(actor, Action.SEE_AWARDS)),
        "users": f"id IS {actor.user_id or 0} OR {_if(may(actor, Action.MANAGE_USERS))}",
    }


_OF_PART = "p.sheet_id = t.sheet_id AND p.section = t.section AND (p.is_whole OR t.item LIKE 'second:%')"
"""The part of a sheet that a score is on: what is written there is read by who scores it until they sign it."""


_LISTED_TOO = "sheet_id IN (SELECT id FROM listed_sheets)"


def _charged(actor: Actor, row: str = "p") -> str:
    """Return what the rows satisfy of parts that are for `actor` to score; the Nucleo scores what names nobody."""
    named = _is(actor, f"{row}.evaluator_id", f"{row}.evaluator_official_id")
    is_body = actor.role is UserRole.BODY
    nobody = f"{row}.kind = 'body' AND {row}.evaluator_id IS NULL AND {row}.evaluator_official_id IS NULL"
    return f"({named} OR {nobody})" if is_body else f"({named})"


def _of_oneself(actor: Actor) -> str:
    """Return what the rows satisfy that say something of `actor`."""
    return _is(actor, "employee_id", "official_id")


def _seen_in_year(actor: Actor) -> str:
    """What is certified of a person is read by who writes it down and by who sees the scores of a sheet of its year."""
    sheets = (
        "EXISTS (SELECT 1 FROM main.sheets s JOIN main.evaluation_rounds r ON r.id = s.round_id"
        " WHERE r.cycle_id = t.cycle_id AND s.id IN (SELECT id FROM seen_sheets)"
        " AND (s.employee_id = t.employee_id OR s.official_id = t.official_id))"
    )
    return f"{_if(may(actor, Action.EDIT_ARCHIVE))} OR {sheets}"


def _proposed_of_objectives(actor: Actor) -> str:
    return _OF_OBJECTIVES if actor.role is UserRole.EQ else "objective_id IS NOT NULL"


def _if(holds: bool) -> str:
    return "1" if holds else "0"


def _sheets_where(actor: Actor, *actions: Action) -> str:
    """Return the policy as a condition on a sheet `s`: those on which `actor` may do one of `actions`."""
    oneself = _is(actor, "s.employee_id", "s.official_id")
    if actor.role is UserRole.SECRETARY:
        oneself += f" OR s.role = '{SheetRole.SECRETARY.value}'"
    answers = [
        (oneself, Relation.ONESELF),
        (_is(actor, "s.evaluator_id", "s.evaluator_official_id"), Relation.EVALUATOR),
        (f"EXISTS (SELECT 1 FROM main.section_evaluators p WHERE p.sheet_id = s.id AND {_charged(actor)})", _SECTION),
    ]
    cases = " ".join(f"WHEN {holds} THEN {_granted(actor, relation, actions)}" for holds, relation in answers)
    return f"CASE {cases} ELSE {_granted(actor, Relation.NONE, actions)} END"


def _is(actor: Actor, employee: str, official: str) -> str:
    known = ((employee, actor.employee_id), (official, actor.official_id))
    return " OR ".join(f"{column} IS {identity}" for column, identity in known if identity is not None) or "0"


def _granted(actor: Actor, relation: Relation, actions: tuple[Action, ...]) -> str:
    words = [
        f"'{role.value} {state.value}'"
        for role in SheetRole
        for state in SheetState
        if any(may(actor, action, SheetInQuestion(relation, role, state)) for action in actions)
    ]
    return f"(s.role || ' ' || s.state) IN ({', '.join(words)})"


_MINE = "SELECT employee_id FROM scope_people"
_MINE_THEN = (
    "EXISTS (SELECT 1 FROM scope_people m WHERE m.employee_id = t.employee_id"
    f" AND m.first <= COALESCE(t.valid_to, {EVER}) AND m.last >= t.valid_from)"
)
_MINEIN_YEAR = (
    "EXISTS (SELECT 1 FROM scope_people m, main.cycles c WHERE c.id = t.cycle_id AND m.employee_id = t.employee_id"
    f" AND {IN_YEAR.format('m')})"
)
_OF_UNITS = "area_id IN (SELECT area_id FROM scope_units)"
_OF_OBJECTIVES = "objective_id IN (SELECT id FROM scope_objectives)"
_CERTIFIED = f"SELECT certification_id FROM main.certified_objectives WHERE {_OF_OBJECTIVES}"
_OF_EQ: Mapping[str, str] = {
    "areas": "id IN (SELECT area_id FROM scope_units)",
    "area_charges": _OF_UNITS,
    "sectors": _OF_UNITS,
    "offices": f"sector_id IN (SELECT id FROM main.sectors WHERE {_OF_UNITS})",
    "employees": f"id IN ({_MINE})",
    "postings": f"{_OF_UNITS} AND {_MINE_THEN}",
    "eq_appointments": _MINE_THEN,
    "eq_appointment_areas": f"{_OF_UNITS} AND appointment_id IN"
    f" (SELECT id FROM main.eq_appointments WHERE employee_id IN ({_MINE}))",
    "evaluator_overrides": _MINE_THEN,
    "absences": _MINE_THEN,
    "not_evaluable_periods": _MINE_THEN,
    "objectives": "id IN (SELECT id FROM scope_objectives)",
    "objective_units": f"{_OF_UNITS} AND {_OF_OBJECTIVES}",
    "objective_assignments": f"{_OF_OBJECTIVES} AND EXISTS (SELECT 1 FROM scope_people m, main.objectives o"
    " JOIN main.cycles c ON c.id = o.cycle_id WHERE o.id = t.objective_id AND m.employee_id = t.employee_id"
    f" AND {IN_YEAR.format('m')})",
    "objective_ambits": _OF_OBJECTIVES,
    "objective_measures": _OF_OBJECTIVES,
    "objective_resources": _OF_OBJECTIVES,
    "objective_revisions": _OF_OBJECTIVES,
    "revision_changes": f"revision_id IN (SELECT id FROM main.objective_revisions WHERE {_OF_OBJECTIVES})",
    "monitorings": _OF_OBJECTIVES,
    "phases": _OF_OBJECTIVES,
    "indicators": _OF_OBJECTIVES,
    "indicator_values": f"indicator_id IN (SELECT id FROM main.indicators WHERE {_OF_OBJECTIVES})",
    "indicator_readings": f"indicator_id IN (SELECT id FROM main.indicators WHERE {_OF_OBJECTIVES})",
    "phase_readings": f"phase_id IN (SELECT id FROM main.phases WHERE {_OF_OBJECTIVES})",
    "evidences": _OF_OBJECTIVES,
    "evidence_bodies": f"evidence_id IN (SELECT id FROM main.evidences WHERE {_OF_OBJECTIVES})",
    "training_plans": _MINEIN_YEAR,
    "training_activities": _MINEIN_YEAR,
    "certified_objectives": _OF_OBJECTIVES,
    "certifications": f"id IN ({_CERTIFIED})",
    "minutes_files": f"certification_id IN ({_CERTIFIED})",
    "minutes_bodies": "0",  # the minutes speak of every Area
}
"""What an EQ reads of each table that is not open to everybody."""


def narrowed_tables(actor: Actor) -> frozenset[str]:
    """Name the tables of which `actor` reads a part only."""
    everybody = {"sheets", *_of_everybody(actor)}
    return frozenset(everybody | (set(_OF_EQ) if actor.role is UserRole.EQ else set()))
