"""Indicators of an objective and the values measured for them."""

from collections.abc import Collection

from app.domain.changes import Changes, Topic
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.issues import Issue
from app.domain.objectives import value as values
from app.domain.objectives.indicator import IndicatorDraft, validate
from app.domain.objectives.measuring import parameter_issues
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.value import IndicatorValueDraft
from app.domain.payment_times.year import payment_measure_issues
from app.domain.permissions import Action, InScope
from app.domain.validation import refuse
from app.models.objectives import Indicator, IndicatorValue, Objective
from app.services.objectives.measuring_scope import ask_to_measure
from app.services.objectives.parts import PartKind, delete_parts, fill, open_part, save_part, share_weights
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

VALUE_FIELDS = ("on_date", "value", "done_on", "choice", "source", "evidence", "reason")


def _issues(draft: IndicatorDraft) -> list[Issue]:
    return [*validate(draft), *parameter_issues(parameters_of(draft.parameters))]


def suits_payments(draft: IndicatorDraft, objective: Objective) -> list[Issue]:
    """Say why an indicator cannot measure its objective, if that is on payment times and the name is a new one."""
    kept = next((one.name for one in objective.indicators if one.id == draft.id), "")
    return payment_measure_issues(draft.name, is_payment_times=objective.is_payment_times, kept=kept)


INDICATOR = PartKind(
    Indicator,
    IndicatorDraft,
    ("name", "unit", "rule", "direction", "baseline", "target", "target_on", "parameters", "weight", "source"),
    _issues,
    "Nuovo",
    "indicatore",
    listed=lambda objective: objective.indicators,
    suits=suits_payments,
)


def save_indicator(workspace: Workspace, draft: IndicatorDraft) -> Changes:
    """Add an indicator at the end of its objective's list, or change the one with the draft's id."""
    return save_part(workspace, INDICATOR, draft)


def delete_indicators(workspace: Workspace, identities: Collection[IndicatorId]) -> Changes:
    """Delete indicators and the values measured for them."""
    return delete_parts(workspace, INDICATOR, identities)


def share_indicator_weights(workspace: Workspace, *objectives: ObjectiveId) -> Changes:
    """Give the indicators of each of these objectives equal weights."""
    return share_weights(workspace, objectives, "agli indicatori", lambda objective: objective.indicators)


def record_value(workspace: Workspace, draft: IndicatorValueDraft) -> Changes:
    """Write the interim or the final value of an indicator: one of each kind, the new one replaces the old."""
    label = "Valore dell'indicatore"
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS, action=InScope(Action.MEASURE)) as unit:
        put_value(unit, draft)
    return unit.changes


def put_value(unit: Unit, draft: IndicatorValueDraft) -> None:
    """Write the value of an indicator as part of an operation."""
    indicator, objective = open_part(unit, Indicator, draft.indicator_id)
    ask_to_measure(unit, [objective])
    unit.label = f"Valore {draft.kind.italian} dell'obiettivo {objective.code}"
    refuse(values.validate(draft, indicator.rule))
    kept = next((one for one in indicator.values if one.kind is draft.kind), None)
    if kept and draft.version is not None:
        unit.get(IndicatorValue, kept.id, version=draft.version)
    written = kept or IndicatorValue(kind=draft.kind, indicator=indicator)
    unit.touched(unit.add(fill(written, draft, VALUE_FIELDS)).id)
