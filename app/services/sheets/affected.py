"""Which sheets may come out otherwise after some rows of the archive have changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, and_, false, or_, select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.certified_data.cited import reads_results
from app.domain.ids import EmployeeId, MethodVersionId, RoundId, SheetId
from app.domain.method.definition import MethodDefinition
from app.domain.method.vocabulary import SectionKind
from app.domain.objectives import ValueKind
from app.domain.workflow import RoundKind, SheetState, states_where
from app.models.base import Base
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment
from app.services.methods.presets import method_of
from app.services.sheets.affected_facts import reading_facts
from app.services.sheets.of_group import reads_others

OF_SHEET = frozenset(
    {"section_evaluators", "sheet_adjustments", "sheet_choices", "sheet_exclusions", "sheet_scores", "sheet_weights"}
)
"""What is written on one sheet and counts only there."""

OF_OBJECTIVE = frozenset(
    {"objectives", "objective_units", "objective_assignments", "indicators", "indicator_values", "phases"}
)
"""What measures the people who pursue an objective, and whoever is on a sheet that counts those of unit or ente."""

OF_STRUCTURE = frozenset({"areas", "sectors", "eq_appointments", "eq_appointment_areas", "contract_areas"})
"""Whose objectives a sheet of a unit counts, and how the words of a factor are chosen."""

OF_ROUND_FACTS = frozenset(
    {
        "area_charges",
        "areas",
        "contract_areas",
        "cycles",
        "employees",
        "eq_appointment_areas",
        "eq_appointments",
        "evaluation_rounds",
    }
    | {"evaluator_overrides", "method_versions", "not_evaluable_periods", "officials", "offices", "postings", "sectors"}
)
"""What the sheets of a session are prepared from."""

_PLANNED = frozenset(
    {"round_id", "employee_id", "official_id", "valid_from", "valid_to", "role", "template_code", "area_id"}
    | {"sector_id", "contract_area_id", "evaluator_id", "evaluator_official_id", "profile", "part_time", "assignment"}
)

UNREAD_TABLES = frozenset(
    {
        "acts", "archive_info", "area_charges", "attachment_bodies", "attachments", "audit_entries", "award_facts",
        "award_funds", "award_rules", "award_statements", "catalogue_entries",
        "certifications", "certified_objectives", "column_mappings", "cycles", "declared_figures",
        "document_settings", "document_signatories", "employees", "evaluator_overrides", "evidence_bodies",
        "evidences", "indicator_readings", "mandate_lines", "method_versions", "methods", "minutes_bodies",
        "minutes_files", "monitorings", "municipality", "not_evaluable_periods", "objective_ambits",
        "objective_measures", "objective_resources", "objective_revisions", "offices", "officials",
        "payment_certificates", "personnel_costs", "phase_readings", "plan_layouts", "plan_texts",
        "population_figures", "postings", "prevention_measures", "progression_facts", "progression_items",
        "progression_procedures", "progression_rankings", "progression_remarks", "progression_years", "proposals",
        "revision_changes", "settings",
        "sheet_events", "sheet_outcomes", "sheet_papers", "sheet_remarks", "sheet_signatures", "sheet_snapshots",
        "training_activities", "training_plans", "users", "year_closings",
    }
)  # fmt: skip
"""Nothing in them enters a total: a method in use does not change, what a sheet takes of the structure is on it."""

_UNREAD_COLUMNS: Mapping[str, frozenset[str]] = {
    "objectives": frozenset(
        {"description", "dup_mission", "dup_programme", "mandate_line_id", "owner_id", "parent_id", "scope"}
        | {"is_cross", "imported_from", "neutralised_on", "neutralised_opinion", "origin_id", "is_untouched"}
    ),
    "certified_figures": frozenset({"certified_by", "on_date", "source"}),
    "penalty_events": frozenset({"description", "source"}),
    "objective_assignments": frozenset({"acknowledged_on", "acknowledged_means", "acknowledged_by", "time_share"}),
    "indicator_values": frozenset({"on_date", "source", "evidence", "reason"}),
    "indicators": frozenset({"source", "origin_indicator_id", "is_untouched"}),
    "phases": frozenset({"months", "actual_months", "starts_on", "ends_on", "kind"}),
}
_READ_OF_SHEET = frozenset(
    {"round_id", "employee_id", "evaluator_id", "valid_from", "valid_to", "role", "template_code"}
    | {"area_id", "sector_id", "contract_area_id", "interim_outcome"}
)
_SETTLING = {state.value for state in SheetState if state.is_settled}
_HELD = {state.value for state in SheetState if state.is_handed_over or state.is_frozen}
_CLOSED = states_where(lambda state: state.is_frozen)
_OPEN = states_where(lambda state: not state.is_frozen)


def affected_sheets(session: Session, changes: Sequence[RowChange]) -> set[SheetId]:
    """Return the sheets that read what has changed; `session` sees the rows as the changes have left them.

    Those whose evaluator's own sheet counts their totals are told by `evaluators_sheets`.
    """
    told = [one for one in changes if is_read(one)]
    here = {SheetId(one.id) for one in told if one.table == "sheets" and one.after is not None}
    here |= {SheetId(found) for found in _written_on(session, told)}
    others = _reading(session, told, _OPEN)
    if others is not None:
        here |= set(session.scalars(others.with_only_columns(Sheet.id)))
    return here


def closed_sheets(session: Session, changes: Sequence[RowChange]) -> Sequence[Sheet]:
    """Return the final sheets that were closed with what has changed of their objectives: they stay as they are.

    The values of the summer are those of the interim session, all the rest is the final one's.
    """
    told = [one for one in changes if one.table in OF_OBJECTIVE and is_read(one)]
    if not told:
        return ()
    query = _reading(session, told, (SheetState.FINAL,))
    kind = RoundKind.INTERIM if all(_is_interim(session, one) for one in told) else RoundKind.FINAL
    return () if query is None else session.scalars(query.where(EvaluationRound.kind == kind)).all()


def _is_interim(session: Session, change: RowChange) -> bool:
    if change.table != IndicatorValue.__tablename__:
        return False
    sides = [side["kind"] for side in (change.before, change.after) if side and "kind" in side]
    if not sides and (row := session.get(IndicatorValue, change.id)):
        return row.kind is ValueKind.INTERIM
    return set(sides) == {ValueKind.INTERIM.value}


def changed_objectives(session: Session, changes: Sequence[RowChange]) -> set[int]:
    """Return the objectives of which something has changed that a total reads, those that are gone too."""
    return _objectives(session, [one for one in changes if is_read(one)])[0]


def is_planned(change: RowChange) -> bool:
    """Tell whether a change is of what preparing a session gives a sheet, or hands it over, takes it back or closes."""
    if change.table != "sheets":
        return False
    if change.before is None or change.after is None:
        return True
    states = {change.before.get("state"), change.after.get("state")}
    return not (_PLANNED.isdisjoint(change.after) and _HELD.isdisjoint(states))


def is_read(change: RowChange) -> bool:
    """Tell whether a total may read what has changed."""
    if change.table in UNREAD_TABLES:
        return False
    if change.before is None or change.after is None:
        return True
    names = set(change.after)
    if change.table == "sheets":
        states = {change.before.get("state"), change.after.get("state")}
        return bool(names & _READ_OF_SHEET or states & _SETTLING)
    if change.table == "evaluation_rounds":
        return "method_version_id" in names
    return bool(names - _UNREAD_COLUMNS.get(change.table, frozenset()))


def _reading(session: Session, told: Sequence[RowChange], states: Collection[SheetState]) -> Select[Sheet] | None:
    """Return the sheets in some states that read of an objective, of the structure, of a method or of a fact that
    changed."""
    objectives, people, cycles = _objectives(session, told)
    rounds = [one.id for one in told if one.table == "evaluation_rounds" and one.before is not None]
    is_structure = any(one.table in OF_STRUCTURE for one in told)
    facts = reading_facts(session, told)
    if not (cycles or rounds or is_structure) and facts is None:
        return None
    pursuing = select(ObjectiveAssignment.employee_id).where(ObjectiveAssignment.objective_id.in_(objectives))
    pursued = or_(Sheet.employee_id.in_(people), Sheet.employee_id.in_(pursuing))
    in_year = EvaluationRound.cycle_id.in_(cycles)
    counted = _counting(session, None if is_structure else cycles)
    areas = any(one.table == "contract_areas" for one in told)
    return (
        select(Sheet)
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .where(Sheet.state.in_(states))
        .where(
            or_(
                and_(in_year, pursued),
                counted,
                false() if facts is None else facts,
                Sheet.round_id.in_(rounds),
                Sheet.contract_area_id.is_not(None) if areas else false(),
            )
        )
    )


def _objectives(session: Session, told: Sequence[RowChange]) -> tuple[set[int], set[int], set[int]]:
    """Return the objectives that changed, the people no longer theirs or newly so, and the years they are of."""
    rows = [one for one in told if one.table in OF_OBJECTIVE]
    if not rows:
        return set(), set(), set()
    found = {one.id for one in rows if one.table == "objectives"}
    found |= set(session.scalars(select(Indicator.objective_id).where(Indicator.id.in_(_indicators(session, rows)))))
    for table in {one.table for one in rows} - {"objectives", "indicator_values"}:
        found |= _values(rows, table, "objective_id")
        source = Base.metadata.tables[table]
        ids = [one.id for one in rows if one.table == table]
        found |= set(session.scalars(select(source.c.objective_id).where(source.c.id.in_(ids))))
    years: set[int] = set(session.scalars(select(Objective.cycle_id).where(Objective.id.in_(found))))
    return found, _values(rows, "objective_assignments", "employee_id"), years | _values(rows, "objectives", "cycle_id")


def _indicators(session: Session, rows: Sequence[RowChange]) -> set[int]:
    """Return the indicators whose values changed; those that changed themselves are told by their own rows."""
    ids = [one.id for one in rows if one.table == "indicator_values"]
    query = select(IndicatorValue.indicator_id).where(IndicatorValue.id.in_(ids))
    return _values(rows, "indicator_values", "indicator_id") | set(session.scalars(query))


def _counting(session: Session, cycles: Collection[int] | None) -> Any:
    """Return what the sheets satisfy that count objectives of unit or ente, in some years (None: in all)."""
    query = select(EvaluationRound)
    rounds = session.scalars(query if cycles is None else query.where(EvaluationRound.cycle_id.in_(cycles)))
    found = [(one.id, codes) for one in rounds if (codes := _shared_templates(_method(session, one)))]
    return or_(false(), *(and_(Sheet.round_id == one, Sheet.template_code.in_(codes)) for one, codes in found))


def _shared_templates(method: MethodDefinition) -> list[str]:
    return [
        one.code
        for one in method.templates
        if reads_results(one) or any(part.holds_shared_objectives for part in one.sections)
    ]


def evaluators_sheets(
    session: Session, evaluated: Iterable[tuple[RoundId, EmployeeId | None]], changes: Sequence[RowChange]
) -> set[SheetId]:
    """Return the sheets not closed of who evaluates, or evaluated, in rounds where the spread of the totals counts,
    and of who evaluates those."""
    told = [one for one in changes if one.table == "sheets" and is_read(one)]
    pairs = list(evaluated)
    rounds = {one for one, _ in pairs} | {RoundId(one) for one in _values(told, "sheets", "round_id")}
    evaluators = {one for _, one in pairs if one} | {EmployeeId(one) for one in _values(told, "sheets", "evaluator_id")}
    counting = [one for one in rounds if evaluators and _counts_spread(session, one)]
    found: set[SheetId] = set()
    while counting and evaluators:
        query = select(Sheet.id, Sheet.evaluator_id).where(Sheet.employee_id.in_(evaluators))
        query = query.where(Sheet.round_id.in_(counting), Sheet.state.not_in(_CLOSED))
        above = {sheet_id: over for sheet_id, over in session.execute(query) if sheet_id not in found}
        found |= set(above)
        evaluators = {over for over in above.values() if over}
    return found


def sheets_beside(
    session: Session, evaluated: Iterable[tuple[RoundId, EmployeeId | None]], changes: Sequence[RowChange]
) -> set[SheetId]:
    """Return the sheets not closed of rounds in which a sheet is worth what the others let it be: means, rankings."""
    told = [one for one in changes if one.table == "sheets" and is_read(one)]
    rounds = {one for one, _ in evaluated} | {RoundId(one) for one in _values(told, "sheets", "round_id")}
    found: set[SheetId] = set()
    for one in rounds:
        evaluation_round = session.get(EvaluationRound, one)
        templates = _method(session, evaluation_round).templates if evaluation_round else ()
        codes = [template.code for template in templates if reads_others(template)]
        if codes:
            query = select(Sheet.id).where(Sheet.round_id == one, Sheet.template_code.in_(codes))
            found |= set(session.scalars(query.where(Sheet.state.not_in(_CLOSED))))
    return found


def _counts_spread(session: Session, round_id: RoundId) -> bool:
    evaluation_round = session.get(EvaluationRound, round_id)
    templates = _method(session, evaluation_round).templates if evaluation_round else ()
    return any(part.kind is SectionKind.DIFFERENTIATION for one in templates for part in one.sections)


def _method(session: Session, evaluation_round: EvaluationRound) -> MethodDefinition:
    return method_of(session, MethodVersionId(evaluation_round.method_version_id))


def _values(changes: Iterable[RowChange], table: str, column: str) -> set[int]:
    """Return what a column was and is in the changes of a table."""
    sides = [side for one in changes if one.table == table for side in (one.before, one.after) if side]
    return {side[column] for side in sides if side.get(column) is not None}


def _written_on(session: Session, told: Sequence[RowChange]) -> set[SheetId]:
    """Return the sheets of the changed rows that are written on one; of a row that only changed it is asked."""
    found: set[int] = set()
    for table in {one.table for one in told} & OF_SHEET:
        found |= _values(told, table, "sheet_id")
        source = Base.metadata.tables[table]
        silent = [one.id for one in told if one.table == table and one.before is not None and one.after is not None]
        if silent:
            found |= set(session.scalars(select(source.c.sheet_id).where(source.c.id.in_(silent))))
    return {SheetId(one) for one in found}
