"""A comune with its structure, its figures and a plan: own, area and cross objectives."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.ids import EmployeeId
from app.domain.objectives import IndicatorRule, ObjectiveKind, ObjectiveScope, ObjectiveState
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective, ObjectiveUnit
from app.models.structure import Area, Sector
from app.services.cycles import add_year
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace
from tests.archives.town import Town


@dataclass(frozen=True)
class PlannedTown:
    """The invented comune with the plan of 2024."""

    workspace: Workspace
    people: dict[str, EmployeeId]


@pytest.fixture
def planned(town: Town) -> PlannedTown:
    with unit_of_work(town.workspace, "Piano di prova", Topic.OBJECTIVES) as unit:
        add_year(unit, 2024)
        writer = _Writer(unit)
        writer.add("S1", "Pagamenti puntuali", ObjectiveKind.STRATEGIC_COMMON)
        writer.add("T1", "Passaggio al cloud", ObjectiveKind.OPERATIONAL, ("B2", "A1", "A"), is_cross=True)
        writer.add("A-01", "Nuovo regolamento degli uffici", ObjectiveKind.OPERATIONAL, ("A",))
        first = writer.add("A1-01", "Ordine nell'archivio", ObjectiveKind.OPERATIONAL, ("A1",))
        writer.measure(first, "Fascicoli ordinati", "fascicoli", Decimal(1200))
        writer.measure(first, "Reclami", "reclami", Decimal(0))
        writer.measure(first, "Fine dei lavori", "", None, date(2024, 11, 30))
        writer.measure(first, "Giudizio", "", None)
        gone = writer.add("A1-02", "Obiettivo stralciato", ObjectiveKind.OPERATIONAL, ("A1",))
        gone.state = ObjectiveState.WITHDRAWN
        writer.add("B2-01", "Bonifica degli archivi tributari", ObjectiveKind.OPERATIONAL, ("B2",))
    return PlannedTown(town.workspace, town.people)


class _Writer:
    """Writes objectives into the plan of 2024, by the codes of their units."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._cycle = unit.session.scalars(select(Cycle).where(Cycle.year == 2024)).one()
        self._areas = {area.code: area for area in unit.session.scalars(select(Area))}
        self._sectors = {sector.code: sector for sector in unit.session.scalars(select(Sector))}
        self._count = 0

    def add(
        self, code: str, title: str, kind: ObjectiveKind, units: tuple[str, ...] = (), *, is_cross: bool = False
    ) -> Objective:
        self._count += 1
        objective = Objective(
            cycle_id=self._cycle.id,
            code=code,
            title=title,
            kind=kind,
            scope=ObjectiveScope.ORGANISATIONAL,
            is_cross=is_cross,
            position=self._count,
        )
        objective.units = [self._link(unit) for unit in units]
        return self._unit.add(objective)

    def measure(
        self, objective: Objective, name: str, unit: str, target: Decimal | None, day: date | None = None
    ) -> None:
        rule = IndicatorRule.BY_DATE if day else IndicatorRule.PERCENT_OF_TARGET
        row = Indicator(objective_id=objective.id, name=name, unit=unit, rule=rule, target=target, target_on=day)
        self._unit.add(row)

    def _link(self, code: str) -> ObjectiveUnit:
        if code in self._areas:
            return ObjectiveUnit(area_id=self._areas[code].id)
        sector = self._sectors[code]
        return ObjectiveUnit(area_id=sector.area_id, sector_id=sector.id)


@pytest.fixture
def rename():
    """Give a unit another name, or close it: `rename(workspace, Sector, "B2", name=…)`."""

    def change(workspace: Workspace, kind: type[Area] | type[Sector], code: str, **values: object) -> None:
        with unit_of_work(workspace, "Modifica", Topic.STRUCTURE) as unit:
            row = unit.session.scalars(select(kind).where(kind.code == code)).one()
            for key, value in values.items():
                setattr(row, key, value)

    return change
