"""Short ways to write the rows of an Anagrafica in a test."""

from datetime import date
from decimal import Decimal

from app.domain.ids import AreaId, ContractAreaId, EmployeeId, EqAppointmentId, OfficialId, PostingId, SectorId
from app.domain.roles import Gender, OfficialRole
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideRow, OfficialRow
from app.domain.structure.hierarchy import Party
from app.domain.structure.postings import PostingRow
from app.domain.structure.units import UnitKey, UnitKind, UnitRow

NEW_YEAR = date(2024, 1, 1)
SUMMER = date(2024, 7, 1)
LAST = date(2024, 12, 31)
LONG_AGO = date(2015, 1, 1)


def area(number: int, start: date | None = None, end: date | None = None) -> UnitRow:
    key = UnitKey(AreaId(number))
    return UnitRow(UnitKind.AREA, number, 1, f"A{number}", f"Area {number}", "", number, start, end, key, "")


def sector(area_number: int, number: int) -> UnitRow:
    key = UnitKey(AreaId(area_number), SectorId(number))
    code = f"A{area_number}"
    return UnitRow(UnitKind.SECTOR, number, 1, f"S{number}", f"Settore {number}", code, number, None, None, key, "")


def person(
    number: int, name: str = "", gender: Gender = Gender.FEMALE, start: date = LONG_AGO, end: date | None = None
) -> EmployeeRow:
    last_name, _, first_name = (name or f"Persona {number}").partition(" ")
    return EmployeeRow(EmployeeId(number), 1, f"{number:04}", "", last_name, first_name, gender, None, start, end)


def posting(
    employee: int, area_number: int, start: date = LONG_AGO, end: date | None = None, sector_number: int | None = None
) -> PostingRow:
    key = UnitKey(AreaId(area_number), SectorId(sector_number) if sector_number else None)
    return PostingRow(
        id=PostingId(employee * 100 + area_number),
        version=1,
        employee_id=EmployeeId(employee),
        matricola=f"{employee:04}",
        full_name=f"Persona {employee}",
        unit_key=key,
        unit=f"Area {area_number}",
        area_code=f"A{area_number}",
        sector_code="",
        office_code="",
        contract_area_id=ContractAreaId(1),
        contract_area_code="IS",
        contract_area="Istruttori",
        profile="",
        part_time=Decimal(100),
        valid_from=start,
        valid_to=end,
    )


def head(
    employee: int, *areas: int, name: str = "", start: date = LONG_AGO, end: date | None = None
) -> EqAppointmentRow:
    return EqAppointmentRow(
        id=EqAppointmentId(employee * 100 + sum(areas)),
        version=1,
        employee_id=EmployeeId(employee),
        matricola=f"{employee:04}",
        full_name=name or f"Persona {employee}",
        area_ids=tuple(AreaId(number) for number in areas),
        areas=", ".join(f"Area {number}" for number in areas),
        area_codes="; ".join(f"A{number}" for number in areas),
        position_pay=None,
        result_pay=None,
        act="",
        is_ad_interim=False,
        handles_payments=True,
        valid_from=start,
        valid_to=end,
    )


def secretary(name: str = "Giusti Laura", start: date = LONG_AGO, end: date | None = None) -> OfficialRow:
    return OfficialRow(OfficialId(1), 1, OfficialRole.SECRETARY, name, start, end)


def chosen(employee: int, evaluator: int, start: date = LONG_AGO, end: date | None = None) -> EvaluatorOverrideRow:
    key = Party(EmployeeId(evaluator))
    return EvaluatorOverrideRow(1, 1, EmployeeId(employee), key, f"Persona {evaluator}", "motivo", start, end)
