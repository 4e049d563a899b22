"""The names of people and units, read once."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.structure.hierarchy import Party
from app.domain.structure.names import Names
from app.models.municipality import Official
from app.models.people import Employee
from app.models.structure import Area, ContractArea, Sector


def load_names(session: Session) -> Names:
    people = {Party(employee_id=row.id): row.full_name for row in session.scalars(select(Employee))}
    people |= {Party(official_id=row.id): row.full_name for row in session.scalars(select(Official))}
    return Names(
        people,
        {row.id: row.name for row in session.scalars(select(Area))},
        {row.id: row.name for row in session.scalars(select(Sector))},
        {row.id: row.name for row in session.scalars(select(ContractArea))},
    )
