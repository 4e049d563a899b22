"""The Piano degli obiettivi of a year, filled from the archive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.documents.figures import CostRow, PopulationCount, PopulationRow, population_rows
from app.domain.documents.plan import PlanArea, PlanDocument, PlanObjective, PlanSector
from app.domain.ids import AreaId, SectorId
from app.domain.italian import format_date, format_decimal
from app.domain.objectives import ObjectiveKind, ObjectiveState
from app.models.cycles import Cycle
from app.models.municipality import Municipality, PersonnelCost, PopulationFigure
from app.models.objectives import Indicator, Objective
from app.models.structure import Area, Sector
from app.services.cycles import required_cycle
from app.services.documents.letterhead import imprint_of, letterhead_of
from app.services.documents.texts import plan_texts
from app.services.structure.organigram import organigram_of
from app.services.structure.staff import staff_of
from app.services.workspace import Workspace, reading

POPULATION_YEARS = 4


def plan_document(workspace: Workspace, year: int) -> PlanDocument:
    """Return the plan of `year` as the archive holds it today; `UserError` when the year is not there."""
    with reading(workspace) as session:
        cycle = required_cycle(session, year)
        name, period = session.get_one(Municipality, 1).name, f"{cycle.plan_from}-{cycle.plan_to}"
        objectives = _Objectives(_objectives(session, cycle), _areas(session))
        cost = session.scalar(select(PersonnelCost).order_by(PersonnelCost.year.desc()).limit(1))
        day = reference_day(year, workspace.today)
        return PlanDocument(
            letterhead=letterhead_of(session),
            imprint=imprint_of(workspace, session),
            title="Piano degli obiettivi",
            year=year,
            period=period,
            approval=cycle.plan_act,
            introduction=plan_texts("introduction", name, period),
            population=_population(session),
            staff=staff_of(session, day),
            cost_year=cost.year if cost else None,
            cost=_cost_rows(cost),
            organigram=organigram_of(session, day),
            common_objectives=objectives.common(),
            cross_objectives=objectives.cross(),
            areas=objectives.by_area(),
            closing=plan_texts("closing", name, period),
        )


def reference_day(year: int, today: date) -> date:
    """The day whose structure the plan shows: today within the year, else its nearest end."""
    return min(max(today, date(year, 1, 1)), date(year, 12, 31))


def _population(session: Session) -> tuple[PopulationRow, ...]:
    figures = session.scalars(select(PopulationFigure).order_by(PopulationFigure.on_date))
    counts = [PopulationCount(figure.on_date, figure.males, figure.females, figure.families) for figure in figures]
    return population_rows(counts)[-POPULATION_YEARS:]


def _cost_rows(cost: PersonnelCost | None) -> tuple[CostRow, ...]:
    if cost is None:
        return ()
    return (
        CostRow("Retribuzioni", cost.pay),
        CostRow("IRAP", cost.irap),
        CostRow("Oneri riflessi", cost.contributions),
    )


def _objectives(session: Session, cycle: Cycle) -> list[Objective]:
    query = (
        select(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .order_by(Objective.position, Objective.code)
        .options(selectinload(Objective.units), selectinload(Objective.indicators))
    )
    return list(session.scalars(query))


def _areas(session: Session) -> list[Area]:
    return list(session.scalars(select(Area).order_by(Area.position).options(selectinload(Area.sectors))))


@dataclass(frozen=True, slots=True)
class _Objectives:
    """The objectives of the year, told apart as the plan lists them."""

    all: list[Objective]
    areas: list[Area]

    def common(self) -> tuple[PlanObjective, ...]:
        return tuple(self._printed(one) for one in self.all if one.kind is not ObjectiveKind.OPERATIONAL)

    def cross(self) -> tuple[PlanObjective, ...]:
        return tuple(self._printed(one) for one in self._operational(is_cross=True))

    def by_area(self) -> tuple[PlanArea, ...]:
        return tuple(self._area(area) for area in self.areas)

    def _operational(self, *, is_cross: bool) -> Iterable[Objective]:
        return (one for one in self.all if one.kind is ObjectiveKind.OPERATIONAL and one.is_cross is is_cross)

    def _area(self, area: Area) -> PlanArea:
        return PlanArea(
            name=area.name,
            objectives=self._own(area, None),
            sectors=tuple(self._sector(area, sector) for sector in area.sectors),
        )

    def _sector(self, area: Area, sector: Sector) -> PlanSector:
        shared = (one for one in self._operational(is_cross=True) if _pursues(one, area, sector))
        return PlanSector(
            name=sector.name,
            objectives=self._own(area, sector),
            shared=tuple(f"{one.code} {one.title}" for one in shared),
        )

    def _own(self, area: Area, sector: Sector | None) -> tuple[PlanObjective, ...]:
        return tuple(self._printed(one) for one in self._operational(is_cross=False) if _pursues(one, area, sector))

    def _printed(self, objective: Objective) -> PlanObjective:
        return PlanObjective(
            code=objective.code,
            title=objective.title,
            description=objective.description,
            indicators=tuple(_indicator_line(indicator) for indicator in objective.indicators),
            units=self._units(objective) if objective.is_cross else (),
        )

    def _units(self, objective: Objective) -> tuple[str, ...]:
        names: dict[tuple[AreaId, SectorId | None], str] = {(area.id, None): area.name for area in self.areas}
        names |= {(area.id, sector.id): sector.name for area in self.areas for sector in area.sectors}
        return tuple(names[unit.area_id, unit.sector_id] for unit in objective.units)


def _pursues(objective: Objective, area: Area, sector: Sector | None) -> bool:
    sector_id = sector.id if sector else None
    return any(unit.area_id == area.id and unit.sector_id == sector_id for unit in objective.units)


def _indicator_line(indicator: Indicator) -> str:
    if indicator.target_on is not None:
        return f"{indicator.name}: entro il {format_date(indicator.target_on)}"
    return f"{indicator.name}: {_measure(indicator.target, indicator.unit)}" if indicator.target else indicator.name


def _measure(value: Decimal, unit: str) -> str:
    return f"{format_decimal(value, None, grouped=True)} {unit}".strip()
