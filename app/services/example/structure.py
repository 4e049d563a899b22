"""The ente of the example: its data, units, people, appointments and absences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import AreaId, ContractAreaId, EmployeeId, SectorId
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.evaluators import OfficialDraft
from app.domain.structure.municipality import MunicipalityDraft, PersonnelCostDraft, PopulationDraft
from app.domain.structure.postings import PostingDraft
from app.domain.structure.units import AreaDraft, SectorDraft, UnitKey
from app.models.cycles import MandateLine
from app.models.people import Absence
from app.models.structure import ContractArea
from app.services.example.source import LOGO, Row, draft_of, municipality_file, people_file
from app.services.files import read_file
from app.services.structure.appointments import put_appointment
from app.services.structure.employees import put_employee
from app.services.structure.evaluators import put_official
from app.services.structure.municipality import put_cost, put_municipality, put_population
from app.services.structure.postings import put_posting
from app.services.structure.units import put_area, put_sector
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

MANDATE = (2019, 2024)


@dataclass(frozen=True, slots=True)
class Town:
    """What the rest of the example refers to by code or matricola; `heads` are the EQ of each area."""

    areas: dict[str, AreaId] = field(default_factory=dict)
    sectors: dict[str, UnitKey] = field(default_factory=dict)
    people: dict[str, EmployeeId] = field(default_factory=dict)
    heads: dict[AreaId, EmployeeId] = field(default_factory=dict)

    def sector_ref(self, code: str) -> tuple[AreaId, SectorId]:
        """Return area and settore of a code; `UserError` when the files of the example name an unknown one."""
        key = self.sectors.get(code)
        if key is None or key.sector_id is None:
            raise UserError(f"Dati del comune di esempio: il settore {code} non c'è.", "Reinstallare il programma.")
        return key.area_id, key.sector_id


def write_structure(workspace: Workspace) -> Town:
    town, source, staff = Town(), municipality_file(), people_file()
    with unit_of_work(workspace, "Struttura del comune di esempio", Topic.STRUCTURE, Topic.MUNICIPALITY) as unit:
        unit.can_undo = False
        _write_municipality(unit, source)
        _write_units(unit, source["area"], town)
        _write_mandate(unit, source["mandate_line"])
        contract_areas = {row.code: row.id for row in unit.session.scalars(select(ContractArea))}
        for row in staff["employee"]:
            _write_person(unit, row, town, contract_areas)
        for row in staff["absence"]:
            unit.add(_absence(row, town))
    return town


def _write_municipality(unit: Unit, source: Row) -> None:
    put_municipality(unit, draft_of(MunicipalityDraft, source["municipality"])).logo = read_file(LOGO)
    for row in source["population"]:
        put_population(unit, draft_of(PopulationDraft, row))
    for row in source["cost"]:
        put_cost(unit, draft_of(PersonnelCostDraft, row))
    for row in source["official"]:
        put_official(unit, draft_of(OfficialDraft, row))


def _write_units(unit: Unit, areas: list[Row], town: Town) -> None:
    for row in areas:
        area = put_area(unit, draft_of(AreaDraft, row, "sectors"))
        town.areas[area.code] = area.id
        for code, name in row["sectors"].items():
            sector = put_sector(unit, SectorDraft(area_id=area.id, code=code, name=name))
            town.sectors[code] = UnitKey(area.id, sector.id)


def _write_mandate(unit: Unit, lines: list[Row]) -> None:
    first, last = MANDATE
    for position, row in enumerate(lines, start=1):
        unit.add(MandateLine(**row, mandate_from=first, mandate_to=last, position=position))


def _write_person(unit: Unit, row: Row, town: Town, contract_areas: Mapping[str, ContractAreaId]) -> None:
    employee = put_employee(unit, draft_of(EmployeeDraft, row, "postings", "appointment", "objectives"))
    town.people[employee.matricola] = employee.id
    for posting in _postings(row, employee.hired_on, town, contract_areas):
        put_posting(unit, replace(posting, employee_id=employee.id))
    if appointment := row.get("appointment"):
        area_id = town.areas[appointment["area"]]
        town.heads[area_id] = employee.id
        draft = draft_of(EqAppointmentDraft, appointment, "area")
        put_appointment(unit, replace(draft, employee_id=employee.id, area_ids=(area_id,)))


def _postings(
    row: Row, hired_on: date, town: Town, contract_areas: Mapping[str, ContractAreaId]
) -> Iterator[PostingDraft]:
    for posting in row["postings"]:
        draft = draft_of(PostingDraft, posting, "sector", "contract_area")
        yield replace(
            draft,
            unit=town.sectors[posting["sector"]],
            contract_area_id=contract_areas[posting["contract_area"]],
            valid_from=draft.valid_from or hired_on,
        )


def _absence(row: Row, town: Town) -> Absence:
    return Absence(
        employee_id=town.people[row["matricola"]],
        kind=row["kind"],
        is_neutral=row["is_neutral"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
    )
