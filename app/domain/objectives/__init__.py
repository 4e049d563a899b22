"""Objectives of a year: their vocabulary here, drafts, rows, weights and checks in the modules beside."""

from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.vocabulary import (
    AcknowledgementMeans,
    Combination,
    Direction,
    IndicatorRule,
    ObjectiveScope,
    ObjectiveState,
    PerformanceAmbit,
    PhaseKind,
    ResourceKind,
    ValueKind,
)

__all__ = [
    "AcknowledgementMeans",
    "Combination",
    "Direction",
    "IndicatorRule",
    "ObjectiveKind",
    "ObjectiveScope",
    "ObjectiveState",
    "PerformanceAmbit",
    "PhaseKind",
    "ResourceKind",
    "ValueKind",
]
