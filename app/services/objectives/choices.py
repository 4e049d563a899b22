"""What the lists of the forms offer: units, people, mandate lines, common objectives."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import ContractAreaId, MandateLineId, ObjectiveId
from app.domain.italian import format_decimal
from app.domain.method.definition import MethodDefinition
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.detail import ObjectiveChoices, PersonChoice, UnitChoice
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.prevention import MeasureRow
from app.domain.permissions import Action, InScope
from app.models.cycles import Cycle, MandateLine
from app.models.objectives import Objective
from app.models.people import Employee
from app.models.structure import Area, ContractArea, Sector
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.objectives.measures import method_of_year
from app.services.objectives.prevention import measures_of
from app.services.objectives.service_periods import served, unit_names
from app.services.workspace import Workspace

Listed = tuple[tuple[str, str], ...]
"""Codes of the method, each with its words."""


def objective_choices(workspace: Workspace, year: int) -> ObjectiveChoices:
    """Return what may be chosen for the objectives of a year."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        return ObjectiveChoices(
            _units(session),
            _people(session, year),
            _mandate_lines(session, year),
            _parents(session, year),
            _judgements(session, year),
            _measures(session, year),
            _contract_areas(session),
            *_listed(session, year),
        )


def _units(session: Session) -> tuple[UnitChoice, ...]:
    found = (
        select(Area, Sector)
        .outerjoin(Sector, Sector.area_id == Area.id)
        .order_by(Area.position, Area.code, Sector.position, Sector.code)
    )
    units: dict[UnitRef, UnitChoice] = {}
    for area, sector in session.execute(found):
        whole = UnitRef(area.id)
        units.setdefault(whole, UnitChoice(whole, area.code, area.name, area.name))
        if sector is not None:
            part = UnitRef(area.id, sector.id)
            units[part] = UnitChoice(part, sector.code, sector.name, area.name)
    return tuple(units.values())


def _people(session: Session, year: int) -> tuple[PersonChoice, ...]:
    serving = served(session, year)
    units = unit_names(session, year)
    found = (
        select(Employee.id, Employee.last_name, Employee.first_name)
        .where(Employee.id.in_(list(serving)))
        .order_by(Employee.last_name, Employee.first_name)
    )
    return tuple(
        PersonChoice(employee, f"{last} {first}", units.get(employee, ""))
        for employee, last, first in session.execute(found)
    )


def _mandate_lines(session: Session, year: int) -> tuple[tuple[MandateLineId, str], ...]:
    found = (
        select(MandateLine.id, MandateLine.code, MandateLine.title)
        .where(MandateLine.mandate_from <= year, MandateLine.mandate_to >= year)
        .order_by(MandateLine.position, MandateLine.code)
    )
    return tuple((identity, f"{code} {title}") for identity, code, title in session.execute(found))


def _parents(session: Session, year: int) -> tuple[tuple[ObjectiveId, str], ...]:
    found = (
        select(Objective.id, Objective.code, Objective.title)
        .join(Cycle, Objective.cycle_id == Cycle.id)
        .where(Cycle.year == year, Objective.kind != ObjectiveKind.OPERATIONAL)
        .order_by(Objective.position, Objective.code)
    )
    return tuple((identity, f"{code} {title}") for identity, code, title in session.execute(found))


def _measures(session: Session, year: int) -> tuple[MeasureRow, ...]:
    cycle = cycle_of(session, year)
    return tuple(measures_of(session, cycle)) if cycle else ()


def _judgements(session: Session, year: int) -> tuple[str, ...]:
    cycle = cycle_of(session, year)
    method = method_of_year(session, cycle) if cycle else None
    scales = method.scales if method else ()
    wanted = method.indicators.judgement_scale if method else ""
    return next((tuple(row.label for row in scale.rows) for scale in scales if scale.code == wanted), ())


def _listed(session: Session, year: int) -> tuple[Listed, Listed]:
    """Return the difficulties and the tables of degrees of the method of the year."""
    cycle = cycle_of(session, year)
    if cycle is None:
        return (), ()
    method = method_of_year(session, cycle)
    return offered_difficulties(method), offered_tables(method)


def offered_difficulties(method: MethodDefinition) -> Listed:
    return tuple((one.code, f"{one.label} (×{format_decimal(one.coefficient, None)})") for one in method.difficulties)


def offered_tables(method: MethodDefinition) -> Listed:
    return tuple((one.code, one.title) for one in method.degree_tables)


def _contract_areas(session: Session) -> tuple[tuple[ContractAreaId, str], ...]:
    found = select(ContractArea.id, ContractArea.name).order_by(ContractArea.position, ContractArea.code)
    return tuple((identity, name) for identity, name in session.execute(found))
