"""The whole schema in one place: importing this module makes `Base.metadata` complete."""

from app.models import (
    audit,
    awards,
    certifications,
    certified_data,
    cycles,
    document_settings,
    evaluation,
    evidences,
    methods,
    municipality,
    objectives,
    outcomes,
    people,
    plans,
    progressions,
    proposals,
    readings,
    structure,
    training,
    users,
    year_closings,
)
from app.models.base import Base

ROOMS = (
    audit, awards, certifications, certified_data, cycles, document_settings, evaluation, evidences, methods,
    municipality, objectives, outcomes, people, plans, progressions, proposals, readings, structure, training, users,
    year_closings,
)  # fmt: skip

__all__ = ["ROOMS", "Base"]
