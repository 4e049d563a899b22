"""What some cells of the *Obiettivi* workbook become: fields of a draft, the months of a phase, a reading."""

from dataclasses import replace
from typing import Any

from app.domain.ids import IndicatorId, PhaseId
from app.domain.italian import NotReadable
from app.domain.objectives.months import months_text, parse_months
from app.domain.objectives.readings import ReadingDraft
from app.domain.objectives.written_value import WrittenValue
from app.domain.workbooks.cells import ERASE
from app.domain.workbooks.objective_references import resolve_indicator, resolve_phase
from app.domain.workbooks.objective_rows import ObjectiveRows
from app.domain.workbooks.resolved import Resolved, Trouble


def given_fields(resolved: Resolved, kind: type[Any], apart: tuple[str, ...]) -> dict[str, Any]:
    """Return the values of a row that are fields of a draft, empty ones as the draft has them when new."""
    fields = kind.__dataclass_fields__
    found: dict[str, Any] = {}
    for key, value in resolved.values.items():
        if key in fields and key not in apart:
            found[key] = fields[key].default if value is ERASE else value
    return found


def months_in(current: Any, resolved: Resolved, field: str, key: str) -> int:
    """Return the months that a cell says; those of the archive where it is empty."""
    months: int = getattr(current, field, 0)
    if key in resolved.values:
        try:
            months = parse_months(resolved.text(key) or "")
            resolved.values[key] = months_text(months) or ERASE
        except NotReadable as reason:
            resolved.troubles.append(Trouble(key, str(reason), ""))
    return months


def reading_in(current: Any, resolved: Resolved, rows: ObjectiveRows) -> ReadingDraft:
    """Return a reading: an empty cell leaves what the reading of that day says already."""
    indicator = resolve_indicator(resolved, rows)
    names = ("value", "done_on", "choice")
    given = {name: getattr(current, name) for name in names} if current is not None else {}
    given |= {key: value for key, value in given_fields(resolved, WrittenValue, ()).items() if key in names}
    own = ReadingDraft(indicator.id if indicator else IndicatorId(0), value=WrittenValue(**given))
    if current is not None:
        kept_names = ("id", "version", "on_date", "note", "critical_points")
        own = replace(own, **{name: getattr(current, name) for name in kept_names})
    return replace(own, **given_fields(resolved, ReadingDraft, ("value",)))


def phase_reading_in(current: Any, resolved: Resolved, rows: ObjectiveRows) -> ReadingDraft:
    """Return the reading of a phase: an empty cell leaves what the reading of that day says already."""
    phase = resolve_phase(resolved, rows)
    own = ReadingDraft(phase_id=phase.id if phase else PhaseId(0))
    if current is not None:
        kept_names = ("id", "version", "on_date", "progress", "note", "critical_points")
        own = replace(own, **{name: getattr(current, name) for name in kept_names})
    return replace(own, **given_fields(resolved, ReadingDraft, ("value",)))
