"""What people and units are called, for the sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.ids import AreaId, ContractAreaId, SectorId
from app.domain.structure.hierarchy import Party


@dataclass(frozen=True, slots=True)
class Names:
    """What people and units are called, for the sentences."""

    people: Mapping[Party, str] = field(default_factory=dict)
    areas: Mapping[AreaId, str] = field(default_factory=dict)
    sectors: Mapping[SectorId, str] = field(default_factory=dict)
    contract_areas: Mapping[ContractAreaId, str] = field(default_factory=dict)

    def unit(self, area_id: AreaId | None, sector_id: SectorId | None) -> str:
        found = (self.areas.get(area_id) if area_id else None, self.sectors.get(sector_id) if sector_id else None)
        return ", ".join(filter(None, found))
