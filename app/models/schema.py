"""The whole schema in one place: importing this module makes `Base.metadata` complete."""

from app.models import audit as register
from app.models import cycles, evaluation, methods, municipality, objectives, people, structure
from app.models.base import Base

ROOMS = (cycles, evaluation, methods, municipality, objectives, people, register, structure)

__all__ = ["ROOMS", "Base"]
