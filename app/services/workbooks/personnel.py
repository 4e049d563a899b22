"""The *Anagrafica* as a workbook: its rows, and who keeps each of them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Topic
from app.domain.structure.municipality import PersonnelCostRow
from app.domain.structure.units import ContractAreaRow
from app.domain.workbooks import personnel
from app.domain.workbooks.personnel import PERSONNEL_LAYOUT, PersonnelRows, layout_with_choices
from app.domain.workbooks.personnel_rules import PERSONNEL_RULES
from app.models.municipality import PersonnelCost
from app.models.people import Employee, Posting
from app.models.structure import Area, ContractArea, Office, Sector
from app.services.structure.appointments import put_appointment
from app.services.structure.area_charges import put_charge
from app.services.structure.contract_areas import put_contract_area
from app.services.structure.employees import put_employee, put_new_employees, rehearse_new_employees
from app.services.structure.evaluators import put_official
from app.services.structure.loading import load_registry
from app.services.structure.municipality import (
    load_municipality,
    load_population,
    put_cost,
    put_municipality,
    put_population,
)
from app.services.structure.postings import put_posting
from app.services.structure.units import put_area, put_office, put_sector
from app.services.workbooks.parts import Intake, Keep, WorkbookParts, rows_to_export

KEEPERS: Mapping[str, Keep] = {
    personnel.MUNICIPALITY.name: put_municipality,
    personnel.AREAS.name: put_area,
    personnel.SECTORS.name: put_sector,
    personnel.OFFICES.name: put_office,
    personnel.CONTRACT_AREAS.name: put_contract_area,
    personnel.EMPLOYEES.name: put_employee,
    personnel.POSTINGS.name: put_posting,
    personnel.APPOINTMENTS.name: put_appointment,
    personnel.OFFICIALS.name: put_official,
    personnel.CHARGES.name: put_charge,
    personnel.POPULATION.name: put_population,
    personnel.COSTS.name: put_cost,
}


def load_rows(session: Session, today: date = date.min) -> PersonnelRows:
    contract_areas = session.scalars(select(ContractArea).order_by(ContractArea.position, ContractArea.id))
    costs = session.scalars(select(PersonnelCost).order_by(PersonnelCost.year))
    return PersonnelRows(
        load_registry(session),
        load_municipality(session),
        tuple(ContractAreaRow(row.id, row.code, row.name, row.position) for row in contract_areas),
        tuple(load_population(session)),
        tuple(PersonnelCostRow(row.id, row.year, row.pay, row.irap, row.contributions) for row in costs),
        today,
    )


PARTS = WorkbookParts(
    PERSONNEL_LAYOUT,
    rows_to_export(lambda session, _year: load_rows(session)),
    Intake(
        PERSONNEL_RULES,
        lambda unit, _read: load_rows(unit.session, unit.workspace.today),
        KEEPERS,
        (Topic.STRUCTURE, Topic.MUNICIPALITY),
        many={personnel.EMPLOYEES.name: put_new_employees},
        rehearsed={personnel.EMPLOYEES.name: rehearse_new_employees},
        held=(Area, Sector, Office, ContractArea, Employee, Posting),
    ),
    layout_with_choices,
)
