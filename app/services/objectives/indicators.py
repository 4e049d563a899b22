"""Indicators of an objective and the values measured for them."""

from app.domain.changes import Changes, Topic
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.objectives import value as values
from app.domain.objectives.indicator import IndicatorDraft, validate
from app.domain.objectives.measuring import parameter_issues
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.validation import refuse
from app.models.objectives import Indicator, IndicatorValue
from app.services.objectives.parts import delete_part, fill, last_position, open_owner, open_part, share_weights
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

FIELDS = ("name", "unit", "rule", "direction", "baseline", "target", "target_on", "parameters", "weight", "source")
VALUE_FIELDS = ("on_date", "value", "done_on", "choice", "source", "evidence", "reason")


def create_indicator(workspace: Workspace, draft: IndicatorDraft) -> Changes:
    """Add an indicator at the end of its objective's list."""
    _accept(draft)
    with unit_of_work(workspace, "Nuovo indicatore", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_owner(unit, draft.objective_id)
        unit.label = f"Nuovo indicatore dell'obiettivo {objective.code}"
        indicator = Indicator(position=last_position(objective.indicators) + 1, objective=objective)
        unit.touched(unit.add(fill(indicator, draft, FIELDS)).id)
    return unit.changes


def update_indicator(workspace: Workspace, draft: IndicatorDraft) -> Changes:
    with unit_of_work(workspace, "Modifica indicatore", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        write_indicator(unit, draft)
    return unit.changes


def write_indicator(unit: Unit, draft: IndicatorDraft) -> None:
    """Change an indicator as part of an operation."""
    _accept(draft)
    indicator, objective = open_part(unit, Indicator, draft.id, draft.version)
    unit.label = f"Modifica indicatore dell'obiettivo {objective.code}"
    fill(indicator, draft, FIELDS)
    unit.touched(indicator.id)


def delete_indicator(workspace: Workspace, identity: IndicatorId, version: int | None = None) -> Changes:
    """Delete an indicator and the values measured for it."""
    return delete_part(workspace, Indicator, "indicatore", identity, version)


def share_indicator_weights(workspace: Workspace, objective_id: ObjectiveId) -> Changes:
    return share_weights(workspace, objective_id, "agli indicatori", lambda objective: objective.indicators)


def record_value(workspace: Workspace, draft: IndicatorValueDraft) -> Changes:
    """Write the interim or the final value of an indicator: one of each kind, the new one replaces the old."""
    with unit_of_work(workspace, "Valore dell'indicatore", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        indicator, objective = open_part(unit, Indicator, draft.indicator_id)
        unit.label = f"Valore {draft.kind.italian} dell'obiettivo {objective.code}"
        refuse(values.validate(draft, indicator.rule))
        kept = next((one for one in indicator.values if one.kind is draft.kind), None)
        if kept and draft.version is not None:
            unit.get(IndicatorValue, kept.id, version=draft.version)
        written = kept or IndicatorValue(kind=draft.kind, indicator=indicator)
        unit.touched(unit.add(fill(written, draft, VALUE_FIELDS)).id)
    return unit.changes


def _accept(draft: IndicatorDraft) -> None:
    parameters = parameters_of(draft.parameters)
    refuse([*validate(draft), *parameter_issues(parameters)])
