"""How a row of each sheet of the *Obiettivi* workbook becomes the draft that the services keep."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import Any

from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import EmployeeId, IndicatorId, ObjectiveId
from app.domain.italian import NotReadable
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives.assignment import AssignmentDraft
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.mandate import MandateLineDraft
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare
from app.domain.objectives.parameters import parameters_of, parameters_text, parse_steps
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import ResourceDraft
from app.domain.objectives.rule_parameters import Lateness
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.objectives.vocabulary import (
    Combination,
    Direction,
    IndicatorRule,
    ObjectiveScope,
    PhaseKind,
    ResourceKind,
    ValueKind,
)
from app.domain.workbooks import objective_sheets as sheets
from app.domain.workbooks.cells import ERASE
from app.domain.workbooks.objective_fields import given_fields, months_in, phase_reading_in, reading_in
from app.domain.workbooks.objective_links import (
    kept,
    resolve_ambits,
    resolve_listed,
    resolve_mandate,
    resolve_measure,
    resolve_measures,
)
from app.domain.workbooks.objective_references import (
    name_units_by_code,
    resolve_indicator,
    resolve_objective,
    resolve_people,
    resolve_units,
    unit_ref,
)
from app.domain.workbooks.objective_rows import ObjectiveRows
from app.domain.workbooks.resolved import Resolved, Trouble
from app.domain.workbooks.rules import SheetRules, filled_draft, word_of

_NOBODY = EmployeeId(0)
_NONE = ObjectiveId(0)


@dataclass(frozen=True, slots=True)
class ObjectiveEntry:
    """An objective to keep in a year; `parent_code` is that of the objective it descends from, None: as it is."""

    year: int
    draft: ObjectiveDraft
    parent_code: str | None = None


@dataclass(frozen=True, slots=True)
class UnitWeightEntry:
    """The weight that an objective has in one of its units."""

    objective_id: ObjectiveId
    unit: UnitRef
    weight: Decimal | None


def _mandate_line(current: Any, resolved: Resolved, _rows: ObjectiveRows) -> MandateLineDraft:
    years = {}
    for key in ("mandate_from", "mandate_to"):
        text = resolved.text(key)
        if text is not None and not (text.isdecimal() and len(text) == 4):
            resolved.troubles.append(Trouble(key, "non è un anno", "Scrivere l'anno con quattro cifre, come 2024."))
        years[key] = int(text) if text and text.isdecimal() else getattr(current, key, None)
    return filled_draft(MandateLineDraft, current, resolved, **years)


def _objective(current: Any, resolved: Resolved, rows: ObjectiveRows) -> ObjectiveEntry:
    owner = resolve_people(resolved, "owner_matricola", rows)
    draft = filled_draft(
        ObjectiveDraft,
        current,
        resolved,
        **_words(
            current,
            resolved,
            ObjectiveDraft(),
            kind=ObjectiveKind,
            scope=ObjectiveScope,
            combination=Combination,
        ),
        units=_shares(current, resolved, rows),
        owner_id=owner.id if owner else kept(current, resolved, "owner_matricola", "owner_id"),
        mandate_line_id=resolve_mandate(current, resolved, rows),
        ambits=resolve_ambits(current, resolved),
        measures=resolve_measures(current, resolved, rows),
        difficulty=resolve_listed(current, resolved, "difficulty", rows.difficulties),
        degree_table=resolve_listed(current, resolved, "degree_table", rows.degree_tables),
    )
    return ObjectiveEntry(rows.year, draft, _parent(draft, resolved, rows))


def _shares(current: Any, resolved: Resolved, rows: ObjectiveRows) -> tuple[UnitShare, ...]:
    """Return the units of the row, each with the weight it has; the weight of the row is that of its only unit."""
    known = {share.unit: share.weight for share in getattr(current, "units", ())}
    units = tuple(unit_ref(unit) for unit in resolve_units(resolved, "unit_codes", rows))
    if not units and resolved.values.get("unit_codes") is not ERASE:
        units = tuple(known)
    shares = tuple(UnitShare(unit, known.get(unit)) for unit in units)
    if "weight" not in resolved.values:
        return shares
    weight = resolved.values["weight"]
    if len(shares) > 1:
        remedy = "Scrivere il peso di ogni unità nel foglio Pesi nelle unità."
        resolved.troubles.append(Trouble("weight", "non si può dare a un obiettivo di più unità", remedy))
        return shares
    return tuple(replace(share, weight=weight if isinstance(weight, Decimal) else None) for share in shares)


def _parent(draft: ObjectiveDraft, resolved: Resolved, rows: ObjectiveRows) -> str | None:
    """Return the code of the objective it descends from, which may be in the file and not yet in the archive."""
    if resolved.values.get("parent_code") is ERASE:
        return ""
    code = resolved.text("parent_code")
    if code is None:
        return None
    if code.casefold() == draft.code.casefold():
        remedy = "Scrivere il codice di un altro obiettivo."
        resolved.troubles.append(Trouble("parent_code", "è il codice dello stesso obiettivo", remedy))
    elif code.casefold() not in rows.objectives and code.casefold() not in rows.coming:
        remedy = "Scrivere il codice di un obiettivo dello stesso anno."
        resolved.troubles.append(Trouble("parent_code", "non è il codice di nessun obiettivo", remedy))
    return code


def _unit_weight(current: Any, resolved: Resolved, rows: ObjectiveRows) -> UnitWeightEntry:
    objective = resolve_objective(resolved, rows)
    units = resolve_units(resolved, "unit_code", rows)
    unit = unit_ref(units[0]) if len(units) == 1 else None
    if len(units) > 1:
        resolved.troubles.append(Trouble("unit_code", "contiene più unità", "Scrivere una riga per unità."))
    elif objective is not None and unit is not None and unit not in {share.unit for share in objective.units}:
        remedy = "Aggiungerla prima tra le unità dell'obiettivo, nel foglio Obiettivi."
        resolved.troubles.append(Trouble("unit_code", "non è un'unità dell'obiettivo", remedy))
    weight = resolved.values.get("weight", getattr(current, "weight", None))
    return UnitWeightEntry(
        objective.id if objective else _NONE,
        unit or (current.unit if current else UnitRef(rows.units[0].key.area_id)),
        weight if isinstance(weight, Decimal) else None,
    )


def _indicator(current: Any, resolved: Resolved, rows: ObjectiveRows) -> IndicatorDraft:
    objective = resolve_objective(resolved, rows)
    return filled_draft(
        IndicatorDraft,
        current,
        resolved,
        **_words(current, resolved, IndicatorDraft(), rule=IndicatorRule, direction=Direction),
        objective_id=objective.id if objective else None,
        parameters=_parameters(current, resolved),
        weight=_number(current, resolved, "weight", HUNDRED),
    )


def _parameters(current: Any, resolved: Resolved) -> str:
    """Return the parameters of the row: those of the archive, with the values of the file over them."""
    given = parameters_of(getattr(current, "parameters", "{}"))
    values: dict[str, Any] = {}
    for key in ("penalty", "are_steps_linear", "scale", "cap"):
        if key in resolved.values:
            value = resolved.values[key]
            values[key] = _EMPTY.get(key) if value is ERASE else value
    if "lateness" in resolved.values:
        values["lateness"] = word_of(resolved, "lateness", Lateness, current) or Lateness.DAY
    if "missing" in resolved.values:
        is_erased = resolved.values["missing"] is ERASE
        values["missing"] = None if is_erased else word_of(resolved, "missing", MissingPolicy, current)
    if "steps" in resolved.values:
        values["bounds"] = _steps(resolved)
    return parameters_text(replace(given, **values))


_EMPTY: Mapping[str, object] = {"penalty": ZERO, "scale": ""}


def _steps(resolved: Resolved) -> tuple[Any, ...]:
    try:
        return parse_steps(resolved.text("steps") or "")
    except NotReadable as reason:
        resolved.troubles.append(Trouble("steps", str(reason), "Scrivere un gradino per riga."))
        return ()


def _value(current: Any, resolved: Resolved, rows: ObjectiveRows) -> IndicatorValueDraft:
    indicator = resolve_indicator(resolved, rows)
    identity = indicator.id if indicator else IndicatorId(0)
    kind = word_of(resolved, "kind", ValueKind, current) or ValueKind.FINAL
    own = IndicatorValueDraft(identity, kind)
    if current is not None:
        names = ("id", "version", "on_date", "value", "done_on", "choice", "source", "evidence", "reason")
        own = replace(own, **{name: getattr(current, name) for name in names})
    return replace(own, **given_fields(resolved, IndicatorValueDraft, ("kind",)))


def _phase(current: Any, resolved: Resolved, rows: ObjectiveRows) -> PhaseDraft:
    objective = resolve_objective(resolved, rows)
    if current is not None and rows.reads(current):
        resolved.values.pop("progress", None)  # it follows the readings of the same file, which come after
    return filled_draft(
        PhaseDraft,
        current,
        resolved,
        **_words(current, resolved, PhaseDraft(), kind=PhaseKind),
        objective_id=objective.id if objective else None,
        months=months_in(current, resolved, "months", "months_text"),
        actual_months=months_in(current, resolved, "actual_months", "actual_text"),
        weight=_number(current, resolved, "weight", HUNDRED),
        progress=_number(current, resolved, "progress", ZERO),
    )


def _assignment(current: Any, resolved: Resolved, rows: ObjectiveRows) -> AssignmentDraft:
    objective = resolve_objective(resolved, rows)
    person = resolve_people(resolved, "matricola", rows)
    if resolved.text("matricola") is None:
        remedy = "Scrivere la matricola del dipendente."
        resolved.troubles.append(Trouble("matricola", "manca la matricola", remedy))
    own = AssignmentDraft(objective.id if objective else _NONE, person.id if person else _NOBODY)
    if current is not None:
        names = ("id", "version", "weight", "time_share", "valid_from", "valid_to", "acknowledged_on")
        own = replace(own, **{name: getattr(current, name) for name in names})
    return replace(own, **given_fields(resolved, AssignmentDraft, ()))


def _resource(current: Any, resolved: Resolved, rows: ObjectiveRows) -> ResourceDraft:
    objective = resolve_objective(resolved, rows)
    return filled_draft(
        ResourceDraft,
        current,
        resolved,
        **_words(current, resolved, ResourceDraft(), kind=ResourceKind),
        objective_id=objective.id if objective else None,
    )


def _words(current: Any, resolved: Resolved, empty: object, **kinds: type[Enum]) -> dict[str, object]:
    """Return the enums that the words of a row stand for; of a new row, those a new draft has."""
    return {key: word_of(resolved, key, kind, current) or getattr(empty, key) for key, kind in kinds.items()}


def _number(current: Any, resolved: Resolved, key: str, empty: Decimal) -> Decimal:
    """Return a number that is never missing: that of the file, else of the archive, else the one of a new draft."""
    value = resolved.values.get(key, getattr(current, key, empty))
    return value if isinstance(value, Decimal) else empty


_OWNED = {"objective_id": "objective_code"}
OBJECTIVE_RULES = (
    SheetRules(sheets.MANDATE_LINES, _mandate_line),
    SheetRules(sheets.PREVENTION, resolve_measure),
    SheetRules(
        sheets.PLAN, _objective, {"units": "unit_codes", "owner_id": "owner_matricola"}, complete=name_units_by_code
    ),
    SheetRules(sheets.UNIT_WEIGHTS, _unit_weight),
    SheetRules(sheets.INDICATORS, _indicator, {**_OWNED, "parameters": "steps"}),
    SheetRules(sheets.PHASES, _phase, {**_OWNED, "months": "months_text", "actual_months": "actual_text"}),
    SheetRules(sheets.VALUES, _value, {"indicator_id": "number"}),
    SheetRules(sheets.READINGS, reading_in, {"indicator_id": "number"}),
    SheetRules(sheets.PHASE_READINGS, phase_reading_in, {"phase_id": "number", "value": "progress"}),
    SheetRules(sheets.PEOPLE, _assignment, {**_OWNED, "employee_id": "matricola"}),
    SheetRules(sheets.RESOURCES, _resource, _OWNED),
)
"""The sheets in the order in which they are taken in: each may name what those before it bring."""
