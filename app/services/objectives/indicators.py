"""Indicators of an objective and the values measured for them."""

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.method.canonical import from_json
from app.domain.objectives import value as values
from app.domain.objectives.indicator import IndicatorDraft, validate
from app.domain.objectives.measuring import parameter_issues
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.objectives.weights import equal_shares
from app.domain.scoring.inputs import IndicatorParameters
from app.domain.validation import refuse
from app.models.objectives import Indicator, IndicatorValue, Objective
from app.services.objectives.common import open_objective
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

FIELDS = ("name", "unit", "rule", "direction", "baseline", "target", "target_on", "parameters", "weight", "source")
VALUE_FIELDS = ("on_date", "value", "done_on", "choice", "source", "evidence", "reason")


def create_indicator(workspace: Workspace, draft: IndicatorDraft) -> Changes:
    """Add an indicator at the end of its objective's list."""
    _accept(draft)
    if draft.objective_id is None:
        raise UserError("L'obiettivo dell'indicatore non è indicato.", "Sceglierlo dall'elenco.")
    with unit_of_work(workspace, "Nuovo indicatore", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, draft.objective_id)
        unit.label = f"Nuovo indicatore dell'obiettivo {objective.code}"
        last = max((one.position for one in objective.indicators), default=0)
        indicator = Indicator(position=last + 1, objective=objective)
        _write(indicator, draft)
        unit.touched(unit.add(indicator).id)
    return unit.changes


def update_indicator(workspace: Workspace, draft: IndicatorDraft) -> Changes:
    with unit_of_work(workspace, "Modifica indicatore", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        write_indicator(unit, draft)
    return unit.changes


def write_indicator(unit: Unit, draft: IndicatorDraft) -> None:
    """Change an indicator as part of an operation."""
    _accept(draft)
    indicator, objective = _open(unit, draft.id, draft.version)
    unit.label = f"Modifica indicatore dell'obiettivo {objective.code}"
    _write(indicator, draft)
    unit.touched(indicator.id)


def delete_indicator(workspace: Workspace, identity: IndicatorId, version: int | None = None) -> Changes:
    """Delete an indicator and the values measured for it."""
    with unit_of_work(workspace, "Eliminazione indicatore", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        indicator, objective = _open(unit, identity, version)
        unit.label = f"Eliminazione indicatore dell'obiettivo {objective.code}"
        unit.session.delete(indicator)
        unit.touched(identity)
    return unit.changes


def share_indicator_weights(workspace: Workspace, objective_id: ObjectiveId) -> Changes:
    with unit_of_work(workspace, "Pesi uguali agli indicatori", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, objective_id)
        unit.label = f"Pesi uguali agli indicatori dell'obiettivo {objective.code}"
        shares = equal_shares(len(objective.indicators))
        for indicator, weight in zip(objective.indicators, shares, strict=True):
            indicator.weight = weight
        unit.touched(objective_id)
    return unit.changes


def record_value(workspace: Workspace, draft: IndicatorValueDraft) -> Changes:
    """Write the interim or the final value of an indicator: one of each kind, the new one replaces the old."""
    with unit_of_work(workspace, "Valore dell'indicatore", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        indicator, objective = _open(unit, draft.indicator_id)
        unit.label = f"Valore {draft.kind.italian} dell'obiettivo {objective.code}"
        refuse(values.validate(draft, indicator.rule))
        kept = next((one for one in indicator.values if one.kind is draft.kind), None)
        if kept and draft.version is not None:
            unit.get(IndicatorValue, kept.id, version=draft.version)
        written = kept or IndicatorValue(kind=draft.kind, indicator=indicator)
        for name in VALUE_FIELDS:
            setattr(written, name, getattr(draft, name))
        unit.touched(unit.add(written).id)
    return unit.changes


def _open(unit: Unit, identity: IndicatorId | None, version: int | None = None) -> tuple[Indicator, Objective]:
    indicator = unit.get(Indicator, identity or 0, version=version)
    return indicator, open_objective(unit, indicator.objective_id)


def _accept(draft: IndicatorDraft) -> None:
    parameters = from_json(IndicatorParameters, draft.parameters)
    refuse([*validate(draft), *parameter_issues(parameters)])


def _write(indicator: Indicator, draft: IndicatorDraft) -> None:
    for name in FIELDS:
        setattr(indicator, name, getattr(draft, name))
