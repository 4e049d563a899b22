"""What the people and the units of some sheets are called, read in one query."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, literal, select, union_all
from sqlalchemy.orm import Session

from app.domain.ids import AreaId, ContractAreaId, EmployeeId, OfficialId, SectorId
from app.domain.roles import OfficialRole
from app.domain.structure.hierarchy import Party
from app.domain.structure.names import Names
from app.models.evaluation import Sheet
from app.models.municipality import Official
from app.models.people import Employee
from app.models.sessions import whole_session
from app.models.structure import Area, ContractArea, Sector

_LARGEST = 400
"""People more than these are not named one by one in a query."""


@dataclass(frozen=True, slots=True)
class PersonNames:
    """How a person is called on a sheet: an employee with the matricola, an official with the role."""

    surname: str
    given_name: str = ""
    matricola: str = ""
    role: OfficialRole | None = None

    @property
    def full_name(self) -> str:
        return f"{self.surname} {self.given_name}".strip()


@dataclass(frozen=True, slots=True)
class NamesForSheets:
    """The names of the evaluated and of the evaluators of some sheets, and of all the units."""

    people: Mapping[Party, PersonNames]
    units: Names


def load_sheet_names(session: Session, sheets: Sequence[Sheet], others: Collection[EmployeeId] = ()) -> NamesForSheets:
    """Return the names around some sheets; `others` are employees who have something to do with them."""
    evaluated = {sheet.employee_id for sheet in sheets if sheet.employee_id}
    rows: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in whole_session(session).execute(
        _query({*others, *evaluated, *(sheet.evaluator_id for sheet in sheets if sheet.evaluator_id)})
    ):
        rows[row.what].append(row)
    people = {
        Party(employee_id=EmployeeId(row.id)): PersonNames(row.name, row.given_name, row.code)
        for row in rows[Employee.__tablename__]
    }
    people |= {
        Party(official_id=OfficialId(row.id)): PersonNames(row.name, role=OfficialRole(row.code))
        for row in rows[Official.__tablename__]
    }
    units = Names(
        areas={AreaId(row.id): row.name for row in rows[Area.__tablename__]},
        sectors={SectorId(row.id): row.name for row in rows[Sector.__tablename__]},
        contract_areas={ContractAreaId(row.id): row.name for row in rows[ContractArea.__tablename__]},
    )
    return NamesForSheets(people, units)


def sheet_subject(session: Session, sheet: Sheet) -> str:
    """Return whose sheet it is, for the name of an operation: an employee, or the Segretario."""
    employee = session.get(Employee, sheet.employee_id) if sheet.employee_id else None
    return employee.full_name if employee else "Segretario comunale"


def _query(employees: Collection[EmployeeId]) -> Any:
    people = _named(Employee, Employee.last_name, Employee.first_name, Employee.matricola)
    if len(employees) <= _LARGEST:
        people = people.where(Employee.id.in_(employees))
    nothing = literal("")
    officials = _named(Official, Official.full_name, nothing, Official.role)
    return union_all(people, officials, *(_named(kind, kind.name, nothing, nothing) for kind in _UNITS))


_UNITS: tuple[Any, ...] = (Area, Sector, ContractArea)


def _named(kind: Any, name: Any, given_name: Any, code: Any) -> Select[Any]:
    labels = name.label("name"), given_name.label("given_name"), code.label("code")
    return select(literal(kind.__tablename__).label("what"), kind.id, *labels)
