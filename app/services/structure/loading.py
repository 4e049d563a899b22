"""The Anagrafica read in a handful of queries, whatever its size."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.ids import EmployeeId, OfficialId
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorKey, EvaluatorOverrideRow, OfficialRow
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import Registry
from app.domain.structure.units import UnitKey, UnitKind, UnitRow
from app.models.municipality import Official
from app.models.people import Employee, EqAppointment, EvaluatorOverride, Posting
from app.models.structure import Area, ContractArea, Office, Sector

ARROW = " › "


def load_registry(session: Session) -> Registry:
    """Return the whole Anagrafica as rows: units as in the tree, people by name, facts by date."""
    names = Names(
        {unit.key: unit for unit in load_units(session)},
        {row.id: row for row in session.scalars(select(ContractArea))},
        {row.id: row for row in session.scalars(select(Employee))},
        {row.id: row for row in session.scalars(select(Official))},
    )
    people = sorted(names.employees.values(), key=_by_name)
    postings = session.scalars(select(Posting).order_by(Posting.valid_from, Posting.id))
    appointments = session.scalars(
        select(EqAppointment)
        .options(selectinload(EqAppointment.areas))
        .order_by(EqAppointment.valid_from, EqAppointment.id)
    )
    overrides = session.scalars(select(EvaluatorOverride).order_by(EvaluatorOverride.valid_from, EvaluatorOverride.id))
    return Registry(
        tuple(names.units.values()),
        tuple(map(_employee_row, people)),
        tuple(names.posting_row(row) for row in postings),
        tuple(names.appointment_row(row) for row in appointments),
        tuple(names.override_row(row) for row in overrides),
        tuple(official_row(row) for row in sorted(names.officials.values(), key=_by_office)),
    )


def load_units(session: Session) -> list[UnitRow]:
    """Return every unit, each followed by those below it."""
    areas = session.scalars(select(Area).order_by(Area.position, Area.id)).all()
    sectors = session.scalars(select(Sector).order_by(Sector.position, Sector.id)).all()
    offices = session.scalars(select(Office).order_by(Office.position, Office.id)).all()
    rows: list[UnitRow] = []
    for area in areas:
        rows.append(_area_row(area))
        for sector in (one for one in sectors if one.area_id == area.id):
            rows.append(_sector_row(sector, area))
            rows += [_office_row(one, sector, area) for one in offices if one.sector_id == sector.id]
    return rows


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for, to write them in rows without asking the archive again."""

    units: dict[UnitKey, UnitRow]
    contract_areas: dict[int, ContractArea]
    employees: dict[EmployeeId, Employee]
    officials: dict[OfficialId, Official]

    def posting_row(self, row: Posting) -> PostingRow:
        employee, contract = self.employees[row.employee_id], self.contract_areas[row.contract_area_id]
        key = UnitKey(row.area_id, row.sector_id, row.office_id)
        codes = unit_codes(self.units, key)
        return PostingRow(
            id=row.id,
            version=row.version,
            employee_id=row.employee_id,
            matricola=employee.matricola,
            full_name=name_of(employee),
            unit_key=key,
            unit=self.units[key].path,
            area_code=codes[0],
            sector_code=codes[1],
            office_code=codes[2],
            contract_area_id=contract.id,
            contract_area_code=contract.code,
            contract_area=contract.name,
            profile=row.profile,
            part_time=row.part_time,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )

    def appointment_row(self, row: EqAppointment) -> EqAppointmentRow:
        employee = self.employees[row.employee_id]
        area_ids = tuple(one.area_id for one in row.areas)
        units = [self.units[UnitKey(area_id)] for area_id in area_ids]
        return EqAppointmentRow(
            id=row.id,
            version=row.version,
            employee_id=row.employee_id,
            matricola=employee.matricola,
            full_name=name_of(employee),
            area_ids=area_ids,
            areas=", ".join(unit.name for unit in units),
            area_codes="; ".join(unit.code for unit in units),
            position_pay=row.position_pay,
            result_pay=row.result_pay,
            act=row.act,
            is_ad_interim=row.is_ad_interim,
            handles_payments=row.handles_payments,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )

    def override_row(self, row: EvaluatorOverride) -> EvaluatorOverrideRow:
        return EvaluatorOverrideRow(
            id=row.id,
            version=row.version,
            employee_id=row.employee_id,
            evaluator_key=EvaluatorKey(row.evaluator_id, row.official_id),
            evaluator=self._evaluator(row),
            reason=row.reason,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )

    def _evaluator(self, row: EvaluatorOverride) -> str:
        if row.evaluator_id is not None:
            return name_of(self.employees[row.evaluator_id])
        return self.officials[row.official_id].full_name if row.official_id is not None else ""


def name_of(employee: Employee) -> str:
    return f"{employee.last_name} {employee.first_name}"


def official_row(row: Official) -> OfficialRow:
    return OfficialRow(row.id, row.version, row.role, row.full_name, row.valid_from, row.valid_to)


def unit_codes(units: dict[UnitKey, UnitRow], key: UnitKey) -> tuple[str, str, str]:
    """Return the codes of Area, Settore and Ufficio of a unit; empty where the key does not go so far."""
    sector = units.get(UnitKey(key.area_id, key.sector_id)) if key.sector_id is not None else None
    office = units.get(key) if key.office_id is not None else None
    return units[UnitKey(key.area_id)].code, sector.code if sector else "", office.code if office else ""


def _by_name(row: Employee) -> tuple[str, str, int]:
    return row.last_name.casefold(), row.first_name.casefold(), row.id


def _by_office(row: Official) -> tuple[str, str]:
    return row.role.value, row.valid_from.isoformat()


def _employee_row(row: Employee) -> EmployeeRow:
    return EmployeeRow(
        id=row.id,
        version=row.version,
        matricola=row.matricola,
        tax_code=row.tax_code or "",
        last_name=row.last_name,
        first_name=row.first_name,
        gender=row.gender,
        birth_date=row.birth_date,
        hired_on=row.hired_on,
        left_on=row.left_on,
    )


def _area_row(area: Area) -> UnitRow:
    return UnitRow(
        kind=UnitKind.AREA,
        id=area.id,
        version=area.version,
        code=area.code,
        name=area.name,
        parent_code="",
        position=area.position,
        valid_from=area.valid_from,
        valid_to=area.valid_to,
        key=UnitKey(area.id),
        path=area.name,
    )


def _sector_row(sector: Sector, area: Area) -> UnitRow:
    return UnitRow(
        kind=UnitKind.SECTOR,
        id=sector.id,
        version=sector.version,
        code=sector.code,
        name=sector.name,
        parent_code=area.code,
        position=sector.position,
        valid_from=sector.valid_from,
        valid_to=sector.valid_to,
        key=UnitKey(area.id, sector.id),
        path=area.name + ARROW + sector.name,
    )


def _office_row(office: Office, sector: Sector, area: Area) -> UnitRow:
    return UnitRow(
        kind=UnitKind.OFFICE,
        id=office.id,
        version=office.version,
        code=office.code,
        name=office.name,
        parent_code=sector.code,
        position=office.position,
        valid_from=None,
        valid_to=None,
        key=UnitKey(area.id, sector.id, office.id),
        path=area.name + ARROW + sector.name + ARROW + office.name,
    )
