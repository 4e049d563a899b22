"""Everything the page of the ente shows, asked together."""

from dataclasses import dataclass

from app.domain.acts import ActRow
from app.domain.declared import DeclaredRow
from app.domain.structure.evaluators import OfficialRow
from app.domain.structure.municipality import MunicipalityDraft, PersonnelCostRow, PopulationLine
from app.domain.structure.units import ContractAreaRow
from app.services.structure.acts import list_acts
from app.services.structure.contract_areas import list_contract_areas
from app.services.structure.declared import list_declared
from app.services.structure.evaluators import list_officials
from app.services.structure.municipality import list_costs, list_population, read_municipality
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Ente:
    """The comune: its words, its figures, who acts for it, its contract areas; its acts and what the plan declares."""

    municipality: MunicipalityDraft
    population: tuple[PopulationLine, ...]
    costs: tuple[PersonnelCostRow, ...]
    officials: tuple[OfficialRow, ...]
    contract_areas: tuple[ContractAreaRow, ...]
    acts: tuple[ActRow, ...] = ()
    declared: tuple[DeclaredRow, ...] = ()


def read_ente(workspace: Workspace, year: int) -> Ente:
    return Ente(
        read_municipality(workspace),
        tuple(list_population(workspace)),
        tuple(list_costs(workspace)),
        tuple(list_officials(workspace)),
        tuple(list_contract_areas(workspace)),
        tuple(list_acts(workspace)),
        tuple(list_declared(workspace, year)),
    )
