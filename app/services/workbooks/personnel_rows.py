"""The *Anagrafica* as the rows of its workbook."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.structure.municipality import PersonnelCostRow
from app.domain.structure.units import ContractAreaRow
from app.domain.workbooks.personnel import PersonnelRows
from app.models.municipality import PersonnelCost
from app.models.structure import ContractArea
from app.services.structure.loading import load_registry
from app.services.structure.municipality import load_municipality, load_population


def load_rows(session: Session) -> PersonnelRows:
    contract_areas = session.scalars(select(ContractArea).order_by(ContractArea.position, ContractArea.id))
    costs = session.scalars(select(PersonnelCost).order_by(PersonnelCost.year))
    return PersonnelRows(
        load_registry(session),
        load_municipality(session),
        tuple(ContractAreaRow(row.id, row.code, row.name, row.position) for row in contract_areas),
        tuple(load_population(session)),
        tuple(PersonnelCostRow(row.id, row.year, row.pay, row.irap, row.contributions) for row in costs),
    )
