"""The whole schema in one place: importing this module makes `Base.metadata` complete."""

from app.models import cycles, evaluation, methods, municipality, objectives, people, register, structure
from app.models.base import Base

SCHEMA_VERSION = 1
"""The number that the archive carries in `user_version`; it grows with each migration."""

APPLICATION_ID = 0x4D455254
"""`MERT`: what tells a Merito archive from any other SQLite file."""

ROOMS = (cycles, evaluation, methods, municipality, objectives, people, register, structure)

__all__ = ["APPLICATION_ID", "ROOMS", "SCHEMA_VERSION", "Base"]
