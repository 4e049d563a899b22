"""The names of the units of objectives, by which the catalogue knows the settore of a line."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import ObjectiveId
from app.models.objectives import ObjectiveUnit
from app.models.structure import Area, Sector


def unit_names_of(session: Session) -> Mapping[ObjectiveId, str]:
    """Return the names of the Area and of the settore of each objective, the first of its units."""
    found = (
        select(ObjectiveUnit.objective_id, Area.name, Sector.name)
        .join(Area, ObjectiveUnit.area_id == Area.id)
        .outerjoin(Sector, ObjectiveUnit.sector_id == Sector.id)
        .order_by(ObjectiveUnit.id.desc())
    )
    return {identity: f"{area} {sector or ''}".strip() for identity, area, sector in session.execute(found)}
