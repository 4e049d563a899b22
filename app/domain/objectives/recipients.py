"""To whom objectives are given all at once: a unit, a contract area, the whole ente."""

from dataclasses import dataclass

from app.domain.ids import ContractAreaId
from app.domain.objectives.objective import UnitRef


@dataclass(frozen=True, slots=True)
class Recipients:
    """Everybody who serves in the year in a unit or in a contract area; without either, in the whole ente."""

    unit: UnitRef | None = None
    contract_area: ContractAreaId | None = None

    @property
    def words(self) -> str:
        if self.unit is not None:
            return "tutta l'unità"
        return "tutta l'area contrattuale" if self.contract_area is not None else "tutto l'ente"
