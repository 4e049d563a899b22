"""What the database refuses of a year that is closed: no row of it is made, changed or taken away.

What comes after a year stays open: the copies printed of its sheets, the data of its documents, the acts of the ente.
"""

from collections.abc import Iterator, Mapping

_OF_CYCLE = "{row}.cycle_id"
_OF_OBJECTIVE = "(SELECT y.cycle_id FROM objectives y WHERE y.id = {row}.objective_id)"
_OF_ROUND = "(SELECT y.cycle_id FROM evaluation_rounds y WHERE y.id = {row}.round_id)"
_OF_SHEET = (
    "(SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = {row}.sheet_id)"
)
_PARENT = "(SELECT y.cycle_id FROM objectives y JOIN {parent} p ON p.objective_id = y.id WHERE p.id = {{row}}.{key})"
_OF_INDICATOR = _PARENT.format(parent="indicators", key="indicator_id")

YEAR_OF: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "award_facts", "award_funds", "award_statements", "certifications", "certified_figures", "declared_figures",
            "evaluation_rounds", "objectives", "payment_certificates", "penalty_events", "plan_texts",
            "prevention_measures", "progression_facts", "progression_items", "progression_procedures",
            "progression_rankings", "progression_remarks", "progression_years", "proposals", "training_activities",
            "training_plans",
        ),
        _OF_CYCLE,
    ),
    **dict.fromkeys(
        (
            "certified_objectives", "evidences", "indicators", "monitorings", "objective_ambits",
            "objective_assignments", "objective_measures", "objective_resources", "objective_revisions",
            "objective_units", "phases",
        ),
        _OF_OBJECTIVE,
    ),
    **dict.fromkeys(("indicator_readings", "indicator_values"), _OF_INDICATOR),
    "phase_readings": _PARENT.format(parent="phases", key="phase_id"),
    "evidence_bodies": _PARENT.format(parent="evidences", key="evidence_id"),
    "revision_changes": _PARENT.format(parent="objective_revisions", key="revision_id"),
    "minutes_files": "(SELECT y.cycle_id FROM certifications y WHERE y.id = {row}.certification_id)",
    "minutes_bodies": (
        "(SELECT y.cycle_id FROM certifications y JOIN minutes_files p ON p.certification_id = y.id"
        " WHERE p.id = {row}.file_id)"
    ),
    "sheets": _OF_ROUND,
    **dict.fromkeys(
        (
            "attachments", "section_evaluators", "sheet_adjustments", "sheet_choices", "sheet_events",
            "sheet_exclusions", "sheet_remarks", "sheet_scores", "sheet_signatures", "sheet_snapshots", "sheet_weights",
        ),
        _OF_SHEET,
    ),
    "attachment_bodies": (
        "(SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id"
        " JOIN attachments p ON p.sheet_id = s.id WHERE p.id = {row}.attachment_id)"
    ),
}  # fmt: skip
"""The tables whose rows are of one year, each with the SQL that finds the cycle of a row."""

_EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}


def closed_year_guards(kept: Mapping[str, str]) -> Iterator[str]:
    """Yield the triggers; `kept` says, of a table that changes all the same, which update is one of what must stay.

    Sheets and units of objectives follow a Settore that moves to another Area, in the years that are over too.
    """
    for table, path in YEAR_OF.items():
        for event, rows in _EVENTS.items():
            cycles = ", ".join(path.format(row=row) for row in rows)
            closed = f"EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ({cycles}) AND c.state = 'closed')"  # noqa: S608 (names of our own tables)
            besides = f"({kept[table]}) AND " if event == "UPDATE" and table in kept else ""
            yield _refuse(table, event, f"{besides}{closed}")
    is_open_again = "NEW.state = 'open' AND NEW.id = OLD.id AND NEW.year = OLD.year"
    yield _refuse("cycles", "UPDATE", f"OLD.state = 'closed' AND NOT ({is_open_again})")
    yield _refuse("cycles", "DELETE", "OLD.state = 'closed'")
    yield _refuse("year_closings", "UPDATE", f"OLD.reopened_on IS NOT NULL OR {changed(*_KEPT_OF_CLOSING)}")
    yield _refuse("year_closings", "DELETE", "1")


_KEPT_OF_CLOSING = (
    "id", "cycle_id", "closed_on", "closed_by", "report_act_id", "validated_on", "validation", "explanation",
    "head_hash",
)  # fmt: skip


def changed(*columns: str) -> str:
    return " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in columns)


MOVED = "NEW.sector_id IS NOT OLD.sector_id OR OLD.sector_id IS NULL AND NEW.area_id IS NOT OLD.area_id"
"""Whether the unit of a row changed otherwise than with its Settore."""


def _refuse(table: str, event: str, when: str) -> str:
    name = f"{table}_of_closed_year_{event.lower()}"
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, 'year_closed'); END"
