"""The whole schema in one place: importing this module makes `Base.metadata` complete."""

from app.models import (
    audit,
    cycles,
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

ROOMS = (audit, cycles, evaluation, methods, municipality, objectives, outcomes, people, plans, structure, users)

__all__ = ["ROOMS", "Base"]
