"""The Anagrafica read in a handful of queries, whatever its size."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVarTuple

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, selectinload

from app.domain.ids import AreaId, EmployeeId, OfficialId
from app.domain.periods import Period
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.area_charges import AreaChargeRow
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideRow, OfficialRow
from app.domain.structure.hierarchy import Party
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import Registry
from app.domain.structure.units import UnitRow
from app.models.municipality import Official
from app.models.people import AreaCharge, Employee, EqAppointment, EvaluatorOverride, Posting
from app.models.structure import ContractArea
from app.services.structure.unit_loading import UnitPlace, load_units, places_of

Asked = TypeVarTuple("Asked")
People = Collection[EmployeeId] | None
"""Some people, or everyone."""


def load_registry(session: Session, within: Period | None = None, postings_of: People = None) -> Registry:
    """Return the Anagrafica as rows: units as in the tree, people by name, facts by date.

    Postings are the many: `within` asks only for those of some days, `postings_of` only for those of some people.
    """
    found = load_service(session, within, postings_of=postings_of)
    officials = {row.id: row for row in session.scalars(select(Official))}
    overrides = list(session.scalars(_overrides()))
    evaluators = {Party(employee_id=row.id): row.full_name for row in found.employees if overrides}
    evaluators |= {Party(official_id=row.id): row.full_name for row in officials.values()}
    areas = {row.key.area_id: row for row in found.areas}
    return replace(
        found,
        overrides=tuple(_override_row(row, evaluators) for row in overrides),
        officials=tuple(official_row(row) for row in sorted(officials.values(), key=_by_office)),
        charges=tuple(_charge_row(row, officials, areas) for row in session.scalars(_charges())),
    )


def load_service(
    session: Session, within: Period | None, employees: People = None, postings_of: People = None
) -> Registry:
    """Return the units, and some people with their postings and appointments, but not who evaluates them."""
    units = load_units(session)
    people = sorted((EmployeeRow(*row) for row in session.execute(_people(employees))), key=_by_name)
    loaded = _Loaded(
        places_of(units),
        {row.id: row for row in session.scalars(select(ContractArea))},
        {row.id: row for row in people},
    )
    postings = _of(postings_of, _of(employees, _postings(within), Posting.employee_id), Posting.employee_id)
    appointments = _of(employees, _appointments(), EqAppointment.employee_id)
    return Registry(
        tuple(units),
        tuple(people),
        tuple(loaded.posting_row(row) for row in session.execute(postings)),
        tuple(loaded.appointment_row(row) for row in session.scalars(appointments)),
    )


def _of(employees: People, asked: Select[*Asked], column: InstrumentedAttribute[EmployeeId]) -> Select[*Asked]:
    return asked if employees is None else asked.where(column.in_(employees))


def _people(employees: People) -> Select[*tuple[Any, ...]]:
    """Ask for the columns of `EmployeeRow`, in their order, not for rows of the session: there may be ten thousand."""
    asked = select(
        Employee.id,
        Employee.version,
        Employee.matricola,
        func.coalesce(Employee.tax_code, ""),
        Employee.last_name,
        Employee.first_name,
        Employee.gender,
        Employee.birth_date,
        Employee.hired_on,
        Employee.left_on,
    )
    return _of(employees, asked, Employee.id)


def _postings(within: Period | None) -> Select[*tuple[Any, ...]]:
    """Ask for columns, not for rows of the session: there may be ten thousand."""
    asked = select(
        Posting.id,
        Posting.version,
        Posting.employee_id,
        Posting.area_id,
        Posting.sector_id,
        Posting.office_id,
        Posting.contract_area_id,
        Posting.profile,
        Posting.part_time,
        Posting.valid_from,
        Posting.valid_to,
    ).order_by(Posting.valid_from, Posting.id)
    if within is not None:
        lasting = or_(Posting.valid_to.is_(None), Posting.valid_to >= within.start)
        asked = asked.where(Posting.valid_from <= within.end, lasting)
    return asked


def _appointments() -> Select[EqAppointment]:
    ordered = select(EqAppointment).order_by(EqAppointment.valid_from, EqAppointment.id)
    return ordered.options(selectinload(EqAppointment.areas))


def _charges() -> Select[AreaCharge]:
    return select(AreaCharge).order_by(AreaCharge.valid_from, AreaCharge.id)


def _overrides() -> Select[EvaluatorOverride]:
    return select(EvaluatorOverride).order_by(EvaluatorOverride.valid_from, EvaluatorOverride.id)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What ids stand for, to write the rows of dated facts without asking the archive again."""

    places: dict[tuple[int, int | None, int | None], UnitPlace]
    contract_areas: dict[int, ContractArea]
    employees: dict[EmployeeId, EmployeeRow]

    def posting_row(self, row: Row[*tuple[Any, ...]]) -> PostingRow:
        place, contract = (
            self.places[row.area_id, row.sector_id, row.office_id],
            self.contract_areas[row.contract_area_id],
        )
        employee = self.employees[row.employee_id]
        return PostingRow(
            id=row.id,
            version=row.version,
            employee_id=row.employee_id,
            matricola=employee.matricola,
            full_name=employee.full_name,
            unit_key=place.unit.key,
            unit=place.unit.path,
            area_code=place.area_code,
            sector_code=place.sector_code,
            office_code=place.office_code,
            contract_area_id=row.contract_area_id,
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
        units = [self.places[area_id, None, None].unit for area_id in area_ids]
        return EqAppointmentRow(
            id=row.id,
            version=row.version,
            employee_id=row.employee_id,
            matricola=employee.matricola,
            full_name=employee.full_name,
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


def _override_row(row: EvaluatorOverride, names: Mapping[Party, str]) -> EvaluatorOverrideRow:
    party = Party(row.evaluator_id, row.official_id)
    return EvaluatorOverrideRow(
        id=row.id,
        version=row.version,
        employee_id=row.employee_id,
        party=party,
        evaluator=names.get(party, ""),
        reason=row.reason,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _charge_row(
    row: AreaCharge, officials: Mapping[OfficialId, Official], areas: Mapping[AreaId, UnitRow]
) -> AreaChargeRow:
    official, area = officials[row.official_id], areas[row.area_id]
    return AreaChargeRow(
        row.id, row.version, row.official_id, official.role, official.full_name, row.area_id, area.name, area.code,
        row.act, row.valid_from, row.valid_to,
    )  # fmt: skip


def official_row(row: Official) -> OfficialRow:
    return OfficialRow(row.id, row.version, row.role, row.full_name, row.valid_from, row.valid_to)


def _by_name(row: EmployeeRow) -> tuple[str, str, int]:
    return row.last_name.casefold(), row.first_name.casefold(), row.id


def _by_office(row: Official) -> tuple[str, str]:
    return row.role.value, row.valid_from.isoformat()
