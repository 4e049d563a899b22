"""Writes what a plan brings: units with their codes, objectives with their links, figures."""

from datetime import date
from decimal import Decimal

from sqlalchemy import func, select

from app.domain.objectives import ObjectiveKind, ObjectiveScope
from app.domain.objectives.codes import free_code
from app.domain.payment_times.likely import is_likely, says_payment_times
from app.domain.plan_text.heads import HeadProposal
from app.domain.plan_text.naming import area_code, name_key, sector_code
from app.domain.plan_text.planning import PlannedObjective
from app.domain.plan_text.preview import PlanPreview
from app.domain.plan_text.shapes import PopulationYear, UnitName
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.municipality import PopulationDraft
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveUnit
from app.models.structure import Area, Sector
from app.services.plan_text.objective_parts import PartsWriter
from app.services.plan_text.told import write_told
from app.services.structure.appointments import put_appointment
from app.services.structure.municipality import put_cost, put_population
from app.services.transaction import Unit

_LONGEST_TITLE = 300
_LONGEST_PLACE = 200


class PlanWriter:
    """Writes one preview inside one unit of work; `source` is the name of the document."""

    def __init__(self, unit: Unit, cycle: Cycle, source: str = "") -> None:
        self._unit = unit
        self._source = source
        self._parts = PartsWriter(unit, cycle)
        self._cycle = cycle
        self._areas = {name_key(area.name): area for area in unit.session.scalars(select(Area))}
        found = unit.session.execute(select(Sector, Area).join(Area))
        self._sectors = {(name_key(area.name), name_key(sector.name)): sector for sector, area in found}

    def write(self, preview: PlanPreview) -> dict[int, Objective]:
        """Write the plan; return the new objectives by the line that each comes from."""
        for name in preview.areas:
            self._add_area(name)
        for unit in preview.sectors:
            self._add_sector(unit)
        made = self._write_objectives(preview.objectives)
        for row in preview.population:
            self._add_population(row)
        if preview.cost:
            put_cost(self._unit, preview.cost)
        write_told(self._unit, self._cycle, preview, self._source)
        for one in preview.appointments:
            self._appoint(one)
        return made

    def _appoint(self, proposal: HeadProposal) -> None:
        areas = [self._areas[name_key(name)] for name in proposal.areas]
        person = proposal.person
        start = max([person.valid_from, *(area.valid_from for area in areas if area.valid_from)])
        put_appointment(
            self._unit,
            EqAppointmentDraft(person.id, tuple(area.id for area in areas), valid_from=start, valid_to=person.valid_to),
        )

    def _add_area(self, name: str) -> None:
        code = free_code(area_code(name), [area.code for area in self._areas.values()])
        self._areas[name_key(name)] = self._unit.add(Area(code=code, name=name, position=len(self._areas) + 1))

    def _add_sector(self, unit: UnitName) -> None:
        area = self._areas[name_key(unit.area)]
        wanted = f"{area.code[:14]}-{sector_code(unit.sector)}"
        code = free_code(wanted, [sector.code for sector in self._sectors.values()])
        sector = Sector(area_id=area.id, code=code, name=unit.sector, position=len(self._sectors) + 1)
        self._sectors[name_key(unit.area), name_key(unit.sector)] = self._unit.add(sector)

    def _write_objectives(self, planned: tuple[PlannedObjective, ...]) -> dict[int, Objective]:
        made = {}
        parents = self._strategic_objectives()
        payment_times = _payment_times(planned)
        position = self._last_position()
        for place, one in enumerate(planned, start=position + 1):
            if one.extends is not None:
                self._extend(one)
                continue
            objective = self._unit.add(self._objective(one, place, parents.get(one.restates)))
            objective.is_payment_times = one.code in payment_times
            if one.kind is not ObjectiveKind.OPERATIONAL:
                parents[one.code] = objective
            self._parts.write(objective, one.parts)
            self._unit.touched(objective.id)
            made[one.line] = objective
        for one in planned:
            if one.parent and not one.restates and (child := made.get(one.line)) is not None:
                child.parent_id = parents[one.parent].id
        return made

    def _objective(self, one: PlannedObjective, position: int, parent: Objective | None) -> Objective:
        return Objective(
            cycle_id=self._cycle.id,
            code=one.code,
            title=one.title[:_LONGEST_TITLE],
            description=one.description,
            dup_mission=one.place.mission[:_LONGEST_PLACE],
            dup_programme=one.place.programme[:_LONGEST_PLACE],
            kind=one.kind,
            scope=ObjectiveScope.INDIVIDUAL,
            is_cross=one.is_cross,
            parent_id=parent.id if parent else None,
            position=position,
            imported_from=one.source,
            units=self._links(one),
        )

    def _extend(self, one: PlannedObjective) -> None:
        objective = self._unit.get(Objective, one.extends or 0)
        objective.units += self._links(one)
        objective.is_cross = True
        self._unit.touched(objective.id)

    def _links(self, one: PlannedObjective) -> list[ObjectiveUnit]:
        weights = one.weights or (None,) * len(one.units)
        return [self._link(unit, weight) for unit, weight in zip(one.units, weights, strict=True)]

    def _link(self, unit: UnitName, weight: Decimal | None) -> ObjectiveUnit:
        area = self._areas[name_key(unit.area)]
        sector = self._sectors[name_key(unit.area), name_key(unit.sector)] if unit.sector else None
        return ObjectiveUnit(area_id=area.id, sector_id=sector.id if sector else None, weight=weight)

    def _strategic_objectives(self) -> dict[str, Objective]:
        is_strategic = Objective.kind != ObjectiveKind.OPERATIONAL
        found = select(Objective).where(Objective.cycle_id == self._cycle.id, is_strategic)
        return {one.code: one for one in self._unit.session.scalars(found)}

    def _last_position(self) -> int:
        last = select(func.max(Objective.position)).where(Objective.cycle_id == self._cycle.id)
        return self._unit.session.scalar(last) or 0

    def _add_population(self, row: PopulationYear) -> None:
        if row.men is not None and row.women is not None:
            put_population(self._unit, PopulationDraft(date(row.year, 12, 31), row.men, row.women))


def _payment_times(planned: tuple[PlannedObjective, ...]) -> frozenset[str]:
    """Return the codes of the payment-times objectives (D.L. 13/2023 art. 4-bis c. 2).

    A common objective leaves the mark to the operational ones that say the same, so that nobody carries it twice.
    """
    about = [one for one in planned if _is_about_payment_times(one)]
    operational = [one for one in about if one.kind is not ObjectiveKind.STRATEGIC_COMMON]
    return frozenset(one.code for one in operational or about)


def _is_about_payment_times(one: PlannedObjective) -> bool:
    if one.restates and says_payment_times(one.title, is_long=True):
        return True
    return is_likely(one.title, [indicator.text for indicator in one.parts.indicators])
