"""Gives each block of a plan its role and proposes what to create from them: pure functions, no archive."""

from app.domain.plan_text.comparison import objectives_to_create, plan_changes
from app.domain.plan_text.planning import PlannedObjective
from app.domain.plan_text.preview import (
    PartCount,
    PlanPart,
    PlanPreview,
    PresentObjective,
    PresentPlan,
)
from app.domain.plan_text.reading import read_plan
from app.domain.plan_text.shapes import (
    AreaText,
    Bullet,
    CrossGroup,
    CrossMember,
    PlanFacts,
    PopulationYear,
    ReadPlan,
    SectorText,
    UnitName,
)

__all__ = [
    "AreaText",
    "Bullet",
    "CrossGroup",
    "CrossMember",
    "PartCount",
    "PlanFacts",
    "PlanPart",
    "PlanPreview",
    "PlannedObjective",
    "PopulationYear",
    "PresentObjective",
    "PresentPlan",
    "ReadPlan",
    "SectorText",
    "UnitName",
    "objectives_to_create",
    "plan_changes",
    "read_plan",
]
