"""Reads a plan written as plain text and proposes what to create from it: pure functions, no archive."""

from app.domain.plan_text.comparison import objectives_to_create, plan_changes
from app.domain.plan_text.parsing import parse_plan
from app.domain.plan_text.planning import PlannedObjective
from app.domain.plan_text.preview import (
    PART_COUNT_COLUMNS,
    PLAN_ROW_COLUMNS,
    PartCount,
    PlanPart,
    PlanPreview,
    PlanRow,
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
    "PART_COUNT_COLUMNS",
    "PLAN_ROW_COLUMNS",
    "AreaText",
    "Bullet",
    "CrossGroup",
    "CrossMember",
    "PartCount",
    "PlanFacts",
    "PlanPart",
    "PlanPreview",
    "PlanRow",
    "PlannedObjective",
    "PopulationYear",
    "PresentObjective",
    "PresentPlan",
    "ReadPlan",
    "SectorText",
    "UnitName",
    "objectives_to_create",
    "parse_plan",
    "plan_changes",
    "read_plan",
]
