"""The whole schema in one place: importing this module makes `Base.metadata` complete."""

from app.models import (
    audit,
    certifications,
    cycles,
    document_settings,
    evaluation,
    methods,
    municipality,
    objectives,
    outcomes,
    people,
    plans,
    structure,
    users,
)
from app.models.base import Base

ROOMS = (
    audit, certifications, cycles, document_settings, evaluation, methods, municipality, objectives, outcomes, people,
    plans, structure, users,
)  # fmt: skip

__all__ = ["ROOMS", "Base"]
