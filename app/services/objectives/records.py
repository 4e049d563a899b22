"""What is noted along the year: resources and monitoring."""

from collections.abc import Collection

from app.domain.changes import Changes, Topic
from app.domain.objectives.records import (
    MonitoringDraft,
    ResourceDraft,
    validate_monitoring,
    validate_resource,
)
from app.models.objectives import Monitoring, ObjectiveResource
from app.services.objectives.parts import PartKind, delete_parts, save_part
from app.services.workspace import Workspace

_TOPICS = (Topic.OBJECTIVES,)
RESOURCE = PartKind(
    ObjectiveResource,
    ResourceDraft,
    ("kind", "description", "chapter", "amount"),
    validate_resource,
    "Nuova",
    "risorsa",
    _TOPICS,
)
MONITORING = PartKind(
    Monitoring,
    MonitoringDraft,
    ("on_date", "progress", "notes", "critical_points"),
    validate_monitoring,
    "Nuovo",
    "monitoraggio",
    _TOPICS,
    is_measuring=True,
)


def save_resource(workspace: Workspace, draft: ResourceDraft) -> Changes:
    """Add a resource, or change the one with the draft's id."""
    return save_part(workspace, RESOURCE, draft)


def delete_resources(workspace: Workspace, identities: Collection[int]) -> Changes:
    return delete_parts(workspace, RESOURCE, identities)


def save_monitoring(workspace: Workspace, draft: MonitoringDraft) -> Changes:
    """Add a monitoring, or change the one with the draft's id."""
    return save_part(workspace, MONITORING, draft)


def delete_monitorings(workspace: Workspace, identities: Collection[int]) -> Changes:
    return delete_parts(workspace, MONITORING, identities)
