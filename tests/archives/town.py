"""An invented comune of 24 people, 8 men and 16 women: enough to try every question about the structure."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.ids import AreaId, ContractAreaId, EmployeeId, SectorId
from app.domain.permissions import Action
from app.domain.roles import Gender, OfficialRole
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.evaluators import OfficialDraft
from app.domain.structure.municipality import MunicipalityDraft, PersonnelCostDraft, PopulationDraft
from app.domain.structure.postings import PostingDraft
from app.domain.structure.units import AreaDraft, ContractAreaDraft, SectorDraft, UnitKey
from app.models.people import Employee
from app.models.structure import Area, ContractArea, Sector
from app.services.access import reading
from app.services.structure.appointments import put_appointment
from app.services.structure.contract_areas import put_contract_area
from app.services.structure.employees import put_employee
from app.services.structure.evaluators import put_official
from app.services.structure.municipality import put_cost, put_municipality, put_population
from app.services.structure.postings import put_posting
from app.services.structure.units import put_area, put_sector
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace
from tests.archives.plain import copied

START = date(2020, 1, 1)

UNITS = {
    ("A", "Area Affari generali"): [("A1", "Segreteria"), ("A2", "Personale")],
    ("B", "Area Economico-finanziaria"): [("B1", "Ragioneria"), ("B2", "Tributi")],
    ("C", "Area Lavori pubblici"): [("C1", "Manutenzioni")],
    ("D", "Area Servizi sociali"): [("D1", "Assistenza")],
    ("E", "Area Polizia locale"): [("E1", "Vigilanza")],
    ("F", "Area Servizi al cittadino"): [("F1", "Demografici"), ("F2", "Sportello del cittadino")],
}

STAFF = {
    "A1": ("Rinaldi Marta", "Ferri Lucia", "Basso Irene"),
    "A2": ("Galli Silvia", "Negri Anna"),
    "B1": ("Marini Paolo", "Costa Elena"),
    "B2": ("Villa Chiara", "Serra Davide", "Longo Monica"),
    "C1": ("Conti Giorgio", "Piras Luca", "Moretti Fabio"),
    "D1": ("Greco Paola", "Sala Giulia", "Fontana Rita", "Bruno Sara"),
    "E1": ("Testa Marco", "Amato Nicola", "Leone Franco"),
    "F1": ("De Luca Teresa", "Parisi Alba", "Donati Nora"),
    "F2": ("Vitale Carla",),
}
MEN = {"Paolo", "Davide", "Giorgio", "Luca", "Fabio", "Marco", "Nicola", "Franco"}
HEADS = {"A": "Rinaldi Marta", "B": "Marini Paolo", "C": "Conti Giorgio", "D": "Greco Paola", "E": "Testa Marco"}
PEOPLE = [name for names in STAFF.values() for name in names]


@dataclass(frozen=True)
class Town:
    """Where to find the units and the people of the invented comune, by code and by name."""

    workspace: Workspace
    areas: dict[str, AreaId]
    sectors: dict[str, SectorId]
    people: dict[str, EmployeeId]
    contract_area: ContractAreaId

    def sector(self, code: str) -> UnitKey:
        return UnitKey(self.areas[code[0]], self.sectors[code])

    def posting(self, name: str, code: str, start: date, end: date | None = None) -> PostingDraft:
        return PostingDraft(
            self.people[name], self.sector(code), self.contract_area, "Istruttore", Decimal(100), start, end
        )


@pytest.fixture(scope="session")
def town_archive(empty_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archives") / "town.merito"
    with copied(empty_archive, path) as workspace:
        build_town(workspace)
    return path


@pytest.fixture
def town(town_archive: Path, tmp_path: Path) -> Iterator[Town]:
    """The invented comune of 24 people, in an archive of its own."""
    with copied(town_archive, tmp_path / "town.merito") as workspace:
        yield town_of(workspace)


def build_town(workspace: Workspace, people: Container[str] = PEOPLE) -> None:
    """Fill an empty archive with the comune, or with some of its people alone."""
    with unit_of_work(workspace, "Comune di prova", Topic.STRUCTURE) as unit:
        put_municipality(unit, MunicipalityDraft(name="Comune di Prova", province="Pavia", address="Piazza Roma 1"))
        _add_figures(unit)
        put_official(unit, OfficialDraft(OfficialRole.SECRETARY, "Giusti Laura", START))
        put_official(unit, OfficialDraft(OfficialRole.MAYOR, "Neri Alberto", START))
        contract = put_contract_area(unit, ContractAreaDraft("IS", "Istruttori")).id
        _add_units(unit)
        _add_people(unit, contract, people)


def town_of(workspace: Workspace) -> Town:
    with reading(workspace, Action.READ) as session:
        return Town(
            workspace,
            {row.code: row.id for row in session.scalars(select(Area))},
            {row.code: row.id for row in session.scalars(select(Sector))},
            {f"{row.last_name} {row.first_name}": row.id for row in session.scalars(select(Employee))},
            session.scalars(select(ContractArea.id)).one(),
        )


def _add_figures(unit: Unit) -> None:
    counts = ((2020, 4000, 4100, 3300), (2021, 3990, 4080, None), (2022, 4010, 4090, 3310), (2023, 3980, 4070, 3320))
    for year, men, women, families in counts:
        put_population(unit, PopulationDraft(date(year, 12, 31), men, women, families))
    put_cost(unit, PersonnelCostDraft(2023, Decimal("700000.50"), Decimal("60000.00"), Decimal("200000.25")))


def _add_units(unit: Unit) -> None:
    for (code, name), sectors in UNITS.items():
        area = put_area(unit, AreaDraft(code, name))
        for sector_code, sector_name in sectors:
            put_sector(unit, SectorDraft(area.id, sector_code, sector_name))


def _add_people(unit: Unit, contract: ContractAreaId, people: Container[str]) -> None:
    areas = {row.code: row.id for row in unit.session.scalars(select(Area))}
    sectors = {row.code: row.id for row in unit.session.scalars(select(Sector))}
    placed = [(name, code) for code, names in STAFF.items() for name in names if name in people]
    for number, (name, code) in enumerate(placed):
        last_name, first_name = name.rsplit(" ", 1)
        gender = Gender.MALE if first_name in MEN else Gender.FEMALE
        draft = EmployeeDraft(f"{number + 1:04}", "", last_name, first_name, gender, date(1975, 3, 2), START)
        employee = put_employee(unit, draft)
        key = UnitKey(areas[code[0]], sectors[code])
        put_posting(unit, PostingDraft(employee.id, key, contract, "Istruttore", Decimal(100), START))
        for area_code, head in HEADS.items():
            if head == name:
                put_appointment(unit, EqAppointmentDraft(employee.id, (areas[area_code],), valid_from=START))
